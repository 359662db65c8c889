import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { measured } from '@cutaway/test-support/measured';
import { readVectors } from '@cutaway/test-support/vectors';
import { describe, expect, it } from 'vitest';
import { type Certificate, parseCertificate } from '../src/certificate/index.js';
import { certificateListFromPem, crlSource } from '../src/crl/index.js';
import { X509Error } from '../src/errors.js';
import { pemBlock } from '../src/pem/index.js';
import {
  DEFAULT_BUDGET,
  type ExpectedName,
  expectedName,
  type Profile,
  rfc5280,
  type Verdict,
  verifyChain,
} from '../src/verify/index.js';
import { webpki } from '../src/webpki/index.js';

interface PeerName {
  readonly kind: 'DNS' | 'IP' | 'RFC822';
  readonly value: string;
}

interface TestCase {
  readonly id: string;
  readonly validation_kind: 'SERVER' | 'CLIENT';
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly expected_result: 'SUCCESS' | 'FAILURE';
  readonly expected_peer_name: PeerName | null;
  readonly expected_peer_names: readonly PeerName[];
  readonly max_chain_depth: number | null;
  readonly crls: readonly string[];
}

/** Cases that come out otherwise than the suite expects, each with the reason. */
const DISPUTED: Readonly<Record<string, string>> = {};

/** Right answers of others on the 208 cases that are not BetterTLS's, as measured for the vectors' README. */
const OTHERS: readonly (readonly [name: string, right: number])[] = [
  ['pyca/cryptography', 148],
  ['OpenSSL 3.0.19', 145],
  ['rustls-webpki', 131],
  ['Go 1.26', 128],
  ['GnuTLS', 123],
  ['pkijs', 107],
  ['certvalidator', 106],
  ['@peculiar/x509', 91],
];

/** BetterTLS's cases, path lengths, CRLs and RFC 5280's are about any PKI; two groups are about the web's. */
function profileFor(id: string): Profile {
  return id.startsWith('webpki::') || id.startsWith('online::') ? webpki : rfc5280;
}

/** A root that cannot be parsed cannot be trusted. */
function anchorsOf({ trusted_certs }: TestCase): Certificate[] {
  return trusted_certs.flatMap((pem) => {
    try {
      return [parseCertificate(pemBlock(pem, 'CERTIFICATE').bytes)];
    } catch (error) {
      if (error instanceof X509Error) return [];
      throw error;
    }
  });
}

/** A name that is no name is left out, so that the certificate itself must be refused for it. */
function namesOf({ expected_peer_name, expected_peer_names }: TestCase): ExpectedName[] {
  return [...expected_peer_names, ...(expected_peer_name === null ? [] : [expected_peer_name])].flatMap(({ value }) => {
    try {
      return [expectedName(value)];
    } catch (error) {
      if (error instanceof X509Error) return [];
      throw error;
    }
  });
}

/** Counts the signatures that a verification looks at. */
let signatures = 0;
const counting: CryptoProvider = Object.create(nodeCrypto, {
  verify: {
    value: (...args: Parameters<CryptoProvider['verify']>) => {
      signatures++;
      return nodeCrypto.verify(...args);
    },
  },
});

function verify(test: TestCase): Verdict {
  const { validation_time, validation_kind, max_chain_depth, crls } = test;
  return verifyChain(pemBlock(test.peer_certificate, 'CERTIFICATE').bytes, {
    anchors: anchorsOf(test),
    intermediates: test.untrusted_intermediates.map((pem) => pemBlock(pem, 'CERTIFICATE').bytes),
    names: namesOf(test),
    time: validation_time === null ? new Date() : new Date(validation_time),
    purpose: validation_kind === 'SERVER' ? 'server' : 'client',
    profile: profileFor(test.id),
    provider: counting,
    ...(max_chain_depth === null ? {} : { maxIntermediates: max_chain_depth }),
    ...(crls.length === 0
      ? {}
      : { revocation: { sources: [crlSource(crls.map((pem) => certificateListFromPem(pem)))], scope: 'endEntity' } }),
  });
}

function summary(verdict: Verdict): string {
  if (verdict.ok) return 'SUCCESS';
  return `FAILURE: ${verdict.failures.map(({ code, certificate }) => `${code}@${certificate}`).join(' ')}`;
}

const limbo = readVectors<{ readonly testcases: readonly TestCase[] }>('limbo.json.gz');
const cases = limbo?.testcases ?? [];

function groupOf(id: string): string {
  return id
    .split('::')
    .slice(0, id.startsWith('bettertls') ? 2 : 1)
    .join('::');
}

describe.skipIf(limbo === undefined)('x509-limbo', () => {
  const right = new Map<string, { right: number; all: number }>();

  it.each([...new Set(cases.map(({ id }) => groupOf(id)))])('%s', (group) => {
    const score = { right: 0, all: 0 };
    const wrong: string[] = [];
    for (const test of cases.filter(({ id }) => groupOf(id) === group)) {
      signatures = 0;
      const verdict = verify(test);
      expect(signatures, test.id).toBeLessThanOrEqual(verdict.ok ? 16 : DEFAULT_BUDGET.signatures);
      const asExpected = verdict.ok === (test.expected_result === 'SUCCESS');
      score.all++;
      if (asExpected) score.right++;
      if (asExpected === test.id in DISPUTED) {
        wrong.push(`${test.id}: expected ${test.expected_result}, got ${summary(verdict)}`);
      }
    }
    right.set(group, score);
    expect(wrong).toEqual([]);
  });

  it('prints the scores', () => {
    const core = [...right].filter(([group]) => !group.startsWith('bettertls'));
    const total = core.reduce((sum, [, score]) => sum + score.right, 0);
    const all = core.reduce((sum, [, score]) => sum + score.all, 0);
    const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(0).padStart(3)} %`;
    const rows = [
      ...[...right].map(([group, score]) => `  ${group.padEnd(30)} ${score.right} of ${score.all}`),
      `x509-limbo without BetterTLS, each case with the profile it is about:`,
      `  ${'@cutaway/x509'.padEnd(20)} ${percent(total, all)}  ${total} of the ${all} cases here`,
      ...OTHERS.map(([name, score]) => `  ${name.padEnd(20)} ${percent(score, 208)}  ${score} of all 208`),
    ];
    console.log(rows.join('\n'));
    measured('limbo', { groups: [...right].map(([group, score]) => ({ group, ...score })), others: OTHERS });
    expect(total + Object.keys(DISPUTED).length).toBeGreaterThanOrEqual(all);
  });
});
