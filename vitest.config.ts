import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // The repository of whoever runs the tests must not colour the results.
    env: { NO_COLOR: '', FORCE_COLOR: '', TERM: 'xterm' },
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      reporter: ['text-summary'],
      thresholds: { lines: 95 },
    },
  },
});
