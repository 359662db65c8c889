import { connect, type LookupFunction, type Socket } from 'node:net';
import { ScenarioError } from '../../errors.js';
import type { Address } from './listener.js';

/** What a connection to the genuine server is made with. */
export interface ConnectTcpOptions {
  readonly timeout: number;
  readonly lookup: LookupFunction | undefined;
}

/**
 * Connects to the genuine server in the client's place, for as long as the client is there.
 *
 * @throws {ScenarioError} `mitm/server-unreachable`, `mitm/leads-to-itself`, `mitm/client-gone`.
 */
export function connectTcp(to: Address, client: Socket, { timeout, lookup }: ConnectTcpOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (client.destroyed) {
      reject(new ScenarioError('mitm/client-gone', {}));
      return;
    }
    const server = connect({ ...to, allowHalfOpen: true, noDelay: true, ...(lookup === undefined ? {} : { lookup }) });
    const fail = (error: Error): void => {
      clearTimeout(timer);
      server.destroy();
      reject(error);
    };
    const unreachable = (reason: string) => new ScenarioError('mitm/server-unreachable', { ...to, reason });
    const timer = setTimeout(() => fail(unreachable('ETIMEDOUT')), timeout);
    const gone = (): void => fail(new ScenarioError('mitm/client-gone', {}));
    server.on('error', (error: NodeJS.ErrnoException) => fail(unreachable(error.code ?? error.message)));
    server.once('connect', () => {
      client.off('close', gone);
      if (isSame(server, client)) {
        fail(new ScenarioError('mitm/leads-to-itself', { ...to }));
        return;
      }
      clearTimeout(timer);
      server.pause();
      resolve(server);
    });
    client.once('close', gone);
  });
}

/** Whether what we connected to is where the client connected to: ourselves. A name may lead back here. */
function isSame(server: Socket, client: Socket): boolean {
  const bare = (address = ''): string => address.replace(/^::ffff:/, '');
  return server.remotePort === client.localPort && bare(server.remoteAddress) === bare(client.localAddress);
}
