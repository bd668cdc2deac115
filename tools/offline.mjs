import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** Not needed to work: licences are read on the server's pages, packed copies are the server's. */
const LEFT_OUT = /\.(?:br|gz|txt|map)$|^worker\.js$/;

/** Named by their content: never another one under this name. */
const HASHED = /-[\w-]{8,}\.\w+$/;

/**
 * The files of a built web application, as a device keeps them: with a revision where the name does not change with the content.
 * @param {string} folder
 * @returns {{ url: string, revision: string | null }[]}
 */
export function filesOf(folder) {
  return globSync('**/*.*', { cwd: folder })
    .filter((path) => !LEFT_OUT.test(path))
    .sort()
    .map((path) => ({ url: `/${path}`, revision: HASHED.test(path) ? null : revisionOf(join(folder, path)) }));
}

/** @param {string} file */
function revisionOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);
}

/**
 * Builds the worker that keeps the application on the device, with the list of the files of this build in it.
 * @param {string} folder of the built web application; `worker.js` is written there
 */
export async function buildWorker(folder) {
  await build({
    configFile: false,
    logLevel: 'warn',
    define: { FILES: JSON.stringify(filesOf(folder)), 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: 'es2022',
      lib: { entry: join(import.meta.dirname, '../apps/web/worker/worker.ts'), formats: ['iife'], name: 'chibo' },
      rolldownOptions: { output: { entryFileNames: 'worker.js' } },
    },
  });
}

if (import.meta.filename === process.argv[1]) await buildWorker(process.argv[2]);
