import { defineConfig } from 'vitest/config';

// For `npm run test:browser`: every page in a real Chromium, on screens and on paper.
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
