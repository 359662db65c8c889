import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { type Identity, newCa, newEndEntity, time } from '../../test/authority.js';
import { withOpenSsl } from '../../test/openssl.js';
import {
  type Certificate,
  certificateToPem,
  cRLDistributionPoints,
  type DistributionPoint,
  encodeExtension,
  freshestCRL,
  type ReasonFlag,
} from '../certificate/index.js';
import { encodeGeneralName, type GeneralName, type GeneralNameInput } from '../general-name/index.js';
import { type RevocationOptions, rfc5280, type VerifyOptions, verifyChain } from '../verify/index.js';
import {
  type CertificateList,
  type CertificateListContents,
  type CrlSourceOptions,
  certificateListToPem,
  createCertificateList,
  crlSource,
  type Revocation,
} from './index.js';

const kind = { type: 'EC', curve: 'P-256' } as const;
const root = newCa('Root', undefined, { kind });
const period = { thisUpdate: new Date('2026-05-31T00:00:00Z'), nextUpdate: new Date('2026-06-07T00:00:00Z') };

const named = (name: GeneralNameInput): GeneralName => ({ ...name, bytes: encodeGeneralName(name) }) as GeneralName;
const uri = (value: string): GeneralName => named({ type: 'uniformResourceIdentifier', value });
const POINT = uri('http://ca.example/1.crl');

function point(parts: Partial<DistributionPoint>): DistributionPoint {
  return { distributionPoint: undefined, reasons: undefined, cRLIssuer: undefined, ...parts };
}

function leafWith(...points: DistributionPoint[]): Certificate {
  const extensions = points.length === 0 ? [] : [encodeExtension(cRLDistributionPoints, points, false)];
  return newEndEntity(root, { kind, extensions }).certificate;
}

function revoked({ serialNumber }: Certificate, more: Partial<Revocation> = {}): Revocation {
  return { serialNumber, revocationDate: new Date('2026-05-30T00:00:00Z'), ...more };
}

function list(contents: Partial<CertificateListContents>, signer = root): CertificateList {
  const issuer = { certificate: signer.certificate, privateKey: signer.keys.privateKey };
  return createCertificateList({ ...period, cRLNumber: 10, revocations: [], ...contents }, issuer, { provider });
}

function outcome(
  leaf: Certificate,
  lists: readonly CertificateList[],
  {
    intermediates = [],
    scope = 'endEntity',
    policy = 'hard-fail',
    ...options
  }: CrlSourceOptions & Pick<VerifyOptions, 'intermediates'> & Pick<RevocationOptions, 'scope' | 'policy'> = {},
): string {
  const verdict = verifyChain(leaf, {
    anchors: [root.certificate],
    intermediates,
    names: [],
    time,
    purpose: 'server',
    profile: rfc5280,
    provider,
    revocation: { sources: [crlSource(lists, options)], scope, policy },
  });
  if (verdict.ok) return 'good';
  const [{ code, context }] = verdict.failures;
  return code === 'x509/revoked' ? `revoked: ${context?.reason}` : String(context?.reasons);
}

/** What OpenSSL makes of the same. */
function opensslOutcome(
  openssl: Parameters<Parameters<typeof withOpenSsl>[1]>[0],
  leaf: Certificate,
  lists: readonly CertificateList[],
  untrusted: readonly Certificate[] = [],
  check: '-crl_check' | '-crl_check_all' = '-crl_check',
): boolean {
  openssl.write('root.pem', certificateToPem(root.certificate));
  openssl.write('leaf.pem', certificateToPem(leaf));
  openssl.write('others.pem', [root.certificate, ...untrusted].map((each) => certificateToPem(each)).join(''));
  const files = lists.flatMap((each, index) => {
    openssl.write(`${index}.pem`, certificateListToPem(each));
    return ['-CRLfile', `${index}.pem`];
  });
  const at = ['-attime', String(time.getTime() / 1000), '-CAfile', 'root.pem', '-untrusted', 'others.pem'];
  const flags = ['-crl_check', ...(check === '-crl_check' ? [] : [check]), '-extended_crl', '-use_deltas'];
  const { ok, output } = openssl.try('verify', ...at, ...flags, ...files, 'leaf.pem');
  // The program goes on after an error on the path of a CRL issuer, and forgets it in its result.
  return ok && !output.includes('[CRL path] error');
}

describe('delta CRLs', () => {
  const [good, added, released] = [leafWith(), leafWith(), leafWith()];
  const fresh = encodeExtension(freshestCRL, [point({ distributionPoint: { fullName: [POINT] } })], false);
  const base = list({ revocations: [revoked(released, { reason: 'certificateHold' })], extensions: [fresh] });
  const delta = (parts: Partial<CertificateListContents> = {}): CertificateList =>
    list({
      cRLNumber: 11,
      baseCRLNumber: 10,
      revocations: [revoked(added, { reason: 'superseded' }), revoked(released, { reason: 'removeFromCRL' })],
      ...parts,
    });

  it('bring a complete one up to date, for us and for OpenSSL', (ctx) => {
    const lists = [base, delta()];
    expect([good, added, released].map((leaf) => outcome(leaf, lists))).toEqual([
      'good',
      'revoked: superseded',
      'good',
    ]);
    withOpenSsl(ctx, (openssl) => {
      expect([good, added, released].map((leaf) => opensslOutcome(openssl, leaf, lists))).toEqual([true, false, true]);
    });
  });

  it('are passed over when they do not fit', () => {
    const stranger = newCa('Root', undefined, { kind });
    for (const unfit of [
      delta({ baseCRLNumber: 11, cRLNumber: 12 }),
      delta({ cRLNumber: 10, baseCRLNumber: 9 }),
      delta({ nextUpdate: new Date('2026-05-31T12:00:00Z') }),
      delta({ issuingDistributionPoint: { onlyContainsUserCerts: true } }),
      list({ cRLNumber: 11, baseCRLNumber: 10, revocations: [revoked(added)] }, stranger),
    ]) {
      expect(outcome(added, [base, unfit])).toBe('good');
      expect(outcome(released, [base, unfit])).toBe('revoked: certificateHold');
    }
    expect(outcome(good, [delta()])).toBe('CRL: delta');
  });
});

describe('CRLs for some reasons', () => {
  const leaf = leafWith();
  const onlySome = (...reasons: ReasonFlag[]): Partial<CertificateListContents> => ({
    issuingDistributionPoint: { onlySomeReasons: new Set(reasons) },
  });
  const GRAVE = ['keyCompromise', 'cACompromise', 'aACompromise'] as const;
  const REST = [
    'affiliationChanged',
    'superseded',
    'cessationOfOperation',
    'certificateHold',
    'privilegeWithdrawn',
  ] as const;
  const REASONS: readonly ReasonFlag[] = [...GRAVE, ...REST];
  const grave = list(onlySome(...GRAVE));
  const rest = list(onlySome(...REST));

  it('clear a certificate together, not alone', () => {
    expect(outcome(leaf, [grave])).toBe('CRL: scope');
    expect(outcome(leaf, [rest])).toBe('CRL: scope');
    expect(outcome(leaf, [rest, grave])).toBe('good');
    for (const reason of REASONS) {
      const others = REASONS.filter((other) => other !== reason);
      expect([reason, outcome(leaf, [list(onlySome(...others))])]).toEqual([reason, 'CRL: scope']);
    }
    const listed = list({ ...onlySome('keyCompromise'), revocations: [revoked(leaf, { reason: 'keyCompromise' })] });
    expect(outcome(leaf, [listed])).toBe('revoked: keyCompromise');
  });

  it('are the same to OpenSSL', (ctx) => {
    withOpenSsl(ctx, (openssl) => {
      expect(opensslOutcome(openssl, leaf, [grave])).toBe(false);
    });
  });
});

describe('distribution points', () => {
  const bound = (name: GeneralName): CertificateList =>
    list({ issuingDistributionPoint: { distributionPoint: { fullName: [name] } } });

  it('bind CRLs to certificates that name them', (ctx) => {
    const named = leafWith(point({ distributionPoint: { fullName: [uri('ldap://x.example'), POINT] } }));
    const unnamed = leafWith();
    const cases = [
      [named, bound(POINT), true],
      [named, bound(uri('http://ca.example/2.crl')), false],
      [unnamed, bound(POINT), false],
      [named, list({ issuingDistributionPoint: { onlyContainsUserCerts: true } }), true],
      [named, list({ issuingDistributionPoint: { onlyContainsCACerts: true } }), false],
      [named, list({ issuingDistributionPoint: { onlyContainsAttributeCerts: true } }), false],
    ] as const;
    expect(cases.map(([leaf, each]) => outcome(leaf, [each]) === 'good')).toEqual(cases.map(([, , good]) => good));
    withOpenSsl(ctx, (openssl) => {
      expect(cases.map(([leaf, each]) => opensslOutcome(openssl, leaf, [each]))).toEqual(
        cases.map(([, , good]) => good),
      );
    });
  });
});

describe('indirect CRLs', () => {
  const signer = newCa('CRL Signer', root, { kind });
  const directory = named({ type: 'directoryName', value: signer.certificate.subject });
  const leaf = leafWith(point({ distributionPoint: { fullName: [POINT] }, cRLIssuer: [directory] }));
  const other = leafWith(point({ distributionPoint: { fullName: [POINT] }, cRLIssuer: [directory] }));
  const rootName = named({ type: 'directoryName', value: root.certificate.subject });
  const indirect = (revocations: readonly Revocation[], by = signer): CertificateList =>
    list(
      { issuingDistributionPoint: { indirectCRL: true, distributionPoint: { fullName: [POINT] } }, revocations },
      by,
    );
  const issuers = [signer.certificate];

  it('count for the issuer that their entries name', (ctx) => {
    // Of the two entries with the leaf's number, one belongs to the CRL's own issuer.
    const own = indirect([revoked(leaf), revoked(other, { certificateIssuer: [rootName], reason: 'superseded' })]);
    expect(outcome(leaf, [own], { issuers })).toBe('good');
    expect(outcome(other, [own], { issuers })).toBe('revoked: superseded');
    const sticky = indirect([revoked(other, { certificateIssuer: [rootName] }), revoked(leaf)]);
    expect(outcome(leaf, [sticky], { issuers })).toBe('revoked: unspecified');
    withOpenSsl(ctx, (openssl) => {
      const theirs = [own, sticky].map((each) => opensslOutcome(openssl, leaf, [each], issuers));
      expect(theirs).toEqual([true, false]);
    });
  });

  it('count only from a signer that the issuer certified and the certificate names', () => {
    const empty = indirect([]);
    expect(outcome(leaf, [empty], { issuers })).toBe('good');
    expect(outcome(leaf, [empty])).toBe('CRL: issuer-unknown');
    expect(outcome(leafWith(), [empty], { issuers })).toBe('CRL: indirect');
    const stranger = newCa('CRL Signer', newCa('Root', undefined, { kind }), { kind });
    expect(outcome(leaf, [indirect([], stranger)], { issuers: [stranger.certificate] })).toBe('CRL: issuer-untrusted');
    const direct = list({}, signer);
    expect(outcome(leaf, [direct], { issuers })).toBe('CRL: other-issuer');
    const server = newEndEntity(root, { kind, subject: [{ CN: 'CRL Signer' }] });
    expect(outcome(leaf, [indirect([], server)], { issuers: [server.certificate] })).toBe('CRL: issuer-may-not-sign');
  });
});

describe('CRL issuers elsewhere below the same trust anchor', () => {
  const issuing = newCa('Issuing CA', root, { kind });
  const other = newCa('Other CA', root, { kind });
  const signer = newCa('Far CRL Signer', other, { kind });

  const indirect = (by: Identity, revocations: readonly Revocation[] = []): CertificateList =>
    list(
      { issuingDistributionPoint: { indirectCRL: true, distributionPoint: { fullName: [POINT] } }, revocations },
      by,
    );
  const issuedFor = (by: Identity): Certificate => {
    const directory = named({ type: 'directoryName', value: by.certificate.subject });
    const points = [point({ distributionPoint: { fullName: [POINT] }, cRLIssuer: [directory] })];
    return newEndEntity(issuing, { kind, extensions: [encodeExtension(cRLDistributionPoints, points, false)] })
      .certificate;
  };
  const certificates = (...identities: Identity[]) => identities.map(({ certificate }) => certificate);
  const entry = (leaf: Certificate): Revocation =>
    revoked(leaf, { certificateIssuer: [named({ type: 'directoryName', value: issuing.certificate.subject })] });

  it('are believed when their path is valid, as OpenSSL does', (ctx) => {
    const leaf = issuedFor(signer);
    const [good, bad] = [indirect(signer), indirect(signer, [entry(leaf)])];
    const intermediates = certificates(issuing, other);
    expect(outcome(leaf, [good], { intermediates, issuers: certificates(signer) })).toBe('good');
    expect(outcome(leaf, [bad], { intermediates, issuers: certificates(signer) })).toBe('revoked: unspecified');
    expect(outcome(leaf, [good], { intermediates: certificates(issuing, other, signer) })).toBe('good');
    expect(outcome(leaf, [good], { intermediates: certificates(issuing), issuers: certificates(signer, other) })).toBe(
      'good',
    );
    // The path's authorities and the anchor themselves need no search.
    const byRoot = issuedFor(root);
    expect(outcome(byRoot, [indirect(root)], { intermediates: certificates(issuing) })).toBe('good');
    withOpenSsl(ctx, (openssl) => {
      const theirs = [good, bad].map((each) =>
        opensslOutcome(openssl, leaf, [each], certificates(issuing, other, signer)),
      );
      expect(theirs).toEqual([true, false]);
    });
  });

  it('are not believed when their path is missing, broken or ends elsewhere', (ctx) => {
    const late = newCa('Late CA', root, { kind, notAfter: new Date('2026-05-01T00:00:00Z') });
    const elsewhere = newCa('Elsewhere', undefined, { kind });
    const narrow = newCa('Narrow CA', root, { kind, pathLen: 0 });
    const below = newCa('Below', narrow, { kind });
    for (const [by, helpers] of [
      [signer, []],
      [newCa('Signer of late', late, { kind }), [late]],
      [newCa('Signer of a stranger', elsewhere, { kind }), [elsewhere]],
      [newCa('Signer too deep', below, { kind }), [narrow, below]],
    ] as const) {
      const leaf = issuedFor(by);
      const given = { intermediates: certificates(issuing, ...helpers), issuers: certificates(by) };
      expect(outcome(leaf, [indirect(by)], given)).toBe('CRL: issuer-untrusted');
      withOpenSsl(ctx, (openssl) => {
        const untrusted = certificates(issuing, ...helpers, by);
        expect(opensslOutcome(openssl, leaf, [indirect(by)], untrusted)).toBe(false);
      });
    }
  });

  it('are believed only while nothing on their path is revoked, where all certificates are asked about', (ctx) => {
    const leaf = issuedFor(signer);
    const [byRoot, byOther, bySigner] = [list({}), list({}, other), indirect(signer)];
    const helpers = certificates(issuing, other, signer);
    for (const [lists, expected] of [
      [[bySigner, byOther, byRoot], 'good'],
      [[bySigner, list({ revocations: [revoked(signer.certificate)] }, other), byRoot], /^CRL: issuer-revocation/],
      [[bySigner, byOther, list({ revocations: [revoked(other.certificate)] })], /^CRL: issuer-revocation/],
      [[bySigner, byRoot], /^CRL: issuer-revocation/],
      [[indirect(signer, [entry(leaf)]), byOther, byRoot], 'revoked: unspecified'],
    ] as const) {
      expect(outcome(leaf, lists, { intermediates: helpers, scope: 'path' })).toMatch(expected);
      withOpenSsl(ctx, (openssl) => {
        expect(opensslOutcome(openssl, leaf, lists, helpers, '-crl_check_all')).toBe(expected === 'good');
      });
    }
    const soft = { intermediates: helpers, scope: 'path', policy: 'soft-fail' } as const;
    expect(outcome(leaf, [indirect(signer, [entry(leaf)]), byRoot], soft)).toBe('revoked: unspecified');
    const gone = list({ revocations: [revoked(signer.certificate)] }, other);
    expect(outcome(leaf, [indirect(signer, [entry(leaf)]), gone, byRoot], soft)).toBe('good');
  });

  it('may vouch for each other, but not for themselves or in circles', () => {
    const directory = (name: string): GeneralName =>
      named({ type: 'directoryName', value: newCa(name, root, { kind }).certificate.subject });
    const watchedBy = (name: string): Uint8Array =>
      encodeExtension(
        cRLDistributionPoints,
        [point({ distributionPoint: { fullName: [POINT] }, cRLIssuer: [directory(name)] })],
        false,
      );
    /** Those with a watcher are certified by one who signs no CRLs: their watcher does it; the others by the root. */
    const judged = (...signers: (readonly [name: string, watcher?: string])[]): string => {
      const identities = signers.map(([name, watcher]) =>
        watcher === undefined
          ? newCa(name, root, { kind })
          : newCa(name, other, { kind, extensions: [watchedBy(watcher)] }),
      );
      const leaf = newEndEntity(other, { kind, extensions: [watchedBy('A')] }).certificate;
      const lists = [...identities.map((by) => indirect(by)), list({})];
      const intermediates = certificates(other);
      return outcome(leaf, lists, { intermediates, issuers: certificates(...identities), scope: 'path' });
    };
    expect(judged(['A'])).toBe('good');
    expect(judged(['A', 'B'], ['B'])).toBe('good');
    expect(judged(['A', 'A'])).toMatch(/^CRL: issuer-revocation/);
    expect(judged(['A', 'B'], ['B', 'A'])).toMatch(/^CRL: issuer-revocation/);
    expect(judged(['A', 'B'], ['B', 'C'], ['C'])).toMatch(/^CRL: issuer-revocation/);
  });

  it('cost no more than the budget, however many there are', () => {
    const leaf = issuedFor(signer);
    // All have the name and the key of the signer, and a path that leads nowhere.
    const copies = Array.from({ length: 300 }, (_, index) =>
      newCa(
        'Far CRL Signer',
        { ...other, certificate: newCa(`Nobody ${index}`, undefined, other).certificate },
        {
          kind,
          keys: signer.keys,
        },
      ),
    );
    let verified = 0;
    const counting = Object.create(provider, {
      verify: {
        value: (...args: Parameters<typeof provider.verify>) => {
          verified++;
          return provider.verify(...args);
        },
      },
    }) as typeof provider;
    const verdict = verifyChain(leaf, {
      anchors: [root.certificate],
      intermediates: certificates(issuing, ...copies),
      names: [],
      time,
      purpose: 'server',
      profile: rfc5280,
      provider: counting,
      revocation: { sources: [crlSource([indirect(signer)])], scope: 'endEntity' },
      budget: { candidates: 100, signatures: 20 },
    });
    expect(verdict.ok).toBe(false);
    expect(verified).toBeLessThanOrEqual(20);
  });
});
