import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { readVectors } from '@cutaway/test-support/vectors';
import { describe, expect, it, vi } from 'vitest';
import { Authority } from '../src/authority/index.js';
import { type Certificate, parseCertificate } from '../src/certificate/index.js';
import { DerCursor } from '../src/der/cursor.js';
import { DEFAULT_LIMITS, type Deviation } from '../src/der/index.js';
import { X509Error } from '../src/errors.js';
import { parsePem } from '../src/pem/index.js';
import { DEFAULT_BUDGET, expectedName, rfc5280 } from '../src/verify/index.js';
import { Search } from '../src/verify/search.js';
import { Work } from '../src/verify/work.js';
import { hostileShapes } from './hostile-shapes.js';

// Work is counted here, not timed: elements read, signatures verified, steps of a search against their budget.

const attempt = <T>(work: () => T): T | X509Error => {
  try {
    return work();
  } catch (error) {
    if (error instanceof X509Error) return error;
    throw error;
  }
};

/** How many elements were read, the same ones again included. */
function countElements(work: () => void): number {
  // Protected, and the one place where an element begins.
  const header = vi.spyOn(DerCursor.prototype as unknown as { header(): number }, 'header');
  try {
    work();
    return header.mock.calls.length;
  } finally {
    header.mockRestore();
  }
}

describe('a hostile certificate', () => {
  const authority = Authority.create({ subject: [{ CN: 'CA' }] }, { provider: nodeCrypto });

  it.each(Object.entries(hostileShapes))('with %s is read in bounded steps', (_, change) => {
    const { der } = authority.insecureIssue({ names: ['a.example'] }, change);
    for (const lenient of [false, true]) {
      const deviations: Deviation[] = [];
      const elements = countElements(() => attempt(() => parseCertificate(der, lenient ? { deviations } : {})));
      expect(elements).toBeLessThanOrEqual(DEFAULT_LIMITS.elements + 1);
      // An element has at least two bytes.
      expect(elements).toBeLessThanOrEqual(der.length / 2);
      expect(deviations.length).toBeLessThanOrEqual(elements);
    }
  });

  it('is not looked at when it is longer than any should be', () => {
    expect(countElements(() => attempt(() => parseCertificate(new Uint8Array(DEFAULT_LIMITS.size + 1))))).toBe(0);
  });
});

describe('searches among hostile certificates', () => {
  interface TestCase {
    readonly id: string;
    readonly trusted_certs: readonly string[];
    readonly untrusted_intermediates: readonly string[];
    readonly peer_certificate: string;
    readonly validation_time: string | null;
  }
  const certificates = (pems: readonly string[]): Certificate[] =>
    pems.flatMap((pem) => {
      const parsed = attempt(() => parseCertificate((parsePem(pem)[0] as { bytes: Uint8Array }).bytes));
      return parsed instanceof X509Error ? [] : [parsed];
    });

  /** A search, what it asked for of its budget, and how many signatures it verified. */
  function search(
    leaf: Certificate,
    anchors: readonly Certificate[],
    intermediates: readonly Certificate[],
    time: Date,
  ) {
    let verified = 0;
    const verify: CryptoProvider['verify'] = (...args) => {
      verified++;
      return nodeCrypto.verify(...args);
    };
    const provider = Object.create(nodeCrypto, { verify: { value: verify } }) as CryptoProvider;
    const work = new Work(DEFAULT_BUDGET);
    const names = [expectedName('example.com')];
    const options = { anchors, names, time, purpose: 'server', profile: rfc5280, provider } as const;
    const verdict = new Search(intermediates, options, work).run(leaf);
    return { verdict, work, verified };
  }

  function expectBounded({ work, verified }: ReturnType<typeof search>): void {
    expect(verified).toBeLessThanOrEqual(DEFAULT_BUDGET.signatures);
    expect(verified).toBeLessThanOrEqual(work.spent('signatures'));
    // What goes beyond a limit is asked for once and not granted: then the search is over.
    expect(work.spent('candidates')).toBeLessThanOrEqual(DEFAULT_BUDGET.candidates + 1);
    if (work.exceeded === undefined) {
      for (const kind of ['signatures', 'nameComparisons', 'policyNodes'] as const) {
        expect(work.spent(kind)).toBeLessThanOrEqual(DEFAULT_BUDGET[kind]);
      }
    }
  }

  it("stay within their budget in x509-limbo's pathological cases", (ctx) => {
    const limbo = readVectors<{ readonly testcases: readonly TestCase[] }>('limbo.json.gz');
    if (limbo === undefined) return ctx.skip('x509-limbo is not there');
    const cases = limbo.testcases.filter(({ id }) => id.startsWith('pathological::'));
    expect(cases.length).toBeGreaterThan(5);
    for (const test of cases) {
      const [leaf] = certificates([test.peer_certificate]);
      if (leaf === undefined) continue;
      const time = test.validation_time === null ? new Date() : new Date(test.validation_time);
      expectBounded(search(leaf, certificates(test.trusted_certs), certificates(test.untrusted_intermediates), time));
    }
  });

  it('stay within their budget among cross-signed authorities without an anchor above them', () => {
    const options = { provider: nodeCrypto };
    const keys = Array.from({ length: 8 }, () => nodeCrypto.generateKeyPair({ type: 'EC', curve: 'P-256' }));
    const roots = keys.map((pair, index) =>
      Authority.create({ subject: [{ CN: `CA ${index}` }], keys: pair }, options),
    );
    // Every authority has certified every other: paths by the thousand, and none that ends.
    const crossed = roots.flatMap((issuer) =>
      keys.map((pair, index) => issuer.issueAuthority({ subject: [{ CN: `CA ${index}` }], keys: pair }).certificate),
    );
    const leaf = (roots[0] as Authority).issueServer({ names: ['example.com'] }).certificate;
    const stranger = Authority.create({ subject: [{ CN: 'CA 7' }] }, options).certificate;
    const outcome = search(leaf, [stranger], crossed, new Date());
    expect(outcome.verdict.ok).toBe(false);
    expectBounded(outcome);
  });
});
