import type { AgreedHandshake, Sender, TlsInterceptionEvent } from '@cutaway/mitm-scenarios/intercept';
import { fromHex } from '@cutaway/primitives/bytes';
import { phrase } from '@cutaway/primitives/explain';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { nameToText } from '@cutaway/x509';
import { parseCertificate } from '@cutaway/x509/certificate';
import type { RunContext } from '../../run-context.js';
import { padColumns, truncateColumns, wrap } from '../../terminal/wrap.js';
import type { InterceptTlsOptions } from './command.js';
import { InterceptionView, printable } from './view.js';

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
export class TlsInterceptionView extends InterceptionView {
  private readonly connections = new Map<number, ConnectionState>();
  private readonly keepTraces: boolean;

  constructor({ trace, hex }: InterceptTlsOptions, context: RunContext) {
    super(context, hex === true);
    this.keepTraces = trace === true;
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
        if (!state.shown || this.keepTraces) state.traces[event.side].push(event.event);
        break;
      case 'data':
        if (!event.http) this.bytes(event);
        break;
      case 'http-head':
        this.head(event);
        break;
      case 'http-content':
        this.httpContent(event);
        break;
      case 'failed':
        this.line(event, `✗ ${this.errorText(event)}`, style.bad);
        break;
      case 'closed':
        this.closed(event, state);
        break;
      case 'ended':
        if (this.keepTraces) this.wholeTraces(event, state.traces);
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
    const meaning = alert === undefined ? undefined : phrase(this.catalogue, `alert.${alert}`, language);
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

  private httpContent(event: EventOf<'http-content'>): void {
    const { style, say } = this.context;
    this.line(event, say('intercept.content', { length: event.length }), style.dim, 4);
    this.content(event, fromHex(event.bytes));
    if (!event.complete) this.line(event, say('intercept.incomplete'), style.warn, 4);
  }

  private bytes(event: EventOf<'data'>): void {
    const bytes = fromHex(event.bytes);
    const { say } = this.context;
    this.line(event, '');
    this.line(event, say(`intercept.bytes.${event.from}`, { length: bytes.length }));
    this.content(event, bytes);
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
