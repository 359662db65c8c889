import { utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider, PublicKey } from '@cutaway/primitives/crypto';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  basicConstraints,
  certificatePolicies,
  cRLDistributionPoints,
  encodeExtension,
  encodeUnknownExtension,
  extKeyUsage,
  keyUsage,
  nameConstraints,
  ocspNoCheck,
  subjectAltName,
  subjectKeyIdentifier,
  tlsFeature,
} from '../certificate/index.js';
import { keyIdentifier } from '../create/index.js';
import { contextTag, element, objectIdentifier, sequence } from '../der/index.js';
import { encodeGeneralName, type GeneralNameInput } from '../general-name/index.js';
import { OID } from '../oids.js';
import { nameSubtrees } from './name-subtrees.js';
import type { NamedExtension } from './parts.js';
import type { Purpose } from './purposes.js';

/** Where the status of certificates and the issuer's own can be had. */
export interface Locations {
  readonly crl?: string;
  readonly ocsp?: string;
  readonly caIssuers?: string;
}

const named = (name: string, der: Uint8Array): NamedExtension => ({ name, der });

/** subjectKeyIdentifier and authorityKeyIdentifier. */
export function identifiers(own: PublicKey, issuer: PublicKey, provider: CryptoProvider): NamedExtension[] {
  const authority = {
    keyIdentifier: keyIdentifier(issuer, provider),
    authorityCertIssuer: undefined,
    authorityCertSerialNumber: undefined,
  };
  return [
    named('subjectKeyIdentifier', encodeExtension(subjectKeyIdentifier, keyIdentifier(own, provider), false)),
    named('authorityKeyIdentifier', encodeExtension(authorityKeyIdentifier, authority, false)),
  ];
}

/** basicConstraints, keyUsage and nameConstraints of an authority (RFC 5280 §4.2.1.9, §4.2.1.3, §4.2.1.10). */
export function authorityExtensions({
  pathLenConstraint,
  nameConstraints: names,
}: {
  readonly pathLenConstraint?: number;
  readonly nameConstraints?: { readonly permitted?: readonly string[]; readonly excluded?: readonly string[] };
}): NamedExtension[] {
  const subtrees = names && {
    permittedSubtrees: names.permitted && nameSubtrees(names.permitted),
    excludedSubtrees: names.excluded && nameSubtrees(names.excluded),
  };
  return [
    named('basicConstraints', encodeExtension(basicConstraints, { cA: true, pathLenConstraint }, true)),
    named('keyUsage', encodeExtension(keyUsage, new Set(['keyCertSign', 'cRLSign'] as const), true)),
    ...(subtrees === undefined ? [] : [named('nameConstraints', encodeExtension(nameConstraints, subtrees, true))]),
  ];
}

/** basicConstraints, keyUsage, extKeyUsage and subjectAltName of an end entity. */
export function endEntity(
  { extKeyUsage: purposes, keyUsage: usages }: Purpose,
  names: readonly GeneralNameInput[],
  emptySubject: boolean,
): NamedExtension[] {
  return [
    named('basicConstraints', encodeExtension(basicConstraints, { cA: false, pathLenConstraint: undefined }, true)),
    named('keyUsage', encodeExtension(keyUsage, new Set(usages), true)),
    ...(purposes.length === 0 ? [] : [named('extKeyUsage', encodeExtension(extKeyUsage, purposes, false))]),
    ...(names.length === 0 ? [] : [named('subjectAltName', encodeExtension(subjectAltName, names, emptySubject))]),
  ];
}

/** cRLDistributionPoints and authorityInfoAccess. */
export function locationExtensions({ crl, ocsp, caIssuers }: Locations): NamedExtension[] {
  const uri = (value: string): Uint8Array => element(contextTag(6, false), utf8(value));
  const access = [
    ...(ocsp === undefined ? [] : [sequence(objectIdentifier(OID['id-ad-ocsp']), uri(ocsp))]),
    ...(caIssuers === undefined ? [] : [sequence(objectIdentifier(OID['id-ad-caIssuers']), uri(caIssuers))]),
  ];
  return [
    ...(crl === undefined
      ? []
      : [
          named(
            'cRLDistributionPoints',
            encodeUnknownExtension(
              cRLDistributionPoints.oid,
              sequence(
                sequence(
                  element(
                    contextTag(0, true),
                    element(contextTag(0, true), encodeGeneralName({ type: 'uniformResourceIdentifier', value: crl })),
                  ),
                ),
              ),
              false,
            ),
          ),
        ]),
    ...(access.length === 0
      ? []
      : [named('authorityInfoAccess', encodeUnknownExtension(authorityInfoAccess.oid, sequence(...access), false))]),
  ];
}

/** "Must staple" (RFC 7633). */
export const mustStapleExtension = (): NamedExtension => named('tlsFeature', encodeExtension(tlsFeature, [5], false));

/** Tells that a responder's certificate need not be asked about (RFC 6960 §4.2.2.2.1). */
export const ocspNoCheckExtension = (): NamedExtension =>
  named('ocspNoCheck', encodeExtension(ocspNoCheck, null, false));

/** One policy without qualifiers. */
export const policyExtension = (policyIdentifier: string): NamedExtension =>
  named(
    'certificatePolicies',
    encodeExtension(certificatePolicies, [{ policyIdentifier, policyQualifiers: undefined }], false),
  );
