/**
 * Client and server in one process, over memory: full handshakes a second, and data from the server to the client.
 * Every implementation verifies the same chain of two certificates; servers of TLS 1.3 give two tickets, those of TLS 1.2 one.
 */
import { duplexPair } from 'node:stream';
import { connect, createSecureContext, type SecureContext, TLSSocket, type TLSSocketOptions } from 'node:tls';
import type { CryptoProvider, KeyGeneration } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Comparison, compare } from '@cutaway/test-support/bench';
import {
  type Credential,
  definePolicy,
  type Policy,
  type PolicyParameters,
  supported,
  TicketKeys,
  TlsClient,
  TlsServer,
} from '@cutaway/tls-handshake';
import { Authority } from '@cutaway/x509/authority';
import { type Certificate, certificateToPem } from '@cutaway/x509/certificate';
import { privateKeyToPem } from '@cutaway/x509/keys';
import forge from 'node-forge';

/** A server's certificate under an authority of its own, in the forms each implementation takes. */
interface Identity {
  readonly anchor: Certificate;
  readonly credential: Credential;
  readonly caPem: string;
  readonly certificatePem: string;
  readonly keyPem: string;
}

function makeIdentity(key: KeyGeneration): Identity {
  const root = Authority.create({ subject: [{ CN: 'Bench CA' }], key }, { provider: nodeCrypto });
  const { certificate, privateKey } = root.issueServer({ names: ['localhost'], key });
  return {
    anchor: root.certificate,
    credential: { certificates: [certificate.bytes], privateKey },
    caPem: certificateToPem(root.certificate),
    certificatePem: certificateToPem(certificate),
    keyPem: privateKeyToPem(privateKey),
  };
}

/** A policy that leaves no choice. */
function only(part: Partial<PolicyParameters>): Policy {
  return definePolicy({ ...supported, name: 'bench', ...part });
}

/** Our client and server, connected. */
function ours(
  identity: Identity,
  crypto: CryptoProvider,
  policy: Policy,
  tickets: TicketKeys = new TicketKeys({ crypto }),
): { client: TlsClient; server: TlsServer } {
  const client = new TlsClient({ serverName: 'localhost', anchors: [identity.anchor], crypto, policy });
  const server = new TlsServer({ credentials: [identity.credential], crypto, policy, tickets });
  for (let flight = 0; flight < 4; flight++) {
    server.receive(client.output());
    client.receive(server.output());
  }
  if (client.state !== 'connected' || server.state !== 'connected') throw client.error ?? server.error ?? new Error();
  client.events();
  server.events();
  return { client, server };
}

/** What `node:tls` is told. */
interface NodeSettings {
  readonly version: 'TLSv1.2' | 'TLSv1.3';
  readonly ciphers?: string;
  readonly group: string;
}

/** A context for the server of `node:tls`. */
function nodeContext({ certificatePem, keyPem }: Identity): SecureContext {
  return createSecureContext({ cert: certificatePem, key: keyPem });
}

/** Client and server of `node:tls`, connected over memory. */
function nodePair(
  identity: Identity,
  secureContext: SecureContext,
  { version, ciphers, group }: NodeSettings,
): Promise<{ client: TLSSocket; server: TLSSocket }> {
  return new Promise((resolve, reject) => {
    const [near, far] = duplexPair({ highWaterMark: 2 ** 20 });
    // Node's typings want a socket of the network; any stream will do.
    const server = new TLSSocket(far as never, { isServer: true, secureContext } as TLSSocketOptions);
    const client = connect({
      socket: near,
      servername: 'localhost',
      ca: identity.caPem,
      ecdhCurve: group,
      minVersion: version,
      maxVersion: version,
      ...(ciphers === undefined ? {} : { ciphers }),
    });
    let ready = 0;
    const done = (): void => {
      if (++ready === 2) resolve({ client, server });
    };
    client.once('secureConnect', done).once('error', reject);
    server.once('secure', done).once('error', reject);
  });
}

/** Client and server of node-forge, which ends at TLS 1.1, connected over memory. */
function forgePair(identity: Identity): {
  client: forge.tls.Connection;
  server: forge.tls.Connection;
  received: () => number;
} {
  let received = 0;
  let open = 0;
  const failed = (_: forge.tls.Connection, error: forge.tls.TLSError): void => {
    throw new Error(error.message);
  };
  const server: forge.tls.Connection = forge.tls.createConnection({
    server: true,
    connected: () => void open++,
    getCertificate: () => identity.certificatePem,
    getPrivateKey: () => identity.keyPem,
    tlsDataReady: (connection) => void client.process(connection.tlsData.getBytes()),
    dataReady: () => {},
    closed: () => {},
    error: failed,
  });
  const client: forge.tls.Connection = forge.tls.createConnection({
    server: false,
    caStore: forge.pki.createCaStore([identity.caPem]) as unknown as forge.pki.Certificate[],
    virtualHost: 'localhost',
    verify: () => true,
    connected: () => void open++,
    tlsDataReady: (connection) => void server.process(connection.tlsData.getBytes()),
    dataReady: (connection) => {
      received += connection.data.getBytes().length;
    },
    closed: () => {},
    error: failed,
  });
  client.handshake();
  if (open !== 2) throw new Error('node-forge did not connect');
  return { client, server, received: () => received };
}

const HANDSHAKERS = ['noble', 'node', 'node:tls'] as const;
const CHUNK = 65_536;

interface Setup {
  readonly name: string;
  readonly identity: Identity;
  readonly policy: Partial<PolicyParameters>;
  readonly native: NodeSettings;
}

const p256 = makeIdentity({ type: 'EC', curve: 'P-256' });
const rsa = makeIdentity({ type: 'RSA', modulusLength: 2048 });

const SETUPS: readonly Setup[] = [
  {
    name: 'TLS 1.3, X25519, P-256 certificates',
    identity: p256,
    policy: { versions: ['TLS 1.3'], groups: ['x25519'] },
    native: { version: 'TLSv1.3', group: 'X25519' },
  },
  {
    name: 'TLS 1.3, X25519MLKEM768, P-256 certificates',
    identity: p256,
    policy: { versions: ['TLS 1.3'], groups: ['X25519MLKEM768', 'x25519'] },
    native: { version: 'TLSv1.3', group: 'X25519MLKEM768:X25519' },
  },
  {
    name: 'TLS 1.2, X25519, P-256 certificates',
    identity: p256,
    policy: { versions: ['TLS 1.2'], groups: ['x25519', 'secp256r1'] },
    native: { version: 'TLSv1.2', group: 'X25519:P-256', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' },
  },
  {
    name: 'TLS 1.3, X25519, RSA-2048 certificates',
    identity: rsa,
    policy: { versions: ['TLS 1.3'], groups: ['x25519'] },
    native: { version: 'TLSv1.3', group: 'X25519' },
  },
];

async function handshakes(): Promise<void> {
  const rows: Comparison<(typeof HANDSHAKERS)[number]>[] = SETUPS.map(({ name, identity, policy, native }) => {
    const context = nodeContext(identity);
    const made = only(policy);
    const keys = { noble: new TicketKeys({ crypto: noble }), node: new TicketKeys({ crypto: nodeCrypto }) };
    return {
      name,
      contenders: {
        noble: () => ours(identity, noble, made, keys.noble),
        node: () => ours(identity, nodeCrypto, made, keys.node),
        'node:tls': async () => {
          const { client, server } = await nodePair(identity, context, native);
          client.destroy();
          server.destroy();
        },
      },
    };
  });
  await compare('Handshakes, client and server', HANDSHAKERS, rows);

  const policy = only({ versions: ['TLS 1.3'], groups: ['x25519'] });
  await compare(
    'Handshakes with RSA-2048 certificates, beside TLS 1.1 of node-forge',
    ['noble', 'node-forge'],
    [
      {
        name: 'client and server',
        contenders: { noble: () => ours(rsa, noble, policy), 'node-forge': () => forgePair(rsa) },
      },
    ],
  );
}

async function bulk(): Promise<void> {
  const chunk = new Uint8Array(CHUNK);
  const send = (crypto: typeof noble, cipherSuite: PolicyParameters['cipherSuites'][number]) => {
    const policy = only({ versions: ['TLS 1.3'], groups: ['x25519'], cipherSuites: [cipherSuite] });
    const { client, server } = ours(p256, crypto, policy);
    return () => {
      server.send(chunk);
      client.receive(server.output());
      const received = client.events().reduce((sum, event) => sum + (event.type === 'data' ? event.data.length : 0), 0);
      if (received !== CHUNK) throw new Error('lost');
    };
  };
  const native = async (ciphers: string) => {
    const settings = { version: 'TLSv1.3', group: 'X25519', ciphers } as const;
    const { client, server } = await nodePair(p256, nodeContext(p256), settings);
    return () =>
      new Promise<void>((resolve) => {
        let left = CHUNK;
        const count = (data: Buffer): void => {
          left -= data.length;
          if (left > 0) return;
          client.off('data', count);
          resolve();
        };
        client.on('data', count);
        server.write(chunk);
      });
  };
  const suites = ['TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256'] as const;
  const rows: Comparison<(typeof HANDSHAKERS)[number]>[] = [];
  for (const suite of suites) {
    rows.push({
      name: suite,
      bytes: CHUNK,
      contenders: { noble: send(noble, suite), node: send(nodeCrypto, suite), 'node:tls': await native(suite) },
    });
  }
  await compare('Data, 64 KiB at a time, sealed and opened', HANDSHAKERS, rows);

  const forged = forgePair(rsa);
  const text = 'x'.repeat(CHUNK);
  const forge = (): void => {
    const before = forged.received();
    forged.server.prepare(text);
    if (forged.received() - before !== CHUNK) throw new Error('lost');
  };
  await compare(
    'Data beside AES-128-CBC of node-forge',
    ['noble', 'node-forge'],
    suites.map((suite) => ({
      name: suite,
      bytes: CHUNK,
      contenders: { noble: send(noble, suite), 'node-forge': forge },
    })),
  );
}

await handshakes();
await bulk();
