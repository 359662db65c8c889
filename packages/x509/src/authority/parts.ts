import type { CryptoProvider, KeyPair, PublicKey, RandomSource, SignatureAlgorithm } from '@cutaway/primitives/crypto';
import { encodeTbsCertificate } from '../certificate/index.js';
import { assembleSigned } from '../create/index.js';
import { type BitString, Tag } from '../der/index.js';
import { encodePublicKey, signatureAlgorithmIdentifier } from '../keys/index.js';
import { type AttributeInput, createName } from '../name/index.js';

/** A name: its attributes, outermost first, or DER of any kind. */
export type NameInput = readonly AttributeInput[] | Uint8Array;

/** An extension that is to be in a certificate, under a name by which a change can find it. */
export interface NamedExtension {
  /** The name of its type: `subjectAltName`. */
  readonly name: string;
  /** DER of the whole Extension. */
  readonly der: Uint8Array;
}

/**
 * Every part of a certificate before it is signed. Nothing is checked when they are put together: what a rule forbids
 * can be made.
 */
export interface CertificateParts {
  readonly version: number;
  /** Contents of the INTEGER. */
  readonly serialNumber: Uint8Array;
  readonly issuer: NameInput;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly subject: NameInput;
  /** A key, or DER of any SubjectPublicKeyInfo. */
  readonly publicKey: PublicKey | Uint8Array;
  readonly issuerUniqueID?: BitString;
  readonly subjectUniqueID?: BitString;
  readonly extensions: readonly NamedExtension[];
  /** How it is signed; both places that state it say so, unless they are told to state something else. */
  readonly signatureAlgorithm: SignatureAlgorithm;
  /** The AlgorithmIdentifier in the TBSCertificate. */
  readonly innerSignature?: Uint8Array;
  /** The AlgorithmIdentifier beside the signature. */
  readonly outerSignature?: Uint8Array;
  /** Who really signs, whatever name stands there. */
  readonly signer: Pick<KeyPair, 'privateKey'>;
  /** Changes the TBSCertificate before it is signed, and the whole certificate after. */
  readonly insecureRewrite?: {
    readonly tbsCertificate?: (der: Uint8Array) => Uint8Array;
    readonly signature?: (signature: Uint8Array, tbsCertificate: Uint8Array) => Uint8Array;
    readonly certificate?: (der: Uint8Array) => Uint8Array;
  };
}

/** "The same but with …": the parts to replace in a well-made certificate. */
export type InsecureChange = (parts: CertificateParts) => Partial<CertificateParts>;

const nameDer = (name: NameInput): Uint8Array => (name instanceof Uint8Array ? name : createName(name).bytes);

/** UTCTime through 2049 (RFC 5280 §4.1.2.5). */
const timeTag = (time: Date): number => (time.getUTCFullYear() < 2050 ? Tag.UTCTime : Tag.GeneralizedTime);

/** One change after the other; each sees what those before it did. */
export function allOf(...changes: readonly InsecureChange[]): InsecureChange {
  return (parts) => {
    let changed = parts;
    for (const change of changes) changed = { ...changed, ...change(changed) };
    return changed;
  };
}

/** Puts the parts together and signs. Gives DER, which may be no certificate that anything can read. */
export function signParts(
  parts: CertificateParts,
  { provider, random }: { readonly provider: CryptoProvider; readonly random?: RandomSource },
): Uint8Array {
  const { publicKey, signatureAlgorithm, signer, insecureRewrite = {}, notBefore, notAfter } = parts;
  const algorithm = signatureAlgorithmIdentifier(signatureAlgorithm);
  const written = encodeTbsCertificate({
    version: parts.version,
    serialNumber: parts.serialNumber,
    signature: parts.innerSignature ?? algorithm,
    issuer: nameDer(parts.issuer),
    validity: { notBefore, notAfter, notBeforeTag: timeTag(notBefore), notAfterTag: timeTag(notAfter) },
    subject: nameDer(parts.subject),
    subjectPublicKeyInfo: publicKey instanceof Uint8Array ? publicKey : encodePublicKey(publicKey),
    issuerUniqueID: parts.issuerUniqueID,
    subjectUniqueID: parts.subjectUniqueID,
    extensions: parts.extensions.map(({ der }) => der),
  });
  const tbs = insecureRewrite.tbsCertificate?.(written) ?? written;
  const signature = provider.sign(signatureAlgorithm, signer.privateKey, tbs, random);
  const der = assembleSigned(
    tbs,
    parts.outerSignature ?? algorithm,
    insecureRewrite.signature?.(signature, tbs) ?? signature,
  );
  return insecureRewrite.certificate?.(der) ?? der;
}

/** Extensions with one of a name replaced, in its place; added at the end when there was none. */
export function withExtension(
  extensions: readonly NamedExtension[],
  name: string,
  der: Uint8Array,
): readonly NamedExtension[] {
  const replaced = extensions.map((one) => (one.name === name ? { name, der } : one));
  return replaced.some((one) => one.name === name) ? replaced : [...replaced, { name, der }];
}

/** Extensions without those of a name. */
export function withoutExtension(extensions: readonly NamedExtension[], name: string): readonly NamedExtension[] {
  return extensions.filter((one) => one.name !== name);
}
