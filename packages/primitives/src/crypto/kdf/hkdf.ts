import { concat, utf8 } from '../../bytes/index.js';
import { CryptoError } from '../errors.js';
import { hashLength } from '../parameters.js';
import type { CryptoProvider } from '../provider.js';
import type { HashName } from '../symmetric.js';

type Mac = Pick<CryptoProvider, 'mac'>;

const FIRST = Uint8Array.of(1);

/** Labels of TLS 1.3 as bytes; there are few, and each handshake uses them dozens of times. */
const labels = new Map<string, Uint8Array>();

/** More than any protocol has. */
const MAX_LABELS = 64;

function labelBytes(label: string): Uint8Array {
  let bytes = labels.get(label);
  if (bytes === undefined) {
    bytes = utf8(`tls13 ${label}`);
    if (labels.size < MAX_LABELS) labels.set(label, bytes);
  }
  return bytes;
}

/** HKDF-Extract (RFC 5869 §2.2): PRK = HMAC-Hash(salt, IKM). An empty salt counts as Hash.length zeros. */
export function hkdfExtract(crypto: Mac, hash: HashName, salt: Uint8Array, ikm: Uint8Array): Uint8Array {
  return crypto.mac(hash, salt, ikm);
}

/**
 * HKDF-Expand (RFC 5869 §2.3).
 *
 * @param length bytes of output, at most 255 × Hash.length.
 * @throws {CryptoError} `crypto/invalid-parameter` for a longer output.
 */
export function hkdfExpand(crypto: Mac, hash: HashName, prk: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  const size = hashLength(hash);
  if (!Number.isInteger(length) || length < 0 || length > 255 * size) {
    throw new CryptoError(
      'crypto/invalid-parameter',
      { algorithm: 'HKDF', parameter: 'length' },
      { rule: 'RFC 5869 §2.3' },
    );
  }
  if (length <= size) {
    const block = crypto.mac(hash, prk, concat(info, FIRST));
    return length === size ? block : block.slice(0, length);
  }
  const okm = new Uint8Array(length);
  let block: Uint8Array = new Uint8Array(0);
  for (let i = 1, offset = 0; offset < length; i++, offset += size) {
    block = crypto.mac(hash, prk, concat(block, info, Uint8Array.of(i)));
    okm.set(block.subarray(0, length - offset), offset);
  }
  return okm;
}

function refused(parameter: string): CryptoError {
  return new CryptoError(
    'crypto/invalid-parameter',
    { algorithm: 'HKDF-Expand-Label', parameter },
    { rule: 'RFC 8446 §7.1' },
  );
}

/**
 * The `HkdfLabel` structure (RFC 8446 §7.1).
 *
 * @param label without the prefix `tls13 `; 1 to 249 ASCII characters.
 * @param context at most 255 bytes.
 * @throws {CryptoError} `crypto/invalid-parameter`
 */
export function hkdfLabel(label: string, context: Uint8Array, length: number): Uint8Array {
  const fullLabel = labelBytes(label);
  if (fullLabel.length < 7 || fullLabel.length > 255) throw refused('label');
  if (context.length > 255) throw refused('context');
  if (!Number.isInteger(length) || length < 0 || length > 0xffff) throw refused('length');
  const bytes = new Uint8Array(4 + fullLabel.length + context.length);
  bytes[0] = length >> 8;
  bytes[1] = length & 0xff;
  bytes[2] = fullLabel.length;
  bytes.set(fullLabel, 3);
  bytes[3 + fullLabel.length] = context.length;
  bytes.set(context, 4 + fullLabel.length);
  return bytes;
}

/** HKDF-Expand-Label (RFC 8446 §7.1): HKDF-Expand with {@link hkdfLabel} as info. */
export function hkdfExpandLabel(
  crypto: Mac,
  hash: HashName,
  secret: Uint8Array,
  label: string,
  context: Uint8Array,
  length: number,
): Uint8Array {
  return hkdfExpand(crypto, hash, secret, hkdfLabel(label, context, length), length);
}
