import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { childEnvironment, pinnedNode, ROOT } from './paths.mjs';
import { tell } from './tell.mjs';

/**
 * Builds the product and a program beside it, by `apps/api/vite.<name>.config.mts` into `dist/<name>/main.js`, and runs it.
 * @param {string} name @param {string[]} [args] @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code
 */
export async function runBeside(name, args = [], env = {}) {
  await ensureInstalled();
  await ensureBuilt();
  tell(`Building ${name} …`);
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const built = run(
    [vite, 'build', '--config', `vite.${name}.config.mts`, '--logLevel', 'warn'],
    join(ROOT, 'apps/api'),
  );
  return built || run([join(ROOT, `dist/${name}/main.js`), ...args], ROOT, env);
}

/** @param {string[]} args @param {string} cwd @param {NodeJS.ProcessEnv} [env] */
function run(args, cwd, env = {}) {
  const { status } = spawnSync(pinnedNode(), args, { cwd, env: { ...childEnvironment(), ...env }, stdio: 'inherit' });
  return status ?? 1;
}
