import type { HashName, KeyPair, PublicKey, SignatureAlgorithm } from '@cutaway/primitives/crypto';
import { defaultSignatureAlgorithm, encodePublicKey, signatureAlgorithmIdentifier } from '../../keys/index.js';
import type { InsecureChange } from '../parts.js';
import { editDer } from './edit-der.js';
import { certificateBytes, signature } from './encoding.js';

/** Signed by another key than the issuer's. */
export function signedBy(signer: Pick<KeyPair, 'privateKey'>): InsecureChange {
  return () => ({ signer, signatureAlgorithm: defaultSignatureAlgorithm(signer.privateKey) });
}

/** Signed by its own key, and naming itself as issuer. @param keys those the certificate is for. */
export function selfSigned(keys: Pick<KeyPair, 'privateKey'>): InsecureChange {
  return (parts) => ({ ...signedBy(keys)(parts), issuer: parts.subject });
}

/** One bit of the signature changed. @param at the byte, counted from the end if negative; the last unless given. */
export function flippedSignatureBit(at = -1): InsecureChange {
  return signature((bytes) => {
    const changed = bytes.slice();
    const index = at < 0 ? changed.length + at : at;
    changed[index] = (changed[index] as number) ^ 1;
    return changed;
  });
}

/** No signature at all: zero bytes. */
export function withoutSignature(): InsecureChange {
  return signature(() => new Uint8Array(0));
}

/** Really signed by another algorithm, and saying so. */
export function withSignatureAlgorithm(signatureAlgorithm: SignatureAlgorithm): InsecureChange {
  return () => ({ signatureAlgorithm });
}

/** Really signed with another digest, for keys that sign digests. MD5 exists with RSA alone (RFC 3279 §2.2). */
export function withSignatureHash(hash: HashName): InsecureChange {
  return ({ signatureAlgorithm }) =>
    'hash' in signatureAlgorithm ? { signatureAlgorithm: { ...signatureAlgorithm, hash } } : {};
}

/** Another algorithm stands inside of the signed part than beside the signature (RFC 5280 §4.1.1.2). */
export function innerSignatureAlgorithm(algorithm: SignatureAlgorithm): InsecureChange {
  return () => ({ innerSignature: signatureAlgorithmIdentifier(algorithm) });
}

/** Another algorithm stands beside the signature than inside of the signed part. */
export function outerSignatureAlgorithm(algorithm: SignatureAlgorithm): InsecureChange {
  return () => ({ outerSignature: signatureAlgorithmIdentifier(algorithm) });
}

/** The subject's key replaced after signing: what a man in the middle does to a genuine certificate. */
export function replacedKey(publicKey: PublicKey): InsecureChange {
  return (parts) => {
    const place = parts.version === 1 ? 5 : 6;
    return certificateBytes((bytes) => editDer(bytes, [0, place], () => encodePublicKey(publicKey)))(parts);
  };
}
