import type { Profile } from '../profile.js';

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
  rules: [],
  signatureAlgorithms: SOUND_SIGNATURE_ALGORITHMS,
  anyExtendedKeyUsage: true,
  extKeyUsageRequired: false,
};
