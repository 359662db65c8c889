import { nodeCrypto } from '@cutaway/primitives/node';
import { Authority } from '@cutaway/x509/authority';
import { dissectCertificate, parseCertificate } from '@cutaway/x509/certificate';
import { crlSource, dissectCertificateList, parseCertificateList } from '@cutaway/x509/crl';
import { createCertificationRequest, dissectCertificationRequest, parseCertificationRequest } from '@cutaway/x509/csr';
import type { DerOptions } from '@cutaway/x509/der';
import {
  describeCertificate,
  describeCertificateList,
  describeCertificationRequest,
  describeOCSPResponse,
} from '@cutaway/x509/describe';
import { decryptPkcs8, encodePkcs8, encryptPkcs8, parsePkcs8, parseSubjectPublicKeyInfo } from '@cutaway/x509/keys';
import { lintCertificate } from '@cutaway/x509/lint';
import {
  createOCSPRequest,
  dissectOCSPRequest,
  dissectOCSPResponse,
  ocspSource,
  parseOCSPResponse,
} from '@cutaway/x509/ocsp';
import { createPkcs12, parsePkcs12 } from '@cutaway/x509/pkcs12';
import { expectedName, rfc5280, verifyChain } from '@cutaway/x509/verify';
import { webpki } from '@cutaway/x509/webpki';
import { mutateDer } from '../mutate-der.js';
import { Random } from '../random.js';
import { onlyTypedErrors, type Target } from '../target.js';
import { NOW } from '../tls-scenarios.js';

/** A good file of a kind, and everything that reads it. */
interface Kind {
  readonly good: readonly Uint8Array[];
  readonly read: (bytes: Uint8Array, options: DerOptions) => void;
}

const provider = nodeCrypto;
const passwordLimits = { iterations: 2_000, scryptCost: 1 << 14, perFile: 4 };
const LANGUAGES = ['en', 'zh'] as const;

function kinds(): Kind[] {
  const random = new Random('x509').bytes;
  const options = { provider, random, now: () => NOW };
  const key = { type: 'Ed25519' } as const;
  const root = Authority.create(
    {
      subject: [{ C: 'CN' }, { O: '样例' }, { CN: 'Fuzz CA' }],
      key,
      days: 3650,
      nameConstraints: { permitted: ['example.com', '192.0.2.0/24'], excluded: ['bad.example.com'] },
      locations: { crl: 'http://crl.example.com/a.crl', ocsp: 'http://ocsp.example.com/' },
    },
    options,
  );
  const server = root.issueServer({
    names: ['example.com', '*.example.com', '192.0.2.1', '2001:db8::1'],
    key,
    mustStaple: true,
  });
  const client = root.issueClient({ names: ['a@example.com'], key: { type: 'EC', curve: 'P-256' } });
  root.revoke(client.certificate, 'keyCompromise');
  const crl = root.certificateList();
  const stapled = root.staple(server.certificate);
  const name = expectedName('example.com');
  const chain = (certificate: Uint8Array, list: Uint8Array, response: Uint8Array): void => {
    for (const profile of [rfc5280, webpki]) {
      const lists = [list].map((bytes) => parseCertificateList(bytes));
      const stapling = ocspSource([parseOCSPResponse(response)]);
      verifyChain(certificate, {
        anchors: [root.certificate],
        intermediates: [certificate],
        names: [name],
        time: NOW,
        purpose: 'server',
        profile,
        provider,
        revocation: { sources: [crlSource(lists), stapling] },
      });
    }
  };
  const keys = [
    server.privateKey,
    client.privateKey,
    provider.generateKeyPair({ type: 'RSA', modulusLength: 1024 }, random).privateKey,
  ];
  const request = createCertificationRequest(
    { subject: [{ CN: 'asks' }], names: ['example.com', '192.0.2.1'], challengePassword: 'secret' },
    server.privateKey,
    options,
  );
  const encryption = { ...options, iterations: 1000 };
  const file = createPkcs12(
    { identities: [{ privateKey: server.privateKey, certificate: server.certificate, friendlyName: 'x' }] },
    'secret',
    encryption,
  );
  return [
    {
      good: [root.certificate.bytes, server.certificate.bytes, client.certificate.bytes],
      read: (bytes, how) => {
        onlyTypedErrors(() => chain(bytes, crl.bytes, stapled.bytes));
        onlyTypedErrors(() => lintCertificate(bytes));
        JSON.stringify(dissectCertificate(bytes, how).field);
        for (const language of LANGUAGES) describeCertificate(parseCertificate(bytes, how), { language });
      },
    },
    {
      good: [crl.bytes],
      read: (bytes, how) => {
        onlyTypedErrors(() => chain(server.certificate.bytes, bytes, stapled.bytes));
        JSON.stringify(dissectCertificateList(bytes, how).field);
        for (const language of LANGUAGES) describeCertificateList(parseCertificateList(bytes, how), { language });
      },
    },
    {
      good: [stapled.bytes],
      read: (bytes, how) => {
        onlyTypedErrors(() => chain(server.certificate.bytes, crl.bytes, bytes));
        JSON.stringify(dissectOCSPResponse(bytes, how).field);
        for (const language of LANGUAGES) describeOCSPResponse(parseOCSPResponse(bytes, how), { language });
      },
    },
    {
      good: [createOCSPRequest(server.certificate, root.certificate, options).bytes],
      read: (bytes, how) => {
        root.answerOCSP(bytes);
        JSON.stringify(dissectOCSPRequest(bytes, how).field);
      },
    },
    {
      good: [request.bytes],
      read: (bytes, how) => {
        JSON.stringify(dissectCertificationRequest(bytes, how).field);
        for (const language of LANGUAGES) {
          describeCertificationRequest(parseCertificationRequest(bytes, how), { language });
        }
      },
    },
    {
      good: keys.map((one) => encodePkcs8(one)),
      read: (bytes, how) => {
        const parsed = parsePkcs8(bytes, { ...how, provider });
        provider.publicKey(parsed);
      },
    },
    {
      good: [root, server, client].map(({ certificate }) => certificate.subjectPublicKeyInfo.bytes),
      read: (bytes, how) => {
        parseSubjectPublicKeyInfo(bytes, how);
      },
    },
    {
      good: [encryptPkcs8(keys[0] as (typeof keys)[0], 'secret', encryption)],
      read: (bytes) => {
        decryptPkcs8(bytes, 'secret', { provider, passwordLimits });
      },
    },
    {
      good: [file],
      read: (bytes) => {
        parsePkcs12(bytes, 'secret', { provider, passwordLimits });
      },
    },
  ];
}

/** Certificates, CRLs, OCSP, requests and keys with changed elements. */
export const x509Files: Target = {
  name: 'x509',
  inputs: 4000,
  prepare: () => {
    const all = kinds();
    const every = all.flatMap(({ good }) => good);
    return (random, keep) => {
      const { good, read } = random.pick(all);
      const bytes = mutateDer(random, random.pick(good), every);
      keep(bytes);
      const lenient = random.chance(0.3);
      return onlyTypedErrors(() => read(bytes, lenient ? { deviations: [] } : {}))?.code ?? 'read';
    };
  },
};
