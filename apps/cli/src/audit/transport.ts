import { connect, type Socket } from 'node:net';
import { StartTlsFailure } from '../starttls/failure.js';
import { startTls } from '../starttls/start-tls.js';
import { ProbeFailure, type ProbeTarget } from './probe-target.js';

/**
 * A connection to the server on which TLS may begin; paused.
 *
 * @throws {ProbeFailure} when there is none.
 */
export async function openTransport(target: ProbeTarget): Promise<Socket> {
  target.onConnection?.();
  try {
    return await (target.startTls === undefined ? connected(target) : startTls(target, target.startTls));
  } catch (error) {
    if (error instanceof StartTlsFailure) throw new ProbeFailure(target, `starttls.${error.problem}`, error);
    throw new ProbeFailure(target, (error as NodeJS.ErrnoException).code ?? `${error}`, error);
  }
}

function connected({ host, port, timeout }: ProbeTarget): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const timer = setTimeout(() => {
      socket.destroy();
      reject(Object.assign(new Error('nobody answered in time'), { code: 'ETIMEDOUT' }));
    }, timeout);
    socket.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeAllListeners('error').pause();
      resolve(socket);
    });
  });
}
