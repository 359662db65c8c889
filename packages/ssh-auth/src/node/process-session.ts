import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Readable } from 'node:stream';
import { fromUtf8 } from '@cutaway/primitives/bytes';
import { STDERR } from '../connection/channel.js';
import type { ServerSession, ServerSessionHandlers } from '../server/server-session.js';

/** How commands are run. */
export interface ProcessSessionOptions {
  /**
   * The program and its arguments for a command as the client gave it; `undefined` refuses it.
   *
   * @param env the environment the program will have, which may be changed.
   */
  readonly command: (
    command: string,
    env: Record<string, string>,
  ) => readonly [program: string, ...args: string[]] | undefined;
  /** The same for a shell, which gets no terminal. Refused without it. */
  readonly shell?: () => readonly [program: string, ...args: string[]];
  /** The whole environment of what is run; variables of the client are added when {@link acceptEnv} takes them. */
  readonly env?: Readonly<Record<string, string>>;
  /** Which of the client's variables are taken; none unless given. */
  readonly acceptEnv?: (name: string) => boolean;
  readonly cwd?: string;
}

/** Bytes that wait for the client's window before the process is made to wait. */
const BUFFER_LIMIT: number = 1024 * 1024;

/** Serves a session with processes of this machine, run as the user this program runs as. There are no terminals. */
export function processSession(session: ServerSession, options: ProcessSessionOptions): ServerSessionHandlers {
  const env: Record<string, string> = { ...options.env };
  let child: ChildProcess | undefined;

  const start = (command: readonly [string, ...string[]] | undefined): boolean => {
    if (command === undefined) return false;
    const [program, ...args] = command;
    const settings: SpawnOptions = { env, stdio: 'pipe', ...(options.cwd === undefined ? {} : { cwd: options.cwd }) };
    child = spawn(program, args, settings);
    connect(child, session);
    return true;
  };

  return {
    exec: (command) => start(options.command(readable(command), env)),
    shell: () => start(options.shell?.()),
    env: (name, value) => {
      if (options.acceptEnv?.(name) !== true) return false;
      env[name] = value;
      return true;
    },
    signal: (name) => {
      const signal = `SIG${name}`;
      if (signal in constants.signals) child?.kill(signal as NodeJS.Signals);
    },
    data: (data) => {
      const { stdin } = child ?? {};
      if (stdin?.writable !== true) session.channel.consumed(data.length);
      else stdin.write(data, () => session.channel.consumed(data.length));
    },
    eof: () => child?.stdin?.end(),
    drained: () => {
      child?.stdout?.resume();
      child?.stderr?.resume();
    },
    closed: () => child?.kill('SIGHUP'),
  };
}

/** A command that is no UTF-8 is passed on byte by byte as far as it goes. */
function readable(command: Uint8Array): string {
  try {
    return fromUtf8(command);
  } catch {
    return new TextDecoder('latin1').decode(command);
  }
}

function connect(child: ChildProcess, session: ServerSession): void {
  const { channel } = session;
  const send = (stream: Readable | null, dataType?: number): void => {
    stream?.on('data', (data: Uint8Array) => {
      channel.write(data, dataType);
      if (channel.bufferedAmount > BUFFER_LIMIT) stream.pause();
    });
  };
  send(child.stdout);
  send(child.stderr, STDERR);
  // The process may end while it is still being written to.
  child.stdin?.on('error', () => {});
  child.on('error', () => session.exit(127));
  child.on('close', (code, signal) => {
    if (signal === null) session.exit(code ?? 255);
    else session.exitSignal({ name: signal.replace(/^SIG/, ''), coreDumped: false, errorMessage: '' });
  });
}
