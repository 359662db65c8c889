import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { SshClientEvent, SshClientOptions, SshServerEvent, SshServerOptions } from '../src/index.js';
import { type SigningKey, SshClient, type SshConnection, SshServer, signingKey } from '../src/index.js';
import type { LabOptions } from '../src/transport/settings.js';

/** Keys made once for a test file. */
export function madeKeys(): (kind: KeyGeneration) => ReturnType<typeof nodeCrypto.generateKeyPair> {
  const made = new Map<string, ReturnType<typeof nodeCrypto.generateKeyPair>>();
  return (kind) => {
    const name = JSON.stringify(kind);
    const pair = made.get(name) ?? nodeCrypto.generateKeyPair(kind);
    made.set(name, pair);
    return pair;
  };
}

const keys = madeKeys();
export const hostKey: SigningKey = signingKey(keys({ type: 'Ed25519' }).privateKey, { crypto: nodeCrypto });
export const userKey: SigningKey = signingKey(keys({ type: 'EC', curve: 'P-256' }).privateKey, { crypto: nodeCrypto });

/** A client that accepts everything and logs in with {@link userKey}. */
export const clientOptions: SshClientOptions = {
  host: 'test.example',
  userName: 'mia',
  crypto: nodeCrypto,
  verifyHostKey: () => ({ accept: true }),
  authentication: [{ method: 'publickey', key: userKey }],
};

/** A server that lets everybody in who has a key, and echoes what a command gets. */
export const serverOptions: SshServerOptions = {
  hostKeys: [hostKey],
  crypto: nodeCrypto,
  authentication: { publickey: () => true },
  onSession: (session) => ({
    exec: () => true,
    data: (data) => {
      session.channel.write(data);
      session.channel.consumed(data.length);
    },
    eof: () => session.exit(0),
  }),
};

/** What both sides of a connection saw. */
export interface Pair {
  readonly client: SshClient;
  readonly server: SshServer;
  readonly clientEvents: SshClientEvent[];
  readonly serverEvents: SshServerEvent[];
  /** Carries bytes back and forth until nothing moves any more. */
  settle(): Promise<void>;
}

/** A client and a server with nothing between them but memory. */
export function pair(
  options: {
    readonly client?: Partial<SshClientOptions>;
    readonly server?: Partial<SshServerOptions>;
    readonly clientLab?: LabOptions;
    readonly serverLab?: LabOptions;
    /** Changes bytes on their way. */
    readonly wire?: (from: 'client' | 'server', bytes: Uint8Array) => Uint8Array;
  } = {},
): Pair {
  const client = new SshClient({ ...clientOptions, ...options.client }, options.clientLab ?? {});
  const server = new SshServer({ ...serverOptions, ...options.server }, options.serverLab ?? {});
  const clientEvents: SshClientEvent[] = [];
  const serverEvents: SshServerEvent[] = [];
  const carry = (name: 'client' | 'server', from: SshConnection<never>, to: SshConnection<never>): boolean => {
    const bytes = from.output();
    if (bytes.length > 0) to.receive(options.wire?.(name, bytes) ?? bytes);
    return bytes.length > 0;
  };
  const settle = async (): Promise<void> => {
    for (;;) {
      const moved = [
        carry('client', client as never, server as never),
        carry('server', server as never, client as never),
      ];
      clientEvents.push(...client.events());
      serverEvents.push(...server.events());
      if (moved.includes(true)) continue;
      const pending = client.pending ?? server.pending;
      if (pending === undefined) {
        await new Promise((resolve) => setImmediate(resolve));
        if (client.pendingOutput === 0 && server.pendingOutput === 0) return;
      } else {
        await pending;
      }
    }
  };
  return { client, server, clientEvents, serverEvents, settle };
}

/** Runs a command over a pair. */
export async function echo(
  connection: Pair,
  input: Uint8Array,
): Promise<{ output: Uint8Array; status: number | undefined }> {
  const parts: Uint8Array[] = [];
  let status: number | undefined;
  const session = connection.client.openSession({
    data: (data) => {
      parts.push(data.slice());
      session.channel.consumed(data.length);
    },
    exitStatus: (value) => {
      status = value;
    },
  });
  session.exec('echo', () => {});
  session.channel.write(input);
  session.channel.end();
  await connection.settle();
  return { output: Buffer.concat(parts), status };
}
