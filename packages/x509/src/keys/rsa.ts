import type { RsaPrivateKey, RsaPublicKey } from '@cutaway/primitives/crypto';
import { type DerReader, integer, sequence, unsigned } from '../der/index.js';

/** RSAPublicKey (RFC 8017 Appendix A.1.1). */
export function readRsaPublicKey(reader: DerReader): RsaPublicKey {
  return reader.sequence('', 'RSAPublicKey', () => ({
    type: 'RSA',
    n: reader.unsigned('modulus'),
    e: reader.unsigned('publicExponent'),
  }));
}

export function encodeRsaPublicKey(key: RsaPublicKey): Uint8Array {
  return sequence(unsigned(key.n), unsigned(key.e));
}

/** RSAPrivateKey (RFC 8017 Appendix A.1.2). Keys of more than two primes are not supported. */
export function readRsaPrivateKey(reader: DerReader): RsaPrivateKey {
  return reader.sequence('', 'RSAPrivateKey', () => {
    reader.smallInteger('version', 0);
    return {
      type: 'RSA',
      n: reader.unsigned('modulus'),
      e: reader.unsigned('publicExponent'),
      d: reader.unsigned('privateExponent'),
      p: reader.unsigned('prime1'),
      q: reader.unsigned('prime2'),
      dP: reader.unsigned('exponent1'),
      dQ: reader.unsigned('exponent2'),
      qInv: reader.unsigned('coefficient'),
    };
  });
}

export function encodeRsaPrivateKey(key: RsaPrivateKey): Uint8Array {
  const { n, e, d, p, q, dP, dQ, qInv } = key;
  return sequence(integer(0), ...[n, e, d, p, q, dP, dQ, qInv].map(unsigned));
}
