import { fromHex } from '@cutaway/primitives/bytes';
import { type Catalogue, type Language, phrase } from '@cutaway/primitives/explain';
import type {
  CheckEvent,
  ChoiceEvent,
  EndEvent,
  MessageEvent,
  SecretEvent,
  TraceEvent,
} from '@cutaway/primitives/trace';
import type { CliPhraseKey } from '../catalogue/index.js';
import type { Style } from '../terminal/style.js';
import { columnsOf, wrap } from '../terminal/wrap.js';
import { fieldRows } from './field-rows.js';
import { hexDump } from './hex-dump.js';

const INDENT = '    ';
const SHORT_SECRET_BYTES = 48;
// More than the largest message is spread over.
const REMEMBERED_RECORDS = 4096;

/** What the view needs to know besides the events. */
export interface AnnotatedTraceOptions {
  readonly style: Style;
  readonly language: Language;
  /** The program's sentences and those of every package whose events may come. */
  readonly catalogue: Catalogue;
  /** Also dump every byte of every message. */
  readonly hex: boolean;
  readonly print: (line: string) => void;
}

/**
 * A trace as numbered steps in the order of the wire: each message with its fields and their meaning, and under it
 * what was chosen, derived and checked because of it.
 */
export class AnnotatedTrace {
  /** Steps printed so far. */
  step = 0;
  private readonly options: AnnotatedTraceOptions;
  // Records by event id: messages name the records that carried them.
  private readonly records = new Map<number, { event: MessageEvent; number: number }>();
  private readonly counts = { sent: 0, received: 0 };

  constructor(options: AnnotatedTraceOptions) {
    this.options = options;
  }

  show(event: TraceEvent): void {
    if (event.kind === 'message') {
      // SSH begins with lines of text, which no packet carries.
      if (event.carriers === undefined && event.layer !== 'version exchange') this.remember(event);
      else this.message(event);
    } else if (event.kind === 'choice') this.choice(event);
    else if (event.kind === 'secret') this.secret(event);
    else if (event.kind === 'check') this.check(event);
    else this.end(event);
  }

  private remember(event: MessageEvent): void {
    this.records.set(event.id, { event, number: this.counts[event.direction]++ });
    const [oldest] = this.records.keys();
    if (this.records.size > REMEMBERED_RECORDS && oldest !== undefined) this.records.delete(oldest);
  }

  private message(event: MessageEvent): void {
    const { style, print } = this.options;
    this.step++;
    const sent = event.direction === 'sent';
    const tint = sent ? style.sent : style.received;
    const size = fromHex(event.bytes).length;
    const actor = this.say(`trace.actor.${event.actor}` as CliPhraseKey) || event.actor;
    const doing = this.say(sent ? 'trace.sends' : 'trace.receives', { actor });
    print('');
    print(
      `${style.bold(String(this.step).padStart(2))}  ${tint(`${sent ? '→' : '←'} ${event.name}`)}  ` +
        style.dim([doing, this.say('trace.bytes', { count: size }), ...this.carrierText(event)].join(' · ')),
    );
    this.paragraph(this.lookUp(`message.${event.name}`));
    const records = (event.carriers ?? []).flatMap(({ id }) => this.records.get(id) ?? []);
    const protection = records.find(({ event: record }) => record.protection !== undefined)?.event.protection;
    if (protection !== undefined) {
      this.paragraph(this.say('trace.protected', { ...protection }), style.secret);
    }
    if (event.fields.children !== undefined) this.fields(event);
    if (this.options.hex) {
      print('');
      for (const line of hexDump(fromHex(event.bytes))) print(INDENT + style.dim(line));
      for (const { event: record } of records) {
        if (record.protection === undefined) continue;
        print(`${INDENT}${this.say('trace.onTheWire')}:`);
        for (const line of hexDump(fromHex(record.bytes))) print(INDENT + style.dim(line));
      }
    }
  }

  private fields(event: MessageEvent): void {
    const { style, print } = this.options;
    print('');
    const header = {
      offset: this.say('trace.column.offset'),
      size: this.say('trace.column.size'),
      field: this.say('trace.column.field'),
      value: this.say('trace.column.value'),
    };
    for (const row of fieldRows(event, {
      header,
      width: style.width - INDENT.length,
      lookUp: (key) => this.lookUp(key),
    })) {
      print(INDENT + (row.meaning ? style.dim(row.text) : row.text));
    }
  }

  private carrierText(event: MessageEvent): string[] {
    const carriers = (event.carriers ?? []).flatMap(({ id }) => this.records.get(id) ?? []);
    const [first] = carriers;
    if (first === undefined) return [];
    const numbers = carriers.map(({ number }) => number);
    if (first.event.layer === 'packet') return [this.say('trace.packet', { number: first.number })];
    return numbers.length === 1
      ? [this.say('trace.record', { number: first.number })]
      : [this.say('trace.records', { numbers: numbers.join(', ') })];
  }

  private choice(event: ChoiceEvent): void {
    const { style, print } = this.options;
    const chosen = event.chosen ?? this.say('trace.nothingChosen');
    print('');
    const head = `◆ ${this.say('trace.choice')} ${event.name} =`;
    const fits = columnsOf(`${INDENT}${head} ${chosen}`) <= style.width;
    print(`${INDENT}${head.replace('◆', style.bold('◆'))}${fits ? ` ${style.bold(chosen)}` : ''}`);
    if (!fits) this.paragraph(chosen, style.bold, 6);
    this.paragraph(this.lookUp(`choice.${event.name}`), style.dim, 6);
    this.labelled('trace.offered', event.offered.join(', '));
    if (event.accepted !== undefined) this.labelled('trace.accepted', event.accepted.join(', '));
    this.paragraph(this.ruled(this.lookUp(`reason.${event.reason}`, { ...event }), event.rule), undefined, 6);
  }

  private secret(event: SecretEvent): void {
    const { style, print } = this.options;
    const output = fromHex(event.output);
    print('');
    const inputs = event.inputs.map(({ name, value }) => (name === 'label' ? `"${value}"` : name)).join(', ');
    const [first = '', ...rest] = wrap(`${event.name} = ${event.function}(${inputs})`, style.width - 16);
    print(`${INDENT}${style.secret(`⚿ ${this.say('trace.secret')}`)} ${style.bold(first)}`);
    for (const line of rest) print(`${INDENT}      ${style.bold(line)}`);
    this.paragraph(this.ruled(this.lookUp(secretKey(event.name)), event.rule), style.dim, 6);
    const shown = event.output.slice(0, SHORT_SECRET_BYTES * 2);
    const more =
      output.length > SHORT_SECRET_BYTES
        ? ` ${this.say('trace.moreBytes', { count: output.length - SHORT_SECRET_BYTES })}`
        : '';
    this.paragraph(this.say('trace.secretValue', { count: output.length, value: shown + more }), style.secret, 6);
    if (event.feeds.length > 0) {
      this.paragraph(this.say('trace.feeds', { names: event.feeds.join(', ') }), style.dim, 6);
    }
  }

  private check(event: CheckEvent): void {
    const { style, print } = this.options;
    const [symbol, tint] =
      event.outcome === 'passed'
        ? (['✓', style.good] as const)
        : event.outcome === 'failed'
          ? (['✗', style.bad] as const)
          : (['–', style.warn] as const);
    print('');
    print(`${INDENT}${tint(`${symbol} ${this.say(`trace.check.${event.outcome}`)}`)} ${style.bold(event.name)}`);
    const sentence = this.lookUp(`check.${event.name}`, event.context);
    const stated =
      event.outcome === 'passed' || sentence === undefined ? sentence : this.say('trace.required', { sentence });
    this.paragraph(this.ruled(stated, event.rule), undefined, 6);
    const { path, pos, size } = event.subject ?? {};
    if (path === undefined) return;
    const range =
      pos === undefined || size === undefined ? '' : this.say('trace.range', { from: pos, to: pos + size - 1 });
    this.paragraph(
      [this.say('trace.on', { path }), range].filter(Boolean).join(this.options.language === 'zh' ? '，' : ', '),
      style.dim,
      6,
    );
  }

  private end(event: EndEvent): void {
    const { style, print } = this.options;
    // A refusal in a lab that has no connection to send an alert on.
    const how = event.how === 'alert' && event.name === undefined ? 'refused' : event.how;
    const text = this.say(`trace.end.${how}.${event.by}` as CliPhraseKey, { name: event.name ?? '' });
    print('');
    print(`${INDENT}${event.how === 'closed' ? style.good('■') : style.bad('■')} ${text}`);
    if (event.name !== undefined) {
      this.paragraph(this.lookUp(`alert.${event.name}`) ?? this.lookUp(`disconnect.${event.name}`), style.dim, 6);
    }
  }

  private labelled(key: CliPhraseKey, text: string): void {
    this.paragraph(this.say(key, { names: text }), this.options.style.dim, 6);
  }

  private paragraph(text: string | undefined, tint: (text: string) => string = (same) => same, indent = 4): void {
    if (text === undefined || text === '') return;
    for (const line of wrap(text, this.options.style.width - indent)) {
      this.options.print(' '.repeat(indent) + tint(line));
    }
  }

  private ruled(text: string | undefined, rule: string | undefined): string | undefined {
    if (rule === undefined) return text;
    const cited = this.options.language === 'zh' ? `（${rule}）` : `(${rule})`;
    if (text === undefined) return rule;
    return this.options.language === 'zh' ? text + cited : `${text} ${cited}`;
  }

  private say(key: CliPhraseKey, context?: Readonly<Record<string, unknown>>): string {
    return this.lookUp(key, context) ?? '';
  }

  private lookUp(key: string, context?: Readonly<Record<string, unknown>>): string | undefined {
    return phrase(this.options.catalogue, key, this.options.language, context);
  }
}

/** Secrets that are renewed stand in the catalogue once, with N for their number. */
function secretKey(name: string): string {
  return `secret.${name.replace(/_\d+$/, '_N')}`;
}
