import { expect, it } from 'vitest';
import { findAttacker, findRung } from './registry.js';

it('suggests the nearest name', () => {
  expect(() => findRung('hybird')).toThrow(
    expect.objectContaining({ code: 'mitm/unknown-rung', context: expect.objectContaining({ suggestion: 'hybrid' }) }),
  );
  expect(() => findAttacker('keyswap')).toThrow(
    expect.objectContaining({
      code: 'mitm/unknown-attacker',
      context: expect.objectContaining({ suggestion: 'key-swap' }),
    }),
  );
});
