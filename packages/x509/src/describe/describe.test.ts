import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toHex } from '@cutaway/primitives/bytes';
import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { type Certificate, certificatesFromPem, certificateToPem } from '../certificate/index.js';
import { caExtensions, createCertificate, endEntityExtensions } from '../create/index.js';
import { createCertificateList } from '../crl/index.js';
import { createCertificationRequest } from '../csr/index.js';
import {
  describeCertificate,
  describeCertificateList,
  describeCertificationRequest,
  summarizeCertificate,
} from './index.js';

const period = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2026-04-01T00:00:00Z') };
const ca = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
const root = createCertificate(
  { subject: [{ O: 'Example' }, { CN: 'Root' }], ...ca, ...period, extensions: caExtensions({ ...ca, provider }) },
  ca,
  { provider },
);
const keys = provider.generateKeyPair({ type: 'RSA', modulusLength: 2048 });
const leaf = createCertificate(
  {
    subject: [{ CN: 'www.example.com' }],
    ...keys,
    ...period,
    serialNumber: Uint8Array.of(0x12, 0x34),
    extensions: endEntityExtensions({
      ...keys,
      issuer: root,
      names: ['www.example.com', '192.0.2.1', '2001:db8::1'],
      provider,
    }),
  },
  { ...ca, certificate: root },
  { provider },
);

/** What OpenSSL prints of certificates, by certificate. */
function opensslText(openssl: string, certificates: readonly Certificate[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-'));
  try {
    const file = join(folder, 'all.pem');
    writeFileSync(file, certificates.map((one) => certificateToPem(one)).join(''));
    const args = ['storeutl', '-noout', '-text', '-certs', file];
    return run(openssl, args)
      .stdout.split(/^\d+: Certificate$/m)
      .slice(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the short form', () => {
  it('says what a certificate is, in both languages', () => {
    expect(summarizeCertificate(leaf)).toBe(`End entity, RSA 2048, serial 4660 (12:34)
Subject: CN=www.example.com
Names: www.example.com, 192.0.2.1, 2001:db8::1
Issuer: O=Example, CN=Root
For: id-kp-serverAuth
Valid: 2026-01-01 00:00:00 UTC to 2026-04-01 00:00:00 UTC (90 days)
`);
    expect(summarizeCertificate(root, { language: 'zh' })).toMatch(/^根 CA 证书, EC P-256, 序列号 /);
  });
});

describe('the long form', () => {
  it('names every field and extension', () => {
    const text = describeCertificate(leaf, { provider });
    expect(text).toContain('Version: 3 (0x2)');
    expect(text).toContain('    iPAddress: 2001:db8::1');
    expect(text).toContain('basicConstraints (critical)\n    cA: FALSE');
    expect(text.replace(/\n */g, '')).toContain(
      toHex(provider.digest('SHA-256', leaf.bytes)).toUpperCase().match(/../g)?.join(':'),
    );
    expect(describeCertificate(leaf, { provider, language: 'zh' })).toContain('basicConstraints (关键)');
  });

  it('has what openssl prints of the roots that systems trust', (ctx) => {
    const openssl = needs(ctx, 'openssl');
    let bundle: string;
    try {
      bundle = readFileSync('/etc/ssl/certs/ca-certificates.crt', 'utf8');
    } catch {
      return ctx.skip('no system roots: install ca-certificates');
    }
    const roots = certificatesFromPem(bundle, { deviations: [] });
    const theirs = opensslText(openssl, roots);
    expect(theirs).toHaveLength(roots.length);
    for (const [index, certificate] of roots.entries()) {
      const ours = describeCertificate(certificate, { provider });
      const text = theirs[index] ?? '';
      const about = summarizeCertificate(certificate);
      const serial = /Serial Number:\s*([0-9a-f:]{8,})\s/i.exec(text)?.[1];
      if (serial !== undefined) expect(ours, about).toContain(serial.replace(/^00:/, '').toUpperCase());
      const bits = /Public-Key: \((\d+) bit\)/.exec(text)?.[1];
      if (/rsaEncryption/.test(text)) expect(ours, about).toContain(`RSA ${bits}`);
      const ski = /Subject Key Identifier:\s*\n\s*([0-9A-F:]+)/.exec(text)?.[1];
      if (ski !== undefined) expect(ours, about).toContain(ski);
      const notAfter = /Not After : (.* GMT)/.exec(text)?.[1] ?? '';
      const expected = new Date(notAfter).toISOString().slice(0, 19).replace('T', ' ');
      expect(ours, about).toContain(`Not after: ${expected}`);
      for (const [, value] of text.matchAll(/\b(?:URI|DNS|email):([^\s,]+)/g)) expect(ours, about).toContain(value);
      if (/CA:TRUE/.test(text)) expect(ours, about).toContain('cA: TRUE');
      if (/Certificate Sign/.test(text)) expect(ours, about).toContain('keyCertSign');
      for (const [, common] of text.matchAll(/CN ?= ?([A-Za-z0-9 .-]+)$/gm))
        expect(ours, about).toContain(common?.trim());
    }
  });

  it('covers requests and revocation lists', () => {
    const request = createCertificationRequest(
      { subject: [{ CN: 'a.example' }], names: ['a.example'] },
      keys.privateKey,
      {
        provider,
      },
    );
    expect(describeCertificationRequest(request)).toContain('dNSName: a.example');
    const list = createCertificateList(
      {
        thisUpdate: period.notBefore,
        nextUpdate: period.notAfter,
        cRLNumber: 7,
        revocations: [{ serialNumber: leaf.serialNumber, revocationDate: period.notBefore, reason: 'keyCompromise' }],
      },
      { certificate: root, privateKey: ca.privateKey },
      { provider },
    );
    expect(describeCertificateList(list)).toContain(
      '4660 (12:34): 2026-01-01 00:00:00 UTC\n    reasonCode\n      keyCompromise',
    );
  });
});
