import { X509Certificate } from 'node:crypto';
import { equal } from '@cutaway/primitives/bytes';
import { noble as provider } from '@cutaway/primitives/noble';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { describe, expect, it } from 'vitest';
import {
  type Certificate,
  dissectCertificate,
  type Extension,
  encodeTbsCertificate,
  encodeUnknownExtension,
  parseCertificate,
} from '../src/certificate/index.js';
import { assembleSigned } from '../src/create/index.js';
import { type Deviation, objectIdentifier, sequence, setOf } from '../src/der/index.js';
import { X509Error } from '../src/errors.js';
import type { AlgorithmIdentifier } from '../src/keys/index.js';
import { algorithmIdentifier, encodePublicKey } from '../src/keys/index.js';
import type { Name } from '../src/name/index.js';
import { rfc5280, verifyChain } from '../src/verify/index.js';
import { newCa, newEndEntity, time } from './authority.js';
import { systemRoots } from './system-roots.js';

function reencodeName({ rdnSequence }: Name): Uint8Array {
  return sequence(
    ...rdnSequence.map((rdn) => setOf(rdn.map(({ type, value }) => sequence(objectIdentifier(type), value)))),
  );
}

function reencodeAlgorithm({ algorithm, parameters }: AlgorithmIdentifier): Uint8Array {
  return algorithmIdentifier(algorithm, parameters?.bytes);
}

function reencodeExtension({ extnID, critical, extnValue, type, value }: Extension): Uint8Array {
  return encodeUnknownExtension(extnID, type === undefined ? extnValue : type.encode(value as never), critical);
}

/** Puts a certificate together again from what was read, down to the values of its extensions. */
function reencode(certificate: Certificate): Uint8Array {
  const { publicKey, bytes } = certificate.subjectPublicKeyInfo;
  const tbs = encodeTbsCertificate({
    ...certificate,
    signature: reencodeAlgorithm(certificate.signature),
    issuer: reencodeName(certificate.issuer),
    subject: reencodeName(certificate.subject),
    subjectPublicKeyInfo: publicKey === undefined ? bytes : encodePublicKey(publicKey),
    extensions: certificate.extensions.map(reencodeExtension),
  });
  return assembleSigned(tbs, reencodeAlgorithm(certificate.signatureAlgorithm), certificate.signatureValue.bytes);
}

/** Every so-manieth, so that a test of a long list stays short; each run of the list begins elsewhere. */
function* every<T>(step: number, start: number, items: Iterable<T>): Generator<T> {
  let index = start % step;
  for (const item of items) if (index++ % step === 0) yield item;
}

/** Reading may cost one step for every two bytes: no element is shorter, and none is read twice. */
function expectTypedOutcome(bytes: Uint8Array, lenient: boolean): Certificate | undefined {
  const limits = { elements: Math.ceil(bytes.length / 2) };
  try {
    return parseCertificate(bytes, lenient ? { limits, deviations: [] } : { limits });
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    expect(error.code).not.toBe('x509/der-too-many-elements');
    return undefined;
  }
}

describe("the system's roots", () => {
  it('all parse, and encode to the bytes they came from', (ctx) => {
    const roots = systemRoots(ctx);
    expect(roots.length).toBeGreaterThan(50);
    for (const bytes of roots) {
      const certificate = parseCertificate(bytes);
      const deviations: Deviation[] = [];
      parseCertificate(bytes, { deviations });
      // Two roots of today write keyUsage with zero bits behind it, which encoding leaves out as DER wants it.
      expect(deviations.filter(({ code }) => code !== 'x509/der-trailing-zero-bits')).toEqual([]);
      if (deviations.length === 0) expect(equal(reencode(certificate), bytes)).toBe(true);
    }
  });

  it('read as node:crypto reads them', (ctx) => {
    for (const bytes of systemRoots(ctx)) {
      const ours = parseCertificate(bytes);
      const theirs = new X509Certificate(bytes);
      expect(ours.validity.notBefore).toEqual(theirs.validFromDate);
      expect(ours.validity.notAfter).toEqual(theirs.validToDate);
      expect(BigInt(`0x${theirs.serialNumber}`)).toBe(
        ours.serialNumber.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n),
      );
      const spki = theirs.publicKey.export({ type: 'spki', format: 'der' });
      expect(equal(ours.subjectPublicKeyInfo.bytes, new Uint8Array(spki))).toBe(true);
    }
  });

  it('end in the typed error when a byte is changed or the end is missing', (ctx) => {
    let start = 0;
    for (const bytes of systemRoots(ctx)) {
      start++;
      for (const { bytes: changed } of every(61, start, mutations(bytes))) {
        expectTypedOutcome(changed, false);
        expectTypedOutcome(changed, true);
      }
      for (const cut of every(61, start, truncations(bytes))) expect(expectTypedOutcome(cut, false)).toBeUndefined();
    }
  });
});

describe('a certificate with a changed byte', () => {
  const root = newCa('Root');
  const { certificate } = newEndEntity(root, { names: ['example.com', '192.0.2.1'], subject: [{ CN: 'example.com' }] });

  it('parses, or ends in the typed error with a place inside its bytes, at every position', () => {
    for (const { bytes } of mutations(certificate.bytes)) {
      const { error } = dissectCertificate(bytes);
      expectTypedOutcome(bytes, true);
      if (error?.place.offset !== undefined) expect(error.place.offset).toBeLessThanOrEqual(bytes.length);
    }
    for (const bytes of truncations(certificate.bytes)) expect(expectTypedOutcome(bytes, true)).toBeUndefined();
  });

  it('is never verified', () => {
    const options = { names: [], time, purpose: 'server', profile: rfc5280, provider } as const;
    const anchors = [root.certificate];
    expect(verifyChain(certificate, { ...options, anchors }).ok).toBe(true);
    for (const { bytes } of every(3, 0, mutations(certificate.bytes))) {
      expect(verifyChain(bytes, { ...options, anchors }).ok).toBe(false);
    }
  });

  it('helps no path when it is an intermediate', () => {
    const intermediate = newCa('Intermediate', root);
    const leaf = newEndEntity(intermediate).certificate;
    const options = {
      anchors: [root.certificate],
      names: [],
      time,
      purpose: 'server',
      profile: rfc5280,
      provider,
    } as const;
    const verify = (bytes: Uint8Array): boolean => verifyChain(leaf, { ...options, intermediates: [bytes] }).ok;
    expect(verify(intermediate.certificate.bytes)).toBe(true);
    for (const { bytes } of every(7, 0, mutations(intermediate.certificate.bytes))) expect(verify(bytes)).toBe(false);
  });
});
