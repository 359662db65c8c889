import { connect as connectSocket, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { CutawayError } from '@cutaway/primitives/errors';
import type { TraceListener } from '@cutaway/primitives/trace';
import { SshProtocolError } from '@cutaway/ssh-auth/errors';
import {
  acceptInto,
  type ClientConnection,
  channelStream,
  connect,
  type RemoteForwardings,
} from '@cutaway/ssh-auth/node';
import { cliCatalogue } from '../../catalogue/index.js';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { RunContext } from '../../run-context.js';
import { LoginMethods } from './authentication.js';
import { ConnectionEvents } from './connection-events.js';
import { hostKeyCheck } from './host-key.js';
import type { Ask } from './questions.js';
import { sentenceFor } from './sentences.js';
import type { Settings } from './settings.js';

/** What connections are made with, beside their settings. */
export interface ConnectionMeans {
  readonly ask: Ask;
  readonly context: RunContext;
  /** Told about the connection to the destination, not about those on the way. */
  readonly trace: TraceListener | undefined;
  /** Takes who connects to ports that the destination forwards. */
  readonly remoteForwardings?: RemoteForwardings | undefined;
}

/** A connection and those it goes through. */
export interface OpenConnection {
  readonly connection: ClientConnection;
  close(): Promise<void>;
}

/**
 * Connects and logs in; on every host to go through, too.
 *
 * @throws {CutawayError} what the protocol or the files ended with. @throws {Failure} when nobody answers there.
 */
export async function openConnection(settings: Settings, means: ConnectionMeans): Promise<OpenConnection> {
  const path: ClientConnection[] = [];
  let socket: Socket | undefined;
  const close = async (): Promise<void> => {
    for (const connection of path.toReversed()) await connection.close().catch(() => {});
    // A server that does not hang up must not keep the process.
    socket?.unref();
  };
  try {
    for (const hop of [...settings.jumps, settings]) {
      const last = path.at(-1);
      socket ??= await openSocket(hop);
      const stream = last === undefined ? socket : await through(last, hop, means.context);
      path.push(
        await logIn(
          hop,
          stream,
          hop === settings ? means : { ...means, trace: undefined, remoteForwardings: undefined },
        ),
      );
    }
    return { connection: path.at(-1) as ClientConnection, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function logIn(
  settings: Settings,
  stream: Duplex,
  { ask, context, trace, remoteForwardings }: ConnectionMeans,
): Promise<ClientConnection> {
  const login = new LoginMethods(settings, ask, context);
  const events = new ConnectionEvents(settings, context);
  // Until the server has shown its key, nobody is asked anything: what takes long hangs.
  const maximum = settings.connectTimeout * 1000;
  const { forwardedAgent } = settings;
  const hanging = setTimeout(() => stream.destroy(new SshProtocolError('ssh/login-timeout', { maximum })), maximum);
  try {
    const { verifyHostKey, hostKeyAlgorithms } = await hostKeyCheck(settings, ask, context);
    const connection = await connect({
      host: settings.hostName,
      port: settings.port,
      userName: settings.userName,
      ...(settings.hostKeyAlias === undefined ? {} : { hostKeyAlias: settings.hostKeyAlias }),
      ...(hostKeyAlgorithms === undefined ? {} : { hostKeyAlgorithms }),
      ...(trace === undefined ? {} : { trace }),
      ...(remoteForwardings === undefined ? {} : { onForwarded: remoteForwardings.onForwarded }),
      ...(forwardedAgent === undefined
        ? {}
        : { onAgentChannel: (channel) => acceptInto(channel, connectSocket(forwardedAgent)) }),
      algorithms: settings.algorithms,
      stream,
      timeout: Number.POSITIVE_INFINITY,
      verifyHostKey: (presented) => {
        clearTimeout(hanging);
        return verifyHostKey(presented);
      },
      authentication: (session) => login.all(session),
      onEvent: (event) => events.receive(event),
    });
    events.connected(connection.client);
    return connection;
  } catch (error) {
    stream.destroy();
    throw error;
  } finally {
    clearTimeout(hanging);
    login.close();
  }
}

/** A stream to the next host, through one that is connected. */
async function through(
  { client }: ClientConnection,
  { hostName: host, port }: Settings,
  { language }: RunContext,
): Promise<Duplex> {
  try {
    return await channelStream((handlers) => client.openDirectTcpip({ host, port }, handlers));
  } catch (error) {
    if (!(error instanceof CutawayError)) throw error;
    const context = { jump: client.options.host, host, port, reason: sentenceFor(error, language) };
    throw new Failure(ExitCode.connection, 'ssh.jumpFailed', context, error);
  }
}

async function openSocket({ hostName: host, port, addressFamily: family, connectTimeout }: Settings): Promise<Socket> {
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
