import type { KeyGeneration } from '@cutaway/primitives/crypto';
import type { NamedChange } from '@cutaway/x509/authority/lab';

/** Kinds of keys, as `cutaway cert issue --key-type` names them. */
export const KEY_TYPES = {
  'p-256': { type: 'EC', curve: 'P-256' },
  'p-384': { type: 'EC', curve: 'P-384' },
  ed25519: { type: 'Ed25519' },
  'rsa-2048': { type: 'RSA', modulusLength: 2048 },
} as const satisfies Readonly<Record<string, KeyGeneration>>;

export type KeyType = keyof typeof KEY_TYPES;

/** What a certificate may be for. */
export const PURPOSES = ['server', 'client', 'email', 'code-signing'] as const;
export type LeafPurpose = (typeof PURPOSES)[number];

// Named here, so that the page does not load what makes them.
const EVERY_FAULT: Readonly<Record<NamedChange, true>> = {
  expired: true,
  'not-yet-valid': true,
  'version-1': true,
  'version-2': true,
  'version-4': true,
  'serial-number-zero': true,
  'serial-number-negative': true,
  'serial-number-too-long': true,
  'other-issuer': true,
  'empty-issuer': true,
  'empty-subject': true,
  'flipped-signature-bit': true,
  'empty-signature': true,
  'signature-md5': true,
  'signature-sha1': true,
  'signature-algorithm-mismatch': true,
  'no-subject-alt-name': true,
  'no-basic-constraints': true,
  'no-key-usage': true,
  'no-authority-key-identifier': true,
  'not-a-ca': true,
  'is-a-ca': true,
  'no-cert-sign': true,
  'key-agreement-only': true,
  'client-auth-only': true,
  'code-signing-only': true,
  'unknown-critical-extension': true,
  'duplicate-extension': true,
  'duplicate-key-usage': true,
  'wildcard-alone': true,
  'nul-in-name': true,
  'trailing-byte': true,
  truncated: true,
  'non-minimal-length': true,
  'indefinite-length': true,
};

/** The faults a certificate may be given, one at a time. */
export const FAULTS = Object.keys(EVERY_FAULT) as readonly NamedChange[];
