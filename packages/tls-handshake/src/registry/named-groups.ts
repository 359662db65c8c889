import type { KemName, KeyAgreementName } from '@cutaway/primitives/crypto';
import { type EnumCodec, enumOf, u16 } from '@cutaway/primitives/wire';

const namedGroupValues = {
  secp256r1: 0x0017,
  secp384r1: 0x0018,
  secp521r1: 0x0019,
  brainpoolP256r1: 0x001a,
  brainpoolP384r1: 0x001b,
  brainpoolP512r1: 0x001c,
  x25519: 0x001d,
  x448: 0x001e,
  brainpoolP256r1tls13: 0x001f,
  brainpoolP384r1tls13: 0x0020,
  brainpoolP512r1tls13: 0x0021,
  curveSM2: 0x0029,
  ffdhe2048: 0x0100,
  ffdhe3072: 0x0101,
  ffdhe4096: 0x0102,
  ffdhe6144: 0x0103,
  ffdhe8192: 0x0104,
  MLKEM512: 0x0200,
  MLKEM768: 0x0201,
  MLKEM1024: 0x0202,
  SecP256r1MLKEM768: 0x11eb,
  X25519MLKEM768: 0x11ec,
  SecP384r1MLKEM1024: 0x11ed,
  X25519Kyber768Draft00: 0x6399,
} as const;

/** `NamedGroup` (RFC 8446 §4.2.7, RFC 8422 §5.1.1, RFC 7919 §2, draft-ietf-tls-ecdhe-mlkem). */
export const NamedGroup: EnumCodec<typeof namedGroupValues> = enumOf(u16, 'NamedGroup', namedGroupValues);

/** A group by its registered name. */
export type NamedGroupName = keyof typeof namedGroupValues;

/** What a group is made of. Lengths are the bytes of a key share. */
export type NamedGroupParameters = {
  readonly id: number;
  readonly name: NamedGroupName;
  /** Length of the client's share. */
  readonly shareLength: number;
} & (
  | { readonly kind: 'elliptic-curve' | 'finite-field'; readonly agreement: KeyAgreementName }
  /** TLS 1.3 alone: the client sends a public key, the server a ciphertext. */
  | { readonly kind: 'kem'; readonly kem: KemName; readonly serverShareLength: number }
);

/** Every group this package can speak. */
export const namedGroups: readonly NamedGroupParameters[] = [
  {
    id: 0x11ec,
    name: 'X25519MLKEM768',
    kind: 'kem',
    kem: 'X25519MLKEM768',
    shareLength: 1216,
    serverShareLength: 1120,
  },
  { id: 0x001d, name: 'x25519', kind: 'elliptic-curve', agreement: 'X25519', shareLength: 32 },
  { id: 0x0017, name: 'secp256r1', kind: 'elliptic-curve', agreement: 'secp256r1', shareLength: 65 },
  { id: 0x0018, name: 'secp384r1', kind: 'elliptic-curve', agreement: 'secp384r1', shareLength: 97 },
  { id: 0x0019, name: 'secp521r1', kind: 'elliptic-curve', agreement: 'secp521r1', shareLength: 133 },
  { id: 0x001e, name: 'x448', kind: 'elliptic-curve', agreement: 'X448', shareLength: 56 },
  { id: 0x0100, name: 'ffdhe2048', kind: 'finite-field', agreement: 'ffdhe2048', shareLength: 256 },
  { id: 0x0101, name: 'ffdhe3072', kind: 'finite-field', agreement: 'ffdhe3072', shareLength: 384 },
  { id: 0x0102, name: 'ffdhe4096', kind: 'finite-field', agreement: 'ffdhe4096', shareLength: 512 },
  { id: 0x0103, name: 'ffdhe6144', kind: 'finite-field', agreement: 'ffdhe6144', shareLength: 768 },
  { id: 0x0104, name: 'ffdhe8192', kind: 'finite-field', agreement: 'ffdhe8192', shareLength: 1024 },
];

const byId = new Map(namedGroups.map((group) => [group.id, group]));

/** The parts of a group, or `undefined` for one that cannot be spoken. */
export function namedGroup(id: number): NamedGroupParameters | undefined {
  return byId.get(id);
}
