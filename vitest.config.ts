import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: {
      simkernel: new URL('./src/simkernel/index.ts', import.meta.url).pathname,
      explore: new URL('./src/explore/index.ts', import.meta.url).pathname,
      simtrees: new URL('./src/simtrees/index.ts', import.meta.url).pathname,
    },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/fastCheckSeed.ts'],
    environment: 'node',
    testTimeout: 60_000,
    // By default one processor is left idle, and there may be two.
    maxWorkers: '100%',
  },
});
