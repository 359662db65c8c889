import type {
  CryptoProvider,
  PrivateKey,
  PublicKey,
  RandomSource,
  SignatureAlgorithm,
} from '@cutaway/primitives/crypto';
import { type Certificate, encodeTbsCertificate, parseCertificate } from '../certificate/index.js';
import { bitString, sequence, Tag, unsignedToInteger } from '../der/index.js';
import { defaultSignatureAlgorithm, encodePublicKey, signatureAlgorithmIdentifier } from '../keys/index.js';
import { type AttributeInput, createName, type Name } from '../name/index.js';

/** Who signs a certificate. */
export interface Issuer {
  /** The issuer's certificate; absent when the new certificate is to be self-signed. */
  readonly certificate?: Certificate | undefined;
  readonly privateKey: PrivateKey;
}

/** What to put into a certificate. */
export interface CertificateContents {
  /** A name, or its attributes, outermost first; `[]` for the empty name. */
  readonly subject: Name | readonly AttributeInput[];
  readonly publicKey: PublicKey;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Unsigned, big-endian, at most 20 bytes with the top bit clear; 16 random bytes unless given. */
  readonly serialNumber?: Uint8Array;
  /** DER-encoded, in this order; see {@link encodeExtension}, {@link caExtensions}, {@link endEntityExtensions}. */
  readonly extensions?: readonly Uint8Array[];
}

/** How to sign. */
export interface SigningOptions {
  readonly provider: CryptoProvider;
  /** Fits the issuer's key unless given. */
  readonly signatureAlgorithm?: SignatureAlgorithm;
  /** Replaces the provider's generator for the serial number and the signature, for runs that must be repeatable. */
  readonly random?: RandomSource;
}

function nameOf(name: Name | readonly AttributeInput[]): Name {
  return 'rdnSequence' in name ? name : createName(name);
}

/** UTCTime through 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). */
function timeTag(time: Date): number {
  const year = time.getUTCFullYear();
  return year >= 1950 && year < 2050 ? Tag.UTCTime : Tag.GeneralizedTime;
}

/** A serial number of 127 random bits, positive (RFC 5280 §4.1.2.2, CA/B BR §7.1). */
export function randomSerialNumber(random: RandomSource): Uint8Array {
  const serial = random(16).slice();
  serial[0] = ((serial[0] as number) & 0x7f) | 0x40;
  return serial;
}

/** Puts a signed structure together: the signed part, the algorithm, the signature (RFC 5280 §4.1.1). */
export function assembleSigned(signed: Uint8Array, algorithm: Uint8Array, signature: Uint8Array): Uint8Array {
  return sequence(signed, algorithm, bitString(signature));
}

/**
 * Makes and signs an X.509 version 3 certificate (RFC 5280 §4.1).
 *
 * @param issuer without a certificate, the new one is self-signed.
 * @throws {X509Error} when a part cannot be encoded, `x509/unsupported-key` when the key cannot sign.
 */
export function createCertificate(contents: CertificateContents, issuer: Issuer, options: SigningOptions): Certificate {
  const { provider } = options;
  const random = options.random ?? ((length: number) => provider.random(length));
  const algorithm = options.signatureAlgorithm ?? defaultSignatureAlgorithm(issuer.privateKey);
  const signature = signatureAlgorithmIdentifier(algorithm);
  const subject = nameOf(contents.subject);
  const tbs = encodeTbsCertificate({
    version: 3,
    serialNumber: unsignedToInteger(contents.serialNumber ?? randomSerialNumber(random)),
    signature,
    issuer: (issuer.certificate?.subject ?? subject).bytes,
    validity: {
      notBefore: contents.notBefore,
      notAfter: contents.notAfter,
      notBeforeTag: timeTag(contents.notBefore),
      notAfterTag: timeTag(contents.notAfter),
    },
    subject: subject.bytes,
    subjectPublicKeyInfo: encodePublicKey(contents.publicKey),
    extensions: contents.extensions ?? [],
  });
  const value = provider.sign(algorithm, issuer.privateKey, tbs, options.random);
  return parseCertificate(assembleSigned(tbs, signature, value));
}
