import { parseCertificate } from '@cutaway/x509';
import { encodeExtension, tlsFeature } from '@cutaway/x509/certificate';
import { createOCSPResponse, encodeCertID } from '@cutaway/x509/ocsp';
import type { HostileCase, Scene } from '../../hostile-case.js';
import type { Material } from '../../material.js';
import { credential } from '../pki.js';
import { type Chain, chain, tlsScene } from '../scenes.js';
import { tlsCase } from './tls-case.js';

const group = 'stapling';

/** What the stapled response says, and how old it is. */
interface Staple {
  readonly revoked?: boolean;
  /** Days since it was made. */
  readonly age?: number;
  /** Somebody else signed it. */
  readonly foreign?: boolean;
}

/** An OCSP response by the issuer of the server's certificate. */
function staple(
  material: Material,
  { own, authority }: Chain,
  { revoked = false, age = 0, foreign = false }: Staple,
): Uint8Array {
  const { crypto: provider } = material;
  const [certificate, issuer] = [parseCertificate(own.der), parseCertificate(authority.der)];
  const seconds = (date: Date): Date => new Date(Math.floor(date.getTime() / 1000) * 1000);
  const thisUpdate = seconds(material.days(-age - 0.1));
  const response = createOCSPResponse(
    {
      answers: [
        {
          certID: encodeCertID(certificate, issuer, provider),
          status: revoked ? { revocationTime: seconds(material.days(-1)), revocationReason: 'keyCompromise' } : 'good',
          thisUpdate,
          nextUpdate: seconds(material.days(1 - age)),
        },
      ],
      producedAt: thisUpdate,
    },
    { certificate: issuer, privateKey: (foreign ? material.keyPair('strange responder') : authority.keys).privateKey },
    { provider },
  );
  return response.bytes;
}

function scene(material: Material, answer: Staple | undefined, mustStaple = false): Scene {
  const made = chain(
    material,
    mustStaple
      ? { leaf: ({ extensions }) => ({ extensions: [...extensions, encodeExtension(tlsFeature, [5], false)] }) }
      : {},
  );
  const shown = credential(made.own, made.authority);
  const ocspResponse = answer === undefined ? {} : { ocspResponse: staple(material, made, answer) };
  return tlsScene(material, made, { credentials: [{ ...shown, ...ocspResponse }], certificates: undefined });
}

const stapleCase = (definition: Pick<HostileCase, 'id' | 'severity' | 'rules' | 'attack' | 'twin'>): HostileCase =>
  tlsCase(group, {
    cwe: [299],
    where: { message: 'Certificate', field: 'status_request' },
    ...(definition as Required<typeof definition>),
  });

/** Whether a response that the server sends along is looked at (RFC 6066 §8, RFC 7633). */
export const staplingCases: readonly HostileCase[] = [
  stapleCase({
    id: 'tls-stapled-revoked',
    severity: 'high',
    rules: ['RFC 6960 §2.2', 'RFC 6066 §8'],
    attack: (material) => scene(material, { revoked: true }),
    twin: (material) => scene(material, {}),
  }),
  stapleCase({
    id: 'tls-must-staple-without',
    severity: 'medium',
    rules: ['RFC 7633 §4.3.3'],
    attack: (material) => scene(material, undefined, true),
    twin: (material) => scene(material, {}, true),
  }),
  stapleCase({
    id: 'tls-must-staple-stale',
    severity: 'medium',
    rules: ['RFC 6960 §4.2.2.1', 'RFC 7633 §4.3.3'],
    attack: (material) => scene(material, { age: 30 }, true),
    twin: (material) => scene(material, {}, true),
  }),
  stapleCase({
    id: 'tls-must-staple-foreign',
    severity: 'high',
    rules: ['RFC 6960 §4.2.2.2', 'RFC 7633 §4.3.3'],
    attack: (material) => scene(material, { foreign: true }, true),
    twin: (material) => scene(material, {}, true),
  }),
];
