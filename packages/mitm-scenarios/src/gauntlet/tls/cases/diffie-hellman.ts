import { unsignedToBytes } from '@cutaway/primitives/bytes';
import { type Policy, supported } from '@cutaway/tls-handshake';
import { type Faults, insecurePolicy } from '@cutaway/tls-handshake/lab';
import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import type { Severity } from '../../severity.js';
import { chain, tlsScene } from '../scenes.js';
import { DEGENERATE, degenerate, SHARE_USED, small, watchShare } from './key-share.js';
import { tlsCase } from './tls-case.js';

const group = 'key-share';

const policy: Policy = insecurePolicy({
  ...supported,
  name: 'DHE alone',
  versions: ['TLS 1.2'],
  cipherSuites: [
    'TLS_DHE_RSA_WITH_AES_128_GCM_SHA256',
    'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384',
    'TLS_DHE_RSA_WITH_AES_128_CBC_SHA',
    'TLS_DHE_RSA_WITH_AES_256_CBC_SHA',
  ],
  groups: ['ffdhe2048'],
  requireSecureRenegotiation: false,
});

const scene = (material: Material, faults?: () => Faults): Scene =>
  tlsScene(material, chain(material, { kind: { type: 'RSA', modulusLength: 2048 } }), {
    options: { policy },
    watch: watchShare,
    ...(faults === undefined ? {} : { faults }),
  });

/** 2^bits - less, big-endian. */
function below(bits: number, less: number): Uint8Array {
  const hex = (2n ** BigInt(bits) - BigInt(less)).toString(16);
  return Uint8Array.from({ length: bits / 8 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

const TWO = Uint8Array.of(2);

function dheCase(
  id: string,
  severity: Severity,
  rules: readonly string[],
  field: string,
  faults: () => Faults,
  more: Partial<HostileCase> = {},
): HostileCase {
  return tlsCase(group, {
    id,
    severity,
    rules,
    cve: id === 'tls12-dhe-512' ? ['CVE-2015-4000'] : [],
    cwe: [326],
    where: { message: 'ServerKeyExchange', field },
    offered: ({ cipher_suites = [] }) => cipher_suites.some((name) => name.startsWith('TLS_DHE_RSA_WITH_AES_')),
    attack: (material) => scene(material, faults),
    twin: (material) => scene(material),
    ...more,
  });
}

/**
 * A prime whose predecessor has no prime factors but 2 and 3: logarithms to it are taken in no time (Pohlig and
 * Hellman), although it has 2048 bits.
 */
const SMOOTH_PRIME = 2n ** 626n * 3n ** 897n + 1n;

/** Diffie-Hellman over groups of the server's making, whose strength only the client can judge. */
export const diffieHellmanCases: readonly HostileCase[] = [
  // The largest primes below these powers of two.
  ...(
    [
      [512, 569, 'critical'],
      [768, 825, 'high'],
      [1024, 105, 'high'],
    ] as const
  ).map(([bits, less, severity]) =>
    dheCase(`tls12-dhe-${bits}`, severity, ['RFC 9325 §4.5', 'RFC 7919 §3'], 'dh_p', () => ({
      diffieHellmanGroup: { p: below(bits, less), g: TWO },
    })),
  ),
  // 2^2048 - 1 falls apart into small factors.
  dheCase('tls12-dhe-composite', 'high', ['RFC 7919 §3', 'RFC 5246 F.1.1.3'], 'dh_p', () => ({
    diffieHellmanGroup: { p: below(2048, 1), g: TWO },
  })),
  dheCase('tls12-dhe-small-subgroups', 'high', ['RFC 7919 §3', 'RFC 5246 F.1.1.3'], 'dh_p', () => ({
    diffieHellmanGroup: { p: unsignedToBytes(SMOOTH_PRIME), g: Uint8Array.of(5) },
  })),
  ...DEGENERATE.map(([name, share, secret]) =>
    dheCase(
      `tls12-dhe-share-${name}`,
      'critical',
      ['RFC 7919 §3', 'RFC 5246 F.1.1.3'],
      'dh_Ys',
      degenerate(unsignedToBytes(share, 256), small(secret)),
      { fallShows: SHARE_USED },
    ),
  ),
];
