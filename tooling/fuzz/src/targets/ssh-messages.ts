import { concat } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { dissectPartly } from '@cutaway/primitives/wire';
import {
  type SshClient,
  type SshClientOptions,
  type SshConnection,
  type SshServer,
  type SshServerOptions,
  signingKey,
} from '@cutaway/ssh-auth';
import { disconnectReasonFor } from '@cutaway/ssh-auth/errors';
import { type Faults, faultyClient, faultyServer, type OutgoingMessage } from '@cutaway/ssh-auth/lab';
import { messageOf } from '@cutaway/ssh-auth/messages';
import { mutateBytes } from '../mutate-bytes.js';
import { mutateFields } from '../mutate-fields.js';
import { Random } from '../random.js';
import { Finding, type Target } from '../target.js';

const source = new Random('ssh keys');
const options = { crypto: nodeCrypto };
const key = (): ReturnType<typeof signingKey> =>
  signingKey(nodeCrypto.generateKeyPair({ type: 'Ed25519' }, source.bytes).privateKey, options);
const hostKey = key();
const userKey = key();

const ALGORITHMS: NonNullable<SshClientOptions['algorithms']>[] = [
  { keyExchange: ['curve25519-sha256'], cipher: ['aes128-ctr'], mac: ['hmac-sha2-256'] },
  { keyExchange: ['curve25519-sha256'], cipher: ['chacha20-poly1305@openssh.com'] },
  { keyExchange: ['ecdh-sha2-nistp256'], cipher: ['aes256-gcm@openssh.com'] },
  { keyExchange: ['mlkem768x25519-sha256'], cipher: ['aes128-ctr'], mac: ['hmac-sha2-256-etm@openssh.com'] },
];

interface Pair {
  readonly client: SshClient;
  readonly server: SshServer;
  /** Which flow of bytes went where is told to `carried`. */
  readonly settle: () => Promise<void>;
}

function start(
  random: Random,
  lab: { readonly client?: Faults; readonly server?: Faults },
  trace: Pick<SshClientOptions, 'trace'>,
  carried: (from: 'client' | 'server', bytes: Uint8Array) => void,
): Pair {
  const algorithms = random.pick(ALGORITHMS);
  const common = { ...options, algorithms, random: random.bytes, now: () => 0, ...trace };
  const authentication = random.pick<SshClientOptions['authentication']>([
    [{ method: 'publickey', key: userKey }],
    [{ method: 'password', password: 'secret' }],
    [
      {
        method: 'keyboard-interactive',
        respond: ({ prompts = [] }: { prompts?: readonly unknown[] }) => prompts.map(() => 'secret'),
      },
    ],
  ]);
  const clientOptions: SshClientOptions = {
    ...common,
    host: 'test.example',
    userName: 'mia',
    verifyHostKey: () => ({ accept: true }),
    authentication,
  };
  const serverOptions: SshServerOptions = {
    ...common,
    hostKeys: [hostKey],
    authentication: { publickey: () => true, password: () => true },
    onSession: (session) => ({
      exec: () => true,
      data: (data) => {
        session.channel.write(data);
        session.channel.consumed(data.length);
      },
      eof: () => session.exit(0),
    }),
  };
  const client = faultyClient(clientOptions, { faults: lab.client });
  const server = faultyServer(serverOptions, { faults: lab.server });
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 500; round++) {
      let busy = false;
      for (const [name, from, to] of [
        ['client', client, server],
        ['server', server, client],
      ] as const) {
        const bytes = from.output();
        if (bytes.length > 0) {
          carried(name, bytes);
          to.receive(bytes);
          busy = true;
        }
        from.events();
      }
      if (busy) continue;
      const pending = client.pending ?? server.pending;
      if (pending !== undefined) {
        await pending;
        continue;
      }
      await new Promise((resolve) => setImmediate(resolve));
      if (client.pendingOutput === 0 && server.pendingOutput === 0) return;
    }
    throw new Finding('two connections still talk after 500 rounds');
  };
  return { client, server, settle };
}

async function run({ client, server, settle }: Pair): Promise<void> {
  await settle();
  if (client.state === 'connected') {
    const session = client.openSession({ data: (data) => session.channel.consumed(data.length) });
    session.exec('echo', () => {});
    session.channel.write(new Uint8Array(100));
    session.channel.end();
    await settle();
  }
  client.close();
  await settle();
  server.close();
  await settle();
  client.receiveEnd();
  server.receiveEnd();
}

function mutateMessage(random: Random, bytes: Uint8Array, corpus: readonly OutgoingMessage[]): Uint8Array {
  if (random.chance(0.2))
    return mutateBytes(
      random,
      bytes,
      corpus.map((one) => one.bytes),
    );
  const message = messageOf(bytes, { keyExchange: 'ecdh', userauth: 'publickey' });
  if (message === undefined) return mutateBytes(random, bytes);
  return mutateFields(random, bytes, (changed) => dissectPartly(message.codec, changed).field);
}

function faultsOf(random: Random, corpus: readonly OutgoingMessage[]): Faults {
  const target = random.below(random.chance(0.5) ? 8 : 25);
  const kind = random.below(20);
  if (kind === 0) return { value: (_, bytes) => (random.chance(0.3) ? mutateBytes(random, bytes) : bytes) };
  if (kind === 1) return { packet: (sealed) => (random.chance(0.1) ? [mutateBytes(random, sealed)] : [sealed]) };
  let count = -1;
  let kept: OutgoingMessage | undefined;
  return {
    message: (message) => {
      if (++count === target + 1 && kept !== undefined) return [message, kept];
      if (count !== target) return [message];
      switch (random.below(12)) {
        case 0:
          return [];
        case 1:
          return [message, message];
        case 2:
          kept = message;
          return [];
        case 3:
          return [random.pick(corpus), message];
        case 4:
          return [random.pick(corpus)];
        case 5:
          return Array.from({ length: 300 }, () => message);
        default:
          return [{ ...message, bytes: mutateMessage(random, message.bytes, corpus) }];
      }
    },
  };
}

function checkEnd(side: string, { state, error }: SshConnection<never>): void {
  if (state === 'handshaking') throw new Finding(`the ${side} is still in the handshake at the end of the transport`);
  if (error === undefined) return;
  if (error.code === 'ssh/internal-error' || error.code === 'ssh/operation-failed') {
    throw new Finding(`the ${side} ends in ${error.code}`, { cause: error.cause ?? error });
  }
  disconnectReasonFor(error);
}

/** An SSH connection whose one side breaks rules: its messages are changed before they are protected. */
export const sshMessages: Target = {
  name: 'ssh-messages',
  inputs: 600,
  prepare: async () => {
    const corpus: OutgoingMessage[] = [];
    const listen: Faults = {
      message: (message) => {
        corpus.push(message);
        return [message];
      },
    };
    for (let times = 0; times < 8; times++) {
      await run(start(new Random('ssh corpus', times), { client: listen, server: listen }, {}, () => {}));
    }
    return async (random, keep) => {
      const hostile = random.pick(['client', 'server'] as const);
      const events: TraceEvent[] = [];
      const trace = random.chance(0.3) ? { trace: (event: TraceEvent) => events.push(event) } : {};
      const flights: Uint8Array[] = [];
      const pair = start(random, { [hostile]: faultsOf(random, corpus) }, trace, (from, bytes) => {
        if (from !== hostile) return;
        flights.push(bytes);
        keep(concat(...flights));
      });
      await run(pair);
      const { client, server } = pair;
      checkEnd('client', client as never);
      checkEnd('server', server as never);
      JSON.stringify(events);
      return [client.error?.code ?? client.state, server.error?.code ?? server.state].join(', ');
    };
  },
};
