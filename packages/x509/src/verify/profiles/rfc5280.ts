import type { Profile } from '../profile.js';
import { wellFormedAlternativeNames } from '../rules/alternative-names.js';
import { caKeyUsagePresent, consistentCaFlags, criticalBasicConstraints } from '../rules/ca-flags.js';
import { criticality } from '../rules/criticality.js';
import { issuerNotEmpty, subjectNamed } from '../rules/distinguished-names.js';
import { authorityKeyIdentifierPresent, subjectKeyIdentifierPresent } from '../rules/key-identifiers.js';
import { criticalNameConstraints, nameConstraintsInCaOnly } from '../rules/name-constraints.js';
import { noMappingOfAnyPolicy } from '../rules/policy-mappings.js';
import { soundPublicKey } from '../rules/public-key.js';
import { positiveSerialNumber } from '../rules/serial-number.js';
import { validityEncoding } from '../rules/validity-encoding.js';
import { noUniqueIdentifiers, versionThree } from '../rules/version.js';

/** Signature algorithms over SHA-2, and EdDSA. */
export const SOUND_SIGNATURE_ALGORITHMS: ReadonlySet<string> = new Set([
  'sha256WithRSAEncryption',
  'sha384WithRSAEncryption',
  'sha512WithRSAEncryption',
  'id-RSASSA-PSS',
  'ecdsa-with-SHA256',
  'ecdsa-with-SHA384',
  'ecdsa-with-SHA512',
  'id-Ed25519',
  'id-Ed448',
]);

/** RFC 5280's own profile of certificates (§4), for any PKI. */
export const rfc5280: Profile = {
  name: 'rfc5280',
  source: 'RFC 5280 §4',
  rules: [
    versionThree,
    positiveSerialNumber,
    issuerNotEmpty,
    validityEncoding,
    subjectNamed,
    soundPublicKey,
    noUniqueIdentifiers,
    criticality,
    authorityKeyIdentifierPresent,
    subjectKeyIdentifierPresent,
    consistentCaFlags,
    criticalBasicConstraints,
    caKeyUsagePresent,
    wellFormedAlternativeNames,
    nameConstraintsInCaOnly,
    criticalNameConstraints,
    noMappingOfAnyPolicy,
  ],
  signatureAlgorithms: SOUND_SIGNATURE_ALGORITHMS,
  anyExtendedKeyUsage: true,
  extKeyUsageRequired: false,
};
