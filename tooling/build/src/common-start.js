// @ts-check
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Keeps together what is always loaded first. Files are parted by which entries and dynamic imports lead to a module,
 * so that a start would read dozens of small ones; here every dynamic import leads to what stands loaded already.
 *
 * @param {string} start the module that is loaded before any of them.
 * @param {string[]} before the modules whose own dynamic imports come earlier, or without it.
 * @returns {import('esbuild').Plugin}
 */
export const commonStart = (start, before) => ({
  name: 'common-start',
  setup(build) {
    const early = before.map((path) => resolve(path));
    build.onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir }) => {
      if (kind !== 'dynamic-import' || early.includes(importer)) return undefined;
      const found = await build.resolve(path, { kind: 'import-statement', importer, resolveDir });
      if (found.external || found.errors.length > 0) return found;
      // `export *` would lose a default export, and what is no ES module has no other.
      const text = readFileSync(found.path, 'utf8');
      if (!/\bexport\b/.test(text) || /\bexport default\b|\bas default\b/.test(text)) return found;
      return { path: found.path, namespace: 'common-start' };
    });
    build.onLoad({ filter: /./, namespace: 'common-start' }, ({ path }) => ({
      contents: `import ${JSON.stringify(resolve(start))}; export * from ${JSON.stringify(path)};`,
      resolveDir: dirname(path),
    }));
  },
});
