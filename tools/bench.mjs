import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './workspace/build.mjs';
import { ensureInstalled } from './workspace/install.mjs';
import { childEnvironment, pinnedNode, ROOT } from './workspace/paths.mjs';
import { tell } from './workspace/tell.mjs';

/** npm run bench: the built product against bare node:http and raw SQL, in one interleaved run. */
await ensureInstalled();
await ensureBuilt();
tell('Building the benchmark …');
run(
  [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'vite.bench.config.mts', '--logLevel', 'warn'],
  join(ROOT, 'apps/api'),
);
tell('Measuring: about a minute …');
run([join(ROOT, 'dist/bench/main.js')], ROOT);

/** @param {string[]} args @param {string} cwd */
function run(args, cwd) {
  const { status } = spawnSync(pinnedNode(), args, { cwd, env: childEnvironment(), stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
