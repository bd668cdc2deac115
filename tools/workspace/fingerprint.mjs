import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const SKIPPED = /(^|\/)(node_modules|\.angular|test-support|test-results)$|\.spec\.[cm]?[jt]s$/;

/**
 * One hash over the names and contents of files and folders; specs and build results do not count.
 * @param {string} root
 * @param {string[]} entries
 */
export function fingerprint(root, entries) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesUnder(join(root, entry)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (SKIPPED.test(path) || !existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/**
 * Does the work unless the mark left by the last success says it was done for the same inputs.
 * @param {string} markFile @param {string} wanted @param {() => Promise<unknown>} work
 */
export async function onceFor(markFile, wanted, work) {
  if (existsSync(markFile) && readFileSync(markFile, 'utf8') === wanted) return;
  rmSync(markFile, { force: true });
  await work();
  mkdirSync(dirname(markFile), { recursive: true });
  writeFileSync(markFile, wanted);
}
