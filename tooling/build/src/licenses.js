// @ts-check
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package that a file of a bundle comes from. */
const PACKAGE = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * Writes the licences of all packages that became part of a bundle beside it, as they ask for.
 *
 * @param {string} file
 * @returns {import('esbuild').Plugin}
 */
export const licenses = (file) => ({
  name: 'licenses',
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(({ metafile }) => {
      const folders = Object.keys(metafile?.inputs ?? {}).flatMap((input) => PACKAGE.exec(input)?.[1] ?? []);
      const texts = new Map();
      for (const folder of new Set(folders)) {
        const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        const found = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
        const text =
          found === undefined ? (author?.name ?? author ?? '') : readFileSync(join(folder, found), 'utf8').trim();
        texts.set(`${name} ${version}`, `${license}\n\n${text}`);
      }
      const parts = [...texts].sort().map(([name, text]) => `${name}: ${text}\n`);
      // The bundle's own files are written after this.
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, parts.join(`\n${'-'.repeat(80)}\n\n`));
    });
  },
});
