import { needs, run } from '@cutaway/test-support/peers';
import { expect, it } from 'vitest';
import { cipherSuites } from '../registry/cipher-suites.js';
import { explainCipherSuite } from './index.js';

it('takes a name apart, in both languages', () => {
  const [suite] = explainCipherSuite(' tls_ecdhe_rsa_with_aes_128_gcm_sha256 ', 'en');
  expect(suite).toMatchObject({ id: 0xc02f, number: '0xc02f', name: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256' });
  expect(suite?.parts?.map(({ name }) => name)).toEqual(['ECDHE', 'RSA', 'AES-128-GCM', 'SHA-256']);
  expect(explainCipherSuite('0xc02f', 'zh')[0]?.sentences.join()).toMatch(/前向/);
});

it('says what static RSA and broken ciphers lack', () => {
  expect(explainCipherSuite('0x002f', 'en')[0]?.sentences.join(' ')).toMatch(/No forward secrecy.*CBC/);
  expect(explainCipherSuite('TLS_RSA_WITH_NULL_SHA', 'en')[0]?.sentences.join(' ')).toMatch(/Broken/);
});

it('finds each suite that is spoken here by name and number, and nothing for what is none', () => {
  for (const { id, name } of cipherSuites) {
    for (const term of [name, `0x${id.toString(16).padStart(4, '0')}`])
      expect(
        explainCipherSuite(term, 'en').map((one) => one.id),
        term,
      ).toEqual([id]);
  }
  for (const term of ['', 'TLS', '__proto__', '0x', 'constructor']) expect(explainCipherSuite(term, 'zh')).toEqual([]);
});

it('knows the names that OpenSSL gives them', (context) => {
  const { stdout } = run(needs(context, 'openssl'), ['ciphers', '-V', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0']);
  const listed = [...stdout.matchAll(/0x([0-9A-F]{2}),0x([0-9A-F]{2}) - (\S+)/g)].map(([, high, low, name = '']) => ({
    id: Number.parseInt(`${high}${low}`, 16),
    name,
  }));
  const spoken = listed.filter(({ id }) => cipherSuites.some((suite) => suite.id === id));
  expect(spoken.length).toBeGreaterThan(20);
  const missed = spoken.filter(({ id, name }) => explainCipherSuite(name, 'en')[0]?.id !== id);
  expect(missed).toEqual([]);
});
