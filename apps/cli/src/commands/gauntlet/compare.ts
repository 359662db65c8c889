import { readFileSync } from 'node:fs';
import { ScenarioError } from '@cutaway/mitm-scenarios';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { compareReports, comparisonMarkdown, readReport } from '@cutaway/mitm-scenarios/gauntlet/report';
import { ExitCode } from '../../exit-code.js';
import { fileFailure } from '../../failure.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { wrap } from '../../terminal/wrap.js';
import { comparisonPage } from './comparison-page.js';

/** Puts reports side by side, as Markdown or a page. */
export function compare(files: readonly string[], html: boolean, context: RunContext): ExitCode {
  try {
    const comparison = compareReports(files.map((file) => readReport(readText(file), file)));
    const { language, print, style } = context;
    if (html) print(comparisonPage(comparison, context).trimEnd());
    else
      for (const line of comparisonMarkdown(comparison, language).trimEnd().split('\n'))
        for (const part of line.startsWith('|') ? [line] : wrap(line, style.width)) print(part);
    return ExitCode.ok;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    describeError(error, context, scenariosCatalogue);
    return ExitCode.input;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (cause) {
    throw fileFailure('file.unreadable', file, cause);
  }
}
