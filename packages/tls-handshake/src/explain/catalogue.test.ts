import { catalogueProblems } from '@cutaway/primitives/explain';
import { expect, it } from 'vitest';
import { CipherSuite } from '../registry/index.js';
import { tlsCatalogue } from './index.js';

// Which keys there must be is checked by the types: names of checks, choices, secrets, errors and alerts are unions.
it('says everything in both languages', () => {
  expect(catalogueProblems(tlsCatalogue)).toEqual([]);
});

it('says what every cipher suite is, alike in both languages', () => {
  const values = Object.keys(CipherSuite.of).map((name) => tlsCatalogue[`value.CipherSuite.${name}`]);
  expect(values.filter((phrase) => phrase === undefined)).toEqual([]);
  expect(tlsCatalogue['value.CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256']?.en).toBe(
    'Fresh elliptic-curve keys for each connection, signed with RSA; AES-128-GCM for the records.',
  );
  expect(tlsCatalogue['value.CipherSuite.TLS_RSA_WITH_RC4_128_SHA']?.zh).toContain('RFC 7465');
});
