import { defineConfig } from 'vitest/config';

// For `npm run test:peers`: other programs read what `waymark score` writes, run it, and stop it half-way.
export default defineConfig({
  test: {
    include: ['test/peers/**/*.test.ts'],
    testTimeout: 120_000,
  },
});
