import type { Evidence, StepEvent } from '@cutaway/mitm-scenarios';
import { attackers, type Cell, findAttacker, findRung, type Lab, runCell, rungs } from '@cutaway/mitm-scenarios';
import { fallReason, scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { phrase } from '@cutaway/primitives/explain';
import type { CheckEvent } from '@cutaway/primitives/trace';
import type { CliPhraseKey } from '../../catalogue/index.js';
import type { RunContext } from '../../run-context.js';
import { padColumns, wrap } from '../../terminal/wrap.js';
import { outcomeTint } from './matrix.js';
import { messageLines, shortValue } from './message-lines.js';
import { type Step, stepsOf } from './steps.js';

/** Prints what happened in one cell, step by step, and the verdict. */
export function printStory(lab: Lab, cell: Cell, context: RunContext): void {
  new Story(lab, cell, context).print();
}

/** So many passed checks, or secrets, in a row of one party are told in one sentence. */
const MANY = 3;

/** What a message said, or the key of all that follows: never told in passing. */
const TOLD_APART: ReadonlySet<string> = new Set([
  'plaintext',
  'payload',
  'session_key',
  'pre_master_secret',
  'shared_secret',
]);

class Story {
  private readonly lab: Lab;
  private readonly cell: Cell;
  private readonly context: RunContext;
  private readonly explained = new Set<string>();

  constructor(lab: Lab, cell: Cell, context: RunContext) {
    this.lab = lab;
    this.cell = cell;
    this.context = context;
  }

  print(): void {
    const { cell } = this;
    const { say, style } = this.context;
    this.line(style.bold(`${cell.rung} × ${cell.attacker}`));
    this.line(`${this.text(`rung.${cell.rung}.title`)} × ${this.text(`attacker.${cell.attacker}.title`)}`);
    this.line();
    this.labelled(say('lab.story.design'), this.text(`rung.${cell.rung}.lesson`));
    this.labelled(say('lab.story.attacker'), this.text(`attacker.${cell.attacker}.lesson`));
    if (cell.attempts.length > 1) {
      const shown = cell.shown ?? 0;
      const variant = Object.entries(cell.attempts[shown]?.variant ?? {});
      this.line();
      this.paragraph(
        say('lab.story.attempt', {
          count: cell.attempts.length,
          number: shown + 1,
          variant: variant.map(([name, value]) => `${name} ${value}`).join(', '),
        }),
      );
    }
    if (cell.trace.length > 0) {
      this.line();
      this.paragraph(say('lab.story.symbols'), 2, style.dim);
    }
    const { steps, afterwards } = stepsOf(cell.trace);
    let session = 1;
    for (const step of steps) {
      if (step.session !== session) {
        session = step.session;
        this.line();
        this.line(style.bold(say('lab.story.session', { number: session })));
      }
      this.step(step);
    }
    if (afterwards.length > 0) {
      this.line();
      this.line(style.bold(say('lab.story.afterwards')));
      for (const event of afterwards) this.consequence(event, `${event.step}`);
    }
    this.verdict();
  }

  private step(step: Step): void {
    const { style } = this.context;
    this.line();
    for (const [index, message] of step.messages.entries()) {
      const tint = message.actor === 'attacker' ? style.bad : message.actor === 'client' ? style.sent : style.received;
      const number = index === 0 ? String(step.number).padStart(2) : '  ';
      const size = this.context.say('lab.bytes', { count: message.bytes.length / 2 });
      const way = `${this.actor(message.actor)} → ${this.actor(message.facing)}`;
      this.line(`${style.bold(number)}  ${tint(`${way}  ${style.bold(message.name)}`)}  ${style.dim(size)}`);
      if (index === 0) this.route(step, message);
      this.paragraph(this.text(`message.${message.name}`), 4, style.dim);
      for (const line of messageLines(message, step.replacement, this.cell.trace, this.context)) {
        this.line(`      ${line}`);
      }
    }
    this.consequences(step.consequences);
  }

  private route({ route, reason }: Step, message: StepEvent): void {
    const { say, style } = this.context;
    const key = `lab.route.${route}` as CliPhraseKey;
    const other = message.facing === 'client' ? 'server' : 'client';
    const victim = this.actor(route === 'injected' ? other : message.facing);
    const why = reason === undefined ? '' : this.text(`reason.${reason}`);
    const separator = this.context.language === 'zh' ? '：' : ': ';
    const text = [say(key, { victim }), why].filter((part) => part !== '').join(separator);
    this.paragraph(text, 4, route === 'forwarded' ? style.dim : style.bad);
  }

  private consequences(events: readonly StepEvent[]): void {
    for (let index = 0; index < events.length; ) {
      const run = this.runFrom(events, index);
      if (run.length >= MANY) this.together(run);
      else this.consequence(events[index] as StepEvent);
      index += run.length >= MANY ? run.length : 1;
    }
  }

  /** Events in a row that are told alike: passed checks of one party, or secrets that nobody else has by now. */
  private runFrom(events: readonly StepEvent[], start: number): StepEvent[] {
    const kindOf = (event: StepEvent | undefined): string | undefined => {
      if (event?.kind === 'check' && event.outcome === 'passed') return `check by ${event.actor}`;
      if (event?.kind !== 'secret' || TOLD_APART.has(event.name)) return undefined;
      return `secret of ${event.actor}, as ${this.twinOf(event)?.actor}`;
    };
    const kind = kindOf(events[start]);
    let end = start;
    while (kind !== undefined && kindOf(events[end]) === kind) end++;
    return events.slice(start, end);
  }

  private together(run: readonly StepEvent[]): void {
    const { say, style } = this.context;
    const [first] = run;
    const actor = this.actor(first?.actor ?? '');
    const values = { actor, count: run.length };
    if (first?.kind === 'secret') {
      const names = run.map((event) => (event.kind === 'secret' ? event.name : '')).join(', ');
      const twin = this.twinOf(first);
      const key = twin === undefined ? 'lab.secrets.derived' : 'lab.secrets.same';
      const other = this.actor(twin?.actor ?? '');
      this.paragraph(`⚿ ${say(key, { ...values, other, names })}`, 4, style.secret);
    } else {
      const names = run.map((event) => (event.kind === 'check' ? `${event.name} (${event.rule})` : '')).join(', ');
      this.paragraph(`✓ ${say('lab.checks.passed', { ...values, names })}`, 4, style.good);
    }
  }

  /** @param step the step it is about, where it is shown apart from it. */
  private consequence(event: StepEvent, step = ''): void {
    const { say, style } = this.context;
    const about = step === '' ? '' : `[${step}] `;
    if (event.kind === 'secret') {
      this.paragraph(
        `${about}${style.secret('⚿')} ${this.speaker(event)}${style.bold(event.name)} = ${event.function}`,
        4,
      );
      this.meaning(`secret.${event.name.replace(/_\d+$/, '_N')}`);
      this.line(`        ${style.secret(shortValue(event.output))}`);
      for (const { name, from } of event.inputs) if (step !== '' && from !== undefined) this.line(`        ← ${name}`);
      const twin = this.twinOf(event);
      if (twin !== undefined) {
        const { name } = twin;
        this.paragraph(say('lab.secret.same', { actor: this.actor(twin.actor), name }), 8, style.secret);
      }
    } else if (event.kind === 'check') {
      const tint = event.outcome === 'passed' ? style.good : style.bad;
      const symbol = event.outcome === 'passed' ? '✓' : '✗';
      this.paragraph(`${about}${tint(symbol)} ${this.speaker(event)}${style.bold(event.name)}  ${event.rule}`, 4);
      if (event.outcome === 'failed') this.paragraph(this.failure(event), 8);
      else this.meaning(`check.${event.name}`, event.context);
    } else if (event.kind === 'end' && event.actor !== 'attacker') {
      const key = event.how === 'truncated' ? 'lab.cut' : event.how === 'closed' ? 'lab.closed' : 'lab.gaveUp';
      const tint = event.how === 'closed' ? style.good : style.bad;
      this.paragraph(`■ ${say(key, { actor: this.actor(event.actor) })}`, 4, tint);
    }
  }

  /** What a secret or a check is for, the first time it comes. */
  private meaning(key: string, values: Readonly<Record<string, unknown>> = {}): void {
    if (this.explained.has(key)) return;
    this.explained.add(key);
    const text = this.text(key, values);
    if (text !== '') this.paragraph(text, 8, this.context.style.dim);
  }

  /** The same value in somebody else's hands before. */
  private twinOf(event: StepEvent): (StepEvent & { kind: 'secret' }) | undefined {
    return this.cell.trace.find(
      (other): other is StepEvent & { kind: 'secret' } =>
        other.kind === 'secret' &&
        event.kind === 'secret' &&
        other.id < event.id &&
        other.actor !== event.actor &&
        other.output === event.output,
    );
  }

  private verdict(): void {
    const { cell } = this;
    const { say, style, language } = this.context;
    const separator = language === 'zh' ? '、' : ', ';
    this.line();
    const also = cell.violations.filter((violation) => violation !== cell.outcome);
    const alsoText = say('lab.verdict.also', {
      outcomes: also.map((violation) => this.text(`outcome.${violation}`)).join(separator),
    });
    this.line(
      `${style.bold(say('lab.verdict'))}  ` +
        outcomeTint(cell.outcome, style)(this.text(`outcome.${cell.outcome}`).toUpperCase()) +
        (also.length > 0 ? `  ${alsoText}` : ''),
    );
    if (cell.reason !== undefined) this.paragraph(this.text(`not-applicable.${cell.reason}`), 2);
    else this.paragraph(this.text(`outcome.${cell.outcome}.lesson`), 2);
    if (cell.error !== undefined) this.paragraph(cell.error, 2);
    for (const proof of cell.evidence.filter(({ violation }) => violation === cell.outcome)) this.proof(proof);
    const reason = fallReason(cell);
    if (reason !== undefined) this.labelled(say('lab.verdict.why'), this.text(reason));
    if (cell.stoppedBy !== undefined) {
      const { check, step, rule, actor, event, context = {} } = cell.stoppedBy;
      const key = actor === 'attacker' ? 'lab.verdict.stuck' : 'lab.verdict.stopped';
      this.labelled(say('lab.verdict.why'), say(key, { step, check, rule, actor: this.actor(actor) }));
      const checked = cell.trace[event];
      if (checked?.kind === 'check') this.labelled('', this.failure(checked));
      else this.labelled('', this.text(`error.${check}`, context));
      const hold = this.text(`hold.${check}`);
      if (hold !== '') this.labelled('', hold);
    }
    if (cell.violations.length > 0) {
      const victims = cell.noticedBy.map((victim) => this.actor(victim)).join(separator);
      this.paragraph(
        victims === '' ? say('lab.verdict.noticed.none') : say('lab.verdict.noticed.some', { victims }),
        2,
      );
    }
    if (cell.outcome !== 'not applicable') this.neighbour();
    this.line();
    const command = `cutaway lab ${cell.rung} ${cell.attacker} --seed ${cell.seed}`;
    this.line(style.dim(say('lab.reproduce')));
    this.line(`    ${command}`);
  }

  private proof(proof: Evidence): void {
    const { say } = this.context;
    this.labelled(say('lab.verdict.proof'), this.text(`evidence.${proof.violation}.${proof.victim}`, { ...proof }));
    if (proof.violation === 'read') {
      this.paragraph(proof.text, 4, this.context.style.bad);
      this.paragraph(this.text('evidence.read.source', { ...proof }), 4, this.context.style.dim);
      return;
    }
    this.paragraph(proof.accepted, 4, this.context.style.bad);
    if (proof.sent === undefined) return;
    this.paragraph(this.text('evidence.altered.sent'), 4);
    this.paragraph(proof.sent, 4);
  }

  /** The nearest design with the other ending: above a fall, below a stand. */
  private neighbour(): void {
    const { cell, lab } = this;
    const index = rungs.findIndex(({ id }) => id === cell.rung);
    if (index < 0 || !attackers.some(({ id }) => id === cell.attacker)) return;
    const held = cell.outcome === 'safe';
    const others = held ? rungs.slice(0, index).reverse() : rungs.slice(index + 1);
    const other = others.find(({ id }) => {
      const { outcome } = lab.once(`${id} × ${cell.attacker}`, () =>
        runCell(lab, findRung(id), findAttacker(cell.attacker)),
      );
      return held ? !['safe', 'not applicable', 'failed'].includes(outcome) : outcome === 'safe';
    });
    if (other === undefined) return;
    const command = `cutaway lab ${other.id} ${cell.attacker}`;
    this.paragraph(this.context.say(held ? 'lab.verdict.before' : 'lab.verdict.next'), 2);
    this.line(`    ${command}`);
  }

  /** What a check that failed asks for, and what was found instead where that is known. */
  private failure(check: CheckEvent): string {
    const required = this.text(`check.${check.name}`, check.context);
    if (check.actor === 'attacker' && check.name.startsWith('attacker.')) return required;
    const found = this.text(`error.${check.context?.code}`, check.context);
    const space = this.context.language === 'zh' ? '' : ' ';
    return `${found}${space}${this.context.say('lab.check.required', { required })}`.trim();
  }

  private speaker({ actor }: StepEvent): string {
    return this.context.language === 'zh' ? `${this.actor(actor)}：` : `${this.actor(actor)}: `;
  }

  private labelled(label: string, text: string): void {
    const columns = 14;
    const [first = '', ...rest] = wrap(text, this.context.style.width - columns - 2);
    this.line(`  ${this.context.style.bold(padColumns(label, columns))}${first}`);
    for (const line of rest) this.line(' '.repeat(columns + 2) + line);
  }

  private paragraph(text: string, indent = 0, tint: (text: string) => string = (same) => same): void {
    for (const line of wrap(text, this.context.style.width - indent)) this.line(' '.repeat(indent) + tint(line));
  }

  private line(text = ''): void {
    this.context.print(text);
  }

  private actor(actor: string): string {
    return this.context.say(`trace.actor.${actor}` as CliPhraseKey);
  }

  private text(key: string, values: Readonly<Record<string, unknown>> = {}): string {
    return phrase(scenariosCatalogue, key, this.context.language, values) ?? '';
  }
}
