import { toHex } from '@cutaway/primitives/bytes';
import type { RsaPublicKey } from '@cutaway/primitives/crypto';
import type { Certificate } from '../../certificate/index.js';
import { algorithmName } from '../../keys/index.js';
import { OID } from '../../oids.js';
import { type LintProblem, type LintRule, rule, webRule, when } from '../rule.js';

const KEY = 'subjectPublicKeyInfo';

const number = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes) || '0'}`);

function rsa({ subjectPublicKeyInfo }: Certificate, check: (key: RsaPublicKey) => LintProblem | undefined) {
  const { publicKey } = subjectPublicKeyInfo;
  return publicKey?.type === 'RSA' ? check(publicKey) : undefined;
}

const bits = ({ n }: RsaPublicKey): number => number(n).toString(2).length;

const CURVES: ReadonlySet<string> = new Set(['secp256r1', 'secp384r1', 'secp521r1']);

/** Primes that no modulus may have as a factor (CA/B BR §6.1.6). */
const SMALL_PRIMES: readonly bigint[] = Array.from({ length: 752 }, (_, candidate) => candidate)
  .filter(
    (candidate) =>
      candidate > 1 && !Array.from({ length: 27 }, (_, d) => d + 2).some((d) => d < candidate && candidate % d === 0),
  )
  .map(BigInt);

/** The hash that a signature algorithm's name tells. */
const usesHash = ({ signature }: Certificate, pattern: RegExp): boolean => pattern.test(algorithmName(signature));

/** Keys and signature algorithms. */
export const keyRules: readonly LintRule[] = [
  rule('rsa-under-2048', 'error', 'CA/B BR §6.1.5', (certificate) =>
    rsa(certificate, (key) => when(bits(key) < 2048, KEY, { actual: bits(key) })),
  ),
  webRule('rsa-length-not-multiple-of-8', 'error', '§6.1.5', (certificate) =>
    rsa(certificate, (key) => when(bits(key) % 8 !== 0, KEY, { actual: bits(key) })),
  ),
  rule('rsa-exponent-even', 'error', 'CA/B BR §6.1.6', (certificate) =>
    rsa(certificate, ({ e }) => when(number(e) % 2n === 0n || number(e) < 3n, KEY, { actual: String(number(e)) })),
  ),
  rule('rsa-exponent-small', 'warning', 'CA/B BR §6.1.6', (certificate) =>
    rsa(certificate, ({ e }) => when(number(e) >= 3n && number(e) < 65_537n, KEY, { actual: String(number(e)) })),
  ),
  rule('rsa-exponent-large', 'warning', 'CA/B BR §6.1.6', (certificate) =>
    rsa(certificate, ({ e }) => when(number(e) >= 1n << 256n, KEY)),
  ),
  rule('rsa-modulus-small-factor', 'error', 'CA/B BR §6.1.6', (certificate) =>
    rsa(certificate, ({ n }) => {
      const factor = SMALL_PRIMES.find((prime) => number(n) % prime === 0n);
      return when(factor !== undefined, KEY, { actual: String(factor) });
    }),
  ),
  webRule('curve-not-allowed', 'error', '§6.1.5', ({ subjectPublicKeyInfo: { algorithm, keyName } }) =>
    when(algorithm.algorithm === OID['id-ecPublicKey'] && !CURVES.has(keyName), KEY, { actual: keyName }),
  ),
  webRule('key-algorithm-not-allowed', 'error', '§7.1.3.1', ({ subjectPublicKeyInfo: { publicKey, keyName } }) =>
    when(publicKey?.type !== 'RSA' && publicKey?.type !== 'EC' && !/^secp|^brainpool/.test(keyName), KEY, {
      actual: keyName,
    }),
  ),
  rule('dsa-key', 'warning', 'FIPS 186-5', ({ subjectPublicKeyInfo: { publicKey } }) =>
    when(publicKey?.type === 'DSA', KEY),
  ),
  rule('key-without-provider', 'notice', 'RFC 5280 §4.1.2.7', ({ subjectPublicKeyInfo: { publicKey, keyName } }) =>
    when(publicKey === undefined, KEY, { actual: keyName }),
  ),
  rule('signature-with-md5', 'error', 'RFC 6151 §2', (certificate) =>
    when(usesHash(certificate, /md[245]/i), 'signature', { actual: algorithmName(certificate.signature) }),
  ),
  rule('signature-with-sha1', 'error', 'RFC 9155 §2', (certificate) =>
    when(usesHash(certificate, /sha1(?!\d)/i), 'signature', { actual: algorithmName(certificate.signature) }),
  ),
  rule('signature-algorithm-unknown', 'notice', 'RFC 5280 §4.1.1.2', (certificate) => {
    const name = algorithmName(certificate.signature);
    return when(/^\d+(\.\d+)+$/.test(name), 'signature', { actual: name });
  }),
];
