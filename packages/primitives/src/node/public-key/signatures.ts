import { constants, type KeyObject, type SigningOptions, sign, verify } from 'node:crypto';
import { unsupported } from '../../crypto/checks.js';
import { hashLength } from '../../crypto/parameters.js';
import type { CryptoProvider } from '../../crypto/provider.js';
import type { SignatureAlgorithm } from '../../crypto/public-key.js';
import { hasSmallOrderR } from '../../noble/public-key/eddsa.js';
import { noblePublicKey } from '../../noble/public-key/index.js';
import { rsaPublicNumbers } from '../../noble/public-key/rsa-key.js';
import { plain } from '../bytes.js';
import { digestName, singleDigestName } from '../digest-names.js';
import { preferNative } from '../prefer-native.js';
import { checkPrivateKey, checkPublicKey, privateKeyObject, publicKeyObject } from './key-objects.js';

interface Operation {
  readonly digest: string | null;
  /** `undefined` where what OpenSSL does by itself is right: Node takes a bare key in faster. */
  readonly options: SigningOptions | undefined;
}

/**
 * What to tell OpenSSL; `undefined` where `node:crypto` has no words for it.
 *
 * @throws {CryptoError} `crypto/unsupported`
 */
function operationFor(algorithm: SignatureAlgorithm): Operation | undefined {
  switch (algorithm.name) {
    case 'RSASSA-PKCS1-v1_5':
      return { digest: digestName(algorithm.hash), options: { padding: constants.RSA_PKCS1_PADDING } };
    case 'RSASSA-PSS': {
      const digest = singleDigestName(algorithm.hash);
      const saltLength = algorithm.saltLength ?? hashLength(algorithm.hash);
      // Negative lengths have meanings of their own there; another hash for the mask cannot be named.
      if (saltLength < 0 || (algorithm.mgfHash ?? algorithm.hash) !== algorithm.hash) return undefined;
      return { digest, options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength } };
    }
    case 'ECDSA':
    case 'DSA':
      return {
        digest: singleDigestName(algorithm.hash),
        options: algorithm.format === 'raw' ? { dsaEncoding: 'ieee-p1363' } : undefined,
      };
    case 'Ed25519':
    case 'Ed448':
      return { digest: null, options: undefined };
    default:
      throw unsupported('node', (algorithm as SignatureAlgorithm).name);
  }
}

function withOptions(key: KeyObject, { options }: Operation): KeyObject | (SigningOptions & { key: KeyObject }) {
  return options === undefined ? key : { key, ...options };
}

/** Signatures by OpenSSL. */
export const nodeSignatures: Pick<CryptoProvider, 'sign' | 'verify'> = {
  sign(algorithm, privateKey, message, random) {
    const operation = operationFor(algorithm);
    checkPrivateKey(algorithm.name, privateKey);
    const ours = () => noblePublicKey.sign(algorithm, privateKey, message, random);
    // OpenSSL cannot be told which random bytes to use.
    if (operation === undefined || random !== undefined) return ours();
    return preferNative(
      () => plain(sign(operation.digest, message, withOptions(privateKeyObject(privateKey), operation))),
      ours,
    );
  },
  verify(algorithm, publicKey, message, signature) {
    const operation = operationFor(algorithm);
    checkPublicKey(algorithm.name, publicKey);
    const ours = () => noblePublicKey.verify(algorithm, publicKey, message, signature);
    if (operation === undefined) return ours();
    // OpenSSL takes a PSS signature without its leading zeros; RFC 8017 §8.1.2, step 1, does not.
    if (algorithm.name === 'RSASSA-PSS' && signature.length !== rsaPublicNumbers(algorithm.name, publicKey).k)
      return false;
    if (algorithm.name === 'Ed448' && signature.length === 114 && hasSmallOrderR(signature)) return false;
    return preferNative(
      () => verify(operation.digest, message, withOptions(publicKeyObject(publicKey), operation), signature),
      ours,
    );
  },
};
