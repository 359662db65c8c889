import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import type { AgreedHandshake, Sender, TlsInterceptionEvent } from '@cutaway/mitm-scenarios/intercept';
import { fromHex } from '@cutaway/primitives/bytes';
import { mergeCatalogues, phrase } from '@cutaway/primitives/explain';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { nameToText } from '@cutaway/x509';
import { parseCertificate } from '@cutaway/x509/certificate';
import { cliCatalogue } from '../../catalogue/index.js';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { padColumns, truncateColumns, wrap } from '../../terminal/wrap.js';
import { AnnotatedTrace } from '../../views/annotated-trace.js';
import { hexDump } from '../../views/hex-dump.js';
import type { InterceptTlsOptions } from './command.js';

const catalogue = mergeCatalogues(scenariosCatalogue, tlsCatalogue, cliCatalogue);
const SHOWN_LINES = 24;
const SHOWN_BYTES = 256;

type EventOf<T extends TlsInterceptionEvent['type']> = Extract<TlsInterceptionEvent, { type: T }>;

/** What is kept of one connection until it can be shown. */
interface ConnectionState {
  readonly traces: Readonly<Record<Sender, TraceEvent[]>>;
  readonly agreed: Partial<Record<Sender, AgreedHandshake>>;
  readonly chains: Partial<Record<Sender, readonly string[]>>;
  shown: boolean;
  passedThrough: boolean;
}

/** Intercepted connections for people: both handshakes beside each other, then what was said in the clear. */
export class TlsInterceptionView {
  private readonly options: InterceptTlsOptions;
  private readonly context: RunContext;
  private readonly connections = new Map<number, ConnectionState>();
  /** Whose lines were printed last: every other connection's begin with its number. */
  private last = 0;

  constructor(options: InterceptTlsOptions, context: RunContext) {
    this.options = options;
    this.context = context;
  }

  show(event: TlsInterceptionEvent): void {
    const { say, style } = this.context;
    const state = this.state(event.connection);
    switch (event.type) {
      case 'connection':
        this.line(event, say('intercept.connection', { from: event.from }), style.bold);
        break;
      case 'target':
        this.line(event, say(`intercept.target.${event.by}`, { host: event.host, port: event.port }));
        break;
      case 'client-hello':
        this.line(event, this.clientHello(event));
        break;
      case 'passed-through':
        state.passedThrough = true;
        this.handshakes(event, state);
        this.line(event, `– ${say(`intercept.passedThrough.${event.reason}`)}`, style.warn);
        break;
      case 'certificate':
        state.chains.client = event.chain;
        break;
      case 'handshake':
        state.agreed[event.side] = event;
        if (event.side === 'server') state.chains.server = event.chain;
        else this.handshakes(event, state);
        break;
      case 'handshake-failed':
        this.handshakes(event, state);
        this.handshakeFailed(event);
        break;
      case 'trace':
        // What comes after the handshakes (tickets, key updates, data) is shown only when all is.
        if (!state.shown || this.options.trace === true) state.traces[event.side].push(event.event);
        break;
      case 'data':
        if (!event.http) this.bytes(event);
        break;
      case 'http-head':
        this.head(event);
        break;
      case 'http-content':
        this.content(event);
        break;
      case 'failed':
        this.line(event, `✗ ${this.errorText(event)}`, style.bad);
        break;
      case 'closed':
        this.closed(event, state);
        break;
      case 'ended':
        if (this.options.trace === true) this.wholeTraces(event, state);
        this.connections.delete(event.connection);
    }
  }

  private state(connection: number): ConnectionState {
    const known = this.connections.get(connection);
    if (known !== undefined) return known;
    const made = { traces: { client: [], server: [] }, agreed: {}, chains: {}, shown: false, passedThrough: false };
    this.connections.set(connection, made);
    return made;
  }

  private line(
    { connection }: TlsInterceptionEvent,
    text: string,
    tint = (same: string): string => same,
    indent = 2,
  ): void {
    const { print, style, say } = this.context;
    if (this.last !== connection) {
      print('');
      print(style.bold(say('intercept.number', { number: connection })));
      this.last = connection;
    }
    if (text === '') print('');
    else for (const line of wrap(text, style.width - indent)) print(' '.repeat(indent) + tint(line));
  }

  private clientHello({ serverName, versions, applicationProtocols }: EventOf<'client-hello'>): string {
    const { say } = this.context;
    const parts = [versions.join(', '), applicationProtocols.map(printable).join(', ')].filter((part) => part !== '');
    const offers = parts.join('; ');
    return serverName === undefined
      ? say('intercept.helloNameless', { offers })
      : say('intercept.hello', { name: printable(serverName), offers });
  }

  /** Both handshakes so far, beside each other, in the order of the wire. */
  private handshakes(event: TlsInterceptionEvent, state: ConnectionState): void {
    if (state.shown || (state.traces.client.length === 0 && state.traces.server.length === 0)) return;
    state.shown = true;
    const { style, say } = this.context;
    const width = Math.floor((style.width - 8) / 2);
    const columns = (['client', 'server'] as const).map((side) => {
      const rows = [say(`intercept.side.${side}`), ...messages(side, state.traces[side])];
      const agreed = state.agreed[side];
      if (agreed === undefined) return [...rows, say('intercept.noHandshake')];
      const { version, cipherSuite, group, applicationProtocol } = agreed;
      return [...rows, version, cipherSuite, group ?? '', applicationProtocol ?? ''].filter((row) => row !== '');
    });
    this.line(event, '');
    const [left = [], right = []] = columns;
    for (let row = 0; row < Math.max(left.length, right.length); row++) {
      const cell = (text = ''): string => padColumns(truncateColumns(text, width), width);
      const text = `    ${cell(left[row])}  ${cell(right[row])}`.trimEnd();
      this.context.print(row === 0 ? style.bold(text) : text);
    }
    if (state.passedThrough) return;
    this.line(event, '');
    for (const side of ['server', 'client'] as const) {
      const [own] = state.chains[side] ?? [];
      if (own !== undefined) this.line(event, this.certificate(side, own), undefined, 4);
    }
  }

  private certificate(side: Sender, der: string): string {
    const { subject, issuer, validity } = parseCertificate(fromHex(der));
    return this.context.say(`intercept.certificate.${side}`, {
      subject: printable(nameToText(subject)) || '–',
      issuer: printable(nameToText(issuer)) || '–',
      until: validity.notAfter.toISOString().slice(0, 10),
    });
  }

  private handshakeFailed(event: EventOf<'handshake-failed'>): void {
    const { say, style, language } = this.context;
    const { side, alert } = event;
    if (side === 'server') {
      this.line(event, `✗ ${say('intercept.serverFailed', { reason: this.errorText(event) })}`, style.bad);
    } else if (alert === undefined) {
      this.line(event, `✓ ${say('intercept.clientLeft', { reason: this.errorText(event) })}`, style.good);
    } else {
      this.line(event, `✓ ${say('intercept.clientRefused', { alert })}`, style.good);
    }
    const meaning = alert === undefined ? undefined : phrase(catalogue, `alert.${alert}`, language);
    if (meaning !== undefined) this.line(event, meaning, style.dim, 4);
  }

  private head(event: EventOf<'http-head'>): void {
    const { style, print } = this.context;
    const [arrow, tint] = event.from === 'client' ? (['→', style.sent] as const) : (['←', style.received] as const);
    this.line(event, '');
    this.line(event, `${arrow} ${printable(event.startLine)}`, tint);
    for (const [name, value] of event.fields) {
      for (const line of wrap(`${printable(name)}: ${printable(value)}`, style.width - 4)) print(`    ${line}`);
    }
  }

  private content(event: EventOf<'http-content'>): void {
    const { style, say } = this.context;
    this.line(event, say('intercept.content', { length: event.length }), style.dim, 4);
    this.text(event, fromHex(event.bytes));
    if (!event.complete) this.line(event, say('intercept.incomplete'), style.warn, 4);
  }

  private bytes(event: EventOf<'data'>): void {
    const bytes = fromHex(event.bytes);
    const { say } = this.context;
    this.line(event, '');
    this.line(event, say(`intercept.bytes.${event.from}`, { length: bytes.length }));
    this.text(event, bytes);
  }

  /** Text as lines, everything else as a dump. */
  private text(event: TlsInterceptionEvent, bytes: Uint8Array): void {
    const { print, say, style } = this.context;
    const text = readable(bytes);
    const all =
      text === undefined
        ? hexDump(bytes.subarray(0, SHOWN_BYTES))
        : printableLines(text).map((line) => truncateColumns(line, style.width - 6));
    for (const line of all.slice(0, SHOWN_LINES)) print(`      ${line}`);
    if (text === undefined && bytes.length > SHOWN_BYTES) {
      this.line(event, say('trace.moreBytes', { count: bytes.length - SHOWN_BYTES }), style.dim, 6);
    } else if (all.length > SHOWN_LINES) {
      this.line(event, say('tls.moreLines', { count: all.length - SHOWN_LINES }), style.dim, 6);
    }
  }

  private closed(event: EventOf<'closed'>, state: ConnectionState): void {
    const { say, style } = this.context;
    const counts = { client: event.fromClient, server: event.fromServer };
    this.line(event, '');
    if (event.by !== undefined) {
      this.line(event, say(`intercept.broken.${event.by}`, { reason: event.alert ?? event.code }), style.warn);
    }
    if (state.passedThrough) this.line(event, say('intercept.closedUnread', counts));
    else if (event.fromClient > 0) this.line(event, `✗ ${say('intercept.believed', counts)}`, style.bad);
    else this.line(event, `✓ ${say('intercept.saidNothing')}`, style.good);
  }

  private wholeTraces(event: TlsInterceptionEvent, state: ConnectionState): void {
    const { style, language, say, print } = this.context;
    for (const side of ['server', 'client'] as const) {
      if (state.traces[side].length === 0) continue;
      this.line(event, '');
      this.line(event, say(`intercept.trace.${side}`), style.bold);
      const view = new AnnotatedTrace({ style, language, catalogue, hex: this.options.hex === true, print });
      for (const one of state.traces[side]) view.show(one);
    }
  }

  private errorText({
    code,
    context,
  }: {
    readonly code: string;
    readonly context: Readonly<Record<string, unknown>>;
  }): string {
    return phrase(catalogue, `error.${code}`, this.context.language, context) ?? code;
  }
}

/** Handshake messages with arrows: to the right is towards the server. */
function messages(side: Sender, trace: readonly TraceEvent[]): string[] {
  return trace.flatMap((event) => {
    if (event.kind !== 'message' || event.carriers === undefined || event.layer === 'application_data') return [];
    const right = (event.direction === 'received') === (side === 'client');
    const alert =
      event.name === 'Alert'
        ? ` ${event.fields.children
            ?.map(({ label }) => label)
            .filter(Boolean)
            .join(' ')}`
        : '';
    return [`${right ? '→' : '←'} ${event.name}${alert}`];
  });
}

/** One line that a terminal does not obey. */
function printable(text: string): string {
  return printableLines(text).join(' ');
}

/** Text when bytes are text: UTF-8 with few control characters. */
function readable(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what text does not have
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
