import type { PrivateKey } from '@cutaway/primitives/crypto';
import { encodeExtension, subjectAltName } from '../certificate/index.js';
import { assembleSigned, hostName, type SigningOptions } from '../create/index.js';
import { characterString, contextTag, integer, objectIdentifier, sequence, setOf, Tag } from '../der/index.js';
import type { GeneralNameInput } from '../general-name/index.js';
import { defaultSignatureAlgorithm, encodePublicKey, signatureAlgorithmIdentifier } from '../keys/index.js';
import { type AttributeInput, createName, type Name } from '../name/index.js';
import { OID } from '../oids.js';
import { type CertificationRequest, parseCertificationRequest } from './certification-request.js';

/** What to ask for. */
export interface CertificationRequestContents {
  /** A name, or its attributes, outermost first. */
  readonly subject: Name | readonly AttributeInput[];
  /** Names for subjectAltName: GeneralNames, or host names and IP addresses as text. */
  readonly names?: readonly (string | GeneralNameInput)[];
  /** DER-encoded; see `encodeExtension`. Stand before subjectAltName. */
  readonly extensions?: readonly Uint8Array[];
  /** A password for asking for revocation later (RFC 2985 §5.4.1). Readable by everyone who sees the request. */
  readonly challengePassword?: string;
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(type), setOf([value]));
}

/**
 * Makes a certification request, signed by the key it is for (RFC 2986).
 *
 * @throws {X509Error} when a part cannot be encoded, `x509/unsupported-key` when the key cannot sign.
 */
export function createCertificationRequest(
  contents: CertificationRequestContents,
  privateKey: PrivateKey,
  options: SigningOptions,
): CertificationRequest {
  const { provider } = options;
  const { subject, names = [], challengePassword } = contents;
  const extensions = [...(contents.extensions ?? [])];
  if (names.length > 0) {
    const generalNames = names.map((name) => (typeof name === 'string' ? hostName(name) : name));
    extensions.push(encodeExtension(subjectAltName, generalNames, false));
  }
  const attributes: Uint8Array[] = [];
  if (extensions.length > 0) attributes.push(attribute(OID.extensionRequest, sequence(...extensions)));
  if (challengePassword !== undefined) {
    attributes.push(attribute(OID.challengePassword, characterString(Tag.UTF8String, challengePassword)));
  }
  const algorithm = options.signatureAlgorithm ?? defaultSignatureAlgorithm(privateKey);
  const info = sequence(
    integer(0),
    ('rdnSequence' in subject ? subject : createName(subject)).bytes,
    encodePublicKey(privateKey),
    setOf(attributes, contextTag(0, true)),
  );
  const signature = provider.sign(algorithm, privateKey, info, options.random);
  return parseCertificationRequest(assembleSigned(info, signatureAlgorithmIdentifier(algorithm), signature));
}
