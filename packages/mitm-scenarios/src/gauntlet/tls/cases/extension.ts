import { utf8 } from '@cutaway/primitives/bytes';
import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { encodeExtension, extKeyUsage } from '@cutaway/x509';
import { boolean, objectIdentifier, octetString, sequence, unsignedToInteger } from '@cutaway/x509/der';
import type { HostileCase } from '../../hostile-case.js';
import { type Change, CLIENT_AUTH, CODE_SIGNING, leafExtensions } from '../pki.js';
import { chain, tlsScene } from '../scenes.js';
import { chainCase, tlsCase } from './tls-case.js';

const KEY_USAGE = 1;
const EXT_KEY_USAGE = 2;
const group = 'extension';
const RSA_2048: KeyGeneration = { type: 'RSA', modulusLength: 2048 };

const replaced =
  (place: number, extension: Uint8Array): Change =>
  ({ extensions }) => ({ extensions: extensions.map((one, index) => (index === place ? extension : one)) });

const added =
  (extension: Uint8Array): Change =>
  ({ extensions }) => ({ extensions: [...extensions, extension] });

/** A registered but unused arc of ours for "nobody knows this". */
const UNKNOWN_OID = '1.3.6.1.4.1.99999.1.2.3';

/** Whether what a certificate is restricted to is kept to. */
export const extensionCases: readonly HostileCase[] = [
  chainCase(group, {
    id: 'tls-client-auth-only',
    severity: 'high',
    rules: ['RFC 5280 §4.2.1.12'],
    change: { leaf: replaced(EXT_KEY_USAGE, leafExtensions.extKeyUsage(CLIENT_AUTH)) },
  }),
  chainCase(group, {
    id: 'tls-code-signing-only',
    severity: 'high',
    rules: ['RFC 5280 §4.2.1.12'],
    change: { leaf: replaced(EXT_KEY_USAGE, leafExtensions.extKeyUsage(CODE_SIGNING)) },
  }),
  chainCase(group, {
    id: 'tls-ca-for-client-auth-only',
    severity: 'high',
    rules: ['CA/B BR §7.1.2', 'RFC 5280 §4.2.1.12'],
    change: { intermediate: added(encodeExtension(extKeyUsage, [CLIENT_AUTH], false)) },
  }),
  chainCase(group, {
    id: 'tls-key-usage-without-signature',
    severity: 'medium',
    rules: ['RFC 5280 §4.2.1.3', 'RFC 8446 §4.4.2.2'],
    change: { leaf: replaced(KEY_USAGE, leafExtensions.keyUsage('keyAgreement')) },
  }),
  tlsCase(group, {
    id: 'tls-rsa-encryption-only',
    severity: 'medium',
    rules: ['RFC 5280 §4.2.1.3', 'RFC 8446 §4.4.2.2'],
    cwe: [295],
    where: { message: 'Certificate', field: 'keyUsage' },
    attack: (material) =>
      tlsScene(
        material,
        chain(material, { kind: RSA_2048, leaf: replaced(KEY_USAGE, leafExtensions.keyUsage('keyEncipherment')) }),
      ),
    twin: (material) => tlsScene(material, chain(material, { kind: RSA_2048 })),
  }),
  chainCase(group, {
    id: 'tls-unknown-critical-extension',
    severity: 'high',
    rules: ['RFC 5280 §4.2'],
    change: { leaf: added(sequence(objectIdentifier(UNKNOWN_OID), boolean(true), octetString(utf8('gauntlet')))) },
  }),
  chainCase(group, {
    id: 'tls-duplicate-extension',
    severity: 'low',
    rules: ['RFC 5280 §4.2'],
    change: { leaf: added(leafExtensions.names('evil.example')) },
  }),
  chainCase(group, {
    id: 'tls-version-1',
    where: { message: 'Certificate', field: 'version' },
    severity: 'low',
    rules: ['RFC 5280 §4.1.2.1', 'RFC 5280 §6.1.4 (k)'],
    change: { intermediate: () => ({ version: 1, extensions: [] }) },
  }),
  chainCase(group, {
    id: 'tls-negative-serial',
    where: { message: 'Certificate', field: 'serialNumber' },
    severity: 'low',
    rules: ['RFC 5280 §4.1.2.2'],
    change: { leaf: () => ({ serialNumber: Uint8Array.of(0x80, 1, 2, 3) }) },
  }),
  chainCase(group, {
    id: 'tls-long-serial',
    where: { message: 'Certificate', field: 'serialNumber' },
    severity: 'low',
    rules: ['RFC 5280 §4.1.2.2'],
    change: { leaf: () => ({ serialNumber: unsignedToInteger(new Uint8Array(40).fill(0x55)) }) },
  }),
];
