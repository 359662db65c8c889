import { defineConfig, type ViteUserConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  resolve: { conditions: ['@cutaway/source'] },
  ssr: { resolve: { conditions: ['@cutaway/source'] } },
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'apps/*/{src,test}/**/*.test.ts', 'tooling/*/src/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for programs they have started: by itself vitest keeps one processor idle.
    maxWorkers: '100%',
  },
});

export default config;
