/**
 * Clients against one `sshd`: logins with a key and a command a second, and data in both directions. All contenders
 * use the same algorithms; @microsoft/dev-tunnels-ssh is left out where it has them not. Needs openssh-server.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Algorithms, signingKey } from '@cutaway/ssh-auth';
import { openSshPrivateKey, parsePrivateKey, pkcs8PrivateKey, publicKeyLine } from '@cutaway/ssh-auth/keys';
import { type ConnectOptions, connect } from '@cutaway/ssh-auth/node';
import { type Comparison, compare, compareProcessorTime } from '@cutaway/test-support/bench';
import { freePort } from '@cutaway/test-support/free-port';
import tunnels from '@microsoft/dev-tunnels-ssh';
import { importKey } from '@microsoft/dev-tunnels-ssh-keys';
import ssh2 from 'ssh2';

const CONTENDERS = ['noble', 'node', 'dev-tunnels-ssh', 'ssh2'] as const;
type Contender = (typeof CONTENDERS)[number];

const BYTES = 16 * 1024 * 1024;
const CHUNK = new Uint8Array(64 * 1024);

/** A connection that is logged in. */
interface Connection {
  /** Runs a command that reads nothing. Resolves with how many bytes it wrote. */
  run(command: string): Promise<number>;
  /** Runs a command and sends it this many bytes. */
  send(command: string, bytes: number): Promise<void>;
  close(): void;
}

type Connect = (algorithms: Chosen) => Promise<Connection>;

interface Chosen {
  readonly keyExchange: Algorithms['keyExchange'][number];
  readonly cipher: Algorithms['cipher'][number];
  readonly mac?: Algorithms['mac'][number];
}

const userName = userInfo().username;
const folder = mkdtempSync(join(tmpdir(), 'cutaway-bench-'));
const user = parsePrivateKey(keygen('user'));
if (!('privateKey' in user)) throw new Error('no private key');
const userFile = openSshPrivateKey(user);
const hostKeyBlob = parsePrivateKey(keygen('host')).key.blob;
const port = await freePort();

function keygen(name: string): string {
  const path = join(folder, name);
  spawnSync('ssh-keygen', ['-q', '-N', '', '-t', 'ecdsa', '-b', '256', '-f', path]);
  return readFileSync(path, 'utf8');
}

/** Starts `sshd`. */
async function startSshd(): Promise<ChildProcess> {
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true });
  const config = join(folder, 'sshd_config');
  const authorized = join(folder, 'authorized_keys');
  writeFileSync(authorized, `${publicKeyLine(user.key)}\n`);
  const lines = [
    `ListenAddress 127.0.0.1:${port}`,
    `HostKey ${join(folder, 'host')}`,
    `AuthorizedKeysFile ${authorized}`,
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'StrictModes no',
    'UsePAM no',
    'MaxStartups 100',
    // dev-tunnels-ssh leaves sessions open that sshd has ended.
    'MaxSessions 10000',
    `PidFile ${join(folder, 'pid')}`,
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  const child = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (part: Buffer) => {
      if (part.includes('listening')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`sshd ended with ${code}`)));
  });
  return child;
}

const same = (key: Uint8Array): boolean => Buffer.from(key).equals(hostKeyBlob);

const ours =
  (crypto: NonNullable<ConnectOptions['crypto']>): Connect =>
  async ({ keyExchange, cipher, mac = 'hmac-sha2-256-etm@openssh.com' }) => {
    const connection = await connect({
      host: '127.0.0.1',
      port,
      userName,
      crypto,
      algorithms: { keyExchange: [keyExchange], cipher: [cipher], mac: [mac] },
      verifyHostKey: ({ key }) => ({ accept: same(key) }),
      authentication: [{ method: 'publickey', key: signingKey(user.privateKey, { crypto }) }],
    });
    const start = (command: string, bytes: number): Promise<number> =>
      new Promise((resolve, reject) => {
        let received = 0;
        let left = bytes;
        const fill = (): void => {
          for (; left > 0 && session.channel.bufferedAmount < 1024 * 1024; left -= CHUNK.length) {
            session.channel.write(CHUNK);
          }
          if (left === 0) session.channel.end();
        };
        const session = connection.client.openSession({
          data: (data) => {
            received += data.length;
            session.channel.consumed(data.length);
          },
          drained: () => {
            if (left > 0) fill();
          },
          refused: reject,
          closed: () => resolve(received),
        });
        session.exec(command, () => {});
        fill();
      });
    return {
      run: (command) => start(command, 0),
      send: async (command, bytes) => void (await start(command, bytes)),
      close: () => void connection.close(),
    };
  };

const ssh2Client: Connect = ({ keyExchange, cipher, mac = 'hmac-sha2-256-etm@openssh.com' }) =>
  new Promise((resolve, reject) => {
    const client = new ssh2.Client();
    const start = (command: string, bytes: number): Promise<number> =>
      new Promise((done, failed) => {
        client.exec(command, (error, stream) => {
          if (error !== undefined) return failed(error);
          let received = 0;
          let left = bytes;
          const fill = (): void => {
            while (left > 0) {
              left -= CHUNK.length;
              if (!stream.write(CHUNK)) return void stream.once('drain', fill);
            }
            stream.end();
          };
          stream.on('data', (data: Buffer) => {
            received += data.length;
          });
          stream.on('close', () => done(received));
          fill();
        });
      });
    client.on('error', reject);
    client.on('ready', () =>
      resolve({
        run: (command) => start(command, 0),
        send: async (command, bytes) => void (await start(command, bytes)),
        close: () => client.end(),
      }),
    );
    client.connect({
      host: '127.0.0.1',
      port,
      username: userName,
      privateKey: userFile,
      hostVerifier: same,
      algorithms: {
        kex: [keyExchange as ssh2.KexAlgorithm],
        cipher: [cipher as ssh2.CipherAlgorithm],
        hmac: [mac as ssh2.MacAlgorithm],
      },
    });
  });

const tunnelsKey = await importKey(pkcs8PrivateKey(user));

const tunnelsClient: Connect = async ({ cipher, mac }) => {
  const configuration = new tunnels.SshSessionConfiguration();
  const only = <T extends { name: string } | null>(list: T[], name: string | undefined): void => {
    const kept = list.filter((one) => name === undefined || one?.name === name);
    list.splice(0, list.length, ...kept);
  };
  only(configuration.keyExchangeAlgorithms, 'ecdh-sha2-nistp256');
  only(configuration.encryptionAlgorithms, cipher);
  only(configuration.hmacAlgorithms, mac);
  const session = new tunnels.SshClientSession(configuration);
  session.onAuthenticating((event) => {
    event.authenticationPromise = Promise.resolve({});
  });
  const socket = connectSocket(port, '127.0.0.1').setNoDelay(true);
  await session.connect(new tunnels.NodeStream(socket));
  await session.authenticateServer();
  await session.authenticateClient({ username: userName, publicKeys: [tunnelsKey] });
  const start = async (command: string, bytes: number): Promise<number> => {
    const channel = await session.openChannel('session');
    let received = 0;
    const ended = new Promise<void>((resolve) => {
      channel.onClosed(() => resolve());
    });
    channel.onDataReceived((data) => {
      received += data.length;
      channel.adjustWindow(data.length);
    });
    const request = new tunnels.CommandRequestMessage();
    request.command = command;
    await channel.request(request);
    for (let left = bytes; left > 0; left -= CHUNK.length) await channel.send(Buffer.from(CHUNK.buffer));
    if (bytes > 0) await channel.send(Buffer.alloc(0));
    await ended;
    return received;
  };
  return {
    run: (command) => start(command, 0),
    send: async (command, bytes) => void (await start(command, bytes)),
    close: () => session.dispose(),
  };
};

const CLIENTS: Readonly<Record<Contender, Connect>> = {
  noble: ours(noble),
  node: ours(nodeCrypto),
  'dev-tunnels-ssh': tunnelsClient,
  ssh2: ssh2Client,
};

/** The cases, and whether dev-tunnels-ssh has what they need. */
const CASES: readonly (readonly [Chosen, boolean])[] = [
  [{ keyExchange: 'ecdh-sha2-nistp256', cipher: 'aes256-gcm@openssh.com' }, true],
  [{ keyExchange: 'ecdh-sha2-nistp256', cipher: 'aes256-ctr', mac: 'hmac-sha2-256-etm@openssh.com' }, true],
  [{ keyExchange: 'curve25519-sha256', cipher: 'chacha20-poly1305@openssh.com' }, false],
];

type Contenders = Partial<Record<Contender, () => Promise<unknown>>>;

async function main(): Promise<void> {
  const logins: Comparison<Contender>[] = [];
  const rows: Record<'up' | 'down', Comparison<Contender>[]> = { up: [], down: [] };
  const open: Connection[] = [];
  for (const [algorithms, everybody] of CASES) {
    const name = [algorithms.keyExchange, algorithms.cipher].join(', ');
    const login: Contenders = {};
    const up: Contenders = {};
    const down: Contenders = {};
    for (const contender of CONTENDERS) {
      if (!everybody && contender === 'dev-tunnels-ssh') continue;
      const connectWith = CLIENTS[contender];
      login[contender] = async () => {
        const connection = await connectWith(algorithms);
        await connection.run('true');
        connection.close();
      };
      const connection = await connectWith(algorithms);
      open.push(connection);
      up[contender] = () => connection.send('cat >/dev/null', BYTES);
      down[contender] = async () => {
        if ((await connection.run(`head -c ${BYTES} /dev/zero`)) !== BYTES) throw new Error(`${contender}: bytes lost`);
      };
    }
    logins.push({ name, contenders: login });
    rows.up.push({ name: algorithms.cipher, bytes: BYTES, contenders: up });
    rows.down.push({ name: algorithms.cipher, bytes: BYTES, contenders: down });
  }
  await compare('Clients: TCP, login with an ECDSA key and the command true, against sshd', CONTENDERS, logins);
  await compare('Clients: data to sshd', CONTENDERS, rows.up);
  await compare('Clients: data from sshd', CONTENDERS, rows.down);
  await compareProcessorTime('Clients: a login and a command', CONTENDERS, logins, 20);
  await compareProcessorTime('Clients: 16 MiB to sshd', CONTENDERS, rows.up, 8);
  await compareProcessorTime('Clients: 16 MiB from sshd', CONTENDERS, rows.down, 8);
  for (const connection of open) connection.close();
}

const sshd = await startSshd();
try {
  await main();
} finally {
  sshd.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
