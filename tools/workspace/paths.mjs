import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// Not import.meta.dirname: a Node.js too old for it is to be told so, not to stumble.
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const STATE = join(ROOT, 'dist/.state');
export const NX = join(ROOT, 'node_modules/nx/dist/bin/nx.js');

/** The Node.js that package-lock.json pins; on a platform without a pinned package the one that runs this script. */
export function pinnedNode(root = ROOT) {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', name);
  return existsSync(pinned) ? pinned : process.execPath;
}

/**
 * The environment of every child: the pinned Node.js first on the PATH, and no daemon that outlives the command.
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment() {
  const separator = process.platform === 'win32' ? ';' : ':';
  const path = [join(pinnedNode(), '..'), join(ROOT, 'node_modules/.bin'), process.env.PATH].join(separator);
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PATH: path, NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1' };
  delete env.FORCE_COLOR;
  return env;
}
