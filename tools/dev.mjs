import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { API, ensureBuilt } from './workspace/build.mjs';
import { endWithUs } from './workspace/children.mjs';
import { ensureInstalled } from './workspace/install.mjs';
import { childEnvironment, pinnedNode, ROOT } from './workspace/paths.mjs';
import { tell } from './workspace/tell.mjs';

const HELP = `npm run dev          the API on http://localhost:3000 with the demonstration, built and started anew at every change,
                     and the web application on http://localhost:4200, which reloads itself
npm run dev -- --help  this text

Settings, by environment: as of npm start, but for PORT, where the web application looks for the API.`;

/** @param {string} name @param {string[]} args @param {string} cwd @param {NodeJS.ProcessEnv} [more] */
function beside(name, args, cwd, more = {}) {
  const child = spawn(pinnedNode(), args, { cwd, env: { ...childEnvironment(), ...more }, stdio: 'inherit' });
  endWithUs(child);
  child.once('close', (code) => {
    tell(`${name} has ended (exit ${code}); the others go on. Ctrl-C ends them.`);
  });
}

const bin = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);

async function main() {
  const args = process.argv.slice(2);
  if (args.includes('--help')) return console.log(HELP);
  await ensureInstalled();
  await ensureBuilt();
  const api = join(ROOT, 'apps/api');
  beside('The build of the API', [bin('vite/bin/vite.js'), 'build', '--watch', '--logLevel', 'warn'], api);
  beside('The API', ['--watch', '--enable-source-maps', API], ROOT, { PORT: '3000' });
  beside('The web application', [bin('@angular/cli/bin/ng.js'), 'serve', 'web'], join(ROOT, 'apps/web'));
}

main().catch((error) => {
  tell(error);
  process.exitCode = 1;
});
