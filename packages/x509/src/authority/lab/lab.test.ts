import { concat } from '@cutaway/primitives/bytes';
import type { PublicKey } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { withOpenSsl } from '../../../test/openssl.js';
import { parseCertificate } from '../../certificate/index.js';
import { encodePem } from '../../pem/index.js';
import { expectedName, rfc5280, verifyChain } from '../../verify/index.js';
import { Authority, allOf, type InsecureChange } from '../index.js';
import {
  elementAt,
  explicitCurve,
  genuinePointWithOwnGenerator,
  NAMED_CHANGES,
  replacedKey,
  selfSigned,
  signedBy,
  signedWithKeyOne,
  withDnsNames,
  withKeyUsage,
  withoutExtension,
} from './index.js';

const now = new Date('2026-06-01T00:00:00Z');
const provider = nodeCrypto;
const options = { provider, now: () => now };
// MD5 signatures exist with RSA alone.
const RSA = { type: 'RSA', modulusLength: 2048 } as const;
const root = Authority.create({ subject: [{ CN: 'Root' }], key: RSA }, options);
const ca = root.issueAuthority({ subject: [{ CN: 'CA' }], key: RSA });
const names = ['example.com', 'www.example.com'];
const other = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
const keys = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });

function leafWith(...changes: InsecureChange[]): Uint8Array {
  return ca.insecureIssue({ names, keys }, allOf(...changes)).der;
}

/** The code of the most telling failure, or `accepted`. */
function outcome(leaf: Uint8Array, intermediates: readonly Uint8Array[] = [ca.certificate.bytes]): string {
  const verdict = verifyChain(leaf, {
    anchors: [root.certificate],
    intermediates,
    names: [expectedName('example.com')],
    time: now,
    purpose: 'server',
    profile: rfc5280,
    provider,
  });
  return verdict.ok ? 'accepted' : verdict.failures[0].code;
}

describe('a leaf that is the same but for one thing', () => {
  it('is accepted without that thing', () => {
    expect(outcome(leafWith())).toBe('accepted');
  });

  it('is refused for it', () => {
    const outcomes = Object.entries(NAMED_CHANGES).map(([name, change]) => [name, outcome(leafWith(change))]);
    expect(Object.fromEntries(outcomes)).toMatchInlineSnapshot(`
      {
        "client-auth-only": "x509/purpose-forbidden",
        "code-signing-only": "x509/purpose-forbidden",
        "duplicate-extension": "x509/duplicate-extension",
        "duplicate-key-usage": "x509/duplicate-extension",
        "empty-issuer": "x509/unknown-issuer",
        "empty-signature": "x509/bad-signature",
        "empty-subject": "x509/wrong-criticality",
        "expired": "x509/expired",
        "flipped-signature-bit": "x509/bad-signature",
        "indefinite-length": "x509/der-indefinite-length",
        "is-a-ca": "accepted",
        "key-agreement-only": "accepted",
        "no-authority-key-identifier": "x509/extension-missing",
        "no-basic-constraints": "accepted",
        "no-cert-sign": "x509/key-usage-forbids",
        "no-key-usage": "accepted",
        "no-subject-alt-name": "x509/name-mismatch",
        "non-minimal-length": "x509/der-non-minimal-length",
        "not-a-ca": "accepted",
        "not-yet-valid": "x509/not-yet-valid",
        "nul-in-name": "x509/malformed-name",
        "other-issuer": "x509/unknown-issuer",
        "serial-number-negative": "x509/serial-number-negative",
        "serial-number-too-long": "x509/serial-number-too-long",
        "serial-number-zero": "x509/serial-number-zero",
        "signature-algorithm-mismatch": "x509/signature-algorithm-mismatch",
        "signature-md5": "x509/signature-algorithm-forbidden",
        "signature-sha1": "x509/signature-algorithm-forbidden",
        "trailing-byte": "x509/der-trailing-bytes",
        "truncated": "x509/der-truncated",
        "unknown-critical-extension": "x509/unknown-critical-extension",
        "version-1": "x509/version-forbidden",
        "version-2": "x509/extensions-need-version-3",
        "version-4": "x509/unexpected-version",
        "wildcard-alone": "x509/malformed-name",
      }
    `);
  });

  /** What `openssl verify -x509_strict` of 3.x lets pass. */
  const PASSED_BY_OPENSSL: readonly string[] = [
    'version-1',
    'version-4',
    'serial-number-zero',
    'serial-number-negative',
    'serial-number-too-long',
    'signature-md5',
    'signature-sha1',
    'no-subject-alt-name',
    'no-basic-constraints',
    'no-key-usage',
    'not-a-ca',
    'is-a-ca',
    'key-agreement-only',
    'trailing-byte',
    'non-minimal-length',
    'indefinite-length',
  ];

  it('is refused by OpenSSL too, where it looks', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      openssl.write('root.pem', encodePem('CERTIFICATE', root.certificate.bytes));
      openssl.write('ca.pem', encodePem('CERTIFICATE', ca.certificate.bytes));
      const at = ['-x509_strict', '-attime', String(now.getTime() / 1000), '-purpose', 'sslserver'];
      const chain = ['-CAfile', 'root.pem', '-untrusted', 'ca.pem', '-verify_hostname', 'example.com'];
      const accepted = Object.entries(NAMED_CHANGES).filter(([, change]) => {
        openssl.write('leaf.der', leafWith(change));
        return openssl.try('verify', ...at, ...chain, 'leaf.der').ok;
      });
      expect(accepted.map(([name]) => name).filter((name) => !PASSED_BY_OPENSSL.includes(name))).toEqual([]);
    });
  });
});

describe('a CA that is the same but for one thing', () => {
  it.each([
    ['nothing', [], 'accepted'],
    ['no basicConstraints', [NAMED_CHANGES['no-basic-constraints']], 'x509/not-a-ca'],
    ['CA:FALSE', [NAMED_CHANGES['not-a-ca']], 'x509/not-a-ca'],
    ['no keyCertSign', [NAMED_CHANGES['no-cert-sign']], 'x509/key-usage-forbids'],
    ['version 1', [NAMED_CHANGES['version-1']], 'x509/not-a-ca'],
    ['an end', [NAMED_CHANGES.expired], 'x509/expired'],
    ['a purpose', [NAMED_CHANGES['client-auth-only']], 'x509/purpose-forbidden'],
    ['a signature by MD5', [NAMED_CHANGES['signature-md5']], 'x509/signature-algorithm-forbidden'],
  ] as const)('has %s', (_, changes, expected) => {
    const publicKey = ca.certificate.subjectPublicKeyInfo.publicKey as PublicKey;
    const caKeys = { publicKey, privateKey: ca.privateKey };
    const faulty = root.insecureIssueAuthority({ subject: [{ CN: 'CA' }], keys: caKeys }, allOf(...changes));
    expect(outcome(leafWith(), [faulty.der])).toBe(expected);
  });

  it('has a limit on the CAs below', () => {
    const limited = root.issueAuthority({ subject: [{ CN: 'Limited' }], pathLenConstraint: 0 });
    const below = limited.issueAuthority({ subject: [{ CN: 'Below' }] });
    expect(
      outcome(
        below.issueServer({ names }).certificate.bytes,
        below.chain.map(({ bytes }) => bytes),
      ),
    ).toBe('x509/path-length-exceeded');
  });

  it('is a server', () => {
    const server = ca.issueServer({ names, keys });
    const posing = Authority.open(server, options);
    const { certificate, chain } = posing.issueServer({ names });
    expect(
      outcome(
        certificate.bytes,
        chain.map(({ bytes }) => bytes),
      ),
    ).toBe('x509/not-a-ca');
  });

  it('has the name of another and its own key', () => {
    const impostor = Authority.create({ subject: [{ CN: 'Root' }] }, options);
    const { certificate } = impostor.issueServer({ names });
    expect(outcome(certificate.bytes, [impostor.certificate.bytes])).toBe('x509/untrusted-root');
  });
});

describe('raw access', () => {
  it('changes any element before the signature', () => {
    const notBefore = elementAt([4, 0], (time) => concat(time.subarray(0, -1), new TextEncoder().encode('X')));
    expect(() => parseCertificate(leafWith(notBefore))).toThrow('x509/der-invalid-time');
  });

  it('signs by another key, replaces a key, leaves out and smuggles names', () => {
    expect(outcome(leafWith(selfSigned(keys)))).toBe('x509/untrusted-root');
    expect(outcome(leafWith(signedBy(root)))).toBe('x509/bad-signature');
    expect(outcome(leafWith(replacedKey(other.publicKey)))).toBe('x509/bad-signature');
    expect(outcome(leafWith(withoutExtension('subjectAltName')))).toBe('x509/name-mismatch');
    expect(outcome(leafWith(withDnsNames('example.org, DNS:example.com')))).toBe('x509/malformed-name');
    expect(outcome(leafWith(withDnsNames('ex*.com'), withKeyUsage('digitalSignature')))).toBe('x509/malformed-name');
  });
});

describe('explicit curves', () => {
  it('are read and not used', (ctx) => {
    const leaf = leafWith(explicitCurve(keys.publicKey));
    expect(parseCertificate(leaf).subjectPublicKeyInfo.publicKey).toBeUndefined();
    withOpenSsl(ctx, (openssl) => {
      openssl.write('leaf.der', leaf);
      const text = openssl.run('x509', '-in', 'leaf.der', '-noout', '-text', '-certopt', 'no_extensions');
      expect(text).toContain('Field Type: prime-field');
    });
  });

  it('make a forged CA whose signatures are right for OpenSSL with that generator', (ctx) => {
    const genuine = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
    const subject = [{ CN: 'Genuine CA' }];
    const real = Authority.create({ subject, keys: genuine }, options);
    const pose = allOf(
      genuinePointWithOwnGenerator(genuine.publicKey),
      signedWithKeyOne(genuine.publicKey, { provider }),
    );
    const forged = real.insecureIssueAuthority({ subject, keys: genuine }, pose);
    const leaf = real.insecureIssue({ names }, signedWithKeyOne(genuine.publicKey, { provider }));
    expect(outcome(leaf.der, [forged.der])).toBe('x509/untrusted-root');
    withOpenSsl(ctx, (openssl) => {
      openssl.write('forged.pem', encodePem('CERTIFICATE', forged.der));
      openssl.write('key.pem', openssl.run('x509', '-in', 'forged.pem', '-noout', '-pubkey'));
      const { tbsCertificate, signatureValue } = parseCertificate(leaf.der);
      openssl.write('signed', tbsCertificate);
      openssl.write('signature', signatureValue.bytes);
      const said = openssl.run('dgst', '-sha256', '-verify', 'key.pem', '-signature', 'signature', 'signed');
      expect(said).toContain('Verified OK');
    });
  });
});
