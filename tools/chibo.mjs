import { spawnSync } from 'node:child_process';
import { API, ensureBuilt } from './workspace/build.mjs';
import { ensureInstalled } from './workspace/install.mjs';
import { childEnvironment, pinnedNode, ROOT } from './workspace/paths.mjs';
import { tell } from './workspace/tell.mjs';

/** npm run chibo -- COMMAND …: what whoever keeps the machine asks of the service, or of its data while it is stopped. */
async function main() {
  await ensureInstalled();
  await ensureBuilt();
  const args = process.argv.slice(2);
  // The folder of the data is the service's, files are named from where the command was typed (npm's INIT_CWD).
  const env = { ...childEnvironment(), NODE_ENV: 'production' };
  const command = [API, ...(args.length > 0 ? args : ['help'])];
  const { status } = spawnSync(pinnedNode(), ['--enable-source-maps', ...command], {
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
