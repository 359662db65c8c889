import { constants } from 'node:os';
import { CutawayError } from '@cutaway/primitives/errors';
import type { TraceListener } from '@cutaway/primitives/trace';
import { RemoteForwardings } from '@cutaway/ssh-auth/node';
import { bothLanguages } from '../../catalogue/both-languages.js';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { describeError } from '../../report.js';
import type { RunContext } from '../../run-context.js';
import { isConnectionError } from '../../ssh-failures.js';
import { CollectedTrace } from '../../views/html/collected-trace.js';
import { tracePage } from '../../views/html/trace-page.js';
import { deliverPage, wantsPage } from '../../views/html/write-page.js';
import type { SshOptions } from './command.js';
import { openConnection } from './connection.js';
import { effectiveSettings } from './effective-settings.js';
import { LocalTerminal } from './local-terminal.js';
import { openForwardings } from './port-forwarding.js';
import { askAsOpenSsh } from './questions.js';
import { type RemoteProgram, runRemoteProgram } from './remote-program.js';
import { sentences } from './sentences.js';
import type { SessionEnd } from './session.js';
import { readSettings } from './settings.js';
import { traceOutput } from './trace-output.js';

/** What a remote program is said to have ended with when the server does not say. */
const UNKNOWN_STATUS = 255;

/** Runs a shell or a command with this process's streams, and ends as it ended. */
export async function runSsh(
  destination: string,
  command: readonly string[],
  options: SshOptions,
  context: RunContext,
): Promise<number> {
  const settings = readSettings(destination, options, context.env);
  if (options.print === true) {
    for (const line of effectiveSettings(settings)) context.print(line);
    return ExitCode.ok;
  }
  // Standard output is the remote program's.
  if (options.html === '-') throw new Failure(ExitCode.usage, 'html.notStdout');
  const terminal = new LocalTerminal(process.stdin, process.stdout);
  const shown = traceOutput(options, context, () => (terminal.raw ? '\r\n' : '\n'));
  const collected = wantsPage(options) ? new CollectedTrace() : undefined;
  const kept = collected?.session();
  const trace: TraceListener | undefined =
    kept === undefined
      ? shown
      : (event) => {
          shown?.(event);
          kept(event);
        };
  try {
    const remoteForwardings = new RemoteForwardings();
    const means = { ask: askAsOpenSsh(context.env), context, trace, remoteForwardings };
    const { connection, close } = await openConnection(settings, means);
    try {
      await openForwardings(connection.client, remoteForwardings, settings, context);
      if (options.session === false) {
        await connection.closed;
        return ExitCode.ok;
      }
      return statusOf(
        await runRemoteProgram(connection, programOf(command, options), settings, terminal, context),
        context,
      );
    } finally {
      await close();
    }
  } catch (error) {
    if (!(error instanceof CutawayError)) throw error;
    describeError(error, context, sentences);
    return isConnectionError(error) ? ExitCode.connection : ExitCode.refused;
  } finally {
    if (collected !== undefined) {
      const title = bothLanguages('ssh.page.title', { destination });
      const { language } = context;
      const page = await tracePage({ title, language, catalogue: sentences, events: collected.events });
      deliverPage(page, options, context, true);
      if (collected.full) context.note(context.say('html.cut'));
    }
    // Input that nobody reads any more must not keep the process.
    process.stdin.destroy();
  }
}

function programOf(command: readonly string[], { subsystem, stdin }: SshOptions): RemoteProgram {
  // As OpenSSH: the words are put together, and the shell there takes them apart again.
  const line = command.join(' ');
  return { kind: subsystem === true ? 'subsystem' : command.length === 0 ? 'shell' : 'exec', line, stdin };
}

/** As shells do: 128 and the signal's number for what a signal ended. */
function statusOf({ exitStatus, exitSignal }: SessionEnd, { note, say }: RunContext): number {
  if (exitSignal === undefined) return exitStatus === undefined ? UNKNOWN_STATUS : exitStatus & 0xff;
  note(say('ssh.signalled', { signal: exitSignal.name.replace(/[^\w@.-]/g, '?') }));
  const number = constants.signals[`SIG${exitSignal.name}` as NodeJS.Signals] as number | undefined;
  return number === undefined ? UNKNOWN_STATUS : 128 + number;
}
