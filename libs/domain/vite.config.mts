import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    environment: 'node',
    include: ['src/**/*.spec.ts'],
    // Properties over a thousand sets take their time when every core is busy.
    testTimeout: 30_000,
    // Pure functions: nothing one file could leave to the next.
    isolate: false,
  },
});
