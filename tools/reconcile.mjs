import { spawnSync } from 'node:child_process';
import { API, ensureBuilt } from './workspace/build.mjs';
import { ensureInstalled } from './workspace/install.mjs';
import { childEnvironment, pinnedNode, ROOT } from './workspace/paths.mjs';
import { tell } from './workspace/tell.mjs';

/** npm run reconcile: holds everything derived against the truth, says what differed and mends it; 2 where something did. */
async function main() {
  await ensureInstalled();
  await ensureBuilt();
  const env = { ...childEnvironment(), NODE_ENV: 'production' };
  const { status } = spawnSync(pinnedNode(), ['--enable-source-maps', API, 'reconcile'], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}

main().catch((error) => {
  tell(error);
  process.exitCode = 1;
});
