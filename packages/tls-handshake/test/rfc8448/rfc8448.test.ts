import { fromHex, toHex } from '@cutaway/primitives/bytes';
import { describe, expect, it } from 'vitest';
import {
  type Credential,
  TlsClient,
  type TlsClientOptions,
  TlsServer,
  type TlsServerOptions,
  type TlsSession,
} from '../../src/index.js';
import { type Faults, insecurePolicy } from '../../src/lab/index.js';
import { supported } from '../../src/policy/index.js';
import { ExtensionType } from '../../src/registry/index.js';
import { clientCertificate, ecdsaCertificate, rsaCertificate } from './certificates.js';
import * as authentication from './client-authentication.js';
import * as compatibility from './compatibility-mode.js';
import * as retry from './hello-retry-request.js';
import { arrange, drawnBy, type Rfc8448Trace, replay, type Side, secretsInto } from './replay.js';
import * as resumed from './resumed-0-rtt.js';
import * as simple from './simple-1-rtt.js';

const bytes = (hex: string): Uint8Array => fromHex(hex.replaceAll(/\s/g, ''));

// What the client of the traces, NSS, offers in another way than we do: the order of its extensions, groups and
// signature schemes we have no use for, an empty session ticket, padding. The rest of each hello is ours.
const {
  server_name,
  renegotiation_info,
  supported_groups,
  session_ticket,
  key_share,
  early_data,
  supported_versions,
  signature_algorithms,
  cookie,
  psk_key_exchange_modes,
  record_size_limit,
  padding,
  pre_shared_key,
} = ExtensionType.of;
const START = [server_name, renegotiation_info, supported_groups];
const END = [supported_versions, signature_algorithms, psk_key_exchange_modes, record_size_limit];
const SIGNATURE_ALGORITHMS = {
  supported_signature_algorithms: [
    0x0403, 0x0503, 0x0603, 0x0203, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0201, 0x0402, 0x0502, 0x0602,
    0x0202,
  ],
};
const GROUPS = { named_group_list: [0x001d, 0x0017, 0x0018, 0x0019, 0x0100, 0x0101, 0x0102, 0x0103, 0x0104] };
const FEW_GROUPS = { named_group_list: [0x001d, 0x0017, 0x0018] };
const HELLO_PARTS: readonly (readonly [number, unknown])[] = [
  [renegotiation_info, { renegotiated_connection: new Uint8Array(0) }],
  [session_ticket, new Uint8Array(0)],
  [signature_algorithms, SIGNATURE_ALGORITHMS],
];

const policy = insecurePolicy({
  ...supported,
  name: 'RFC 8448',
  versions: ['TLS 1.3'],
  cipherSuites: ['TLS_AES_128_GCM_SHA256', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_256_GCM_SHA384'],
  groups: ['x25519', 'secp256r1', 'secp384r1'],
  keyShares: ['x25519'],
});

/** Signs as the trace does: its RSA-PSS and ECDSA signatures are random, its keys no part of this repository. */
const signs = (certificate: string, signature: string): Credential => ({
  certificates: [bytes(certificate)],
  privateKey: { sign: () => bytes(signature) },
});

interface Scene {
  readonly trace: Rfc8448Trace;
  readonly client?: Partial<TlsClientOptions>;
  readonly clientFaults: Faults;
  readonly server: Partial<TlsServerOptions> & Pick<TlsServerOptions, 'credentials'>;
  readonly serverFaults: Faults;
}

const ISSUED_AT = 1_000_000_000_000;
/** The second hello of §4 came 6 ms after its ticket. */
const now = (): Date => new Date(ISSUED_AT + 6);

/** Extensions of the client's hellos, one list for each. */
function hellos(groups: object, ...orders: (readonly number[])[]): Faults {
  let hello = 0;
  return {
    extensions: (message, extensions) => {
      if (message !== 'ClientHello') return extensions;
      const order = orders[hello++] ?? [];
      const zeros = new Uint8Array(hello === 2 ? 0xaf : 0x57);
      return arrange(extensions, order, new Map([...HELLO_PARTS, [supported_groups, groups], [padding, zeros]]));
    },
  };
}

/** Extensions of the server's messages: it tells its groups, and has another order. */
function answers(groups: object, psk = false): Faults {
  return {
    extensions: (message, extensions) => {
      switch (message) {
        case 'ServerHello':
          return arrange(extensions, [...(psk ? [pre_shared_key] : []), key_share, supported_versions], new Map());
        case 'HelloRetryRequest':
          return arrange(
            extensions,
            [key_share, cookie, supported_versions],
            new Map([[cookie, { cookie: bytes(retry.cookie) }]]),
          );
        case 'EncryptedExtensions': {
          const order = [supported_groups, record_size_limit, server_name, ...(psk ? [early_data] : [])];
          return arrange(extensions, order, new Map([[supported_groups, groups]]));
        }
        case 'CertificateRequest':
          return arrange(extensions, [signature_algorithms], new Map([[signature_algorithms, SIGNATURE_ALGORITHMS]]));
        default:
          return extensions;
      }
    },
    value: (name, value) => (name === 'ticket_nonce' ? Uint8Array.of(0, 0) : value),
  };
}

const session: TlsSession = {
  version: 0x0304,
  cipherSuite: 0x1301,
  secret: bytes(resumed.psk),
  ticket: bytes(simple.ticket),
  sessionId: new Uint8Array(0),
  ticketAgeAdd: 0xfad6aac5,
  lifetime: 30,
  issuedAt: ISSUED_AT,
  maxEarlyDataSize: 1024,
  serverName: 'server',
  authenticated: false,
  applicationProtocol: undefined,
  extendedMasterSecret: true,
  peerCertificates: [],
};
const tickets: TlsServerOptions['tickets'] = {
  issue: () => bytes(simple.ticket),
  redeem: (ticket) => (toHex(ticket) === toHex(session.ticket) ? session : undefined),
};
const earlyData = { maxSize: 1024, admit: () => true };
const rsa = (signature: string): Credential => signs(rsaCertificate, signature);

const scenes: readonly (readonly [string, Scene])[] = [
  [
    '§3 1-RTT with a ticket',
    {
      trace: simple.simple1Rtt,
      clientFaults: hellos(GROUPS, [...START, session_ticket, key_share, ...END]),
      server: { credentials: [rsa(simple.signature)], tickets, earlyData, ticketCount: 1, ticketLifetime: 30 },
      serverFaults: answers(GROUPS),
    },
  ],
  [
    '§4 resumed with 0-RTT',
    {
      trace: resumed.resumed0Rtt,
      client: { session, earlyData: fromHex('414243444546') },
      clientFaults: hellos(GROUPS, [...START, key_share, early_data, ...END, padding]),
      server: { credentials: [rsa('')], tickets, earlyData, ticketCount: 0 },
      serverFaults: answers(GROUPS, true),
    },
  ],
  [
    '§5 HelloRetryRequest',
    {
      trace: retry.helloRetryRequest,
      clientFaults: hellos(
        FEW_GROUPS,
        [...START, key_share, ...END],
        [
          ...[...START, key_share, supported_versions, signature_algorithms, cookie],
          ...[psk_key_exchange_modes, record_size_limit, padding],
        ],
      ),
      server: {
        credentials: [rsa(retry.signature)],
        policy: insecurePolicy({ ...supported, name: 'P-256', versions: ['TLS 1.3'], groups: ['secp256r1'] }),
      },
      serverFaults: answers({ named_group_list: [0x0017, 0x0018, 0x001d] }),
    },
  ],
  [
    '§6 client authentication',
    {
      trace: authentication.clientAuthentication,
      client: { credential: signs(clientCertificate, authentication.clientSignature) },
      clientFaults: hellos(GROUPS, [...START, key_share, ...END]),
      server: {
        credentials: [signs(ecdsaCertificate, authentication.signature)],
        clientAuthentication: { required: true, insecureAcceptAnyCertificate: true },
      },
      serverFaults: answers(GROUPS),
    },
  ],
  [
    '§7 compatibility mode',
    {
      trace: compatibility.compatibilityMode,
      client: { middleboxCompatibility: true },
      clientFaults: hellos(GROUPS, [...START, key_share, ...END]),
      server: { credentials: [rsa(compatibility.signature)] },
      serverFaults: answers(GROUPS),
    },
  ],
];

describe.each(scenes)('RFC 8448 %s', (_, { trace, client, clientFaults, server, serverFaults }) => {
  const make: Record<Side, (secrets: Set<string>) => TlsClient | TlsServer> = {
    client: (secrets) =>
      new TlsClient(
        {
          serverName: 'server',
          insecureAcceptAnyCertificate: true,
          policy,
          askForStatus: false,
          middleboxCompatibility: false,
          random: drawnBy(trace, 'client'),
          now,
          trace: secretsInto(secrets),
          ...client,
        },
        clientFaults,
      ),
    server: (secrets) =>
      new TlsServer(
        { policy, random: drawnBy(trace, 'server'), now, trace: secretsInto(secrets), ...server },
        serverFaults,
      ),
  };

  it.each(['client', 'server'] as const)('as its %s, byte for byte', (side) => {
    const secrets = new Set<string>();
    const events = replay(trace, side, make[side](secrets));
    const received = trace.flights.filter(({ from, data }) => from !== side && data !== undefined);
    expect(events.filter(({ type }) => type === 'data')).toEqual(
      received.map(({ data }) => ({ type: 'data', data: bytes(data ?? '') })),
    );
    expect(events.some(({ type }) => type === 'connected')).toBe(true);
    const named = trace.secrets.map(([name, value]) => `${name} ${value}`);
    expect(named.filter((secret) => !secrets.has(secret))).toEqual([]);
  });
});
