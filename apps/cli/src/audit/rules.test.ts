import { describe, expect, it } from 'vitest';
import { cliCatalogue } from '../catalogue/index.js';
import { auditRuleIds } from './rules.js';

describe('the rules of the audit', () => {
  it('have a sentence and a remedy each, and the catalogue has no other', () => {
    const of = (kind: string): string[] =>
      Object.keys(cliCatalogue).flatMap((key) =>
        key.startsWith(`audit.${kind}.`) ? [key.slice(7 + kind.length)] : [],
      );
    expect(of('finding').sort()).toEqual([...auditRuleIds].sort());
    expect(
      of('remedy')
        .filter((id) => id !== 'chain')
        .sort(),
    ).toEqual([...auditRuleIds].sort());
  });
});
