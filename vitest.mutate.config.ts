import { defineConfig } from 'vitest/config';

// For `npm run mutate`: only the tests of src/assessment, with fewer random cases to each law.
export default defineConfig({
  test: {
    include: ['test/assessment/*.test.ts'],
    testTimeout: 20_000,
    env: { WAYMARK_LAW_RUNS: '40' },
  },
});
