import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { definePolicy, type Policy, supported } from '@cutaway/tls-handshake';
import { explicitCurvePublicKey } from '@cutaway/x509/authority/lab';
import { encodePublicKey } from '@cutaway/x509/keys';
import type { HostileCase } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import { type ChainChange, chain, tlsScene } from '../scenes.js';
import { chainCase, tlsCase } from './tls-case.js';

const group = 'weak-key';
const RSA_2048: KeyGeneration = { type: 'RSA', modulusLength: 2048 };

/** A key of 512 bits is too short for PSS. */
const pkcs1: Policy = definePolicy({
  ...supported,
  name: 'TLS 1.2 by PKCS #1',
  versions: ['TLS 1.2'],
  signatureSchemes: ['rsa_pkcs1_sha256'],
});

/** An authority with an RSA key, which signs the server's certificate by this hash. */
function signedByRsa(material: Material, hash: 'MD5' | 'SHA-256'): ChainChange {
  const signer = material.keyPair('RSA authority', RSA_2048);
  return {
    intermediate: () => ({ publicKeyInfo: encodePublicKey(signer.publicKey) }),
    leaf: () => ({ signer, signatureAlgorithm: { name: 'RSASSA-PKCS1-v1_5', hash } }),
  };
}

const short = (modulusLength: number): KeyGeneration => ({ type: 'RSA', modulusLength });

/** Keys and signatures that can be broken. */
export const weakKeyCases: readonly HostileCase[] = [
  ...([1024, 768] as const).map((length) =>
    tlsCase(group, {
      id: `tls-rsa-${length}`,
      severity: 'high',
      rules: ['CA/B BR §6.1.5', 'NIST SP 800-131A'],
      cwe: [326],
      attack: (material) => tlsScene(material, chain(material, { kind: short(length) })),
      twin: (material) => tlsScene(material, chain(material, { kind: RSA_2048 })),
    }),
  ),
  tlsCase(group, {
    id: 'tls-rsa-512',
    severity: 'critical',
    rules: ['CA/B BR §6.1.5', 'NIST SP 800-131A'],
    cwe: [326],
    // Such a key is too short for the signatures of TLS 1.3.
    offered: ({ versions }) => versions === undefined || versions.includes('TLS 1.2'),
    attack: (material) => tlsScene(material, chain(material, { kind: short(512) }), { options: { policy: pkcs1 } }),
    twin: (material) => tlsScene(material, chain(material, { kind: RSA_2048 }), { options: { policy: pkcs1 } }),
  }),
  tlsCase(group, {
    id: 'tls-explicit-curve',
    severity: 'high',
    rules: ['RFC 5480 §2.1.1', 'RFC 8422 §5.1.1'],
    cve: ['CVE-2020-0601'],
    cwe: [295],
    where: { message: 'Certificate' },
    attack: (material) =>
      tlsScene(
        material,
        chain(material, { leaf: ({ keys }) => ({ publicKeyInfo: explicitCurvePublicKey(keys.publicKey) }) }),
      ),
  }),
  tlsCase(group, {
    id: 'tls-md5-signature',
    severity: 'critical',
    rules: ['RFC 6151 §2', 'CA/B BR §7.1.3.2'],
    cve: ['CVE-2004-2761'],
    cwe: [327, 328],
    where: { message: 'Certificate' },
    attack: (material) => tlsScene(material, chain(material, signedByRsa(material, 'MD5'))),
    twin: (material) => tlsScene(material, chain(material, signedByRsa(material, 'SHA-256'))),
  }),
  chainCase(group, {
    id: 'tls-sha1-signature',
    severity: 'high',
    rules: ['RFC 9155 §2', 'CA/B BR §7.1.3.2'],
    cwe: [327, 328],
    change: { leaf: () => ({ signatureAlgorithm: { name: 'ECDSA', hash: 'SHA-1' } }) },
  }),
];
