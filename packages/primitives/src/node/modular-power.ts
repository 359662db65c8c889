import { createPrivateKey, createPublicKey } from 'node:crypto';
import { bytesToUnsigned, unsignedToBytes } from '../bytes/unsigned.js';
import { modPow } from '../noble/modular.js';
import { element, integer, integersIn, OCTET_STRING, SEQUENCE } from './der.js';
import { preferNative } from './prefer-native.js';

/** 1.2.840.113549.1.3.1, dhKeyAgreement (PKCS #3 §9). */
const DH_KEY_AGREEMENT = Uint8Array.of(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x03, 0x01);

/**
 * base^exponent mod modulus by OpenSSL: the public key of a Diffie-Hellman private key, with the base as generator.
 *
 * Through a key object, because `createDiffieHellman` proves the modulus prime first, which takes seconds.
 */
export function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  return preferNative(
    () => {
      const parameters = element(SEQUENCE, integer(unsignedToBytes(modulus)), integer(unsignedToBytes(base)));
      const privateKeyInfo = element(
        SEQUENCE,
        integer(Uint8Array.of(0)),
        element(SEQUENCE, DH_KEY_AGREEMENT, parameters),
        element(OCTET_STRING, integer(unsignedToBytes(exponent))),
      );
      const privateKey = createPrivateKey({ key: privateKeyInfo as Buffer, format: 'der', type: 'pkcs8' });
      const integers = integersIn(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }));
      return bytesToUnsigned(integers.at(-1) as Uint8Array);
    },
    () => modPow(base, exponent, modulus),
  );
}
