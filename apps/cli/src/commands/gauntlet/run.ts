import { readFileSync, writeFileSync } from 'node:fs';
import { ScenarioError } from '@cutaway/mitm-scenarios';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import {
  type ClientProtocol,
  type ClientTemplate,
  casesByProtocol,
  conclusion,
  findCase,
  findClient,
  type GauntletReport,
  type HostileCase,
  placeholdersOf,
} from '@cutaway/mitm-scenarios/gauntlet';
import { junitReport, readReport, sarifReport, tapReport } from '@cutaway/mitm-scenarios/gauntlet/report';
import { runGauntlet } from '@cutaway/mitm-scenarios/node';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import type { GauntletRunOptions } from './command.js';
import { listenForClient } from './listen.js';
import { progressLine } from './progress.js';
import { printReport } from './table.js';

const CONCLUSIONS = { held: ExitCode.ok, fell: ExitCode.refused, inconclusive: ExitCode.connection } as const;

/** Runs a client through the gauntlet and reports. */
export async function runClientThroughGauntlet(
  protocol: ClientProtocol,
  argv: readonly string[],
  options: GauntletRunOptions,
  context: RunContext,
): Promise<ExitCode> {
  const { language } = context;
  const interrupt = new AbortController();
  const stop = (): void => interrupt.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('SIGHUP', stop);
  const progress = progressLine(context, { silent: options.json === true });
  try {
    const client = clientOf(protocol, argv, options);
    const baseline = options.baseline === undefined ? undefined : readBaseline(options.baseline);
    const running = {
      cases: casesOf(protocol, options.case),
      timeout: 1000 * positive(options.timeout, '--timeout'),
      signal: interrupt.signal,
      onResult: progress.show,
    };
    const report =
      client === undefined
        ? await listenForClient({ ...running, name: options.name ?? 'app' }, options, context)
        : await runGauntlet({
            ...running,
            client,
            name: options.name ?? options.client ?? argv[0] ?? options.trigger ?? '',
            ...(options.jobs === undefined ? {} : { jobs: positive(options.jobs, '--jobs') }),
          });
    progress.end();
    const judging = { failOn: options.failOn, ...(baseline === undefined ? {} : { baseline }) };
    write(options.output, () => `${JSON.stringify(report)}\n`);
    write(options.junit, () => junitReport(report, language));
    write(options.sarif, () => sarifReport(report, language));
    if (options.html !== undefined) {
      const { reportPage } = await import('./report-page.js');
      const content = await reportPage(report, judging, context);
      write(options.html, () => content);
    }
    if (options.json) context.print(JSON.stringify(withoutTraces(report)));
    else if (options.tap) context.print(tapReport(report, language).trimEnd());
    else {
      printReport(report, judging, context);
      if (report.summary.FELL > 0 && options.html === undefined) context.note(context.say('gauntlet.report.next'));
    }
    return CONCLUSIONS[conclusion(report, judging)];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    describeError(error, context, scenariosCatalogue);
    return error.code === 'mitm/unreadable-report' ? ExitCode.input : ExitCode.usage;
  } finally {
    progress.end();
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
    process.off('SIGHUP', stop);
  }
}

/** `undefined` when somebody else starts the client. */
function clientOf(
  protocol: ClientProtocol,
  argv: readonly string[],
  options: GauntletRunOptions,
): ClientTemplate | undefined {
  const { client, stdin, trigger, listen } = options;
  const ways = [client, argv[0], trigger, listen].filter((way) => way !== undefined).length;
  if (ways > 1) throw new Failure(ExitCode.usage, 'gauntlet.client.twice');
  if (client !== undefined) return findClient(client, protocol).template;
  if (listen !== undefined) return undefined;
  if (trigger !== undefined) return { argv: [], trigger: triggerOf(trigger) };
  if (argv.length === 0) throw new Failure(ExitCode.usage, 'gauntlet.client.none', { protocol });
  const used = placeholdersOf({ argv, ...(stdin === undefined ? {} : { stdin }) });
  if (used.size === 0) throw new Failure(ExitCode.usage, 'gauntlet.client.noAddress', { protocol });
  return { argv, ...(stdin === undefined ? {} : { stdin: stdin.replaceAll('\\r', '\r').replaceAll('\\n', '\n') }) };
}

function triggerOf(text: string): string {
  // Placeholders are no part of a URL, and need not be one of it either.
  if (!URL.canParse(text.replace(/\{\w+\}/g, 'x'))) {
    throw new Failure(ExitCode.usage, 'gauntlet.trigger.invalid', { value: text });
  }
  return text;
}

function casesOf(protocol: ClientProtocol, ids: readonly string[] | undefined): readonly HostileCase[] {
  const all = casesByProtocol[protocol];
  if (ids === undefined) return all;
  return ids
    .flatMap((id) => id.split(','))
    .flatMap((id) => {
      const group = all.filter((hostile) => hostile.group === id);
      return group.length > 0 ? group : [findCase(id)];
    })
    .filter((hostile) => hostile.protocol === protocol);
}

function readBaseline(file: string): GauntletReport {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw fileFailure('file.unreadable', file, cause);
  }
  return readReport(text, file);
}

function write(file: string | undefined, content: () => string): void {
  if (file === undefined) return;
  try {
    writeFileSync(file, content());
  } catch (cause) {
    throw fileFailure('file.unwritable', file, cause);
  }
}

function positive(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new Failure(ExitCode.usage, 'gauntlet.number', { value: text, option });
  return value;
}

function withoutTraces(report: GauntletReport): GauntletReport {
  const bare = <R extends { readonly trace?: unknown } | undefined>(run: R): R =>
    run === undefined ? run : ({ ...run, trace: undefined } as R);
  return {
    ...report,
    results: report.results.map((one) => ({ ...one, twin: bare(one.twin), attack: bare(one.attack) }) as typeof one),
  };
}
