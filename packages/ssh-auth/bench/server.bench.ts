/**
 * Servers with OpenSSH's client: logins with a key and a command a second, data in both directions, and the memory of
 * a connection on which nothing happens. Each server runs in a process of its own, with the same algorithms.
 * Needs openssh-client. `CUTAWAY_BENCH_CONNECTIONS` idle connections, 1000 unless set.
 */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { signingKey } from '@cutaway/ssh-auth';
import { parsePrivateKey, pkcs8PrivateKey, type SoftwareKey } from '@cutaway/ssh-auth/keys';
import { serve as serveOurs } from '@cutaway/ssh-auth/node';
import { compare, printTable } from '@cutaway/test-support/bench';
import tunnels from '@microsoft/dev-tunnels-ssh';
import { importKey } from '@microsoft/dev-tunnels-ssh-keys';
import ssh2 from 'ssh2';

const CONTENDERS = ['noble', 'node', 'dev-tunnels-ssh', 'ssh2'] as const;
type Contender = (typeof CONTENDERS)[number];

const CONNECTIONS = Number(process.env.CUTAWAY_BENCH_CONNECTIONS ?? 1000);
const AT_ONCE = 20;
const BYTES = 16 * 1024 * 1024;
const CHUNK = Buffer.alloc(64 * 1024);
const KEY_EXCHANGE = 'ecdh-sha2-nistp256';
const CIPHER = 'aes256-gcm@openssh.com';

/** The command that is answered with {@link BYTES}. All others end with their input, and write how much that was. */
const SENDS = 'send';

async function serveOurselves(hostKey: SoftwareKey, crypto: typeof noble): Promise<number> {
  const { port } = await serveOurs({
    port: 0,
    crypto,
    maximumConnections: CONNECTIONS + AT_ONCE,
    hostKeys: [signingKey(hostKey.privateKey, { crypto })],
    algorithms: { keyExchange: [KEY_EXCHANGE], cipher: [CIPHER] },
    authentication: { publickey: () => true },
    onSession: (session) => {
      let left = 0;
      let received = 0;
      const fill = (): void => {
        for (; left > 0 && session.channel.bufferedAmount < 1024 * 1024; left -= CHUNK.length) {
          session.channel.write(CHUNK);
        }
        if (left === 0) session.exit(0);
      };
      return {
        exec: (command) => {
          if (Buffer.from(command).toString() !== SENDS) return true;
          left = BYTES;
          setImmediate(fill);
          return true;
        },
        drained: () => {
          if (left > 0) fill();
        },
        data: (data) => {
          received += data.length;
          session.channel.consumed(data.length);
        },
        eof: () => {
          if (left > 0) return;
          session.channel.write(Buffer.from(String(received)));
          session.exit(0);
        },
      };
    },
  });
  return port;
}

async function serveSsh2(hostKey: string): Promise<number> {
  const algorithms = { kex: [KEY_EXCHANGE], cipher: [CIPHER] } as ssh2.Algorithms;
  const server = new ssh2.Server({ hostKeys: [hostKey], algorithms }, (connection) => {
    connection.on('error', () => {});
    connection.on('authentication', (attempt) => {
      if (attempt.method !== 'publickey') return attempt.reject(['publickey']);
      const key = ssh2.utils.parseKey(attempt.key.data) as ssh2.ParsedKey;
      const { signature, blob } = attempt;
      if (signature && blob && key.verify(blob, signature, attempt.hashAlgo) !== true) return attempt.reject();
      attempt.accept();
    });
    connection.on('session', (accept) => {
      accept().on('exec', (start, _, { command }) => {
        const stream = start();
        const end = (): void => {
          stream.exit(0);
          stream.end();
        };
        let received = 0;
        stream.on('data', (data: Buffer) => {
          received += data.length;
        });
        if (command !== SENDS) {
          stream.on('end', () => {
            stream.write(String(received));
            end();
          });
          return;
        }
        let left = BYTES;
        const fill = (): void => {
          while (left > 0) {
            left -= CHUNK.length;
            if (!stream.write(CHUNK)) return void stream.once('drain', fill);
          }
          end();
        };
        fill();
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function serveTunnels(hostKey: string): Promise<number> {
  const configuration = new tunnels.SshSessionConfiguration();
  const only = (list: ({ name: string } | null)[], name: string): void => {
    list.splice(0, list.length, ...list.filter((one) => one?.name === name));
  };
  only(configuration.keyExchangeAlgorithms, KEY_EXCHANGE);
  only(configuration.encryptionAlgorithms, CIPHER);
  const key = await importKey(hostKey);
  const server = createServer((socket) => {
    socket.setNoDelay(true);
    const session = new tunnels.SshServerSession(configuration);
    session.credentials.publicKeys = [key];
    session.onAuthenticating((event) => {
      event.authenticationPromise = Promise.resolve(event.publicKey === undefined ? null : {});
    });
    session.onChannelOpening(({ channel }) => {
      let received = 0;
      channel.onDataReceived((data) => {
        received += data.length;
        channel.adjustWindow(data.length);
      });
      channel.onRequest((event) => {
        if (event.requestType !== 'exec') return;
        event.isAuthorized = true;
        const { command } = event.request.convertTo(new tunnels.CommandRequestMessage());
        const send = async (): Promise<void> => {
          for (let left = BYTES; left > 0; left -= CHUNK.length) await channel.send(CHUNK);
          await channel.close(0);
        };
        const answer = async (): Promise<void> => {
          await channel.send(Buffer.from(String(received)));
          await channel.close(0);
        };
        if (command === SENDS) setImmediate(() => void send());
        else channel.onEof(() => void answer());
      });
    });
    session.connect(new tunnels.NodeStream(socket)).catch(() => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

interface Memory {
  readonly rss: number;
  readonly heap: number;
}

function memory(): Memory {
  for (let times = 0; times < 4; times++) globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
}

/** A server's process: says its port, then its memory whenever it is asked. */
async function serve(which: Contender, keyFile: string): Promise<void> {
  const text = readFileSync(keyFile, 'utf8');
  const key = parsePrivateKey(text) as SoftwareKey;
  const ports: Record<Contender, () => Promise<number>> = {
    noble: () => serveOurselves(key, noble),
    node: () => serveOurselves(key, nodeCrypto),
    'dev-tunnels-ssh': () => serveTunnels(pkcs8PrivateKey(key)),
    ssh2: () => serveSsh2(text),
  };
  const port = await ports[which]();
  process.on('message', () => process.send?.(memory()));
  process.send?.(port);
}

/** The process of idle clients: says when all are logged in. */
async function fill(port: number, keyFile: string): Promise<void> {
  const privateKey = readFileSync(keyFile, 'utf8');
  let left = CONNECTIONS;
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      const client = new ssh2.Client();
      client.connect({ host: '127.0.0.1', port, username: 'bench', privateKey });
      await once(client, 'ready');
      client.on('error', () => {});
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  process.send?.('connected');
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-bench-'));
  const keyFile = (name: string): string => {
    const path = join(folder, name);
    spawnSync('ssh-keygen', ['-q', '-N', '', '-t', 'ecdsa', '-b', '256', '-f', path]);
    return path;
  };
  const [host, user] = [keyFile('host'), keyFile('user')];
  const start = (...args: string[]): ChildProcess =>
    fork(new URL(import.meta.url), args, { execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'] });

  const options = ['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'IdentityAgent=none', 'LogLevel=ERROR'];
  const ssh = async (port: number, command: string, bytes: number): Promise<void> => {
    const args = ['-F', 'none', '-T', '-i', user, '-p', String(port), ...options.flatMap((one) => ['-o', one])];
    const child = spawn('ssh', [...args, 'bench@127.0.0.1', command], { stdio: ['pipe', 'pipe', 'inherit'] });
    let received = 0;
    let text = '';
    child.stdout.on('data', (data: Buffer) => {
      received += data.length;
      if (command !== SENDS) text += data.toString();
    });
    child.stdin.on('error', () => {});
    for (let left = bytes; left > 0; left -= CHUNK.length) {
      if (!child.stdin.write(CHUNK)) await once(child.stdin, 'drain');
    }
    child.stdin.end();
    const [status] = (await once(child, 'close')) as [number | null];
    const whole = command === SENDS ? received === BYTES : text === String(bytes);
    if (status !== 0 || !whole) throw new Error(`ssh ended with ${status}, ${received} bytes: ${text}`);
  };

  const servers = new Map<Contender, { process: ChildProcess; port: number }>();
  for (const name of CONTENDERS) {
    const server = start('serve', name, host);
    servers.set(name, { process: server, port: ((await once(server, 'message')) as [number])[0] });
  }
  const each = (command: string, bytes: number): Record<Contender, () => Promise<void>> =>
    Object.fromEntries([...servers].map(([name, { port }]) => [name, () => ssh(port, command, bytes)])) as Record<
      Contender,
      () => Promise<void>
    >;
  const name = `${KEY_EXCHANGE}, ${CIPHER}`;
  await compare('Servers: login with an ECDSA key and a command, by OpenSSH’s client', CONTENDERS, [
    { name, contenders: each('true', 0) },
  ]);
  await compare('Servers: data, the login included', CONTENDERS, [
    { name: 'from OpenSSH’s client', bytes: BYTES, contenders: each('take', BYTES) },
    { name: 'to OpenSSH’s client', bytes: BYTES, contenders: each(SENDS, 0) },
  ]);

  const ask = async ({ process }: { process: ChildProcess }): Promise<Memory> => {
    process.send('memory');
    return ((await once(process, 'message')) as [Memory])[0];
  };
  const rows: [string, number, number, number][] = [];
  for (const [which, server] of servers) {
    const before = await ask(server);
    const clients = start('fill', String(server.port), user);
    await once(clients, 'message');
    const after = await ask(server);
    clients.kill();
    server.process.kill();
    const difference = (key: keyof Memory): number => (after[key] - before[key]) / CONNECTIONS / 1000;
    rows.push([which, CONNECTIONS, difference('rss'), difference('heap')]);
  }
  const columns = ['', 'connections', 'kB of the process each', 'kB of the heap each'];
  printTable('Servers: memory of idle connections', columns, rows);
  rmSync(folder, { recursive: true, force: true });
}

const [role, ...args] = process.argv.slice(2);
if (role === 'serve') await serve(args[0] as Contender, args[1] as string);
else if (role === 'fill') await fill(Number(args[0]), args[1] as string);
else {
  await main();
  process.exit(0);
}
