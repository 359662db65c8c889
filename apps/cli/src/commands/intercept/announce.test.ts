import { presentable } from '@cutaway/mitm-scenarios/intercept';
import { expect, it } from 'vitest';
import { cliCatalogue } from '../../catalogue/index.js';

it('every certificate that can be presented is announced by a sentence of its own', () => {
  const prefix = 'intercept.present.';
  const announced = Object.keys(cliCatalogue).filter((key) => key.startsWith(prefix));
  expect(announced.map((key) => key.slice(prefix.length)).toSorted()).toEqual([...presentable].toSorted());
});
