import { type Lab, ScenarioError } from '@cutaway/mitm-scenarios';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { commandFor, type LiveRun, type Refusal, type RunKind, runLive, settings } from '@cutaway/mitm-scenarios/live';
import { mergeCatalogues, phrase } from '@cutaway/primitives/explain';
import { cliCatalogue } from '../../catalogue/index.js';
import { ExitCode } from '../../exit-code.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { wrap } from '../../terminal/wrap.js';
import { AnnotatedTrace } from '../../views/annotated-trace.js';
import { html } from '../../views/html/markup.js';
import { page } from '../../views/html/page.js';
import { traceMarkup } from '../../views/html/trace.js';
import { playerMarkup, playerScript } from '../../views/html/trace-page.js';
import { besidePage, deliverPage, wantsPage } from '../../views/html/write-page.js';
import type { LabOptions } from './command.js';
import { labFor } from './run.js';
import { SCHEMA_VERSION } from './schema.js';
import { labView } from './view.js';

/** The options of `cutaway lab tls`, `ssh` and `path`: those of the lab, faults, and the settings of the kind. */
export interface LiveOptions extends LabOptions {
  readonly fault?: readonly string[];
  readonly view?: 'client' | 'server' | 'attacker';
}

/** Runs both ends of a protocol, or the validation of a path, and shows what happened. */
export async function runLiveLab(
  kind: RunKind,
  options: LiveOptions,
  chosen: Readonly<Record<string, unknown>>,
  context: RunContext,
): Promise<ExitCode> {
  const choices = Object.fromEntries(
    settings[kind].flatMap(({ name }) => {
      const value = chosen[camelCase(name)];
      return value === undefined ? [] : [[name, value === true ? 'yes' : String(value)]];
    }),
  );
  const lab: Lab = labFor(options);
  let run: LiveRun;
  try {
    run = runLive(lab, { kind, choices, faults: options.fault ?? [] });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    describeError(error, context, scenariosCatalogue);
    return ExitCode.usage;
  }
  const beside = besidePage(options.html, context);
  if (options.json) beside.print(JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...run }));
  else new LiveView(run, options, beside).print();
  if (wantsPage(options)) deliverPage(await livePage(run, context), options, context);
  return ExitCode.ok;
}

/** As commander names an option in its values. */
const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

class LiveView {
  private readonly run: LiveRun;
  private readonly options: LiveOptions;
  private readonly context: RunContext;

  constructor(run: LiveRun, options: LiveOptions, context: RunContext) {
    this.run = run;
    this.options = options;
    this.context = context;
  }

  print(): void {
    const { run, context } = this;
    const { print, say, style, language } = context;
    const view = this.options.view ?? run.refusal?.actor ?? 'client';
    const catalogue = mergeCatalogues(scenariosCatalogue, cliCatalogue);
    const trace = new AnnotatedTrace({ style, language, catalogue, hex: false, print });
    print(style.bold(say('lab.live.view', { actor: say(`trace.actor.${view}`) })));
    for (const event of run.events) if (event.actor === view) trace.show(event);
    print('');
    for (const { label, value } of verdictOf(run, context)) this.labelled(label, value);
    print('');
    print(style.dim(say('lab.reproduce')));
    print(`    ${commandFor(run)}`);
  }

  private labelled(label: string, value: string): void {
    const { print, style } = this.context;
    const [first = '', ...rest] = wrap(value, style.width - 4);
    if (label !== '') print(style.bold(label));
    for (const line of [first, ...rest]) print(`  ${line}`);
  }
}

/** How a run ended, as labelled sentences. */
function verdictOf(run: LiveRun, context: RunContext): { readonly label: string; readonly value: string }[] {
  const { outcome, refusal, idle, received, faults } = run;
  const text = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
    phrase(scenariosCatalogue, key, context.language, values) ?? key;
  const happened = faults.length > idle.length;
  const ending = outcome === 'completed' && happened ? 'completed.faults' : outcome;
  const actor = refusal === undefined ? '' : context.say(`trace.actor.${refusal.actor}`);
  return [
    { label: context.say('lab.verdict'), value: text(`live.${ending}`, { actor }) },
    ...(refusal === undefined ? [] : reasons(refusal, context, text)),
    ...(idle.length === 0 ? [] : [{ label: '', value: text('live.idle', { faults: idle.join(' ') }) }]),
    ...Object.entries(received).map(([what, value]) => ({ label: text(`live.${what}`), value: JSON.stringify(value) })),
  ];
}

function reasons(
  { code, context: values, check, told, rule }: Refusal,
  { say }: RunContext,
  text: (key: string, values?: Readonly<Record<string, unknown>>) => string,
): { readonly label: string; readonly value: string }[] {
  return [
    { label: '', value: `${text(`error.${code}`, values)} (${code})` },
    ...(check === undefined
      ? []
      : [
          {
            label: text('live.check'),
            value: `✗ ${say(`trace.actor.${check.actor}`)}: ${text(`check.${check.name}`, check.context)} (${check.name})`,
          },
        ]),
    ...(told === undefined ? [] : [{ label: text('live.told'), value: told }]),
    { label: text('live.rule'), value: rule },
  ];
}

/** A run as a page: the verdict and the whole trace. */
async function livePage(run: LiveRun, context: RunContext): Promise<string> {
  const title = `cutaway lab ${run.kind}`;
  const view = labView(context);
  const facts = verdictOf(run, context).map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`);
  const body = html`<h1>${title}</h1>
<section class="verdict"><dl>${facts}</dl></section>
${playerMarkup('trace', traceMarkup(run.events, view))}
<p class="dim">${context.say('lab.reproduce')} <code>${commandFor(run)}</code></p>`;
  const active = await playerScript({ ...view, traces: { trace: run.events } });
  return page(title, context.language, body, { active });
}
