import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogueProblems } from '@cutaway/primitives/explain';
import { expect, it } from 'vitest';
import { x509Catalogue } from './index.js';

const source = fileURLToPath(new URL('..', import.meta.url));

function codesInSource(): Set<string> {
  const codes = new Set<string>();
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file.startsWith('explain')) continue;
    for (const [code] of readFileSync(join(source, file), 'utf8').matchAll(/'x509\/[a-z0-9-]+'/g)) {
      codes.add(`error.${code.slice(1, -1)}`);
    }
  }
  return codes;
}

it('has a sentence in both languages for every code, and none for codes that are gone', () => {
  const codes = codesInSource();
  expect(codes.size).toBeGreaterThan(30);
  expect(catalogueProblems(x509Catalogue, codes)).toEqual([]);
  const checks = Object.keys(x509Catalogue).filter((key) => key.startsWith('check.'));
  expect(checks).toContain('check.certificate.signature');
  const stale = Object.keys(x509Catalogue).filter((key) => key.startsWith('error.') && !codes.has(key));
  expect(stale).toEqual([]);
});
