import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto';
import { concat } from '../bytes/operations.js';
import { bytesToUnsigned, unsignedToBytes } from '../bytes/unsigned.js';
import { modPow } from '../noble/modular.js';
import { BIT_STRING, element, integer, OCTET_STRING, SEQUENCE } from './der.js';
import { preferNative } from './prefer-native.js';

/** 1.2.840.113549.1.3.1, dhKeyAgreement (PKCS #3 §9). */
const DH_KEY_AGREEMENT = Uint8Array.of(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x03, 0x01);

/**
 * base^exponent mod modulus as a Diffie-Hellman secret: OpenSSL's only way to it.
 *
 * Through key objects, because `createDiffieHellman` proves the modulus prime first, which takes seconds.
 */
export function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  return preferNative(
    () => {
      // The generator takes no part in a secret.
      const parameters = element(SEQUENCE, integer(unsignedToBytes(modulus)), integer(Uint8Array.of(2)));
      const algorithm = element(SEQUENCE, DH_KEY_AGREEMENT, parameters);
      const version = integer(Uint8Array.of(0));
      const x = element(OCTET_STRING, integer(unsignedToBytes(exponent)));
      const y = concat(Uint8Array.of(0), integer(unsignedToBytes(base)));
      const secret = diffieHellman({
        privateKey: createPrivateKey({
          key: element(SEQUENCE, version, algorithm, x) as Buffer,
          format: 'der',
          type: 'pkcs8',
        }),
        publicKey: createPublicKey({
          key: element(SEQUENCE, algorithm, element(BIT_STRING, y)) as Buffer,
          format: 'der',
          type: 'spki',
        }),
      });
      return bytesToUnsigned(secret);
    },
    () => modPow(base, exponent, modulus),
  );
}
