import { catalogueProblems } from '@cutaway/primitives/explain';
import { expect, it } from 'vitest';
import { tlsCatalogue } from './index.js';

// Which keys there must be is checked by the types: names of checks, choices, secrets, errors and alerts are unions.
it('says everything in both languages', () => {
  expect(catalogueProblems(tlsCatalogue)).toEqual([]);
});
