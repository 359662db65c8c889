import { toHex } from '@cutaway/primitives/bytes';
import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { describe, expect, it } from 'vitest';
import { type Identity, newCa, newEndEntity, time } from '../../test/authority.js';
import { withOpenSsl } from '../../test/openssl.js';
import { type Certificate, certificateToPem, encodeExtension, ocspNoCheck } from '../certificate/index.js';
import { X509Error } from '../errors.js';
import { privateKeyToPem } from '../keys/index.js';
import { OID } from '../oids.js';
import { rfc5280, verifyChain } from '../verify/index.js';
import {
  createOCSPErrorResponse,
  createOCSPRequest,
  createOCSPResponse,
  encodeCertID,
  nonceOf,
  type OCSPAnswer,
  type OCSPResponse,
  ocspSource,
  parseOCSPRequest,
  type VerifyOCSPOptions,
  verifyOCSPResponse,
} from './index.js';

const kind = { type: 'EC', curve: 'P-256' } as const;
const root = newCa('Root', undefined, { kind });
const other = newCa('Other', undefined, { kind });
const leaf = newEndEntity(root, { kind });
const neighbour = newEndEntity(root, { kind });
const responder = newEndEntity(root, {
  kind,
  subject: [{ CN: 'Responder' }],
  names: [],
  purposes: [OID['id-kp-OCSPSigning']],
  extensions: [encodeExtension(ocspNoCheck, null, false)],
  notAfter: new Date('2049-01-01T00:00:00Z'),
});
const hour = 3_600_000;
const thisUpdate = new Date(time.getTime() - hour);
const nextUpdate = new Date(time.getTime() + hour);

const signer = ({ certificate, keys }: Identity): { certificate: Certificate; privateKey: typeof keys.privateKey } => ({
  certificate,
  privateKey: keys.privateKey,
});

function respond(
  by: Identity,
  answer: Partial<OCSPAnswer> = {},
  options: { nonce?: Uint8Array; certs?: Certificate[]; responderID?: 'byKey' | 'byName' } = {},
): OCSPResponse {
  const certID = encodeCertID(leaf.certificate, root.certificate, provider);
  const answers = [{ certID, status: 'good', thisUpdate, nextUpdate, ...answer } as const];
  const certs = options.certs ?? (by === root ? [] : [by.certificate]);
  return createOCSPResponse({ answers, producedAt: thisUpdate, ...options, certs }, signer(by), { provider });
}

function judge(response: OCSPResponse | Uint8Array, options: Partial<VerifyOCSPOptions> = {}) {
  const asked = { certificate: leaf.certificate, issuer: root.certificate, time, provider };
  return verifyOCSPResponse(response, { ...asked, ...options });
}

function refusal(response: OCSPResponse | Uint8Array, options: Partial<VerifyOCSPOptions> = {}): string {
  const verdict = judge(response, options);
  return verdict.ok ? `ok ${verdict.response.certStatus.type}` : verdict.failure.code;
}

describe('requests', () => {
  it('come back, with their nonce', () => {
    const request = createOCSPRequest(leaf.certificate, root.certificate, { provider, nonce: true, hash: 'SHA-256' });
    expect(parseOCSPRequest(request.bytes)).toEqual(request);
    expect(nonceOf(request.requestExtensions)).toHaveLength(32);
    expect(request.requestList).toHaveLength(1);
  });

  it('are the same as openssl makes', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.write('root.pem', certificateToPem(root.certificate));
      openssl.write('leaf.pem', certificateToPem(leaf.certificate));
      const make = ['ocsp', '-issuer', 'root.pem', '-cert', 'leaf.pem', '-reqout', 'request.der'];
      openssl.run(...make, '-no_nonce');
      const ours = createOCSPRequest(leaf.certificate, root.certificate, { provider });
      expect(toHex(ours.bytes)).toBe(toHex(openssl.readBytes('request.der')));
      openssl.run(...make);
      const theirs = parseOCSPRequest(openssl.readBytes('request.der'));
      const nonce = nonceOf(theirs.requestExtensions) as Uint8Array;
      expect(createOCSPRequest(leaf.certificate, root.certificate, { provider, nonce }).bytes).toEqual(theirs.bytes);
    });
  });

  it('that are hostile end in typed errors', () => {
    const { bytes } = createOCSPRequest(leaf.certificate, root.certificate, { provider, nonce: true });
    for (const { bytes: changed } of mutations(bytes)) {
      try {
        parseOCSPRequest(changed);
      } catch (error) {
        if (!(error instanceof X509Error)) throw error;
      }
    }
    for (const cut of truncations(bytes)) expect(() => parseOCSPRequest(cut)).toThrow(X509Error);
  });
});

describe('responses', () => {
  it('of the issuer and of a delegated responder are believed', () => {
    for (const responderID of ['byKey', 'byName'] as const) {
      for (const by of [root, responder]) {
        const verdict = judge(respond(by, {}, { responderID }));
        expect(verdict).toMatchObject({ ok: true, response: { certStatus: { type: 'good' } } });
        expect(verdict.ok && verdict.responder.authority).toBe(by === root ? 'issuer' : 'delegated');
        expect(verdict.checks.map(({ name, outcome }) => [name, outcome])).toEqual([
          ['ocsp.status', 'passed'],
          ['ocsp.certificate', 'passed'],
          ['ocsp.responder', 'passed'],
          ['ocsp.signature', 'passed'],
          ['ocsp.time', 'passed'],
          ['ocsp.nonce', 'skipped'],
        ]);
      }
    }
  });

  it('say when and why a certificate was revoked', () => {
    const status = { revocationTime: thisUpdate, revocationReason: 'keyCompromise' } as const;
    const verdict = judge(respond(root, { status }));
    const certStatus = { type: 'revoked', ...status };
    expect(verdict).toMatchObject({ ok: true, response: { certStatus } });
    const without = judge(respond(root, { status: { revocationTime: thisUpdate } }));
    expect(without).toMatchObject({
      ok: true,
      response: { certStatus: { type: 'revoked', revocationReason: undefined } },
    });
    expect(refusal(respond(root, { status: 'unknown' }))).toBe('ok unknown');
  });

  it('are not believed for other certificates', () => {
    expect(refusal(respond(root), { certificate: neighbour.certificate })).toBe('x509/ocsp-no-answer');
    expect(refusal(respond(root), { issuer: other.certificate })).toBe('x509/ocsp-no-answer');
  });

  it('are not believed from those who may not say', () => {
    expect(refusal(respond(other))).toBe('x509/ocsp-responder-not-authorized');
    expect(refusal(respond(responder, {}, { certs: [] }))).toBe('x509/ocsp-unknown-responder');
    const server = newEndEntity(root, { kind, subject: [{ CN: 'Server' }] });
    const verdict = judge(respond(server));
    expect(verdict).toMatchObject({ ok: false, failure: { context: { reasons: ['purpose'] } } });
    const foreign = newEndEntity(other, { kind, subject: [{ CN: 'X' }], purposes: [OID['id-kp-OCSPSigning']] });
    expect(judge(respond(foreign))).toMatchObject({ ok: false, failure: { context: { reasons: ['other-issuer'] } } });
    const impostor = newCa('Root', undefined, { kind });
    const forged = newEndEntity(impostor, { kind, subject: [{ CN: 'X' }], purposes: [OID['id-kp-OCSPSigning']] });
    expect(judge(respond(forged))).toMatchObject({ ok: false, failure: { context: { reasons: ['bad-signature'] } } });
    const expired = newEndEntity(root, {
      kind,
      subject: [{ CN: 'Old' }],
      purposes: [OID['id-kp-OCSPSigning']],
      notAfter: new Date('2026-02-01T00:00:00Z'),
    });
    expect(judge(respond(expired))).toMatchObject({ ok: false, failure: { context: { reasons: ['expired'] } } });
    expect(refusal(respond(foreign), { trustedResponders: [foreign.certificate] })).toBe('ok good');
    expect(refusal(respond(impostor, {}, { responderID: 'byName' }))).toBe('x509/bad-signature');
  });

  it('count only while they are fresh', () => {
    const minutes = (count: number): Date => new Date(time.getTime() + count * 60_000);
    expect(refusal(respond(root, { thisUpdate: minutes(4) }))).toBe('ok good');
    expect(refusal(respond(root, { thisUpdate: minutes(6) }))).toBe('x509/ocsp-not-yet-valid');
    expect(refusal(respond(root, { nextUpdate: minutes(-4) }))).toBe('ok good');
    expect(refusal(respond(root, { nextUpdate: minutes(-6) }))).toBe('x509/ocsp-stale');
    expect(refusal(respond(root, { nextUpdate: minutes(-4) }), { clockTolerance: 0 })).toBe('x509/ocsp-stale');
    expect(refusal(respond(root, { thisUpdate: minutes(-23 * 60), nextUpdate: undefined }))).toBe('ok good');
    expect(refusal(respond(root, { thisUpdate: minutes(-25 * 60), nextUpdate: undefined }))).toBe('x509/ocsp-stale');
    expect(refusal(respond(root), { time: new Date(Number.NaN) })).toBe('x509/ocsp-not-yet-valid');
  });

  it('must repeat the nonce', () => {
    const nonce = new Uint8Array(32).fill(1);
    expect(refusal(respond(root, {}, { nonce }), { nonce })).toBe('ok good');
    expect(refusal(respond(root, {}, { nonce }), { nonce: new Uint8Array(32) })).toBe('x509/ocsp-nonce-mismatch');
    expect(refusal(respond(root), { nonce })).toBe('ok good');
    expect(refusal(respond(root), { nonce, nonceRequired: true })).toBe('x509/ocsp-nonce-missing');
  });

  it('that are errors or garbage say nothing', () => {
    expect(refusal(createOCSPErrorResponse('tryLater'))).toBe('x509/ocsp-error-response');
    expect(refusal(Uint8Array.of(0x30, 0x03, 0x0a, 0x01, 0x04))).toBe('x509/invalid-value');
    expect(refusal(Uint8Array.of(0x30, 0x03, 0x0a, 0x01, 0x00))).toBe('x509/invalid-value');
    expect(refusal(Uint8Array.of(1, 2, 3))).toBe('x509/der-unexpected-tag');
  });

  it('are not believed when any byte of them was changed', () => {
    const { bytes } = respond(responder, {}, { nonce: new Uint8Array(16) });
    const believed: number[] = [];
    for (const { at, bytes: changed } of mutations(bytes)) {
      const verdict = judge(changed, { nonce: new Uint8Array(16) });
      if (verdict.ok) believed.push(at);
    }
    expect(believed).toEqual([]);
    for (const cut of truncations(bytes)) expect(judge(cut).ok).toBe(false);
  });

  it('point to the bytes that were checked', () => {
    const verdict = judge(respond(root, { nextUpdate: new Date(time.getTime() - hour) }));
    expect(verdict.ok).toBe(false);
    const { pos = -1, size = 0, path } = verdict.ok ? {} : verdict.failure;
    expect(path).toBe('responseBytes.response.tbsResponseData.responses[0].nextUpdate');
    expect(pos).toBeGreaterThan(0);
    expect(size).toBeGreaterThan(0);
  });
});

describe('with openssl', () => {
  it('openssl believes ours', (ctx) => {
    const now = new Date(Math.floor(Date.now() / 1000) * 1000);
    const later = new Date(now.getTime() + hour);
    withOpenSsl(ctx, (openssl) => {
      openssl.write('root.pem', certificateToPem(root.certificate));
      openssl.write('leaf.pem', certificateToPem(leaf.certificate));
      const status = { revocationTime: thisUpdate, revocationReason: 'superseded' } as const;
      for (const by of [root, responder]) {
        for (const [answer, expected] of [
          [{ status: 'good' }, 'leaf.pem: good'],
          [{ status }, 'leaf.pem: revoked'],
          [{ status: 'unknown' }, 'leaf.pem: unknown'],
        ] as const) {
          openssl.write('response.der', respond(by, { ...answer, thisUpdate: now, nextUpdate: later }).bytes);
          const at = ['-attime', String(time.getTime() / 1000)];
          const args = ['-respin', 'response.der', '-issuer', 'root.pem', '-cert', 'leaf.pem', '-CAfile', 'root.pem'];
          const output = openssl.run('ocsp', ...args, ...at, '-no_nonce');
          expect(output).toContain('Response verify OK');
          expect(output).toContain(expected);
          if (expected.endsWith('revoked')) expect(output).toContain('Reason: superseded');
        }
      }
    });
  });

  it('we believe openssl’s', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.write('root.pem', certificateToPem(root.certificate));
      openssl.write('responder.pem', certificateToPem(responder.certificate));
      openssl.write('responder.key', privateKeyToPem(responder.keys.privateKey));
      const serial = (certificate: Certificate): string => toHex(certificate.serialNumber).toUpperCase();
      const line = (status: string, certificate: Certificate): string =>
        `${status}\t${serial(certificate)}\tunknown\t/CN=x\n`;
      openssl.write(
        'index.txt',
        line('V\t270101000000Z\t', leaf.certificate) +
          line('R\t270101000000Z\t260530120000Z,keyCompromise', neighbour.certificate),
      );
      const ask = (certificate: Certificate): ReturnType<typeof judge> => {
        const request = createOCSPRequest(certificate, root.certificate, { provider, nonce: true });
        openssl.write('request.der', request.bytes);
        const who = ['-rsigner', 'responder.pem', '-rkey', 'responder.key', '-CA', 'root.pem'];
        openssl.run(
          'ocsp',
          '-index',
          'index.txt',
          ...who,
          '-reqin',
          'request.der',
          '-respout',
          'response.der',
          '-ndays',
          '1',
        );
        return judge(openssl.readBytes('response.der'), {
          certificate,
          nonce: nonceOf(request.requestExtensions),
          nonceRequired: true,
          time: new Date(),
        });
      };
      const outcome = (certificate: Certificate): string => {
        const verdict = ask(certificate);
        return verdict.ok ? verdict.response.certStatus.type : verdict.failure.code;
      };
      expect(outcome(leaf.certificate)).toBe('good');
      expect(outcome(neighbour.certificate)).toBe('revoked');
      expect(outcome(newEndEntity(root, { kind }).certificate)).toBe('unknown');
    });
  });
});

describe('as a source of revocation', () => {
  const options = {
    anchors: [root.certificate],
    names: [],
    time,
    purpose: 'server',
    profile: rfc5280,
    provider,
  } as const;
  const verify = (
    responses: readonly (OCSPResponse | Uint8Array)[],
    policy: 'hard-fail' | 'soft-fail' = 'hard-fail',
  ) => {
    const verdict = verifyChain(leaf.certificate, {
      ...options,
      revocation: { sources: [ocspSource(responses)], policy },
    });
    return verdict.ok ? 'ok' : verdict.failures[0].code;
  };

  it('a stapled response decides', () => {
    expect(verify([respond(responder)])).toBe('ok');
    expect(verify([respond(root).bytes])).toBe('ok');
    expect(verify([respond(root, { status: { revocationTime: thisUpdate } })])).toBe('x509/revoked');
    expect(verify([respond(root), respond(root, { status: { revocationTime: thisUpdate } })])).toBe('x509/revoked');
  });

  it('what cannot be believed is as nothing', () => {
    const stale = respond(root, { nextUpdate: new Date(time.getTime() - hour) });
    for (const response of [stale, respond(other), Uint8Array.of(0), respond(root, { status: 'unknown' })]) {
      expect(verify([response])).toBe('x509/revocation-unknown');
      expect(verify([response], 'soft-fail')).toBe('ok');
    }
    expect(verify([])).toBe('x509/revocation-unknown');
  });
});
