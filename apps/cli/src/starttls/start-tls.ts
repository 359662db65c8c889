import { connect, type Socket } from 'node:net';
import { StartTlsFailure } from './failure.js';
import { LineReader } from './line-reader.js';
import { dialogues, type StartTlsProtocol } from './protocols.js';

/** Where to connect, and for how long to wait. */
export interface StartTlsTarget {
  readonly host: string;
  readonly port: number;
  /** Milliseconds for the whole dialogue. */
  readonly timeout: number;
}

/**
 * Connects and talks until TLS may begin. The socket is paused; nothing has been read of what belongs to TLS.
 *
 * @throws {StartTlsFailure} when it does not come to that, or the system's error when there is no connection.
 */
export async function startTls(target: StartTlsTarget, protocol: StartTlsProtocol): Promise<Socket> {
  const socket = connect({ host: target.host, port: target.port, allowHalfOpen: true });
  let timer: NodeJS.Timeout | undefined;
  try {
    const failed = new Promise<never>((_, reject) => {
      socket.once('error', reject);
      timer = setTimeout(() => reject(new StartTlsFailure('timeout')), target.timeout);
    });
    // It may be the connection that fails after the dialogue is over.
    failed.catch(() => {});
    await Promise.race([new Promise<void>((resolve) => socket.once('connect', () => resolve())), failed]);
    const reader = new LineReader(socket);
    await Promise.race([dialogues[protocol](reader, socket), failed]);
    reader.release();
    socket.removeAllListeners('error');
    return socket;
  } catch (error) {
    socket.on('error', () => {}).destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
