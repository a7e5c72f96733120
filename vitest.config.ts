import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need other programs: `npm run test:tmux` and `npm run test:peers`.
    exclude: [...configDefaults.exclude, 'test/tmux/**', 'test/peers/**'],
    testTimeout: 20_000,
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      reporter: ['text-summary'],
      thresholds: { lines: 95 },
    },
  },
});
