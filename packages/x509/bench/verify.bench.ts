import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import type { CryptoProvider, KeyGeneration } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Comparison, compare } from '@cutaway/test-support/bench';
import {
  type Certificate,
  certificateToPem,
  parseCertificate,
  verifyCertificateSignature,
} from '@cutaway/x509/certificate';
import { caExtensions, createCertificate, endEntityExtensions } from '@cutaway/x509/create';
import { expectedName, rfc5280, verifyChain } from '@cutaway/x509/verify';
import { webpki } from '@cutaway/x509/webpki';
import * as asn1js from 'asn1js';
import forge from 'node-forge';
import * as pkijs from 'pkijs';

const provider = nodeCrypto;
const time = new Date('2026-06-01');
const period = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') };

/** Root, intermediate, server: the usual three. */
function chainOf(kind: KeyGeneration): { root: Certificate; intermediate: Certificate; leaf: Certificate } {
  const [rootKeys, intermediateKeys, keys] = [0, 0, 0].map(() => provider.generateKeyPair(kind)) as [
    ReturnType<typeof provider.generateKeyPair>,
    ReturnType<typeof provider.generateKeyPair>,
    ReturnType<typeof provider.generateKeyPair>,
  ];
  const root = createCertificate(
    {
      subject: [{ CN: 'Root' }],
      publicKey: rootKeys.publicKey,
      ...period,
      extensions: caExtensions({ publicKey: rootKeys.publicKey, provider }),
    },
    { privateKey: rootKeys.privateKey },
    { provider },
  );
  const intermediate = createCertificate(
    {
      subject: [{ CN: 'Intermediate' }],
      publicKey: intermediateKeys.publicKey,
      ...period,
      extensions: caExtensions({ publicKey: intermediateKeys.publicKey, issuer: root, provider }),
    },
    { certificate: root, privateKey: rootKeys.privateKey },
    { provider },
  );
  const leaf = createCertificate(
    {
      subject: [{ CN: 'example.com' }],
      publicKey: keys.publicKey,
      ...period,
      extensions: endEntityExtensions({
        publicKey: keys.publicKey,
        issuer: intermediate,
        names: ['example.com'],
        provider,
      }),
    },
    { certificate: intermediate, privateKey: intermediateKeys.privateKey },
    { provider },
  );
  return { root, intermediate, leaf };
}

const KINDS: readonly KeyGeneration[] = [
  { type: 'EC', curve: 'P-256' },
  { type: 'EC', curve: 'P-384' },
  { type: 'RSA', modulusLength: 2048 },
  { type: 'Ed25519' },
];
const chains = KINDS.map((kind) => ({ kind: 'curve' in kind ? kind.curve : kind.type, ...chainOf(kind) }));

// --- what verification costs beyond the two signatures of a path --------------------------------------------------

const OWN = ['verifyChain', 'both signatures alone'] as const;

function own(name: string, using: CryptoProvider, chain: (typeof chains)[number]): Comparison<(typeof OWN)[number]> {
  const { root, intermediate, leaf } = chain;
  const options = {
    anchors: [root],
    intermediates: [intermediate],
    names: [expectedName('example.com')],
    time,
    purpose: 'server',
    profile: rfc5280,
    provider: using,
  } as const;
  return {
    name,
    contenders: {
      verifyChain: () => {
        if (!verifyChain(leaf, options).ok) throw new Error('not verified');
      },
      'both signatures alone': () => [
        verifyCertificateSignature(leaf, intermediate.subjectPublicKeyInfo, using),
        verifyCertificateSignature(intermediate, root.subjectPublicKeyInfo, using),
      ],
    },
  };
}

await compare(
  'Verifying a parsed path of three, beside its signatures',
  OWN,
  chains.flatMap((chain) => [own(`${chain.kind}, noble`, noble, chain), own(`${chain.kind}, node`, nodeCrypto, chain)]),
);

// --- beside others, from bytes -------------------------------------------------------------------------------------

const PEERS = ['@cutaway/x509', 'noble', 'pkijs', 'node-forge', 'node:crypto'] as const;

function peers({ kind, root, intermediate, leaf }: (typeof chains)[number]): Comparison<(typeof PEERS)[number]> {
  const bytes = [leaf, intermediate, root].map((each) => Uint8Array.from(each.bytes));
  const ours = (using: CryptoProvider) => () => {
    const [first, ...rest] = bytes.map((each) => parseCertificate(each)) as [Certificate, Certificate, Certificate];
    const verdict = verifyChain(first, {
      anchors: rest.slice(-1),
      intermediates: rest.slice(0, 1),
      names: [expectedName('example.com')],
      time,
      purpose: 'server',
      profile: kind === 'Ed25519' ? rfc5280 : webpki,
      provider: using,
    });
    if (!verdict.ok) throw new Error(verdict.failures[0].code);
  };
  const pems = [leaf, intermediate, root].map((each) => certificateToPem(each));
  return {
    name: kind,
    contenders: {
      '@cutaway/x509': ours(nodeCrypto),
      noble: ours(noble),
      pkijs:
        kind === 'Ed25519'
          ? undefined
          : async () => {
              const [first, second, third] = bytes.map(
                (each) => new pkijs.Certificate({ schema: asn1js.fromBER(each).result }),
              ) as [pkijs.Certificate, pkijs.Certificate, pkijs.Certificate];
              const engine = new pkijs.CertificateChainValidationEngine({
                trustedCerts: [third],
                certs: [second, first],
                checkDate: time,
              });
              const { result, resultMessage } = await engine.verify();
              if (!result) throw new Error(resultMessage);
            },
      'node-forge':
        kind === 'RSA'
          ? () => {
              const [first, second, third] = pems.map((pem) => forge.pki.certificateFromPem(pem)) as [
                forge.pki.Certificate,
                forge.pki.Certificate,
                forge.pki.Certificate,
              ];
              const store = forge.pki.createCaStore([third]);
              forge.pki.verifyCertificateChain(store, [first, second], { validityCheckDate: time });
            }
          : undefined,
      // node:crypto has no path validation: these are the parts of it that it does have.
      'node:crypto': () => {
        const [first, second, third] = bytes.map((each) => new X509Certificate(each)) as [
          X509Certificate,
          X509Certificate,
          X509Certificate,
        ];
        const ok =
          first.checkHost('example.com') !== undefined &&
          first.checkIssued(second) &&
          second.checkIssued(third) &&
          second.ca &&
          first.verify(second.publicKey) &&
          second.verify(third.publicKey);
        if (!ok) throw new Error('not verified');
      },
    },
  };
}

await compare('Verifying a path of three from its bytes', PEERS, chains.map(peers));
