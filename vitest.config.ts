import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // These need other programs: `npm run test:tmux`, `npm run test:peers` and `npm run test:browser`.
    exclude: [...configDefaults.exclude, 'test/tmux/**', 'test/peers/**', 'test/browser/**'],
    testTimeout: 20_000,
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      // What only a browser can run is tested in one.
      exclude: ['src/form/main.ts', 'src/form/page/**'],
      reporter: ['text-summary'],
      thresholds: { lines: 95 },
    },
  },
});
