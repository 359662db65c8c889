import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { Authority } from '../authority/index.js';
import { ocspSource } from '../ocsp/index.js';
import { type RevocationOptions, rfc5280, verifyChain } from './index.js';

const now = new Date('2026-06-01T00:00:00Z');
const authority = Authority.create({ subject: [{ CN: 'CA' }] }, { provider, now: () => now });
const asking = authority.issueServer({ names: ['a.example'], mustStaple: true }).certificate;
const plain = authority.issueServer({ names: ['b.example'] }).certificate;
const good = authority.staple(asking);
const stale = authority.staple(asking, undefined, -1);

function outcome(certificate: typeof asking, revocation: Partial<RevocationOptions>): string {
  const verdict = verifyChain(certificate, {
    anchors: [authority.certificate],
    names: [],
    time: now,
    purpose: 'server',
    profile: rfc5280,
    provider,
    revocation: { sources: [], policy: 'soft-fail', ...revocation },
  });
  return verdict.ok ? 'accepted' : verdict.failures.map(({ code }) => code).join(' ');
}

describe('a certificate that asks for a stapled response', () => {
  it('is refused without a good one, whatever the policy', () => {
    expect(outcome(asking, { stapled: ocspSource([good]) })).toBe('accepted');
    expect(outcome(asking, { stapled: ocspSource([]) })).toBe('x509/staple-missing');
    expect(outcome(asking, { stapled: ocspSource([stale]) })).toBe('x509/staple-missing');
    expect(outcome(asking, { stapled: ocspSource([new Uint8Array(3)]) })).toBe('x509/staple-missing');
    expect(outcome(asking, { stapled: ocspSource([]), sources: [ocspSource([good])] })).toBe('x509/staple-missing');
  });

  it('is not asked for it where there is no handshake', () => {
    expect(outcome(asking, {})).toBe('accepted');
    expect(outcome(asking, { sources: [ocspSource([good])], policy: 'hard-fail' })).toBe('accepted');
  });

  it('is told apart from one that does not ask', () => {
    expect(outcome(plain, { stapled: ocspSource([]) })).toBe('accepted');
    expect(outcome(plain, { stapled: ocspSource([]), policy: 'hard-fail' })).toBe('x509/revocation-unknown');
  });

  it('is refused when the response says that it was revoked', () => {
    const gone = authority.issueServer({ names: ['c.example'], mustStaple: true }).certificate;
    authority.revoke(gone, 'superseded');
    expect(outcome(gone, { stapled: ocspSource([authority.staple(gone)]) })).toBe('x509/revoked');
  });
});
