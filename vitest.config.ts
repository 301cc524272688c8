import { configDefaults, defineConfig } from 'vitest/config';

/** Suites that need more than Node: each prepares what it needs by itself, in a global setup of its own. */
const PREPARED = ['test/openenv/**', 'test/e2e/**'];

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...PREPARED],
        },
      },
      {
        extends: true,
        test: {
          name: 'openenv',
          include: ['test/openenv/**/*.test.ts'],
          globalSetup: ['test/openenv/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/global-setup.ts'],
          // One browser and one server, on few cores.
          fileParallelism: false,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
