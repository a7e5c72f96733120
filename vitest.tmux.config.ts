import { defineConfig } from 'vitest/config';

// For `npm run test:tmux`: whole sessions of the real program in a real terminal.
export default defineConfig({
  test: {
    include: ['test/tmux/**/*.test.ts'],
    testTimeout: 90_000,
  },
});
