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
    // Beside each other, as the programs look for the product from where they lie.
    rolldownOptions: {
      input: { main: 'bench/main.ts', bare: 'bench/bare.ts' },
      output: { chunkFileNames: '[name].js' },
    },
  },
});
