import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/engines/**/*.engines.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
