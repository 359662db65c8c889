import { connect as connectSocket, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { SshProtocolError } from '@cutaway/ssh-auth/errors';
import { type ClientConnection, connect } from '@cutaway/ssh-auth/node';
import { cliCatalogue } from '../../catalogue/index.js';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { LoginMethods } from './authentication.js';
import { hostKeyCheck } from './host-key.js';
import type { Ask } from './questions.js';
import type { Settings } from './settings.js';

/**
 * Connects and logs in.
 *
 * @throws {CutawayError} what the protocol or the files ended with. @throws {Failure} when nobody answers there.
 */
export async function openConnection(settings: Settings, ask: Ask, context: RunContext): Promise<ClientConnection> {
  const { verifyHostKey, hostKeyAlgorithms } = await hostKeyCheck(settings, ask, context);
  const login = new LoginMethods(settings, ask, context);
  const stream = await openSocket(settings);
  // Until the server has shown its key, nobody is asked anything: what takes long hangs.
  const maximum = settings.connectTimeout * 1000;
  const hanging = setTimeout(() => stream.destroy(new SshProtocolError('ssh/login-timeout', { maximum })), maximum);
  try {
    return await connect({
      host: settings.host,
      port: settings.port,
      userName: settings.userName,
      ...(settings.hostKeyAlias === undefined ? {} : { hostKeyAlias: settings.hostKeyAlias }),
      ...(hostKeyAlgorithms === undefined ? {} : { hostKeyAlgorithms }),
      algorithms: settings.algorithms,
      stream,
      timeout: Number.POSITIVE_INFINITY,
      verifyHostKey: (presented) => {
        clearTimeout(hanging);
        return verifyHostKey(presented);
      },
      authentication: () => login.all(),
      onEvent: (event) => {
        if (event.type !== 'banner' || settings.quiet) return;
        for (const line of printableLines(event.message)) context.note(line);
      },
    });
  } finally {
    clearTimeout(hanging);
    login.close();
  }
}

async function openSocket({ hostName: host, port, addressFamily: family, connectTimeout }: Settings): Promise<Duplex> {
  return await new Promise<Socket>((resolve, reject) => {
    const socket = connectSocket({ host, port, family });
    const failed = (code: string): void => {
      socket.destroy();
      reject(new Failure(ExitCode.connection, 'ssh.unreachable', { host, port, reason: reasonOf(code) }));
    };
    const timer = setTimeout(() => failed('ETIMEDOUT'), connectTimeout * 1000);
    socket.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      failed(error.code ?? error.message);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error');
      socket.setNoDelay(true);
      resolve(socket);
    });
  });
}

/** A common reason is a sentence of the catalogue. */
function reasonOf(code: string): string {
  const key = `socket.${code}`;
  return key in cliCatalogue ? key : code;
}
