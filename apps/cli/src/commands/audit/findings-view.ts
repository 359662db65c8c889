import { type Finding, SEVERITIES, type Severity } from '../../audit/finding.js';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { padColumns, wrap } from '../../terminal/wrap.js';
import { messageOf, remedyOf } from './sentences.js';

const LABEL_COLUMNS = 10;

/** Prints findings with severity, sentence, remedy, id and clause, and how many there are of each severity. */
export function printFindings(findings: readonly Finding[], context: RunContext): void {
  const { print, say, style } = context;
  print('');
  print(style.bold(say('audit.findings')));
  if (findings.length === 0) print(`${style.good('✓')} ${say('audit.noFindings')}`);
  const indent = ' '.repeat(LABEL_COLUMNS);
  const width = style.width - LABEL_COLUMNS;
  for (const finding of findings) {
    const label = padColumns(say(`audit.severity.${finding.severity}`), LABEL_COLUMNS);
    const [line = '', ...rest] = wrap(printableLines(messageOf(finding, context)).join(' '), width);
    print(`${tintOf(finding.severity, context)(label)}${line}`);
    for (const more of rest) print(indent + more);
    const remedy = remedyOf(finding, context);
    if (remedy !== undefined) for (const more of wrap(`→ ${remedy}`, width)) print(indent + more);
    for (const more of wrap(`${finding.id} · ${finding.rule}`, width)) print(style.dim(indent + more));
  }
  if (findings.length === 0) return;
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${say(`audit.severity.${severity}`)} ${count}`];
  });
  print('');
  print(counts.join(' · '));
}

function tintOf(severity: Severity, { style }: RunContext): (text: string) => string {
  if (severity === 'critical' || severity === 'high') return style.bad;
  return severity === 'medium' ? style.warn : style.dim;
}
