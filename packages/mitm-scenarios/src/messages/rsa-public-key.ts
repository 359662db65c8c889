import { type Codec, opaque8, opaque16, struct } from '@cutaway/primitives/wire';
import { type Message, message } from './message.js';

/** An RSA public key, with the names of RFC 8017 §A.1.1. Integers are unsigned and big-endian. */
export interface RsaPublicKey {
  modulus: Uint8Array;
  public_exponent: Uint8Array;
}

export const rsaPublicKey: Codec<RsaPublicKey> = struct<RsaPublicKey>('RSAPublicKey', {
  modulus: opaque16(),
  public_exponent: opaque8(),
});

export const RsaPublicKey: Message<RsaPublicKey> = message('rsa_public_key', rsaPublicKey);
