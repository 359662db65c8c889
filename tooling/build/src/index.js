// @ts-check
import { defineConfig } from 'tsup';

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

/**
 * A program for Node: our own packages and the cryptography libraries become part of it, because a process that
 * loads a few files starts sooner than one that loads hundreds.
 *
 * @param {string[]} entry
 */
export const bundledConfig = (entry) =>
  defineConfig({
    entry,
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    bundle: true,
    splitting: true,
    // Loaded only when there is much to do, and done without where it is not installed.
    external: ['libsodium-sumo'],
    noExternal: [/^@cutaway\//, /^@noble\//, /^@scure\//, 'tldts', 'tldts-core'],
    clean: true,
    dts: false,
    silent: true,
  });

/**
 * A program for Node in one file, with everything it depends on.
 *
 * @param {Record<string, string>} entry
 */
export const singleFileConfig = (entry) =>
  defineConfig({
    entry,
    format: ['esm'],
    target: 'node20',
    platform: 'node',
    bundle: true,
    splitting: false,
    minify: true,
    noExternal: [/./],
    // Dependencies that are CommonJS require the modules of Node.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    outExtension: () => ({ js: '.mjs' }),
    clean: false,
    dts: false,
    silent: true,
  });
