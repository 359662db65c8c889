import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern, matchPatternList } from './pattern.js';

describe('matchesPattern', () => {
  it('agrees with the regular expression of the same meaning', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 12 });
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), maxLength: 10 });
    fc.assert(
      fc.property(letters, patterns, (text, pattern) => {
        const expression = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
        expect(matchesPattern(text, pattern)).toBe(new RegExp(`^${expression}$`, 's').test(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('does not take exponential time', () => {
    expect(matchesPattern('a'.repeat(5000), `${'*a'.repeat(400)}b`)).toBe(false);
  });
});

describe('matchPatternList', () => {
  it.each([
    ['db.example.org', '*.example.org', 'matched'],
    ['db.example.org', '*.example.org,!db.*', 'negated'],
    ['db.example.org', '!db.*,*.example.org', 'negated'],
    ['db.example.org', '!www.*', 'none'],
    ['', '', 'none'],
    ['db', 'www,', 'none'],
    ['db', `db,${'x'.repeat(1023)}`, 'none'],
  ] as const)('%# %s', (text, list, outcome) => {
    expect(matchPatternList(text, list)).toBe(outcome);
  });

  it('lowers ASCII letters alone', () => {
    expect(matchPatternList('db', 'DB', true)).toBe('matched');
    expect(matchPatternList('db', 'DB')).toBe('none');
    expect(matchPatternList('kelvin', '\u212aelvin', true)).toBe('none');
  });
});
