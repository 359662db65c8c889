/**
 * Memory of a server per idle connection: ours and that of `node:tls`, each in a process of its own, with clients of
 * `node:tls` in another. `CUTAWAY_BENCH_CONNECTIONS` connections, 10000 unless set.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { connect, createServer as createNodeServer } from 'node:tls';
import { nodeCrypto } from '@cutaway/primitives/node';
import { printTable } from '@cutaway/test-support/bench';
import { createServer } from '@cutaway/tls-handshake/node';
import { Authority } from '@cutaway/x509/authority';
import { certificateToPem } from '@cutaway/x509/certificate';
import { privateKeyToPem } from '@cutaway/x509/keys';

const CONNECTIONS = Number(process.env.CUTAWAY_BENCH_CONNECTIONS ?? 10_000);
const AT_ONCE = 50;

interface Memory {
  readonly rss: number;
  readonly heap: number;
}

function memory(): Memory {
  for (let times = 0; times < 4; times++) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
}

/** The server's process: says its port, then its memory whenever it is asked. */
function serve(which: string): void {
  const root = Authority.create({ subject: [{ CN: 'Bench CA' }] }, { provider: nodeCrypto });
  const { certificate, privateKey } = root.issueServer({ names: ['localhost'] });
  const sockets = new Set<object>();
  const keep = (socket: { on(event: string, listener: () => void): unknown; resume(): unknown }): void => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.resume();
  };
  const server: Server =
    which === 'node:tls'
      ? createNodeServer({ cert: certificateToPem(certificate), key: privateKeyToPem(privateKey) }, keep)
      : createServer({ credentials: [{ certificates: [certificate.bytes], privateKey }] }, keep);
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () => {
    process.send?.({ port: (server.address() as AddressInfo).port, ca: certificateToPem(root.certificate) });
  });
  process.on('message', () => process.send?.({ ...memory(), connections: sockets.size }));
}

/** The clients' process: connects, and says when all are connected. */
async function fill(port: number, ca: string): Promise<void> {
  let left = CONNECTIONS;
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', ca, ecdhCurve: 'X25519' });
      await once(socket, 'secureConnect');
      socket.on('error', () => {});
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  process.send?.('connected');
}

async function ask(server: ChildProcess): Promise<Memory & { connections: number }> {
  server.send('memory');
  return ((await once(server, 'message')) as [Memory & { connections: number }])[0];
}

async function measure(which: string): Promise<readonly [string, number, number, number]> {
  const start = (role: string, ...args: string[]): ChildProcess =>
    fork(new URL(import.meta.url), [role, ...args], { execArgv: ['--expose-gc'] });
  const server = start('serve', which);
  const [{ port, ca }] = (await once(server, 'message')) as [{ port: number; ca: string }];
  const before = await ask(server);
  const clients = start('fill', String(port), ca);
  await once(clients, 'message');
  let after = await ask(server);
  while (after.connections < CONNECTIONS) after = await ask(server);
  clients.kill();
  server.kill();
  const each = (key: keyof Memory): number => (after[key] - before[key]) / CONNECTIONS / 1000;
  return [which, after.connections, each('rss'), each('heap')];
}

const [role, ...args] = process.argv.slice(2);
if (role === 'serve') serve(args[0] as string);
else if (role === 'fill') await fill(Number(args[0]), args[1] as string);
else {
  const rows = [await measure('@cutaway/tls-handshake'), await measure('node:tls')] as const;
  const columns = ['', 'connections', 'kB of the process each', 'kB of the heap each'];
  printTable('Memory of a server with idle connections', columns, rows);
  const [[, , ours], [, , theirs]] = rows;
  console.log(`\n@cutaway/tls-handshake / node:tls: ${(ours / theirs).toFixed(2)}×`);
}
