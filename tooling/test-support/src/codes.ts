import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The error codes that source files throw: every string `'<name>/…'` in them.
 *
 * Tests, catalogues and the `errors.ts` files that declare the codes do not count, so a code that is declared only is
 * not among them.
 *
 * @param folder searched with its folders, but for dependencies and builds.
 * @param name what the codes begin with, for example `wire`.
 */
export function codesIn(folder: string, name: string): Set<string> {
  const pattern = new RegExp(`'(${name}/[a-z0-9-]+)'`, 'g');
  const codes = new Set<string>();
  for (const file of sourceFiles(folder)) {
    for (const [, code] of readFileSync(file, 'utf8').matchAll(pattern)) codes.add(code as string);
  }
  return codes;
}

function* sourceFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!['node_modules', 'dist', 'explain', 'test', 'bench'].includes(entry.name)) yield* sourceFiles(path);
    } else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts') && entry.name !== 'errors.ts') {
      yield path;
    }
  }
}
