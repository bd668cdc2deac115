import { join } from 'node:path';
import { build } from 'vite';
import type { Plugin, ResolvedConfig } from 'vite';

const NAME = 'virtual:paper-worker';
const FILE = 'paper-worker.mjs';

/**
 * The process that prints runs a program of its own and reads no TypeScript. This is the one place that makes it: built beside
 * main.js with the product, and once into Vite's cache for the specs, which so run the very same worker.
 */
export function paperWorker(): Plugin {
  let config: ResolvedConfig;
  let built: Promise<unknown> | undefined;
  const outDir = (): string =>
    // Specs on both databases may run at the same moment.
    config.command === 'build'
      ? join(config.root, config.build.outDir)
      : join(config.cacheDir, `paper-worker-${process.env['DB'] ?? 'sqlite'}`);
  return {
    name: 'paper-worker',
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    async load(id) {
      if (id !== `\0${NAME}`) return undefined;
      if (config.command !== 'build') await (built ??= buildWorker(config.root, outDir()));
      const from = config.command === 'build' ? 'import.meta.url' : JSON.stringify(`file://${outDir()}/`);
      return `export default new URL(${JSON.stringify(`./${FILE}`)}, ${from});`;
    },
    // The outer build empties the folder after its modules are loaded.
    async writeBundle() {
      await buildWorker(config.root, outDir());
    },
  };
}

function buildWorker(root: string, outDir: string): Promise<unknown> {
  return build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { tsconfigPaths: true },
    build: {
      ssr: 'src/paper/paper-worker.ts',
      outDir,
      emptyOutDir: false,
      target: 'node24',
      sourcemap: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: FILE } },
    },
  });
}
