import type { KeyPair } from '@cutaway/primitives/crypto';
import { noble as provider } from '@cutaway/primitives/noble';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from '../certificate/index.js';
import { caExtensions, createCertificate, endEntityExtensions } from '../create/index.js';
import { type Budget, expectedName, rfc5280, type Verdict, type VerifyOptions, verifyChain } from './index.js';

const notBefore = new Date('2026-01-01T00:00:00Z');
const notAfter = new Date('2027-01-01T00:00:00Z');
const time = new Date('2026-06-01T00:00:00Z');

const newKeys = (): KeyPair => provider.generateKeyPair({ type: 'Ed25519' });

interface Ca {
  readonly certificate: Certificate;
  readonly keys: KeyPair;
}

function ca(name: string, issuer?: Ca, options: { keys?: KeyPair; pathLen?: number; notAfter?: Date } = {}): Ca {
  const keys = options.keys ?? newKeys();
  const certificate = createCertificate(
    {
      subject: [{ CN: name }],
      publicKey: keys.publicKey,
      notBefore,
      notAfter: options.notAfter ?? notAfter,
      extensions: caExtensions({
        publicKey: keys.publicKey,
        issuer: issuer?.certificate,
        ...(options.pathLen === undefined ? {} : { pathLenConstraint: options.pathLen }),
        provider,
      }),
    },
    { certificate: issuer?.certificate, privateKey: (issuer?.keys ?? keys).privateKey },
    { provider },
  );
  return { certificate, keys };
}

function server(issuer: Ca, names: readonly string[] = ['example.com']): Certificate {
  const keys = newKeys();
  return createCertificate(
    {
      subject: [],
      publicKey: keys.publicKey,
      notBefore,
      notAfter,
      extensions: endEntityExtensions({
        publicKey: keys.publicKey,
        issuer: issuer.certificate,
        names,
        emptySubject: true,
        provider,
      }),
    },
    { certificate: issuer.certificate, privateKey: issuer.keys.privateKey },
    { provider },
  );
}

function verify(leaf: Certificate, anchors: Ca[], intermediates: Ca[], more: Partial<VerifyOptions> = {}): Verdict {
  return verifyChain(leaf, {
    anchors: anchors.map(({ certificate }) => certificate),
    intermediates: intermediates.map(({ certificate }) => certificate),
    names: [expectedName('example.com')],
    time,
    purpose: 'server',
    profile: rfc5280,
    provider,
    ...more,
  });
}

function codes(verdict: Verdict): string[] {
  return verdict.ok ? [] : verdict.failures.map(({ code, certificate }) => `${code}@${certificate}`);
}

describe('verifyChain', () => {
  let root: Ca;
  let intermediate: Ca;
  let leaf: Certificate;

  beforeAll(() => {
    root = ca('Root');
    intermediate = ca('Intermediate', root);
    leaf = server(intermediate);
  });

  it('builds the path and names every check with its byte range', () => {
    const verdict = verify(leaf, [root], [intermediate]);
    if (!verdict.ok) throw new Error(codes(verdict).join());
    expect(verdict.path).toEqual([leaf, intermediate.certificate, root.certificate]);
    expect(verdict.anchor).toBe(root.certificate);
    const signatures = verdict.checks.filter(({ name }) => name === 'certificate.signature');
    expect(signatures.map(({ certificate, outcome }) => [certificate, outcome])).toEqual([
      [0, 'passed'],
      [1, 'passed'],
    ]);
    for (const { certificate, pos, size } of verdict.checks) {
      if (pos !== undefined)
        expect(pos + (size ?? 0)).toBeLessThanOrEqual(verdict.path[certificate]?.bytes.length ?? 0);
    }
    const { pos, size } = verdict.checks.find(({ name }) => name === 'certificate.name') ?? {};
    expect(new TextDecoder().decode(leaf.bytes.subarray((pos ?? 0) + 2, (pos ?? 0) + (size ?? 0)))).toBe('example.com');
  });

  it('takes a bare name and key as an anchor', () => {
    const { subject, subjectPublicKeyInfo } = root.certificate;
    const verdict = verify(leaf, [], [intermediate], { anchors: [{ subject, subjectPublicKeyInfo }] });
    expect(verdict.ok && verdict.path).toEqual([leaf, intermediate.certificate]);
  });

  it('trusts a self-signed end entity only when it is an anchor itself', () => {
    const keys = newKeys();
    const own = createCertificate(
      {
        subject: [{ CN: 'example.com' }],
        publicKey: keys.publicKey,
        notBefore,
        notAfter,
        extensions: endEntityExtensions({ publicKey: keys.publicKey, names: ['example.com'], provider }),
      },
      { privateKey: keys.privateKey },
      { provider },
    );
    expect(verify(own, [{ certificate: own, keys }], []).ok).toBe(true);
    expect(codes(verify(own, [root], []))).toEqual(['x509/untrusted-root@0']);
  });

  it('says which certificate fails which check', () => {
    expect(codes(verify(leaf, [root], []))).toEqual(['x509/unknown-issuer@0']);
    expect(codes(verify(leaf, [], [intermediate, root]))).toEqual(['x509/untrusted-root@2']);
    expect(codes(verify(leaf, [root], [intermediate], { names: [expectedName('example.org')] }))).toEqual([
      'x509/name-mismatch@0',
    ]);
    expect(codes(verify(leaf, [root], [intermediate], { purpose: 'client' }))).toEqual(['x509/purpose-forbidden@0']);
    expect(codes(verify(leaf, [root], [intermediate], { signatureAlgorithms: ['id-Ed448'] }))).toEqual([
      'x509/signature-algorithm-forbidden@0',
      'x509/signature-algorithm-forbidden@1',
    ]);
    const late = codes(verify(leaf, [root], [intermediate], { time: new Date('2028-01-01') }));
    expect(late).toEqual(['x509/expired@0', 'x509/expired@1', 'x509/expired@2']);
    expect(codes(verify(leaf, [root], [intermediate], { time: new Date(Number.NaN) }))[0]).toBe('x509/not-yet-valid@0');
  });

  it('refuses a changed certificate and an issuer with the right name and another key', () => {
    const changed = leaf.bytes.slice();
    changed[changed.length - 1] = (changed[changed.length - 1] as number) ^ 1;
    const verdict = verifyChain(changed, {
      anchors: [root.certificate],
      intermediates: [intermediate.certificate],
      names: [],
      time,
      purpose: 'server',
      profile: rfc5280,
      provider,
    });
    expect(codes(verdict)).toEqual(['x509/bad-signature@0']);
    expect(codes(verify(leaf, [ca('Root')], [intermediate]))).toEqual(['x509/bad-signature@1']);
  });

  it('refuses an end entity as issuer and a path longer than a CA allows', () => {
    const holder = server(root);
    const forged = server({ certificate: holder, keys: newKeys() });
    expect(codes(verify(forged, [root], [{ certificate: holder, keys: root.keys }]))).toContain('x509/not-a-ca@1');
    const limited = ca('Limited', root, { pathLen: 0 });
    const below = ca('Below', limited);
    expect(codes(verify(server(below), [root], [limited, below]))).toEqual(['x509/path-length-exceeded@2']);
    expect(verify(server(limited), [root], [limited]).ok).toBe(true);
    const renewed = ca('Limited', limited, { pathLen: 0 });
    expect(verify(server(renewed), [root], [limited, renewed]).ok).toBe(true);
  });

  it('finds the one way through certificates that were signed across', () => {
    const bridge = ca('Bridge');
    const rootByBridge = ca('Root', bridge, { keys: root.keys });
    const bridgeByRoot = ca('Bridge', root, { keys: bridge.keys });
    const expired = ca('Intermediate', root, { keys: intermediate.keys, notAfter: new Date('2026-02-01') });
    expect(verify(leaf, [root], [bridgeByRoot, rootByBridge, expired, intermediate]).ok).toBe(true);
    const verdict = verify(leaf, [bridge], [bridgeByRoot, rootByBridge, expired, intermediate]);
    expect(verdict.ok && verdict.path.length).toBe(4);
  });

  it('ends within its budget when many CAs share a name', () => {
    const many = Array.from({ length: 30 }, () => ca('Intermediate', root));
    const budget: Partial<Budget> = { signatures: 10 };
    expect(codes(verify(leaf, [ca('Root')], many, { budget }))).toEqual(['x509/budget-exceeded@0']);
  });

  it('gives a verdict for bytes that are no certificate', () => {
    const verdict = verifyChain(Uint8Array.of(0x30, 0x80), {
      anchors: [root.certificate],
      names: [],
      time,
      purpose: 'server',
      profile: rfc5280,
      provider,
    });
    expect(codes(verdict)).toEqual(['x509/der-indefinite-length@0']);
  });
});
