import { OID } from '../../oids.js';
import type { InsecureChange } from '../parts.js';
import { indefiniteLength, nonMinimalLength, trailingBytes, truncated } from './encoding.js';
import {
  duplicateExtension,
  unknownExtension,
  withBasicConstraints,
  withDnsNames,
  withExtKeyUsage,
  withKeyUsage,
  withoutExtension,
} from './extensions.js';
import { expired, notYetValid, withIssuer, withSerialNumber, withSubject, withVersion } from './fields.js';
import { flippedSignatureBit, outerSignatureAlgorithm, withoutSignature, withSignatureHash } from './signature.js';

/** An INTEGER of 24 bytes: four more than allowed (RFC 5280 §4.1.2.2). */
const LONG_SERIAL_NUMBER = new Uint8Array(24).fill(0x55);

/** The name of something that is wrong with a certificate. */
export type NamedChange =
  | 'expired'
  | 'not-yet-valid'
  | 'version-1'
  | 'version-2'
  | 'version-4'
  | 'serial-number-zero'
  | 'serial-number-negative'
  | 'serial-number-too-long'
  | 'other-issuer'
  | 'empty-issuer'
  | 'empty-subject'
  | 'flipped-signature-bit'
  | 'empty-signature'
  | 'signature-md5'
  | 'signature-sha1'
  | 'signature-algorithm-mismatch'
  | 'no-subject-alt-name'
  | 'no-basic-constraints'
  | 'no-key-usage'
  | 'no-authority-key-identifier'
  | 'not-a-ca'
  | 'is-a-ca'
  | 'no-cert-sign'
  | 'key-agreement-only'
  | 'client-auth-only'
  | 'code-signing-only'
  | 'unknown-critical-extension'
  | 'duplicate-extension'
  | 'duplicate-key-usage'
  | 'wildcard-alone'
  | 'nul-in-name'
  | 'trailing-byte'
  | 'truncated'
  | 'non-minimal-length'
  | 'indefinite-length';

/** The faults that need nothing told, by name. */
export const NAMED_CHANGES: Readonly<Record<NamedChange, InsecureChange>> = {
  expired: expired(),
  'not-yet-valid': notYetValid(),
  'version-1': withVersion(1),
  'version-2': withVersion(2),
  'version-4': withVersion(4),
  'serial-number-zero': withSerialNumber(Uint8Array.of(0)),
  'serial-number-negative': withSerialNumber(Uint8Array.of(0x80, 1, 2, 3)),
  'serial-number-too-long': withSerialNumber(LONG_SERIAL_NUMBER),
  'other-issuer': withIssuer([{ CN: 'Another CA' }]),
  'empty-issuer': withIssuer([]),
  'empty-subject': withSubject([]),
  'flipped-signature-bit': flippedSignatureBit(),
  'empty-signature': withoutSignature(),
  'signature-md5': withSignatureHash('MD5'),
  'signature-sha1': withSignatureHash('SHA-1'),
  'signature-algorithm-mismatch': outerSignatureAlgorithm({ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' }),
  'no-subject-alt-name': withoutExtension('subjectAltName'),
  'no-basic-constraints': withoutExtension('basicConstraints'),
  'no-key-usage': withoutExtension('keyUsage'),
  'no-authority-key-identifier': withoutExtension('authorityKeyIdentifier'),
  'not-a-ca': withBasicConstraints(false),
  'is-a-ca': withBasicConstraints(true),
  'no-cert-sign': withKeyUsage('cRLSign'),
  'key-agreement-only': withKeyUsage('keyAgreement'),
  'client-auth-only': withExtKeyUsage(OID['id-kp-clientAuth']),
  'code-signing-only': withExtKeyUsage(OID['id-kp-codeSigning']),
  'unknown-critical-extension': unknownExtension(),
  'duplicate-extension': duplicateExtension('subjectAltName'),
  'duplicate-key-usage': duplicateExtension('keyUsage'),
  'wildcard-alone': withDnsNames('*'),
  'nul-in-name': withDnsNames('example.com\0.example.net'),
  'trailing-byte': trailingBytes(),
  truncated: truncated(),
  'non-minimal-length': nonMinimalLength(),
  'indefinite-length': indefiniteLength(),
};
