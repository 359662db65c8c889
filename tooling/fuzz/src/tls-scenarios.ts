import type { KeyGeneration, PrivateKey } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import {
  type Credential,
  compatible,
  definePolicy,
  HelloRetryCookies,
  type Policy,
  type PolicyParameters,
  SessionStore,
  supported,
  TicketKeys,
  type TlsClient,
  type TlsClientOptions,
  type TlsConnection,
  type TlsServer,
  type TlsServerOptions,
  type TlsSession,
} from '@cutaway/tls-handshake';
import { type Faults, faultyClient, faultyServer, insecureLab, insecurePolicy } from '@cutaway/tls-handshake/lab';
import { nodeCertificateCompression } from '@cutaway/tls-handshake/node';
import type { CipherSuiteName } from '@cutaway/tls-handshake/registry';
import { OID } from '@cutaway/x509';
import { Authority, type Issued } from '@cutaway/x509/authority';
import { createCertificate, endEntityExtensions } from '@cutaway/x509/create';
import { Random } from './random.js';
import { Finding } from './target.js';

export const NOW: Date = new Date('2026-01-02T03:04:05Z');
const now = (): Date => NOW;
const random = new Random('tls-scenarios');
const options = { provider: nodeCrypto, random: random.bytes, now };

const root: Authority = Authority.create(
  { subject: [{ CN: 'Fuzz CA' }], key: { type: 'Ed25519' }, days: 3650 },
  options,
);
// Ed25519 signs the same every time, so that a run can be repeated byte for byte.
const ED25519: KeyGeneration = { type: 'Ed25519' };
const credentialOf = ({ certificate, chain, privateKey }: Issued): Credential => ({
  certificates: [certificate.bytes, ...chain.filter((one) => one !== certificate).map(({ bytes }) => bytes)],
  privateKey,
});
const server = credentialOf(root.issueServer({ names: ['localhost'], key: ED25519, days: 365 }));
const rsaKeys = nodeCrypto.generateKeyPair({ type: 'RSA', modulusLength: 1024 }, random.bytes);
/** Its key may decrypt too, for static RSA. */
const rsaServer: Credential = {
  certificates: [
    createCertificate(
      {
        subject: [{ CN: 'localhost' }],
        publicKey: rsaKeys.publicKey,
        notBefore: new Date(NOW.getTime() - 86_400_000),
        notAfter: new Date(NOW.getTime() + 30 * 86_400_000),
        extensions: endEntityExtensions({
          publicKey: rsaKeys.publicKey,
          issuer: root.certificate,
          names: ['localhost'],
          purposes: [OID['id-kp-serverAuth']],
          provider: nodeCrypto,
        }),
      },
      { certificate: root.certificate, privateKey: root.privateKey },
      { provider: nodeCrypto, random: random.bytes },
    ).bytes,
  ],
  privateKey: rsaKeys.privateKey,
};
const person = credentialOf(root.issueClient({ names: ['mia@example.org'], key: ED25519, days: 365 }));
const clientAuthentication = { required: true, anchors: [root.certificate] } as const;

/** The two sides of one kind of connection. */
export interface Scenario {
  readonly name: string;
  readonly client: Partial<TlsClientOptions>;
  readonly server: Partial<TlsServerOptions>;
  /** Keys that only the lab takes. */
  readonly serverFaults?: Faults;
  /** Makes a session first, which the connection resumes. */
  readonly resumes?: boolean;
}

const only = (part: Partial<PolicyParameters>): Policy => definePolicy({ ...supported, name: 'fuzz', ...part });
const renegotiating = insecurePolicy({
  ...supported,
  name: 'again',
  versions: ['TLS 1.2'],
  groups: ['x25519', 'secp256r1'],
  allowRenegotiation: true,
});
const shortRsa = nodeCrypto.generateKeyPair({ type: 'RSA', modulusLength: 512 }, random.bytes)
  .privateKey as PrivateKey & { readonly type: 'RSA' };
const { bytes: cookies } = new Random('cookies');
const tls12 = only({ versions: ['TLS 1.2'], groups: ['x25519', 'secp256r1'] });
const lab = (
  version: 'TLS 1.2' | 'TLS 1.1' | 'TLS 1.0',
  suite: CipherSuiteName,
): Pick<Scenario, 'client' | 'server'> => {
  const policy = insecurePolicy({
    ...supported,
    name: suite,
    versions: [version],
    cipherSuites: [suite],
    groups: ['x25519', 'secp256r1', 'ffdhe2048'],
    signatureSchemes: [...supported.signatureSchemes, 'rsa_pkcs1_sha1'],
    requireSecureRenegotiation: false,
    minimumDhBits: 512,
  });
  return { client: { policy, insecureAcceptAnyCertificate: true }, server: { policy, credentials: [rsaServer] } };
};
const tickets = (): TicketKeys => new TicketKeys({ crypto: nodeCrypto, random: new Random('tickets').bytes, now });

/** Kinds of connections, of all versions. */
export const scenarios: readonly Scenario[] = [
  { name: 'TLS 1.3', client: {}, server: { tickets: tickets() } },
  {
    name: 'TLS 1.3, HelloRetryRequest',
    client: { policy: only({ versions: ['TLS 1.3'], groups: ['x25519', 'secp256r1'], keyShares: ['x25519'] }) },
    server: { policy: only({ versions: ['TLS 1.3'], groups: ['secp256r1'] }) },
  },
  {
    name: 'TLS 1.3, client certificate, options',
    client: {
      credential: person,
      grease: true,
      postHandshakeAuth: true,
      recordSizeLimit: 512,
      applicationProtocols: ['h2', 'http/1.1'],
    },
    server: {
      clientAuthentication,
      applicationProtocols: ['http/1.1'],
      recordSizeLimit: 300,
      tickets: tickets(),
      credentials: [{ ...server, ocspResponse: random.bytes(40), signedCertificateTimestamps: [random.bytes(30)] }],
    },
  },
  {
    name: 'TLS 1.3, 0-RTT',
    client: { earlyData: random.bytes(50) },
    server: { tickets: tickets(), earlyData: { maxSize: 100, admit: () => true } },
    resumes: true,
  },
  {
    name: 'TLS 1.3, external PSK',
    client: { externalPsks: [{ identity: random.bytes(8), key: new Uint8Array(32).fill(7) }] },
    server: { externalPsks: () => ({ identity: new Uint8Array(8), key: new Uint8Array(32).fill(7) }) },
  },
  {
    name: 'TLS 1.3 or 1.2, compatible',
    client: { policy: compatible },
    server: { policy: compatible, tickets: tickets() },
  },
  { name: 'TLS 1.2', client: { policy: tls12 }, server: { policy: tls12, tickets: tickets() } },
  {
    name: 'TLS 1.2, client certificate',
    client: { policy: tls12, credential: person, applicationProtocols: ['h2'] },
    server: { policy: tls12, clientAuthentication, applicationProtocols: ['h2'], credentials: [server] },
  },
  {
    name: 'TLS 1.2, ticket',
    client: { policy: tls12 },
    server: { policy: tls12, tickets: tickets() },
    resumes: true,
  },
  {
    name: 'TLS 1.2, session id',
    client: { policy: tls12 },
    server: { policy: tls12, sessionIds: new SessionStore({ random: new Random('ids').bytes, now }) },
    resumes: true,
  },
  { name: 'TLS 1.2, static RSA, CBC', ...lab('TLS 1.2', 'TLS_RSA_WITH_AES_128_CBC_SHA256') },
  { name: 'TLS 1.1, ECDHE, CBC', ...lab('TLS 1.1', 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA') },
  { name: 'TLS 1.0, static RSA, 3DES', ...lab('TLS 1.0', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA') },
  { name: 'TLS 1.2, NULL', ...lab('TLS 1.2', 'TLS_RSA_WITH_NULL_SHA256') },
  {
    name: 'TLS 1.3, HelloRetryRequest with a cookie',
    client: { policy: only({ versions: ['TLS 1.3'], groups: ['x25519', 'secp256r1'], keyShares: ['x25519'] }) },
    server: {
      policy: only({ versions: ['TLS 1.3'], groups: ['secp256r1'] }),
      helloRetryCookies: new HelloRetryCookies({ crypto: nodeCrypto, key: new Uint8Array(32), random: cookies, now }),
    },
  },
  {
    name: 'TLS 1.3, compressed certificates',
    client: { credential: person, certificateCompression: nodeCertificateCompression },
    server: { clientAuthentication, certificateCompression: nodeCertificateCompression },
  },
  { name: 'TLS 1.2, renegotiation', client: { policy: renegotiating }, server: { policy: renegotiating } },
  {
    name: 'TLS 1.0, EXPORT',
    ...lab('TLS 1.0', 'TLS_RSA_EXPORT_WITH_RC4_40_MD5'),
    serverFaults: { temporaryRsaKey: shortRsa },
  },
  { name: 'TLS 1.2, anonymous DHE', ...lab('TLS 1.2', 'TLS_DH_anon_WITH_AES_128_CBC_SHA') },
  {
    name: 'anything',
    client: { policy: insecureLab, insecureAcceptAnyCertificate: true },
    server: { policy: insecureLab, credentials: [rsaServer] },
  },
];

/** A client of a scenario. */
export function makeClient(
  scenario: Scenario,
  bytes: Random['bytes'],
  more: Partial<TlsClientOptions>,
  faults?: Faults,
): TlsClient {
  const { client } = scenario;
  const given = {
    serverName: 'localhost',
    anchors: [root.certificate],
    crypto: nodeCrypto,
    random: bytes,
    now,
    ...client,
    ...more,
  };
  return faultyClient(given, faults ?? {});
}

/** A server of a scenario. */
export function makeServer(
  scenario: Scenario,
  bytes: Random['bytes'],
  more: Partial<TlsServerOptions>,
  faults?: Faults,
): TlsServer {
  const given = { credentials: [server], crypto: nodeCrypto, random: bytes, now, ...scenario.server, ...more };
  return faultyServer(given, { ...scenario.serverFaults, ...faults });
}

/** Flights of bytes between two sides. */
export interface Sent {
  readonly from: 'client' | 'server';
  readonly bytes: Uint8Array;
}

const MAX_ROUNDS = 500;

/** Lets two connections talk until both are silent. @param carried takes each flight. */
export async function talk(
  client: TlsConnection,
  other: TlsConnection,
  carried: (sent: Sent) => void = () => {},
): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let busy = false;
    for (const [name, from, to] of [
      ['client', client, other],
      ['server', other, client],
    ] as const) {
      const bytes = from.output();
      if (bytes.length > 0) {
        carried({ from: name, bytes });
        to.receive(bytes);
        busy = true;
      }
      if (from.pending !== undefined) {
        await from.pending;
        busy = true;
      }
    }
    if (!busy) return;
  }
  throw new Finding(`two connections still talk after ${MAX_ROUNDS} rounds`);
}

/** The session a scenario resumes, made once for all runs. */
export async function sessionFor(scenario: Scenario): Promise<TlsSession | undefined> {
  if (scenario.resumes !== true) return undefined;
  const { earlyData: _, ...options } = scenario.client;
  const first = makeClient({ ...scenario, client: options }, new Random('first client').bytes, {});
  await talk(first, makeServer(scenario, new Random('first server').bytes, {}));
  const event = first.events().find(({ type }) => type === 'session');
  if (event?.type !== 'session') throw new Error(`${scenario.name}: no session to resume`);
  return event.session;
}

/** However it went, a connection ends in no error, or in one of the catalogue. */
export function checkEnd(side: string, connection: TlsConnection): void {
  const { error } = connection;
  if (error === undefined) return;
  if (error.code === 'tls/internal-error' || error.code === 'tls/operation-failed') {
    throw new Finding(`the ${side} ends in ${error.code}`, { cause: error.cause ?? error });
  }
}
