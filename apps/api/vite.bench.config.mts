import { defineConfig } from 'vite';

/** The benchmark and its yardstick, built beside the product. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  build: {
    ssr: true,
    outDir: '../../dist/bench',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: { input: { main: 'bench/main.ts', bare: 'bench/bare.ts' } },
  },
});
