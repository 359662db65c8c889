import { bytesToUnsigned, unsignedToBytes } from '@cutaway/primitives/bytes';
import { finiteFieldGroup } from '@cutaway/primitives/crypto';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { definePolicy, type Policy, type PolicyParameters, supported } from '@cutaway/tls-handshake';
import type { Faults } from '@cutaway/tls-handshake/lab';
import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import type { Offer, Witness } from '../../witness.js';
import { honest } from '../scenes.js';
import { tlsCase } from './tls-case.js';

const group = 'key-share';

type Version = PolicyParameters['versions'][number];
type Group = PolicyParameters['groups'][number];

const only = (version: Version, name: Group): Policy =>
  definePolicy({ ...supported, name: `${version} with ${name}`, versions: [version], groups: [name] });

/** The client made keys of the share that it was shown. */
export const SHARE_USED = 'share-used';

/**
 * A client that computes with a share comes back with what is protected by it: Finished, or a record that our keys do
 * not open where the secret could only be guessed. One that refuses sends an alert in the clear, or nothing.
 */
export function watchShare(event: TraceEvent, witness: Witness): void {
  const finished = event.kind === 'message' && event.direction === 'received' && event.name === 'Finished';
  const sealed = event.kind === 'end' && event.by === 'local' && event.error === 'tls/bad-record-mac';
  if (finished || sealed) witness.observe(SHARE_USED);
}

/** A share in place of an honest one, and the secret that it comes to, or may come to. */
export const degenerate = (share: Uint8Array, secret: (length: number) => Uint8Array) => (): Faults => ({
  value: (name, bytes) => (name === 'public_value' ? share : name === 'shared_secret' ? secret(bytes.length) : bytes),
});

/** A number as a secret of some length. */
export const small =
  (value: bigint) =>
  (length: number): Uint8Array =>
    unsignedToBytes(value, length);

const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

const X25519_ZERO = new Uint8Array(32);
/** A point of order 8: every private key, a multiple of 8, takes it to zero (RFC 7748 §5). */
const X25519_ORDER_8 = hex('e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800');
/** p itself, which stands for zero as well (RFC 7748 §5). */
const X25519_P = hex(`ed${'ff'.repeat(30)}7f`);

/**
 * (x, 0): on a curve with another constant term, and of order two there. Private keys that are odd take it to itself,
 * the others to infinity.
 */
const OFF_CURVE = Uint8Array.of(4, ...new Uint8Array(32).fill(0x55), ...new Uint8Array(32));

interface Share {
  readonly name: string;
  readonly version: Version;
  readonly group: Group;
  readonly rules: readonly string[];
  readonly cwe: readonly number[];
  readonly cve?: readonly string[];
  readonly share: Uint8Array;
  readonly secret: (length: number) => Uint8Array;
}

function shareCase(definition: Share): HostileCase {
  const { name, version, group: wanted, rules, cwe, cve = [], share, secret } = definition;
  const scene = (material: Material, faults?: () => Faults): Scene =>
    honest(material, {
      options: { policy: only(version, wanted) },
      watch: watchShare,
      ...(faults === undefined ? {} : { faults }),
    });
  return tlsCase(group, {
    id: name,
    severity: 'critical',
    rules,
    cve,
    cwe,
    where:
      version === 'TLS 1.3'
        ? { message: 'ServerHello', field: 'key_exchange' }
        : { message: 'ServerKeyExchange', field: 'public' },
    fallShows: SHARE_USED,
    offered: ({ named_group_list = [], versions }: Offer) =>
      named_group_list.includes(wanted) && (versions?.includes(version) ?? version === 'TLS 1.2'),
    attack: (material) => scene(material, degenerate(share, secret)),
    twin: (material) => scene(material),
  });
}

const zero = small(0n);
const x25519 = { group: 'x25519', cwe: [325], secret: zero } as const;
const RULES_X25519 = ['RFC 7748 §6.1', 'RFC 8446 §7.4.2'];
const offCurve = {
  group: 'secp256r1',
  cwe: [347],
  cve: ['CVE-2015-7940'],
  share: OFF_CURVE,
  secret: () => OFF_CURVE.slice(1, 33),
} as const;

const p = bytesToUnsigned(finiteFieldGroup('ffdhe2048').p);

/** 0 and 1 and their like: whatever the client's secret is, everybody knows the result. Where it is a guess, of two. */
export const DEGENERATE: readonly (readonly [name: string, share: bigint, secret: bigint])[] = [
  ['0', 0n, 0n],
  ['1', 1n, 1n],
  ['p-minus-1', p - 1n, 1n],
  ['p', p, 0n],
  ['p-plus-1', p + 1n, 1n],
];

/** Public values that give the secret away (RFC 7748 §6, RFC 8422 §5.11, RFC 8446 §4.2.8). */
export const keyShareCases: readonly HostileCase[] = [
  shareCase({ ...x25519, name: 'tls-x25519-zero', version: 'TLS 1.3', rules: RULES_X25519, share: X25519_ZERO }),
  shareCase({ ...x25519, name: 'tls-x25519-order-8', version: 'TLS 1.3', rules: RULES_X25519, share: X25519_ORDER_8 }),
  shareCase({ ...x25519, name: 'tls-x25519-p', version: 'TLS 1.3', rules: RULES_X25519, share: X25519_P }),
  shareCase({
    ...x25519,
    name: 'tls12-x25519-zero',
    version: 'TLS 1.2',
    rules: ['RFC 7748 §6.1', 'RFC 8422 §5.11'],
    share: X25519_ZERO,
  }),
  shareCase({
    ...offCurve,
    name: 'tls-point-off-curve',
    version: 'TLS 1.3',
    rules: ['RFC 8446 §4.2.8.2'],
  }),
  shareCase({
    ...offCurve,
    name: 'tls12-point-off-curve',
    version: 'TLS 1.2',
    rules: ['RFC 8422 §5.11'],
  }),
  ...DEGENERATE.map(([name, share, secret]) =>
    shareCase({
      name: `tls13-ffdhe-share-${name}`,
      version: 'TLS 1.3',
      group: 'ffdhe2048',
      rules: ['RFC 8446 §4.2.8.1'],
      cwe: [325],
      share: unsignedToBytes(share, 256),
      secret: small(secret),
    }),
  ),
];
