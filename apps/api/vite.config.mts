import { defineConfig } from 'vitest/config';
import { answers } from './answers.plugin.mts';
import { paperWorker, sheetWorker } from './workers.plugin.mts';

const database = process.env['DB'] ?? 'sqlite';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/api',
  plugins: [paperWorker(), sheetWorker(), answers()],
  resolve: { tsconfigPaths: true },
  build: {
    ssr: 'src/main.ts',
    outDir: '../../dist/apps/api',
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    minify: false,
  },
  test: {
    name: `api on ${database}`,
    environment: 'node',
    globals: true,
    include: ['src/**/*.spec.ts'],
    setupFiles: ['test-setup.ts'],
    // argon2 and a migration per file take their time when every core is busy.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // One loaded service per worker instead of one per file: each file still makes its own app on its own database. More than halves the run.
    isolate: false,
  },
});
