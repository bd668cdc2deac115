import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, onceFor } from './fingerprint.mjs';
import { NX, pinnedNode, ROOT, STATE } from './paths.mjs';
import { step } from './step.mjs';

const SOURCES = ['apps', 'libs', 'nx.json', 'tsconfig.base.json', 'package-lock.json'];
const MARK = join(STATE, 'built');

export const API = join(ROOT, 'dist/apps/api/main.js');
const RESULTS = [API, join(ROOT, 'dist/apps/web/index.html')];

/** Builds the API and the web application unless their sources are those of the last build. */
export async function ensureBuilt() {
  if (!isBuilt()) rmSync(MARK, { force: true });
  await onceFor(MARK, fingerprint(ROOT, SOURCES), build);
}

export function isBuilt() {
  return [MARK, ...RESULTS].every((file) => existsSync(file));
}

async function build() {
  const args = [NX, 'run-many', '-t', 'build', '-p', 'api', 'web'];
  await step('Building the API and the web application', pinnedNode(), args);
}
