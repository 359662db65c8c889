import { unsignedToBytes } from '@cutaway/primitives/bytes';
import type { PrivateKey } from '@cutaway/primitives/crypto';
import {
  authorityKeyIdentifier,
  type Certificate,
  encodeExtension,
  extension,
  subjectKeyIdentifier,
} from '../certificate/index.js';
import { assembleSigned, type SigningOptions } from '../create/index.js';
import { element, explicit, integer, present, sequence, sequenceOf, Tag, time } from '../der/index.js';
import type { GeneralNameInput } from '../general-name/index.js';
import { defaultSignatureAlgorithm, signatureAlgorithmIdentifier } from '../keys/index.js';
import { type CertificateList, parseCertificateList } from './certificate-list.js';
import { cRLNumber, deltaCRLIndicator } from './extensions/crl-number.js';
import { type CRLReason, certificateIssuer, invalidityDate, reasonCode } from './extensions/entry-extensions.js';
import { type IssuingDistributionPoint, issuingDistributionPoint } from './extensions/issuing-distribution-point.js';

/** A certificate to list as revoked. */
export interface Revocation {
  /** Contents of the INTEGER, as `Certificate.serialNumber` has it. */
  readonly serialNumber: Uint8Array;
  readonly revocationDate: Date;
  /** `unspecified` is not written (RFC 5280 §5.3.1). */
  readonly reason?: CRLReason | undefined;
  readonly invalidityDate?: Date | undefined;
  /** In an indirect CRL: who issued the certificates from this entry on (RFC 5280 §5.3.3). */
  readonly certificateIssuer?: readonly GeneralNameInput[] | undefined;
}

/** What to put into a CRL. */
export interface CertificateListContents {
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  /** Greater than that of the CRL before (RFC 5280 §5.2.3). */
  readonly cRLNumber: bigint | number;
  readonly revocations: readonly Revocation[];
  /** Makes a delta CRL: the cRLNumber of the complete CRL that it adds to (RFC 5280 §5.2.4). */
  readonly baseCRLNumber?: bigint | number;
  readonly issuingDistributionPoint?: Partial<IssuingDistributionPoint>;
  /** Further extensions, DER-encoded. */
  readonly extensions?: readonly Uint8Array[];
}

/** Who signs a CRL. */
export interface CrlIssuer {
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
}

function encodeRevocation(revocation: Revocation): Uint8Array {
  const { serialNumber, revocationDate, reason, certificateIssuer: issuer } = revocation;
  const extensions = present(
    reason === undefined || reason === 'unspecified' ? undefined : encodeExtension(reasonCode, reason, false),
    revocation.invalidityDate && encodeExtension(invalidityDate, revocation.invalidityDate, false),
    issuer && encodeExtension(certificateIssuer, issuer, true),
  );
  const parts = [element(Tag.INTEGER, serialNumber), time(revocationDate)];
  return sequence(...parts, ...(extensions.length === 0 ? [] : [sequence(...extensions)]));
}

/**
 * Makes and signs a CRL of version 2 (RFC 5280 §5), with authorityKeyIdentifier and cRLNumber as §5.2 wants.
 *
 * @throws {X509Error} when a part cannot be encoded, `x509/unsupported-key` when the key cannot sign.
 */
export function createCertificateList(
  contents: CertificateListContents,
  issuer: CrlIssuer,
  options: SigningOptions,
): CertificateList {
  const { thisUpdate, nextUpdate, revocations, baseCRLNumber, issuingDistributionPoint: point } = contents;
  const algorithm = options.signatureAlgorithm ?? defaultSignatureAlgorithm(issuer.privateKey);
  const signature = signatureAlgorithmIdentifier(algorithm);
  const keyIdentifier = extension(issuer.certificate, subjectKeyIdentifier)?.value;
  const authority = { keyIdentifier, authorityCertIssuer: undefined, authorityCertSerialNumber: undefined };
  const extensions = present(
    keyIdentifier && encodeExtension(authorityKeyIdentifier, authority, false),
    encodeExtension(cRLNumber, unsignedToBytes(BigInt(contents.cRLNumber)), false),
    baseCRLNumber === undefined
      ? undefined
      : encodeExtension(deltaCRLIndicator, unsignedToBytes(BigInt(baseCRLNumber)), true),
    point && encodeExtension(issuingDistributionPoint, { ...WHOLE_SCOPE, ...point }, true),
    ...(contents.extensions ?? []),
  );
  const tbs = sequence(
    integer(1),
    signature,
    issuer.certificate.subject.bytes,
    time(thisUpdate),
    time(nextUpdate),
    ...(revocations.length === 0 ? [] : [sequenceOf(revocations.map(encodeRevocation))]),
    explicit(0, sequence(...extensions)),
  );
  const value = options.provider.sign(algorithm, issuer.privateKey, tbs, options.random);
  return parseCertificateList(assembleSigned(tbs, signature, value));
}

const WHOLE_SCOPE: IssuingDistributionPoint = {
  distributionPoint: undefined,
  onlyContainsUserCerts: false,
  onlyContainsCACerts: false,
  onlySomeReasons: undefined,
  indirectCRL: false,
  onlyContainsAttributeCerts: false,
};
