import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import {
  basicConstraints,
  certificateToPem,
  encodeExtension,
  extension,
  extKeyUsage,
  keyUsage,
  parseCertificate,
  subjectAltName,
} from '../certificate/index.js';
import { certificateListToPem, crlSource } from '../crl/index.js';
import { createCertificationRequest, parseCertificationRequest } from '../csr/index.js';
import { X509Error } from '../errors.js';
import { lintCertificate } from '../lint/index.js';
import { createOCSPRequest, ocspSource, parseOCSPResponse } from '../ocsp/index.js';
import { OID } from '../oids.js';
import { encodePem } from '../pem/index.js';
import { expectedName, rfc5280, verifyChain } from '../verify/index.js';
import { Authority, PURPOSES, withExtension, withoutExtension } from './index.js';

const now = () => new Date('2026-06-01T12:00:00.250Z');
const options = { provider, now };
const root = Authority.create({ subject: [{ O: 'Example' }, { CN: 'Example Root' }] }, options);
const sub = root.issueAuthority({ subject: [{ O: 'Example' }, { CN: 'Example CA' }], pathLenConstraint: 0 });

function verify(leaf: ReturnType<typeof parseCertificate>, host: string, more: object = {}) {
  return verifyChain(leaf, {
    anchors: [root.certificate],
    intermediates: [sub.certificate],
    time: now(),
    purpose: 'server',
    profile: rfc5280,
    provider,
    names: [expectedName(host)],
    ...more,
  });
}

/** Files in a folder that is gone afterwards. */
function withFiles<T>(files: Record<string, string | Uint8Array>, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('what an authority issues', () => {
  it.each([{ type: 'EC', curve: 'P-256' }, { type: 'Ed25519' }, { type: 'RSA', modulusLength: 2048 }] as const)(
    'verifies here and with openssl: $type',
    (key) => {
      const { certificate, chain } = sub.issueServer({ names: ['www.example.org', '192.0.2.7'], key });
      expect(verify(certificate, 'www.example.org').ok).toBe(true);
      expect(verify(certificate, '192.0.2.7').ok).toBe(true);
      expect(verify(certificate, 'example.org').ok).toBe(false);
      expect(chain).toEqual([certificate, sub.certificate]);
    },
  );

  it('satisfies openssl for every purpose', (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const names = ['a.example.org'];
    const issued = {
      sslserver: sub.issueServer({ names }).certificate,
      sslclient: sub.issueClient({ subject: [{ CN: 'alice' }] }).certificate,
      smimesign: sub.issueEmail({ names: ['alice@example.org'] }).certificate,
      codesign: sub.issueCodeSigning({ subject: [{ CN: 'Example Software' }] }).certificate,
    };
    const files = {
      'root.pem': certificateToPem(root.certificate),
      'sub.pem': certificateToPem(sub.certificate),
      ...Object.fromEntries(Object.entries(issued).map(([purpose, one]) => [`${purpose}.pem`, certificateToPem(one)])),
    };
    withFiles(files, (cwd) => {
      for (const purpose of ['sslserver', 'sslclient', 'smimesign']) {
        const args = ['verify', '-x509_strict', '-attime', String((now().getTime() / 1000) | 0), '-purpose', purpose];
        const { status, stdout, stderr } = run(
          openssl,
          [...args, '-CAfile', 'root.pem', '-untrusted', 'sub.pem', `${purpose}.pem`],
          { cwd },
        );
        expect(stdout + stderr, purpose).toContain(': OK');
        expect(status).toBe(0);
      }
    });
    for (const certificate of [...Object.values(issued), root.certificate, sub.certificate]) {
      const errors = lintCertificate(certificate.bytes, { scope: 'any' }).filter(
        ({ severity }) => severity === 'error',
      );
      expect(errors).toEqual([]);
    }
  });

  it('is the same for the same random bytes and time', () => {
    const repeatable = () => {
      let state = 7;
      return (length: number) =>
        Uint8Array.from({ length }, () => {
          state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
          return state >> 16;
        });
    };
    const make = () => {
      const again = Authority.create(
        { subject: [{ CN: 'A' }], key: { type: 'Ed25519' } },
        { ...options, random: repeatable() },
      );
      return again.issueServer({ names: ['a.example'], key: { type: 'Ed25519' } }).certificate.bytes;
    };
    expect(make()).toEqual(make());
  });

  it('can be renewed', () => {
    const { certificate } = sub.issueServer({ names: ['www.example.org'], days: 1 });
    const later = Authority.open(
      { certificate: sub.certificate, privateKey: sub.privateKey, chain: sub.chain },
      { provider, now: () => new Date('2026-08-01') },
    );
    const renewed = later.renew(certificate);
    expect(verify(renewed, 'www.example.org', { time: new Date('2026-09-01') }).ok).toBe(true);
    expect(renewed.subjectPublicKeyInfo.bytes).toEqual(certificate.subjectPublicKeyInfo.bytes);
    expect(renewed.serialNumber).not.toEqual(certificate.serialNumber);
  });

  it('is for requests that their key signed', () => {
    const keys = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
    const request = createCertificationRequest(
      { subject: [{ CN: 'x' }], names: ['b.example.org'] },
      keys.privateKey,
      options,
    );
    expect(verify(sub.issueFor(request), 'b.example.org').ok).toBe(true);
    const forged = request.bytes.slice();
    forged[forged.length - 1] = (forged[forged.length - 1] as number) ^ 1;
    expect(() => sub.issueFor(parseCertificationRequest(forged))).toThrow(X509Error);
    expect(() => sub.issueAuthorityFor(parseCertificationRequest(forged))).toThrow(X509Error);
  });

  it('is never more than its authority says, whatever a request asks for', () => {
    const { privateKey } = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
    const extensions = [
      encodeExtension(basicConstraints, { cA: true, pathLenConstraint: undefined }, true),
      encodeExtension(keyUsage, new Set(['keyCertSign'] as const), true),
      encodeExtension(extKeyUsage, [OID['id-kp-serverAuth'], OID['id-kp-codeSigning']], false),
    ];
    const asked = { subject: [{ CN: 'x' }], names: ['x.example.org'], extensions };
    const request = createCertificationRequest(asked, privateKey, options);
    const client = sub.issueFor(request, PURPOSES.client, { names: [] });
    expect(extension(client, basicConstraints)?.value.cA).toBe(false);
    expect(extension(client, extKeyUsage)?.value).toEqual([OID['id-kp-clientAuth']]);
    expect(extension(client, subjectAltName)).toBeUndefined();

    const certificate = root.issueAuthorityFor(request);
    expect(extension(certificate, basicConstraints)?.value).toEqual({ cA: true, pathLenConstraint: 0 });
    expect(extension(certificate, extKeyUsage)).toBeUndefined();
    const below = Authority.open({ certificate, privateKey, chain: [certificate] }, options);
    const { certificate: leaf } = below.issueServer({ names: ['y.example.org'] });
    expect(verify(leaf, 'y.example.org', { intermediates: [certificate] }).ok).toBe(true);
    const nameless = createCertificationRequest({ subject: [] }, privateKey, options);
    expect(() => root.issueAuthorityFor(nameless)).toThrow(expect.objectContaining({ code: 'x509/invalid-name' }));
  });
});

describe('revocation by an authority', () => {
  const good = sub.issueServer({ names: ['good.example.org'] }).certificate;
  const bad = sub.issueServer({ names: ['bad.example.org'] }).certificate;
  sub.revoke(bad, 'keyCompromise');
  const revocation = (source: ReturnType<typeof crlSource>) => ({
    revocation: { sources: [source], scope: 'endEntity' },
  });

  it('shows in its CRL, here and with openssl', (ctx) => {
    const list = sub.certificateList();
    expect(verify(good, 'good.example.org', revocation(crlSource([list]))).ok).toBe(true);
    const verdict = verify(bad, 'bad.example.org', revocation(crlSource([list])));
    expect(verdict.ok ? [] : verdict.failures.map(({ code }) => code)).toContain('x509/revoked');

    const openssl = needs(ctx, 'openssl');
    const files = {
      'root.pem': certificateToPem(root.certificate),
      'sub.pem': certificateToPem(sub.certificate),
      'crl.pem': certificateListToPem(sub.certificateList()),
      'good.pem': certificateToPem(good),
      'bad.pem': certificateToPem(bad),
    };
    withFiles(files, (cwd) => {
      const check = (file: string) =>
        run(
          openssl,
          [
            'verify',
            '-attime',
            String((now().getTime() / 1000) | 0),
            '-crl_check',
            '-CRLfile',
            'crl.pem',
            '-CAfile',
            'root.pem',
            '-untrusted',
            'sub.pem',
            file,
          ],
          { cwd },
        );
      expect(check('good.pem').stdout).toContain('OK');
      expect(check('bad.pem').stderr).toContain('certificate revoked');
    });
  });

  it('shows in its OCSP answers, by itself and by a responder, here and with openssl', (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const responder = sub.issueResponder({ subject: [{ CN: 'Responder' }] });
    for (const by of [undefined, responder]) {
      for (const [certificate, status] of [
        [good, 'good'],
        [bad, 'revoked'],
      ] as const) {
        const request = createOCSPRequest(certificate, sub.certificate, { provider, nonce: true });
        const response = sub.answerOCSP(request.bytes, by);
        expect(response.basic?.responses[0]?.certStatus.type).toBe(status);
        const source = ocspSource([response], {});
        expect(verify(certificate, `${status === 'good' ? 'good' : 'bad'}.example.org`, revocation(source)).ok).toBe(
          status === 'good',
        );
        const files = {
          'root.pem': certificateToPem(root.certificate),
          'sub.pem': certificateToPem(sub.certificate),
          'r.der': response.bytes,
          'c.pem': certificateToPem(certificate),
        };
        withFiles(files, (cwd) => {
          const args = [
            'ocsp',
            '-respin',
            'r.der',
            '-issuer',
            'sub.pem',
            '-cert',
            'c.pem',
            '-CAfile',
            'root.pem',
            '-verify_other',
            'sub.pem',
            '-no_nonce',
            '-validity_period',
            '1000000000',
            '-attime',
            String((now().getTime() / 1000) | 0),
          ];
          const { stdout, stderr } = run(openssl, args, { cwd });
          expect(stderr).toContain('Response verify OK');
          expect(stdout).toContain(`c.pem: ${status}`);
        });
      }
    }
    expect(sub.answerOCSP(Uint8Array.of(1, 2, 3)).responseStatus).toBe('malformedRequest');
    const foreign = createOCSPRequest(good, root.certificate, { provider });
    expect(parseOCSPResponse(sub.answerOCSP(foreign.bytes).bytes).basic?.responses[0]?.certStatus.type).toBe('unknown');
  });
});

describe('the same but with', () => {
  const request = { names: ['www.example.org'] };

  it('another name, key, time, serial or extension', () => {
    const clientOnly = encodeExtension(extKeyUsage, [OID['id-kp-clientAuth']], false);
    const impostor = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
    const changes: Record<string, Parameters<typeof sub.insecureIssue>[1]> = {
      'x509/expired': ({ notBefore }) => ({ notAfter: new Date(notBefore.getTime() + 1000) }),
      'x509/bad-signature': () => ({ signer: impostor }),
      'x509/purpose-forbidden': ({ extensions }) => ({
        extensions: withExtension(extensions, 'extKeyUsage', clientOnly),
      }),
      'x509/name-mismatch': ({ extensions }) => ({ extensions: withoutExtension(extensions, 'subjectAltName') }),
    };
    for (const [code, change] of Object.entries(changes)) {
      const verdict = verify(parseCertificate(sub.insecureIssue(request, change).der), 'www.example.org');
      expect(verdict.ok ? [] : verdict.failures.map((failure) => failure.code), code).toContain(code);
    }
  });

  it.each([
    ['a negative serial number', 'x509/serial-number-negative', () => ({ serialNumber: Uint8Array.of(0x80) })],
    [
      'a serial number that is too long',
      'x509/serial-number-too-long',
      () => ({ serialNumber: new Uint8Array(30).fill(1) }),
    ],
    [
      'an extension twice',
      'x509/duplicate-extension',
      ({ extensions }: { extensions: readonly never[] }) => ({
        extensions: [...extensions, ...extensions.slice(0, 1)],
      }),
    ],
    ['extensions in version 1', 'x509/extensions-need-version-3', () => ({ version: 1 })],
    [
      'another algorithm inside',
      'x509/signature-algorithm-mismatch',
      () => ({ innerSignature: Uint8Array.from([0x30, 5, 6, 3, 0x2b, 0x65, 0x70]) }),
    ],
    [
      'a byte too many',
      'x509/der-trailing-bytes',
      () => ({ insecureRewrite: { certificate: (der: Uint8Array) => Uint8Array.from([...der, 0]) } }),
    ],
  ])('%s', (_, code, change) => {
    const { der } = sub.insecureIssue(request, change as never);
    expect(() => parseCertificate(der)).toThrow(code);
    expect(encodePem('CERTIFICATE', der)).toContain('CERTIFICATE');
  });
});
