import type { Sender, SshInterceptionEvent } from '@cutaway/mitm-scenarios/intercept';
import { concatAll, fromHex } from '@cutaway/primitives/bytes';
import type { TraceEvent } from '@cutaway/primitives/trace';
import type { RunContext } from '../../run-context.js';
import type { InterceptSshOptions } from './command.js';
import { InterceptionView, printable } from './view.js';

type EventOf<T extends SshInterceptionEvent['type']> = Extract<SshInterceptionEvent, { type: T }>;

/** Bytes of one stream that wait for the end of their line. */
interface Pending {
  readonly event: EventOf<'data'>;
  readonly parts: Uint8Array[];
}

/** Hexadecimal digits of a session identifier that are shown: enough to tell two apart. */
const SESSION_DIGITS = 16;

/** Intercepted SSH connections for people. */
export class SshInterceptionView extends InterceptionView {
  private readonly traces = new Map<number, Record<Sender, TraceEvent[]>>();
  private readonly keepTraces: boolean;
  private pending: Pending | undefined;

  constructor({ trace, hex }: InterceptSshOptions, context: RunContext) {
    super(context, hex === true);
    this.keepTraces = trace === true;
  }

  show(event: SshInterceptionEvent): void {
    if (event.type === 'trace') {
      this.keep(event);
      return;
    }
    if (event.type === 'data') {
      this.data(event);
      return;
    }
    this.flush();
    const { say, style } = this.context;
    switch (event.type) {
      case 'connection':
        this.line(event, say('intercept.connection', { from: event.from }), style.bold);
        break;
      case 'host-keys':
        this.hostKeys(event);
        break;
      case 'keys':
        this.line(
          event,
          say(`intercept.ssh.keys.${event.side}`, { ...event, session: shortened(event.sessionIdentifier) }),
        );
        break;
      case 'left':
        this.line(event, `✓ ${say(`intercept.ssh.left.${event.at}`)}`, style.good);
        break;
      case 'password':
        this.line(
          event,
          `✗ ${say(`intercept.ssh.password.${event.accepted ? 'accepted' : 'refused'}`, {
            userName: printable(event.userName),
            password: printable(event.password),
          })}`,
          style.bad,
        );
        break;
      case 'answers':
        this.answers(event);
        break;
      case 'keyboard-interactive':
        this.line(event, say(`intercept.ssh.interactive.${event.accepted ? 'accepted' : 'refused'}`));
        break;
      case 'publickey':
        this.publickey(event);
        break;
      case 'login':
        this.line(
          event,
          `✗ ${say('intercept.ssh.login', { userName: printable(event.userName), method: event.method })}`,
          style.bad,
        );
        break;
      case 'request': {
        const text = say('intercept.ssh.request', { request: event.request, detail: printable(event.detail) });
        const refused = event.granted ? '' : ` ${say('intercept.ssh.notGranted')}`;
        this.line(event, `${text.trimEnd()}${refused}`, style.sent);
        break;
      }
      case 'exit':
        if (event.signal === undefined) this.line(event, say('intercept.ssh.exit.status', { status: event.status }));
        else this.line(event, say('intercept.ssh.exit.signal', { signal: printable(event.signal) }));
        break;
      case 'failed':
        this.line(event, `✗ ${this.errorText(event)}`, style.bad);
        break;
      case 'ended':
        this.wholeTraces(event, this.traces.get(event.connection) ?? { client: [], server: [] });
        this.traces.delete(event.connection);
    }
  }

  private keep({ connection, side, event }: EventOf<'trace'>): void {
    if (!this.keepTraces) return;
    const traces = this.traces.get(connection) ?? { client: [], server: [] };
    traces[side].push(event);
    this.traces.set(connection, traces);
  }

  private hostKeys(event: EventOf<'host-keys'>): void {
    const { say, style } = this.context;
    const text = (key: { readonly type: string; readonly fingerprint: string }) => `${key.type} ${key.fingerprint}`;
    this.line(event, say('intercept.ssh.genuineKey', { key: text(event.genuine) }));
    for (const key of event.shown) this.line(event, say('intercept.ssh.shownKey', { key: text(key) }));
    const same = event.shown.some(({ fingerprint }) => fingerprint === event.genuine.fingerprint);
    if (same) this.line(event, say('intercept.ssh.sameKey'), style.bad, 4);
    else this.line(event, say('intercept.ssh.otherKey'), style.dim, 4);
  }

  private answers(event: EventOf<'answers'>): void {
    const { say, style } = this.context;
    for (const [index, prompt] of event.prompts.entries()) {
      const values = {
        userName: printable(event.userName),
        prompt: printable(prompt.trim()),
        answer: printable(event.answers[index] ?? ''),
      };
      this.line(event, `✗ ${say('intercept.ssh.answer', values)}`, style.bad);
    }
  }

  private publickey(event: EventOf<'publickey'>): void {
    const { say, style } = this.context;
    const { accepted, signedFor, neededFor } = event;
    const values = {
      ...event,
      userName: printable(event.userName),
      signedFor: shortened(signedFor),
      neededFor: shortened(neededFor ?? ''),
    };
    if (accepted) this.line(event, `✗ ${say('intercept.ssh.publickey.accepted', values)}`, style.bad);
    else {
      const why = neededFor === undefined ? 'unwanted' : 'refused';
      this.line(event, `✓ ${say(`intercept.ssh.publickey.${why}`, values)}`, style.good);
    }
  }

  /** Terminals send and get a few bytes at a time: they are shown by lines. */
  private data(event: EventOf<'data'>): void {
    const last = this.pending?.event;
    const same =
      last?.connection === event.connection &&
      last.session === event.session &&
      last.from === event.from &&
      last.stderr === event.stderr;
    if (!same) this.flush();
    const bytes = fromHex(event.bytes);
    this.pending ??= { event, parts: [] };
    this.pending.parts.push(bytes);
    if (bytes.includes(10) || bytes.includes(13)) this.flush();
  }

  private flush(): void {
    if (this.pending === undefined) return;
    const { event, parts } = this.pending;
    this.pending = undefined;
    const { say, style } = this.context;
    const stream = event.stderr ? 'stderr' : event.from;
    this.line(event, say(`intercept.ssh.data.${stream}`), event.from === 'client' ? style.sent : style.received);
    this.content(event, concatAll(parts));
  }
}

function shortened(identifier: string): string {
  return `${identifier.slice(0, SESSION_DIGITS)}…`;
}
