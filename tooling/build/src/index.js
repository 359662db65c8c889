// @ts-check
import { defineConfig } from 'tsup';

/**
 * Every source module becomes one output module, so that what a user steps into in `node_modules` has the
 * layout of the repository and a bundler can drop what is not imported. Types are emitted apart, by `tsc`.
 */
export const packageConfig = () =>
  defineConfig({
    entry: ['src/**/*.ts', '!src/**/*.test.ts'],
    format: ['esm'],
    target: 'es2023',
    platform: 'neutral',
    bundle: false,
    clean: true,
    dts: false,
    silent: true,
  });
