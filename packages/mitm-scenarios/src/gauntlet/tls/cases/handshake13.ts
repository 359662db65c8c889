import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { certificateVerifyContent } from '@cutaway/tls-handshake/key-schedule';
import type { OutgoingMessage } from '@cutaway/tls-handshake/lab';
import { SignatureScheme } from '@cutaway/tls-handshake/registry';
import type { HostileCase } from '../../hostile-case.js';
import { credential } from '../pki.js';
import { chain, honest, tlsScene } from '../scenes.js';
import { tlsCase } from './tls-case.js';
import { offers13, tls13 } from './version.js';

const group = 'handshake';
const EC: KeyGeneration = { type: 'EC', curve: 'P-256' };
const RSA_2048: KeyGeneration = { type: 'RSA', modulusLength: 2048 };

const flip = (bytes: Uint8Array, at = -1): Uint8Array => {
  const changed = bytes.slice();
  const index = at < 0 ? changed.length + at : at;
  changed[index] = (changed[index] ?? 0) ^ 1;
  return changed;
};

const without =
  (...names: string[]) =>
  (message: OutgoingMessage): readonly OutgoingMessage[] =>
    names.includes(message.name) ? [] : [message];

/** Whether the server's proof is asked for and looked at (RFC 8446 §4.4). */
export const handshakeCases: readonly HostileCase[] = [
  tlsCase(group, {
    id: 'tls-certificate-verify-wrong',
    where: { message: 'CertificateVerify', field: 'signature' },
    severity: 'critical',
    rules: ['RFC 8446 §4.4.3', 'RFC 8422 §5.4'],
    cwe: [347],
    attack: (material) =>
      honest(material, { faults: () => ({ value: (name, bytes) => (name === 'signature' ? flip(bytes) : bytes) }) }),
  }),
  tlsCase(group, {
    id: 'tls-certificate-verify-other-key',
    where: { message: 'CertificateVerify', field: 'signature' },
    severity: 'critical',
    rules: ['RFC 8446 §4.4.3', 'RFC 8422 §5.4'],
    cwe: [347],
    attack: (material) => {
      // The genuine certificate, which everybody can copy, and a key of one's own.
      const honestChain = chain(material);
      const { certificates } = credential(honestChain.own, honestChain.authority);
      const { privateKey } = material.keyPair('impostor signer');
      return tlsScene(material, honestChain, { credentials: [{ certificates, privateKey }] });
    },
  }),
  tlsCase(group, {
    id: 'tls-certificate-verify-missing',
    severity: 'critical',
    rules: ['RFC 8446 §4.4.3'],
    cwe: [306],
    attack: (material) => honest(material, { faults: () => ({ message: without('CertificateVerify') }) }),
  }),
  tlsCase(group, {
    id: 'tls-certificate-verify-other-transcript',
    where: { message: 'CertificateVerify', field: 'signature' },
    severity: 'critical',
    rules: ['RFC 8446 §4.4.3'],
    cwe: [294, 347],
    attack: (material) => {
      // Right in every way, but over the hash of another handshake: a proof that was recorded.
      const { crypto, random } = material;
      const made = chain(material);
      const elsewhere = certificateVerifyContent('server', random(32));
      const { privateKey } = made.own.keys;
      const signature = crypto.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        privateKey,
        elsewhere,
        material.injected.random,
      );
      return tlsScene(material, made, {
        faults: () => ({ value: (name, bytes) => (name === 'signature' ? signature : bytes) }),
      });
    },
  }),
  ...(
    [
      [
        'tls-certificate-verify-pkcs1',
        RSA_2048,
        SignatureScheme.of.rsa_pkcs1_sha256,
        ['RFC 8446 §4.2.3', 'RFC 8446 §4.4.3'],
      ],
      ['tls-certificate-verify-sha1', EC, SignatureScheme.of.ecdsa_sha1, ['RFC 8446 §4.2.3', 'RFC 9155 §2']],
    ] as const
  ).map(([id, kind, scheme, rules]) =>
    tlsCase(group, {
      id,
      where: { message: 'CertificateVerify', field: 'algorithm' },
      severity: 'high',
      rules,
      cwe: [327, 757],
      offered: offers13,
      attack: (material) =>
        tlsScene(material, chain(material, { kind }), {
          options: { policy: tls13 },
          faults: () => ({ choice: (name, chosen) => (name === 'signature_scheme' ? scheme : chosen) }),
        }),
      twin: (material) => tlsScene(material, chain(material, { kind }), { options: { policy: tls13 } }),
    }),
  ),
  tlsCase(group, {
    id: 'tls-certificate-empty',
    where: { message: 'Certificate', field: 'certificate_list' },
    severity: 'critical',
    rules: ['RFC 8446 §4.4.2.4'],
    cwe: [306],
    attack: (material) => honest(material, { certificates: [] }),
  }),
  tlsCase(group, {
    id: 'tls-message-repeated',
    where: { message: 'EncryptedExtensions' },
    severity: 'high',
    rules: ['RFC 8446 §4'],
    cwe: [841],
    attack: (material) =>
      honest(material, {
        faults: () => ({
          message: (message) => (message.name === 'EncryptedExtensions' ? [message, message] : [message]),
        }),
      }),
  }),
  tlsCase(group, {
    id: 'tls-certificate-missing',
    severity: 'critical',
    rules: ['RFC 8446 §4.4.2'],
    cwe: [306],
    attack: (material) =>
      honest(material, { faults: () => ({ message: without('Certificate', 'CertificateVerify') }) }),
  }),
  tlsCase(group, {
    id: 'tls-finished-wrong',
    where: { message: 'Finished', field: 'verify_data' },
    severity: 'critical',
    rules: ['RFC 8446 §4.4.4', 'RFC 5246 §7.4.9'],
    cwe: [354],
    attack: (material) =>
      honest(material, { faults: () => ({ value: (name, bytes) => (name === 'verify_data' ? flip(bytes) : bytes) }) }),
  }),
  tlsCase(group, {
    id: 'tls-finished-missing',
    silence: true,
    severity: 'critical',
    rules: ['RFC 8446 §4.4.4'],
    cwe: [354],
    attack: (material) => honest(material, { faults: () => ({ message: without('Finished') }) }),
  }),
  tlsCase(group, {
    id: 'tls-messages-swapped',
    where: { message: 'CertificateVerify' },
    severity: 'critical',
    rules: ['RFC 8446 §4'],
    cwe: [841],
    attack: (material) =>
      honest(material, {
        faults: () => {
          let held: OutgoingMessage | undefined;
          return {
            message: (message) => {
              if (message.name === 'Certificate') {
                held = message;
                return [];
              }
              if (message.name === 'CertificateVerify' && held !== undefined) return [message, held];
              return [message];
            },
          };
        },
      }),
  }),
  tlsCase(group, {
    id: 'tls-suite-not-offered',
    where: { message: 'ServerHello', field: 'cipher_suite' },
    severity: 'medium',
    rules: ['RFC 8446 §4.1.3'],
    cwe: [757],
    attack: (material) =>
      honest(material, { faults: () => ({ choice: (name, chosen) => (name === 'cipher_suite' ? 0x1305 : chosen) }) }),
  }),
];
