import { expect, it } from 'vitest';
import { searchTokens } from './.vitepress/search-tokens.js';

it('keeps Latin words and names', () => {
  expect(searchTokens('The ClientHello, TLS_AES_128_GCM_SHA256.')).toEqual([
    'The',
    'ClientHello',
    'TLS_AES_128_GCM_SHA256',
  ]);
});

it('makes pairs of Chinese characters', () => {
  expect(searchTokens('证书链，key 密')).toEqual(['证书', '书链', 'key', '密']);
});
