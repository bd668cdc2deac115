import { join } from 'node:path';
import { build } from 'vite';
import type { Plugin, ResolvedConfig } from 'vite';

/** A program that runs beside the service: `virtual:<name>` is where it lies. */
interface BuiltWorker {
  name: string;
  source: string;
}

/** Puts cards and tables on paper. */
export const paperWorker = (): Plugin => worker({ name: 'paper-worker', source: 'src/paper/paper-worker.ts' });

/** Opens files from outside and makes those that are handed out to be filled in. */
export const sheetWorker = (): Plugin => worker({ name: 'sheet-worker', source: 'src/imports/files/sheet-worker.ts' });

/**
 * What works beside the service runs a program of its own and reads no TypeScript. This is the one place that makes it: built
 * beside main.js with the product, and once into Vite's cache for the specs, which so run the very same worker.
 */
function worker({ name, source }: BuiltWorker): Plugin {
  const virtual = `virtual:${name}`;
  const file = `${name}.mjs`;
  let config: ResolvedConfig;
  let built: Promise<unknown> | undefined;
  const outDir = (): string =>
    // Specs on both databases may run at the same moment.
    config.command === 'build'
      ? join(config.root, config.build.outDir)
      : join(config.cacheDir, `${name}-${process.env['DB'] ?? 'sqlite'}`);
  return {
    name,
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: (id) => (id === virtual ? `\0${virtual}` : undefined),
    async load(id) {
      if (id !== `\0${virtual}`) return undefined;
      if (config.command !== 'build')
        await (built ??= buildWorker({ root: config.root, outDir: outDir(), source, file }));
      const from = config.command === 'build' ? 'import.meta.url' : JSON.stringify(`file://${outDir()}/`);
      return `export default new URL(${JSON.stringify(`./${file}`)}, ${from});`;
    },
    // The outer build empties the folder after its modules are loaded.
    async writeBundle() {
      await buildWorker({ root: config.root, outDir: outDir(), source, file });
    },
  };
}

interface Building {
  root: string;
  outDir: string;
  source: string;
  file: string;
}

function buildWorker({ root, outDir, source, file }: Building): Promise<unknown> {
  return build({
    root,
    configFile: false,
    logLevel: 'warn',
    resolve: { tsconfigPaths: true },
    build: {
      ssr: source,
      outDir,
      emptyOutDir: false,
      target: 'node24',
      sourcemap: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: file } },
    },
  });
}
