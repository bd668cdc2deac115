import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { API, ensureBuilt } from './workspace/build.mjs';
import { ensureInstalled } from './workspace/install.mjs';
import { childEnvironment, pinnedNode } from './workspace/paths.mjs';
import { freePort } from './workspace/port.mjs';
import { Remedy } from './workspace/remedy.mjs';
import { tell } from './workspace/tell.mjs';

/** npm run test:documents: Excel and Word files of the built product, opened by LibreOffice and held against the API. */

const OFFICE = process.env.SOFFICE ?? 'soffice';
const MONTH = '2018-12';
const START_MS = 180_000;
const COLUMNS = ['existing', 'rated', 'GOOD', 'FAIR', 'AVERAGE', 'POOR', 'notRated'];

/** @typedef {{ name: string, counts: { existing: number, rated: number, notRated: number, bands: Record<string, number> } }} Row */

function requireOffice() {
  const { status } = spawnSync(OFFICE, ['--version'], { stdio: 'ignore' });
  if (status !== 0)
    throw new Remedy(
      'LibreOffice is needed: apt-get install libreoffice-calc libreoffice-writer, or set SOFFICE to its program.',
    );
}

/** @param {string} folder @param {string} file @param {string} to @param {string} filter */
function converted(folder, file, to, filter) {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const args = ['--headless', profile, '--convert-to', `${to}:${filter}`, '--outdir', folder, join(folder, file)];
  const { status, stderr } = spawnSync(OFFICE, args, { encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Remedy(`LibreOffice could not open ${file}: ${stderr}`);
  return readFileSync(join(folder, file.replace(/\.\w+$/, `.${to}`)), 'utf8');
}

/** The demonstration, served from an empty folder. @param {string} folder */
async function startProduct(folder) {
  const port = await freePort();
  const env = {
    ...childEnvironment(),
    DATABASE_URL: '',
    DATA_DIR: join(folder, 'data'),
    DEMO: 'on',
    PORT: String(port),
  };
  const child = spawn(pinnedNode(), [API], { env: { ...env, HOST: '127.0.0.1' }, stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/api`;
  for (let waited = 0; waited < START_MS && child.exitCode === null; waited += 250) {
    const up = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return { child, url };
    await pause(250);
  }
  child.kill();
  throw new Remedy('The product did not start.');
}

/** Signed in as the office of the bloc. @param {string} url */
async function signedIn(url) {
  /** @type {any} */
  const accounts = await (await fetch(`${url}/session/demo-accounts`)).json();
  const office = accounts.find(
    (/** @type {{ roleLabel: string, organizationName: string }} */ { roleLabel, organizationName }) =>
      roleLabel === 'Cán bộ cấp ủy' && organizationName.includes('Khối'),
  );
  const headers = { 'Content-Type': 'application/json', 'X-Chibo': '1' };
  const body = JSON.stringify({ accountId: office.accountId });
  const reply = await fetch(`${url}/session/demo`, { method: 'POST', headers, body });
  if (!reply.ok) throw new Remedy(`Signing in answered ${reply.status}.`);
  const Cookie = reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
  return async (/** @type {string} */ path) => {
    const answer = await fetch(`${url}/${path}`, { headers: { Cookie } });
    if (!answer.ok) throw new Remedy(`${path} answered ${answer.status}.`);
    return answer;
  };
}

/** The counts of a row as they follow each other in the file, shares left out. @param {Row} row */
function figuresOf({ counts: { existing, rated, notRated, bands } }) {
  /** @type {Record<string, number>} */
  const all = { existing, rated, notRated, ...bands };
  return COLUMNS.map((column) => all[column]).join(' ');
}

/** Lines of a file without the kind of organisation that its block says, and without shares. @param {string[][]} lines */
function figuresByName(lines) {
  return new Map(
    lines.map(([, name, ...cells]) => {
      const [existing, rated, good, , fair, , average, poor, notRated] = cells;
      return [withoutMark(name), [existing, rated, good, fair, average, poor, notRated].join(' ')];
    }),
  );
}

/** A footnote's number behind a name: "(1)" in Excel, raised in Word. @param {string} name */
const withoutMark = (name = '') => name.replace(/ \(\d\)$|(?<=\p{L})\d$/u, '');

/** @param {string} what @param {Row[]} rows @param {Map<string, string>} found @returns {string[]} what differs */
function differences(what, rows, found) {
  return rows.flatMap((row) => {
    const name = row.name.replace(/^(Đảng bộ|Chi bộ) (\p{L})/u, (_, _kind, letter) => letter.toLocaleUpperCase('vi'));
    const [want, got] = [figuresOf(row), found.get(name)];
    return want === got ? [] : [`${what}, ${name}: ${got} instead of ${want}`];
  });
}

/** @param {string} text */
const inRows = (text) => text.split(/\r?\n/).map((line) => line.split(';').map((cell) => cell.replace(/^"|"$/g, '')));

/** A table of eleven columns whose cells stand one below the other. @param {string} text */
function inCells(text) {
  const cells = text
    .replace('\ufeff', '')
    .split(/\r?\n/)
    .map((cell) => cell.trim());
  return cells.flatMap((cell, at) =>
    /^\d+$/.test(cell) && cells[at + 1]?.match(/\p{L}/u) ? [cells.slice(at, at + 11)] : [],
  );
}

async function main() {
  requireOffice();
  await ensureInstalled();
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'chibo-documents-'));
  const { child, url } = await startProduct(folder);
  try {
    const get = await signedIn(url);
    const view = /** @type {{ rows: Row[] }} */ (await (await get(`months/${MONTH}/table`)).json());
    const { rows } = view;
    for (const format of ['xlsx', 'docx'])
      writeFileSync(
        join(folder, `table.${format}`),
        Buffer.from(await (await get(`months/${MONTH}/table.${format}`)).arrayBuffer()),
      );
    const sheet = converted(folder, 'table.xlsx', 'csv', 'Text - txt - csv (StarCalc):59,34,76,1,,0,false,false');
    const text = converted(folder, 'table.docx', 'txt', 'Text (encoded):UTF8');
    const wrong = [
      ...differences('Excel', rows, figuresByName(inRows(sheet))),
      ...differences('Word', rows, figuresByName(inCells(text))),
    ];
    for (const line of wrong) console.log(line);
    console.log(`${2 * rows.length - wrong.length} passed, ${wrong.length} failed`);
    process.exitCode = wrong.length > 0 || rows.length === 0 ? 1 : 0;
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error) => {
  tell(error);
  process.exitCode = 1;
});
