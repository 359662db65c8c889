import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { newCa, time } from '../../test/authority.js';
import { encodePublicKey, parseSubjectPublicKeyInfo } from '../keys/index.js';
import { rfc5280, verifyChain } from './index.js';
import { signatureCost } from './signature-cost.js';

const rsa = (bits: number, exponentBytes: Uint8Array): number =>
  signatureCost(
    parseSubjectPublicKeyInfo(
      encodePublicKey({ type: 'RSA', n: new Uint8Array(bits / 8).fill(0xff), e: exponentBytes }),
    ),
  );

describe('the cost of a signature', () => {
  it('grows with the key', () => {
    const usual = Uint8Array.of(1, 0, 1);
    const long = new Uint8Array(32).fill(0xff);
    expect([2048, 4096, 8192, 16_384].map((bits) => rsa(bits, usual))).toEqual([1, 1, 2, 7]);
    expect([2048, 4096, 8192, 16_384].map((bits) => rsa(bits, long))).toEqual([2, 7, 25, 97]);
  });

  it('counts against the budget of a search', () => {
    const sameName = Array.from({ length: 8 }, () =>
      newCa('Root', undefined, { kind: { type: 'EC', curve: 'P-521' } }),
    );
    const [signer, ...others] = sameName;
    const leaf = newCa('Leaf', signer).certificate;
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
      anchors: others.map(({ certificate }) => ({
        subject: certificate.subject,
        subjectPublicKeyInfo: certificate.subjectPublicKeyInfo,
      })),
      names: [],
      time,
      purpose: 'any',
      profile: rfc5280,
      provider: counting,
      budget: { signatures: 12 },
    });
    expect(verdict.ok).toBe(false);
    expect(verified).toBe(3);
  });
});
