import { type Policy, type PolicyParameters, supported } from '@cutaway/tls-handshake';
import { type Faults, insecureLab, insecurePolicy } from '@cutaway/tls-handshake/lab';
import { CipherSuite } from '@cutaway/tls-handshake/registry';
import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import type { Severity } from '../../severity.js';
import type { Offer } from '../../witness.js';
import { type Chain, chain, tlsScene } from '../scenes.js';
import { tlsCase } from './tls-case.js';

const group = 'weak-suite';

type Name = PolicyParameters['cipherSuites'][number];

const all = insecureLab.cipherSuites.map((id) => CipherSuite.label(id) as Name);

/** A server that speaks nothing better. It signs as weakly as is asked for. */
function only(cipherSuites: readonly Name[], versions: PolicyParameters['versions'] = ['TLS 1.2']): Policy {
  return insecurePolicy({
    ...supported,
    name: 'weak',
    versions,
    cipherSuites,
    groups: ['x25519', 'secp256r1', 'ffdhe2048'],
    signatureSchemes: [...supported.signatureSchemes, 'rsa_pkcs1_sha1', 'ecdsa_sha1'],
    requireSecureRenegotiation: false,
  });
}

/** With a key that signs and one that decrypts, as each suite wants it. */
const rsaChain = (material: Material): Chain => chain(material, { kind: { type: 'RSA', modulusLength: 2048 } });

/** The same chain under TLS 1.2 with suites that are good. */
const honestRsa = (material: Material): Scene =>
  tlsScene(material, rsaChain(material), { options: { policy: only(supported.cipherSuites) } });

interface WeakSuites {
  readonly id: string;
  readonly severity: Severity;
  readonly rules: readonly string[];
  readonly cve?: readonly string[];
  readonly suites: RegExp;
  readonly versions?: PolicyParameters['versions'];
  readonly faults?: (material: Material) => Faults;
}

function weakSuites({ id, severity, rules, cve, suites, versions, faults }: WeakSuites): HostileCase {
  const names = all.filter((name) => suites.test(name));
  return tlsCase(group, {
    id,
    severity,
    rules,
    ...(cve === undefined ? {} : { cve }),
    cwe: [327],
    where: { message: 'ServerHello', field: 'cipher_suite' },
    offered: ({ cipher_suites = [] }: Offer) => cipher_suites.some((name) => suites.test(name)),
    attack: (material) =>
      tlsScene(material, rsaChain(material), {
        options: { policy: only(names, versions) },
        ...(faults === undefined ? {} : { faults: () => faults(material) }),
      }),
    twin: honestRsa,
  });
}

/** A key as short as it was once allowed to leave the country. */
const exportKey = (material: Material): Faults => {
  const { privateKey } = material.keyPair('export', { type: 'RSA', modulusLength: 512 });
  return privateKey.type === 'RSA' ? { temporaryRsaKey: privateKey } : {};
};

/** A client that names no versions is asked by its answer. */
const offersOld =
  (version: string) =>
  ({ versions }: Offer): boolean =>
    versions === undefined || versions.includes(version);

const oldVersion = (id: string, version: 'TLS 1.0' | 'TLS 1.1'): HostileCase =>
  tlsCase(group, {
    id,
    severity: 'medium',
    rules: ['RFC 8996 §2'],
    cwe: [327],
    where: { message: 'ServerHello', field: 'legacy_version' },
    offered: offersOld(version),
    attack: (material) =>
      tlsScene(material, rsaChain(material), {
        options: { policy: only([...all.filter((name) => /_WITH_AES_(128|256)_CBC_SHA$/.test(name))], [version]) },
      }),
    twin: honestRsa,
  });

/** Servers that offer nothing that is good: what is the client content with? */
export const weakSuiteCases: readonly HostileCase[] = [
  weakSuites({
    id: 'tls12-null',
    severity: 'critical',
    rules: ['RFC 9325 §4.1', 'RFC 5246 A.5'],
    suites: /^TLS_(RSA|ECDHE_RSA|ECDHE_ECDSA)_WITH_NULL_/,
  }),
  weakSuites({
    id: 'tls12-anonymous',
    severity: 'critical',
    rules: ['RFC 9325 §4.1', 'RFC 5246 A.5'],
    suites: /^TLS_(DH|ECDH)_anon_WITH_(?!NULL)/,
  }),
  weakSuites({
    id: 'tls10-export',
    severity: 'critical',
    rules: ['RFC 9325 §4.1', 'RFC 4346 A.5'],
    cve: ['CVE-2015-0204'],
    suites: /^TLS_RSA_EXPORT_WITH_/,
    versions: ['TLS 1.0'],
    faults: exportKey,
  }),
  weakSuites({
    id: 'tls12-rc4',
    severity: 'high',
    rules: ['RFC 7465 §2'],
    cve: ['CVE-2013-2566', 'CVE-2015-2808'],
    suites: /^TLS_(RSA|ECDHE_RSA|DHE_RSA)_WITH_RC4_128_/,
  }),
  weakSuites({
    id: 'tls12-3des',
    severity: 'medium',
    rules: ['RFC 9325 §4.1'],
    cve: ['CVE-2016-2183'],
    suites: /^TLS_(RSA|ECDHE_RSA|DHE_RSA)_WITH_3DES_EDE_CBC_SHA$/,
  }),
  oldVersion('tls10-alone', 'TLS 1.0'),
  oldVersion('tls11-alone', 'TLS 1.1'),
  tlsCase(group, {
    id: 'tls12-export-key-unasked',
    severity: 'critical',
    rules: ['RFC 5246 §7.4.3'],
    cve: ['CVE-2015-0204'],
    cwe: [841],
    where: { message: 'ServerKeyExchange' },
    offered: ({ cipher_suites = [] }) => cipher_suites.some((name) => /^TLS_RSA_WITH_AES_/.test(name)),
    attack: (material) =>
      tlsScene(material, rsaChain(material), {
        options: { policy: only(all.filter((name) => /^TLS_RSA_WITH_AES_/.test(name))) },
        faults: () => exportKey(material),
      }),
    twin: (material) =>
      tlsScene(material, rsaChain(material), {
        options: { policy: only(all.filter((name) => /^TLS_RSA_WITH_AES_/.test(name))) },
      }),
  }),
];
