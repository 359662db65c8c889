import { boolean, type DerReader, objectIdentifier, octetString, present, sequence } from '../../der/index.js';
import { authorityInfoAccess, subjectInfoAccess } from './authority-info-access.js';
import { authorityKeyIdentifier } from './authority-key-identifier.js';
import { basicConstraints } from './basic-constraints.js';
import { certificatePolicies } from './certificate-policies.js';
import { cRLDistributionPoints, freshestCRL } from './crl-distribution-points.js';
import { extKeyUsage } from './ext-key-usage.js';
import type { ExtensionType } from './extension-type.js';
import { inhibitAnyPolicy } from './inhibit-any-policy.js';
import { keyUsage } from './key-usage.js';
import { nameConstraints } from './name-constraints.js';
import { ocspNoCheck, precertificatePoison } from './null-extensions.js';
import { policyConstraints } from './policy-constraints.js';
import { policyMappings } from './policy-mappings.js';
import { privateKeyUsagePeriod } from './private-key-usage-period.js';
import { qcStatements } from './qc-statements.js';
import { signedCertificateTimestampList } from './signed-certificate-timestamps.js';
import { issuerAltName, subjectAltName } from './subject-alt-name.js';
import { subjectDirectoryAttributes } from './subject-directory-attributes.js';
import { subjectKeyIdentifier } from './subject-key-identifier.js';
import { tlsFeature } from './tls-feature.js';

/** The extensions of certificates that this package can read, by object identifier. */
export const CERTIFICATE_EXTENSIONS: ReadonlyMap<string, ExtensionType<unknown, never>> = new Map(
  (
    [
      authorityKeyIdentifier,
      subjectKeyIdentifier,
      keyUsage,
      extKeyUsage,
      basicConstraints,
      subjectAltName,
      issuerAltName,
      nameConstraints,
      certificatePolicies,
      policyMappings,
      policyConstraints,
      inhibitAnyPolicy,
      authorityInfoAccess,
      subjectInfoAccess,
      cRLDistributionPoints,
      freshestCRL,
      subjectDirectoryAttributes,
      privateKeyUsagePeriod,
      signedCertificateTimestampList,
      precertificatePoison,
      ocspNoCheck,
      tlsFeature,
      qcStatements,
    ] as ExtensionType<unknown, never>[]
  ).map((type) => [type.oid, type]),
);

/** An Extension (RFC 5280 §4.1). */
export interface Extension<T = unknown> {
  /** The DER encoding, a view into what it was read from. */
  readonly bytes: Uint8Array;
  /** Dotted decimals. */
  readonly extnID: string;
  readonly critical: boolean;
  /** Contents of the OCTET STRING. */
  readonly extnValue: Uint8Array;
  /** How the value was read; `undefined` when the extension is not known, or cannot be read by a lenient reader. */
  readonly type: ExtensionType<T, never> | undefined;
  /** The value; `undefined` when there is no type. */
  readonly value: T | undefined;
}

/** An extension whose value could be read. */
export type KnownExtension<T> = Extension<T> & { readonly value: T };

/** The first extension of a type. `undefined` when there is none, or none that could be read. */
export function findExtension<T>(
  extensions: readonly Extension[],
  type: ExtensionType<T, never>,
): KnownExtension<T> | undefined {
  for (const candidate of extensions) {
    if (candidate.type === type) return candidate as KnownExtension<T>;
  }
  return undefined;
}

/** Reads an Extension where the reader stands; `types` says which ones can be read. */
export function readExtension(
  reader: DerReader,
  name: string,
  types: ReadonlyMap<string, ExtensionType<unknown, never>>,
): Extension {
  const start = reader.offset;
  const parts = reader.sequence(name, 'Extension', () => {
    const extnID = reader.objectIdentifier('extnID');
    const critical = reader.booleanDefaultFalse('critical');
    const type = types.get(extnID);
    const unread = (): Omit<Extension, 'bytes'> => {
      return { extnID, critical, extnValue: reader.octetString('extnValue'), type: undefined, value: undefined };
    };
    if (type === undefined) return unread();
    return reader.tolerant<Omit<Extension, 'bytes'>>(
      () =>
        reader.insideOctetString('extnValue', () => {
          const extnValue = reader.bytes.subarray(reader.offset, reader.end);
          return { extnID, critical, extnValue, type, value: type.read(reader) };
        }),
      unread,
    );
  });
  return { ...parts, bytes: reader.bytes.subarray(start, reader.offset) };
}

/** Reads Extensions, of which each may stand there once (RFC 5280 §4.2). */
export function readExtensions(
  reader: DerReader,
  name: string,
  types: ReadonlyMap<string, ExtensionType<unknown, never>> = CERTIFICATE_EXTENSIONS,
): Extension[] {
  const seen = new Set<string>();
  return reader.sequenceOf(
    name,
    'Extensions',
    (index) => {
      const start = reader.offset;
      const extension = readExtension(reader, index, types);
      if (seen.has(extension.extnID)) {
        reader.reportField(index, 'x509/duplicate-extension', start, { actual: extension.extnID }, 'RFC 5280 §4.2');
      }
      seen.add(extension.extnID);
      return extension;
    },
    1,
  );
}

/** The encoding of an extension from its value. */
export function encodeExtension<Input>(
  type: ExtensionType<unknown, Input>,
  value: Input,
  critical: boolean,
): Uint8Array {
  return encodeUnknownExtension(type.oid, type.encode(value), critical);
}

/** The encoding of an extension from the contents of its OCTET STRING. */
export function encodeUnknownExtension(extnID: string, extnValue: Uint8Array, critical: boolean): Uint8Array {
  return sequence(objectIdentifier(extnID), ...present(critical ? boolean(true) : undefined), octetString(extnValue));
}
