import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../workspace/build.mjs';
import { childEnvironment, NX, pinnedNode, ROOT, STATE } from '../workspace/paths.mjs';
import { step, StepFailed } from '../workspace/step.mjs';
import { ensureBrowser, systemBrowser } from './browser.mjs';
import { countNxTasks, countPlaywright, countVitest, NOTHING, withExit } from './counts.mjs';
import { startPostgres } from './postgres.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {{ name: string, needs: string[], run: () => Promise<Counts> }} Stage */

const LIMIT_MS = 15 * 60_000;
const REPORTS = join(STATE, 'reports');
const SETTINGS = [
  'DATABASE_URL',
  'DATABASE_REPLICA_URL',
  'PORT',
  'HOST',
  'DATA_DIR',
  'DEMO',
  'PUBLIC_URL',
  'TRUST_PROXY',
];

/** Tests start from no settings: above all they never see the DATABASE_URL of a real system. */
function testEnvironment(extra = {}) {
  const env = childEnvironment();
  for (const name of SETTINGS) delete env[name];
  return { ...env, NODE_ENV: 'test', ...extra };
}

const program = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);

/**
 * Runs a command to its end, good or bad; prints all of a bad one.
 * @param {string} title @param {string[]} args @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 */
async function attempt(title, args, options) {
  try {
    const output = await step(title, pinnedNode(), args, { env: testEnvironment(), limitMs: LIMIT_MS, ...options });
    return { output, endedWell: true };
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(`${error.output}\n${error.message}`);
    return { output: error.output, endedWell: false };
  }
}

/**
 * Runs a test command that leaves a JSON report behind, and counts the report.
 * @template R
 * @param {{ title: string, report: string, count: (report: R) => Counts, args: string[], cwd: string, env?: object }} job
 */
async function runTests({ title, report, count, args, cwd, env }) {
  mkdirSync(REPORTS, { recursive: true });
  rmSync(report, { force: true });
  const { endedWell } = await attempt(title, args, { cwd: join(ROOT, cwd), env: testEnvironment(env) });
  return withExit(existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : NOTHING, endedWell);
}

/** @param {string} name @param {string} title @param {string} cwd @param {object} [env] */
function vitest(name, title, cwd, env) {
  const report = join(REPORTS, `${name}.json`);
  const args = [program('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json'];
  return runTests({ title, report, count: countVitest, cwd, env, args: [...args, `--outputFile.json=${report}`] });
}

async function checks() {
  const args = [NX, 'run-many', '-t', 'lint', 'typecheck', '--parallel=2', '--outputStyle=static'];
  const graph = await attempt('Listing the projects', [...args, '--graph=stdout']);
  const tasks = graph.endedWell ? Object.keys(JSON.parse(graph.output).tasks.tasks) : [];
  const { output, endedWell } = await attempt('Lint with module boundaries, and types', args);
  return withExit(countNxTasks(tasks, output), graph.endedWell && endedWell);
}

async function format() {
  const args = [program('prettier/bin/prettier.cjs'), '--check', '.'];
  const { endedWell } = await attempt('Format', args);
  return { ...NOTHING, [endedWell ? 'passed' : 'failed']: 1 };
}

function web() {
  const report = join(REPORTS, 'web.json');
  const args = [
    program('@angular/cli/bin/ng.js'),
    'test',
    'web',
    '--watch=false',
    '--reporters=default',
    '--reporters=json',
  ];
  const title = 'Components of the web application';
  return runTests({ title, report, count: countVitest, cwd: 'apps/web', args: [...args, `--output-file=${report}`] });
}

async function apiOnPostgres() {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => undefined } : await startPostgres();
  const env = { DB: 'postgres', TEST_DATABASE_URL: server.url };
  return vitest('api-postgres', 'API over HTTP on PostgreSQL', 'apps/api', env).finally(server.stop);
}

async function build() {
  await ensureBuilt();
  return { ...NOTHING, passed: 1 };
}

async function browser() {
  await ensureBrowser();
  return NOTHING;
}

function journeys() {
  const report = join(REPORTS, 'journeys.json');
  const args = [program('@playwright/test/cli.js'), 'test', '--reporter=list,json'];
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, CHROMIUM_PATH: systemBrowser() ?? '' };
  return runTests({ title: 'Journeys in Chromium', report, count: countPlaywright, cwd: 'e2e', env, args });
}

/**
 * In the order in which they start, two side by side: the longest first, so that at the end none runs on alone beside an idle
 * processor. @type {Stage[]}
 */
export const STAGES = [
  { name: 'build', needs: [], run: build },
  { name: 'browser', needs: [], run: browser },
  { name: 'journeys', needs: ['build', 'browser'], run: journeys },
  { name: 'api-postgres', needs: [], run: apiOnPostgres },
  {
    name: 'api-sqlite',
    needs: [],
    run: () => vitest('api-sqlite', 'API over HTTP on SQLite', 'apps/api', { DB: 'sqlite' }),
  },
  { name: 'web', needs: [], run: web },
  { name: 'checks', needs: [], run: checks },
  { name: 'tools', needs: [], run: () => vitest('tools', 'Tools and lockfile', 'tools') },
  { name: 'domain', needs: [], run: () => vitest('domain', 'Rules', 'libs/domain') },
  { name: 'tables', needs: [], run: () => vitest('tables', 'Tables', 'libs/tables') },
  { name: 'format', needs: [], run: format },
];
