// @ts-check
import { defineConfig } from 'tsup';
import { commonStart } from './common-start.js';
import { evaluated } from './evaluated.js';
import { licenses } from './licenses.js';
import { nodeBuiltins } from './node-builtins.js';

/**
 * Every source module becomes one output module, so that what a user steps into in `node_modules` has the
 * layout of the repository and a bundler can drop what is not imported. Types are emitted apart, by `tsc`.
 */
export const packageConfig = () =>
  defineConfig({
    entry: ['src/**/*.ts', '!src/**/*.test.ts', '!src/**/*.d.ts'],
    format: ['esm'],
    target: 'es2023',
    platform: 'neutral',
    bundle: false,
    clean: true,
    dts: false,
    silent: true,
  });

/** What every start of a program would look for in the file system, were it not part of it. */
const PARTS = [/^@cutaway\//, /^@noble\//, /^@scure\//, /^tldts/, 'commander', 'picocolors', /^fast-string-/];

/**
 * A program for Node: our own packages and the libraries it always needs become part of it, because a process that
 * loads a few files starts sooner than one that loads hundreds. Names stay, so that a stack can be read.
 *
 * @param {string[]} entry
 * @param {string} start what the first entry loads before all else.
 * @param {string[]} data modules that export nothing but data.
 */
export const bundledConfig = (entry, start, data) =>
  defineConfig({
    entry,
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    bundle: true,
    splitting: true,
    // Loaded only when there is much to do, and done without where it is not installed.
    external: ['libsodium-sumo'],
    noExternal: PARTS,
    removeNodeProtocol: false,
    metafile: true,
    esbuildPlugins: [
      nodeBuiltins(['node:child_process']),
      commonStart(start, entry),
      evaluated(data),
      licenses('dist/LICENSES.txt'),
    ],
    esbuildOptions(options) {
      options.minifyWhitespace = true;
      options.minifySyntax = true;
      options.charset = 'utf8';
    },
    clean: true,
    dts: false,
    silent: true,
  });

/**
 * A program for Node in one file, with everything it depends on.
 *
 * @param {Record<string, string>} entry
 * @param {string[]} data modules that export nothing but data.
 */
export const singleFileConfig = (entry, data) =>
  defineConfig({
    entry,
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    bundle: true,
    splitting: false,
    minify: true,
    noExternal: [/./],
    esbuildPlugins: [evaluated(data), licenses('dist/cutaway.LICENSES.txt')],
    // Dependencies that are CommonJS require the modules of Node.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    outExtension: () => ({ js: '.mjs' }),
    clean: false,
    dts: false,
    silent: true,
  });
