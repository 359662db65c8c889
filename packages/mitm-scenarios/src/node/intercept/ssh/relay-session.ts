import { fromUtf8, toHex } from '@cutaway/primitives/bytes';
import {
  type Channel,
  type ExitSignal,
  type ServerSession,
  type ServerSessionHandlers,
  type SessionChannel,
  type SshClient,
  STDERR,
} from '@cutaway/ssh-auth';
import type { Sender } from '../relay.js';
import type { TellSsh } from './events.js';

/**
 * Serves a client's session by one of ours at the genuine server, and tells what passes. Each side may send as much as
 * the other has taken.
 *
 * @param number of the session on this connection, from 1 on.
 */
export function relaySession(
  session: ServerSession,
  client: SshClient,
  number: number,
  tell: TellSsh,
): ServerSessionHandlers {
  let status: number | undefined;
  let exitSignal: ExitSignal | undefined;
  const toClient = new Pipe(() => session.channel);
  const toServer = new Pipe(() => genuine.channel);
  const seen = (from: Sender, data: Uint8Array, stderr: boolean): void =>
    tell({ type: 'data', session: number, from, stderr, bytes: toHex(data) });
  const genuine: SessionChannel = client.openSession({
    data: (data) => {
      seen('server', data, false);
      toClient.write(data, undefined, () => genuine.channel);
    },
    extendedData: (data, dataType) => {
      seen('server', data, dataType === STDERR);
      toClient.write(data, dataType, () => genuine.channel);
    },
    drained: () => toServer.drained(),
    eof: () => session.channel.end(),
    exitStatus: (value) => {
      status = value;
    },
    exitSignal: (signal) => {
      exitSignal = signal;
    },
    refused: () => session.channel.close(),
    // What ran may still have written after its end was told.
    closed: () => {
      if (status !== undefined) session.exit(status);
      else if (exitSignal !== undefined) session.exitSignal(exitSignal);
      else session.channel.close();
      if (status !== undefined) tell({ type: 'exit', session: number, status });
      if (exitSignal !== undefined) tell({ type: 'exit', session: number, signal: exitSignal.name });
    },
  });
  type Request = 'exec' | 'shell' | 'subsystem' | 'pty-req' | 'env';
  const asked = (request: Request, detail: string, ask: (answered: (granted: boolean) => void) => void) =>
    new Promise<boolean>((resolve) => {
      ask((granted) => {
        tell({ type: 'request', session: number, request, detail, granted });
        resolve(granted);
      });
    });
  return {
    pty: (pty) => asked('pty-req', `${pty.term} ${pty.columns}×${pty.rows}`, (answered) => genuine.pty(pty, answered)),
    env: (name, value) => asked('env', `${name}=${value}`, (answered) => genuine.env(name, value, answered)),
    exec: (command) => asked('exec', textOf(command), (answered) => genuine.exec(command, answered)),
    shell: () => asked('shell', '', (answered) => genuine.shell(answered)),
    subsystem: (name) => asked('subsystem', name, (answered) => genuine.subsystem(name, answered)),
    windowChange: (size) => genuine.windowChange(size),
    signal: (name) => genuine.signal(name),
    data: (data) => {
      seen('client', data, false);
      toServer.write(data, undefined, () => session.channel);
    },
    drained: () => toClient.drained(),
    eof: () => genuine.channel.end(),
    closed: () => genuine.channel.close(),
  };
}

/** One direction: what was read counts as used up once it has been sent on. */
class Pipe {
  private readonly to: () => Channel;
  private waiting: (() => void)[] = [];

  constructor(to: () => Channel) {
    this.to = to;
  }

  write(data: Uint8Array, dataType: number | undefined, from: () => Channel): void {
    const consumed = (): void => from().consumed(data.length);
    this.to().write(data, dataType);
    if (this.to().bufferedAmount === 0) consumed();
    else this.waiting.push(consumed);
  }

  drained(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const consumed of waiting) consumed();
  }
}

/** A command as text; bytes that are none in hexadecimal. */
function textOf(command: Uint8Array): string {
  try {
    return fromUtf8(command);
  } catch {
    return toHex(command);
  }
}
