import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, onceFor } from './fingerprint.mjs';
import { requireNode } from './node-version.mjs';
import { ROOT } from './paths.mjs';
import { Remedy } from './remedy.mjs';
import { step, StepFailed } from './step.mjs';

const MARK = join(ROOT, 'node_modules/.chibo-installed');

/** Installs the packages of package-lock.json unless they are there already. */
export async function ensureInstalled() {
  requireNode(process.versions.node);
  const wanted = fingerprint(ROOT, ['package.json', 'package-lock.json']);
  await onceFor(MARK, wanted, async () => {
    if (!isInstalled(ROOT)) await install();
  });
}

/**
 * Whether node_modules holds what the lockfile names, as after an `npm install` by hand. npm writes its own copy of the
 * lockfile there last of all, so that an interrupted install does not pass for a whole one.
 * @param {string} root
 */
export function isInstalled(root) {
  const copy = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(copy) || !existsSync(join(root, 'node_modules/sqlite3/build/Release/node_sqlite3.node')))
    return false;
  const found = packagesOf(copy);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([path, wanted]) => path === '' || (found[path] ? found[path].version === wanted.version : wanted.optional),
  );
}

/** @param {string} file @returns {Record<string, { version: string, optional?: boolean }>} */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

async function install() {
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm, 'ci']] : ['npm', ['ci']];
  try {
    await step('Installing packages (a few minutes the first time)', command, args, { env: installEnvironment() });
  } catch (error) {
    throw error instanceof StepFailed ? explain(error, missingCompilers()) : error;
  }
}

/** npm must see the folder as it is on a machine of its own: no NODE_ENV that would leave the build tools out. */
function installEnvironment() {
  return { ...process.env, NODE_ENV: 'development' };
}

const missingCompilers = () => ['python3', 'make', 'g++'].filter((tool) => spawnSync(tool, ['--version']).error);

/**
 * What to tell about an install that failed: where sqlite3 could not be compiled, what to install first.
 * @param {StepFailed} failure @param {string[]} missing
 */
export function explain(failure, missing) {
  if (missing.length === 0 || !failure.output.includes('gyp ERR!')) return failure;
  return new Remedy(
    `sqlite3 must be compiled; missing here: ${missing.join(', ')}; run "apt-get install -y python3 make g++" ` +
      `(macOS: xcode-select --install) and start again. / Máy thiếu ${missing.join(', ')} để biên dịch sqlite3: ` +
      'hãy cài bằng lệnh trên rồi chạy lại.',
  );
}
