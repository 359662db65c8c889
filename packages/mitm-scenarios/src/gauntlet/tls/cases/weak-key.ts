import type { KeyGeneration } from '@cutaway/primitives/crypto';
import type { HostileCase } from '../../hostile-case.js';
import { chain, tlsScene } from '../scenes.js';
import { chainCase, tlsCase } from './tls-case.js';

const group = 'weak-key';
const RSA_2048: KeyGeneration = { type: 'RSA', modulusLength: 2048 };

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
  chainCase(group, {
    id: 'tls-sha1-signature',
    severity: 'high',
    rules: ['RFC 9155 §2', 'CA/B BR §7.1.3.2'],
    cwe: [327, 328],
    change: { leaf: () => ({ signatureAlgorithm: { name: 'ECDSA', hash: 'SHA-1' } }) },
  }),
];
