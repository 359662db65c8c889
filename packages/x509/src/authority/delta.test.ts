import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { withOpenSsl } from '../../test/openssl.js';
import { type Certificate, certificateToPem, encodeExtension, freshestCRL } from '../certificate/index.js';
import { certificateListToPem, crlSource } from '../crl/index.js';
import { encodeGeneralName } from '../general-name/index.js';
import { ocspSource } from '../ocsp/index.js';
import { rfc5280, verifyChain } from '../verify/index.js';
import { Authority } from './index.js';

const now = new Date('2026-06-01T00:00:00Z');
const authority = Authority.create({ subject: [{ CN: 'CA' }] }, { provider, now: () => now });
const [good, revoked, held] = ['good', 'revoked', 'held'].map(
  (name) => authority.issueServer({ names: [`${name}.example`] }).certificate,
) as [Certificate, Certificate, Certificate];

// OpenSSL looks for delta CRLs only where one is announced.
const location = { type: 'uniformResourceIdentifier', value: 'http://ca.example/delta.crl' } as const;
const fullName = [{ ...location, bytes: encodeGeneralName(location) }];
const point = { distributionPoint: { fullName }, reasons: undefined, cRLIssuer: undefined };

authority.revoke(held, 'certificateHold');
const base = authority.certificateList(7, { extensions: [encodeExtension(freshestCRL, [point], false)] });
authority.revoke(revoked, 'keyCompromise');
const releases = [authority.release(held), authority.release(revoked)];
const delta = authority.deltaCertificateList(1);
const complete = authority.certificateList();

const accepted = (leaf: Certificate, source: ReturnType<typeof crlSource>): boolean =>
  verifyChain(leaf, {
    anchors: [authority.certificate],
    names: [],
    time: now,
    purpose: 'server',
    profile: rfc5280,
    provider,
    revocation: { sources: [source] },
  }).ok;

describe('what changed since a CRL', () => {
  it('is told by a delta CRL, and only what was on hold is taken back', (ctx) => {
    expect(releases).toEqual([true, false]);
    expect(() => authority.deltaCertificateList(99)).toThrow('x509/invalid-value');
    withOpenSsl(ctx, (openssl) => {
      openssl.write('ca.pem', certificateToPem(authority.certificate));
      openssl.write('base.pem', certificateListToPem(base));
      openssl.write('delta.pem', certificateListToPem(delta));
      openssl.write('complete.pem', certificateListToPem(complete));
      const at = ['-attime', String(now.getTime() / 1000), '-CAfile', 'ca.pem', '-crl_check'];
      const outcomes = [
        ['-CRLfile', 'base.pem'],
        ['-extended_crl', '-use_deltas', '-CRLfile', 'base.pem', '-CRLfile', 'delta.pem'],
        ['-CRLfile', 'complete.pem'],
      ].map((lists) =>
        [good, revoked, held].map((leaf) => {
          openssl.write('leaf.pem', certificateToPem(leaf));
          return openssl.try('verify', ...at, ...lists, 'leaf.pem').ok;
        }),
      );
      expect(outcomes).toEqual([
        [true, true, false],
        [true, false, true],
        [true, false, true],
      ]);
    });
    expect([good, revoked, held].map((leaf) => accepted(leaf, crlSource([complete])))).toEqual([true, false, true]);
  });

  it('is stapled', () => {
    const stapled = [good, revoked, held].map((leaf) => accepted(leaf, ocspSource([authority.staple(leaf)])));
    expect(stapled).toEqual([true, false, true]);
    expect(accepted(good, ocspSource([authority.staple(good, undefined, -1)]))).toBe(false);
    const stranger = Authority.create({ subject: [{ CN: 'Stranger' }] }, { provider, now: () => now });
    expect(accepted(good, ocspSource([authority.staple(good, stranger.issueResponder({}))]))).toBe(false);
  });
});

describe('names that a CA is limited to', () => {
  it('are kept by openssl and here alike', (ctx) => {
    const limited = authority.issueAuthority({
      subject: [{ CN: 'Limited' }],
      nameConstraints: { permitted: ['example.com', '192.0.2.0/24'], excluded: ['secret.example.com'] },
    });
    const names = ['www.example.com', 'example.org', 'a.secret.example.com', '192.0.2.9', '198.51.100.1'];
    const leaves = names.map((name) => limited.issueServer({ names: [name], subject: [{ O: 'Example' }] }).certificate);
    const ours = leaves.map(
      (leaf) =>
        verifyChain(leaf, {
          anchors: [authority.certificate],
          intermediates: [limited.certificate],
          names: [],
          time: now,
          purpose: 'server',
          profile: rfc5280,
          provider,
        }).ok,
    );
    expect(ours).toEqual([true, false, false, true, false]);
    withOpenSsl(ctx, (openssl) => {
      openssl.write('ca.pem', certificateToPem(authority.certificate));
      openssl.write('limited.pem', certificateToPem(limited.certificate));
      const at = ['-attime', String(now.getTime() / 1000), '-CAfile', 'ca.pem', '-untrusted', 'limited.pem'];
      const theirs = leaves.map((leaf) => {
        openssl.write('leaf.pem', certificateToPem(leaf));
        return openssl.try('verify', ...at, 'leaf.pem').ok;
      });
      expect(theirs).toEqual(ours);
    });
  });
});
