import { createPublicKey, type KeyObject } from 'node:crypto';
import { fromHex } from '../bytes/encoding.js';
import { concat } from '../bytes/operations.js';

import type { EllipticCurve } from '../crypto/keys.js';

/** What stands before the key in a SubjectPublicKeyInfo (RFC 5480 §2, RFC 8410 §4). */
const PREFIXES: Readonly<Record<EllipticCurve | 'Ed25519' | 'Ed448' | 'X25519' | 'X448', Uint8Array>> = {
  'P-256': fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200'),
  'P-384': fromHex('3076301006072a8648ce3d020106052b81040022036200'),
  'P-521': fromHex('30819b301006072a8648ce3d020106052b8104002303818600'),
  Ed25519: fromHex('302a300506032b6570032100'),
  Ed448: fromHex('3043300506032b6571033a00'),
  X25519: fromHex('302a300506032b656e032100'),
  X448: fromHex('3042300506032b656f033900'),
};

/**
 * A public key as OpenSSL has it, from its point or its encoding as a string of bytes.
 *
 * By way of PEM, which Node takes in twice as fast as DER or a JSON Web Key: it tries no other kind of argument first.
 */
export function rawPublicKey(name: keyof typeof PREFIXES, key: Uint8Array): KeyObject {
  const text = Buffer.from(concat(PREFIXES[name], key)).toString('base64');
  return createPublicKey(`-----BEGIN PUBLIC KEY-----\n${text}\n-----END PUBLIC KEY-----\n`);
}
