import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';
import { describeAnswers, describedFiles } from './answer-schemas.mts';

const NAME = 'virtual:answers';

/** What the routes answer with, made from the types of their methods: some seconds of the compiler, kept until one of these files changes. */
export function answers(): Plugin {
  let config: ResolvedConfig;
  const root = join(import.meta.dirname, '../..');
  return {
    name: 'answers',
    configResolved(resolved) {
      config = resolved;
    },
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      for (const path of describedFiles(root)) this.addWatchFile(join(root, path));
      return `export default ${kept(root, config.cacheDir)};`;
    },
  };
}

function kept(root: string, cacheDir: string): string {
  const hash = createHash('sha256');
  const own = ['apps/api/answer-schemas.mts', 'package-lock.json'];
  for (const path of [...describedFiles(root), ...own]) hash.update(path).update(readFileSync(join(root, path)));
  const file = join(cacheDir, `answers-${hash.digest('hex').slice(0, 16)}.json`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const text = JSON.stringify(describeAnswers(root));
  mkdirSync(cacheDir, { recursive: true });
  // Whole or not at all: specs on both databases may make it at the same moment.
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  return text;
}
