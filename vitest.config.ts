import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@cutaway/source'] },
  ssr: { resolve: { conditions: ['@cutaway/source'] } },
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'apps/*/{src,test}/**/*.test.ts', 'tooling/*/src/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
