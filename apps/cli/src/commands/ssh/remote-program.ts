import type { SessionChannel } from '@cutaway/ssh-auth';
import type { ClientConnection } from '@cutaway/ssh-auth/node';
import type { RunContext } from '../../run-context.js';
import { EscapeSequences } from './escape-sequences.js';
import type { LocalTerminal } from './local-terminal.js';
import { runSession, type SessionEnd, type Start } from './session.js';
import type { Settings } from './settings.js';

/** What is to run on the other side. */
export interface RemoteProgram {
  readonly kind: 'shell' | 'exec' | 'subsystem';
  /** The command line, or the subsystem's name. */
  readonly line: string;
  /** Whether standard input is for it. */
  readonly stdin: boolean;
}

/**
 * Runs a program with this process's streams, and with its terminal where there is one and it is wanted.
 *
 * @throws {CutawayError} as {@link runSession}.
 */
export async function runRemoteProgram(
  connection: ClientConnection,
  program: RemoteProgram,
  settings: Settings,
  terminal: LocalTerminal,
  context: RunContext,
): Promise<SessionEnd> {
  const { note, say, env } = context;
  const input = program.stdin ? process.stdin : undefined;
  const streams = { output: process.stdout, errorOutput: process.stderr };
  const request = program.kind;
  const start: Start = (session, answered) => {
    for (const [name, value] of Object.entries(settings.env)) session.env(name, value);
    if (settings.forwardedAgent !== undefined) forwardAgent(session, settings, context);
    if (program.kind === 'shell') session.shell(answered);
    else session[program.kind](program.line, answered);
  };
  if (!wantsTerminal(program, settings, context))
    return await runSession(connection, { ...streams, input }, { request, start });
  const typed = input === undefined ? undefined : escapable(input, connection, settings, context);
  let given = false;
  try {
    const startInTerminal: Start = (session, answered) => {
      session.pty(terminal.describe(env.TERM ?? ''), (granted) => {
        given = granted;
        if (!granted) note(say('ssh.noTerminalThere'));
      });
      start(session, (granted) => {
        if (granted && given) terminal.enter((size) => session.windowChange(size));
        answered(granted);
      });
    };
    return await runSession(connection, { ...streams, input: typed }, { request, start: startInTerminal });
  } finally {
    terminal.leave();
    if (given && !settings.quiet) note(say('ssh.closed', { host: settings.host }));
  }
}

/** Whoever rules the server can have the agent sign for as long as the connection lasts: that is said every time. */
function forwardAgent(session: SessionChannel, { host, quiet }: Settings, { note, say }: RunContext): void {
  if (!session.forwardAgent() || quiet) return;
  note(say('ssh.agentForwarded', { host }));
}

function wantsTerminal({ kind, stdin }: RemoteProgram, { requestTty }: Settings, { note, say }: RunContext): boolean {
  if (kind === 'subsystem' || requestTty === 'no') return false;
  if (requestTty === 'force') return true;
  const isHere = stdin && process.stdin.isTTY === true;
  if (requestTty === 'auto') return isHere && kind === 'shell';
  if (!isHere) note(say('ssh.noTerminalHere'));
  return isHere;
}

/** Takes escape sequences out of what is typed. */
function escapable(
  input: NodeJS.ReadStream,
  { client }: ClientConnection,
  { escape: escapeCharacter }: Settings,
  { note, say }: RunContext,
): NodeJS.ReadableStream {
  if (escapeCharacter === undefined || input.isTTY !== true) return input;
  const name =
    escapeCharacter < 0x20 ? `^${String.fromCharCode(escapeCharacter + 0x40)}` : String.fromCharCode(escapeCharacter);
  const typed = new EscapeSequences(escapeCharacter, (command) => {
    if (command === '.') client.close();
    else note(`\r\n${say('ssh.escapes', { escape: name })}\r`);
  });
  // A terminal that has gone away: nothing more will be typed.
  input.on('error', () => typed.end());
  return input.pipe(typed);
}
