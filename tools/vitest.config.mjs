import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../node_modules/.vite/tools',
  test: { name: 'tools', include: ['**/*.spec.mjs'], testTimeout: 60_000, hookTimeout: 60_000 },
});
