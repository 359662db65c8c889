import type { HostileCase } from '../../hostile-case.js';
import { caExtension, identifiers, intermediate, leaf, leafExtensions, root } from '../pki.js';
import { chain, showing, tlsScene } from '../scenes.js';
import { chainCase, tlsCase } from './tls-case.js';

const PATH_VALIDATION = ['RFC 5280 §6.1'];
const group = 'trust';

/** A bit of a signature turned over: the last byte of a certificate. */
function withBrokenSignature<M extends { readonly der: Uint8Array }>(made: M): M {
  const der = made.der.slice();
  der[der.length - 1] = (der[der.length - 1] as number) ^ 1;
  return { ...made, der };
}

/** Whether a chain of signatures leads to what the client trusts (RFC 5280 §6.1). */
export const trustCases: readonly HostileCase[] = [
  tlsCase(group, {
    id: 'tls-self-signed',
    where: { message: 'Certificate', field: 'issuer' },
    severity: 'critical',
    rules: PATH_VALIDATION,
    cwe: [295],
    attack: (material) => {
      const honest = chain(material);
      const keys = honest.own.keys;
      const own = leaf(
        material,
        { ...honest.own, subject: honest.own.subject },
        {
          change: () => ({ issuerName: honest.own.subject, signer: keys }),
        },
      );
      return tlsScene(material, honest, showing(material, own, [own]));
    },
  }),
  tlsCase(group, {
    id: 'tls-untrusted-root',
    where: { message: 'Certificate', field: 'issuer' },
    severity: 'critical',
    rules: PATH_VALIDATION,
    cwe: [295],
    attack: (material) => {
      const other = root(material, 'Impostor Root');
      const authority = intermediate(material, other, { keys: 'Impostor CA' });
      return tlsScene(material, { ...chain(material), authority, own: leaf(material, authority) });
    },
  }),
  tlsCase(group, {
    id: 'tls-root-name-other-key',
    where: { message: 'Certificate', field: 'signatureValue' },
    severity: 'critical',
    rules: PATH_VALIDATION,
    cwe: [295, 296],
    attack: (material) => {
      const honest = chain(material);
      const impostor = { ...root(material, 'Impostor Root'), subject: honest.root.subject };
      const authority = intermediate(material, impostor);
      return tlsScene(material, { ...honest, authority, own: leaf(material, authority) });
    },
  }),
  tlsCase(group, {
    id: 'tls-leaf-signature-wrong',
    where: { message: 'Certificate', field: 'signatureValue' },
    severity: 'critical',
    rules: ['RFC 5280 §6.1.3 (a)(1)'],
    cwe: [347],
    attack: (material) => {
      const honest = chain(material);
      return tlsScene(material, { ...honest, own: withBrokenSignature(honest.own) });
    },
  }),
  tlsCase(group, {
    id: 'tls-intermediate-signature-wrong',
    where: { message: 'Certificate', field: 'signatureValue' },
    severity: 'critical',
    rules: ['RFC 5280 §6.1.3 (a)(1)'],
    cwe: [347],
    attack: (material) => {
      const honest = chain(material);
      return tlsScene(material, { ...honest, authority: withBrokenSignature(honest.authority) });
    },
  }),
  tlsCase(group, {
    id: 'tls-key-replaced',
    where: { message: 'Certificate', field: 'subjectPublicKeyInfo' },
    severity: 'critical',
    rules: ['RFC 5280 §6.1.3 (a)(1)'],
    cwe: [347],
    attack: (material) => {
      // The genuine certificate with another key in it: the authority's signature no longer fits.
      const honest = chain(material);
      const own = leaf(material, honest.authority, {
        keys: 'impostor leaf',
        change: () => ({ signer: material.keyPair('impostor signer') }),
      });
      return tlsScene(material, { ...honest, own });
    },
  }),
  tlsCase(group, {
    id: 'tls-leaf-as-ca',
    where: { message: 'Certificate', field: 'cA' },
    severity: 'critical',
    rules: ['RFC 5280 §4.2.1.9', 'RFC 5280 §6.1.4 (k)'],
    cwe: [295],
    attack: (material) => {
      // Whoever holds any genuine certificate issues one for another name.
      const honest = chain(material);
      const ordinary = leaf(material, honest.authority, {
        keys: 'other customer',
        change: () => ({ subject: [{ CN: 'customer.example' }] }),
      });
      const own = leaf(material, ordinary);
      return tlsScene(material, honest, showing(material, own, [own, ordinary, honest.authority]));
    },
  }),
  tlsCase(group, {
    id: 'tls-chain-incomplete',
    where: { message: 'Certificate', field: 'certificate_list' },
    severity: 'low',
    rules: ['RFC 8446 §4.4.2', 'RFC 5280 §6.1'],
    cwe: [295],
    attack: (material) => {
      const honest = chain(material);
      return tlsScene(material, honest, showing(material, honest.own, [honest.own]));
    },
  }),
  chainCase(group, {
    id: 'tls-ca-without-basic-constraints',
    where: { message: 'Certificate', field: 'extensions' },
    severity: 'critical',
    rules: ['RFC 5280 §6.1.4 (k)'],
    change: {
      intermediate: ({ keys, signer, material }) => ({
        extensions: [caExtension.keyUsage(), ...identifiers(material, keys, signer)],
      }),
    },
  }),
  chainCase(group, {
    id: 'tls-ca-without-key-cert-sign',
    where: { message: 'Certificate', field: 'keyUsage' },
    severity: 'high',
    rules: ['RFC 5280 §4.2.1.3', 'RFC 5280 §6.1.4 (n)'],
    change: {
      intermediate: ({ keys, signer, material }) => ({
        extensions: [
          caExtension.basicConstraints(0),
          caExtension.keyUsage('digitalSignature', 'cRLSign'),
          ...identifiers(material, keys, signer),
        ],
      }),
    },
  }),
  tlsCase(group, {
    id: 'tls-path-length-exceeded',
    where: { message: 'Certificate', field: 'pathLenConstraint' },
    severity: 'high',
    rules: ['RFC 5280 §4.2.1.9', 'RFC 5280 §6.1.4 (l)'],
    cwe: [295],
    attack: (material) => {
      const honest = chain(material);
      const further = intermediate(material, honest.authority, { keys: 'Gauntlet Further CA' });
      const own = leaf(material, further);
      return tlsScene(material, honest, showing(material, own, [own, further, honest.authority]));
    },
  }),
];

/** Chains that must be accepted. */
export const trustControls: readonly HostileCase[] = [
  {
    id: 'tls-ec-chain',
    protocol: 'tls',
    group,
    severity: 'high',
    goal: 'application-data',
    rules: PATH_VALIDATION,
    twin: (material) => tlsScene(material, chain(material)),
  },
  {
    id: 'tls-rsa-chain',
    protocol: 'tls',
    group,
    severity: 'high',
    goal: 'application-data',
    rules: PATH_VALIDATION,
    twin: (material) => tlsScene(material, chain(material, { kind: { type: 'RSA', modulusLength: 2048 } })),
  },
  {
    id: 'tls-unrelated-certificate-sent',
    protocol: 'tls',
    group,
    severity: 'low',
    goal: 'application-data',
    rules: ['RFC 8446 §4.4.2'],
    twin: (material) => {
      const honest = chain(material);
      const unrelated = root(material, 'Unrelated Root');
      return tlsScene(material, honest, showing(material, honest.own, [honest.own, honest.authority, unrelated]));
    },
  },
  {
    id: 'tls-chain-out-of-order',
    protocol: 'tls',
    group,
    severity: 'low',
    goal: 'application-data',
    rules: ['RFC 8446 §4.4.2'],
    twin: (material) => {
      const honest = chain(material);
      const second = intermediate(material, honest.root, {
        keys: 'Gauntlet Upper CA',
        change: ({ keys, signer }) => ({
          extensions: [caExtension.basicConstraints(), caExtension.keyUsage(), ...identifiers(material, keys, signer)],
        }),
      });
      const lower = intermediate(material, second);
      const own = leaf(material, lower);
      return tlsScene(material, honest, showing(material, own, [own, second, lower]));
    },
  },
  {
    id: 'tls-address-in-san',
    protocol: 'tls',
    group: 'name',
    severity: 'low',
    goal: 'application-data',
    rules: ['RFC 5280 §4.2.1.6'],
    twin: (material) =>
      tlsScene(
        material,
        chain(material, {
          leaf: (parts) => ({
            extensions: [
              leafExtensions.names(material.address, material.host),
              ...parts.extensions.filter((_, index) => index !== 3),
            ],
          }),
        }),
        {},
        { host: material.address },
      ),
  },
];
