import { defineConfig } from 'vite';

/** The torture, built beside the product. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { tsconfigPaths: true },
  build: {
    ssr: 'torture/main.ts',
    outDir: '../../dist/torture',
    emptyOutDir: true,
    target: 'node24',
    minify: false,
  },
});
