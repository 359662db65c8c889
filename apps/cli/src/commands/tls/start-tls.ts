import { type ConnectOptions, connect, type TlsSocket } from '@cutaway/tls-handshake/node';
import { type CliPhraseKey, cliCatalogue } from '../../catalogue/index.js';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { StartTlsFailure, type StartTlsProblem } from '../../starttls/failure.js';
import type { StartTlsProtocol } from '../../starttls/protocols.js';
import { startTls } from '../../starttls/start-tls.js';

/** What only somebody in between, or a server that is broken in the same way, does. */
const ATTACKS: readonly StartTlsProblem[] = ['injected', 'preauth'];

/**
 * Connects in the clear, and begins TLS when the server is ready for it.
 *
 * @throws {Failure} when it does not come to TLS: nothing but the dialogue has been sent then.
 */
export async function connectStartTls(
  options: ConnectOptions,
  protocol: StartTlsProtocol,
  timeout: number,
): Promise<TlsSocket> {
  const { host, port = 0 } = options;
  try {
    const transport = await startTls({ host, port, timeout }, protocol);
    const socket = connect({ ...options, socket: transport });
    transport.resume();
    return socket;
  } catch (error) {
    const context = { host, port, protocol };
    if (error instanceof StartTlsFailure) {
      const code = ATTACKS.includes(error.problem) ? ExitCode.refused : ExitCode.connection;
      throw new Failure(code, `starttls.${error.problem}`, { ...context, said: error.said }, error);
    }
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const reason = `audit.reason.${code}`;
    const known = Object.hasOwn(cliCatalogue, reason);
    throw new Failure(
      ExitCode.connection,
      'starttls.noConnection',
      { ...context, reason: known ? (reason as CliPhraseKey) : code },
      error,
    );
  }
}
