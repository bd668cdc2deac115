import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, ROOT } from '../workspace/paths.mjs';
import { step } from '../workspace/step.mjs';

const BROWSERS = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
// Chromium says its version only where it can run; Chrome on Windows opens a window instead.
const runs = (/** @type {string} */ path) =>
  existsSync(path) &&
  (process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0);

/** The Chromium of this machine, or nothing: then Playwright looks for its own download. */
export const systemBrowser = () => BROWSERS.find(runs);

/** The journeys read back what was printed with these two programs of poppler. */
const hasPoppler = () => ['pdftotext', 'pdftoppm'].every((tool) => !spawnSync(tool, ['-v']).error);

const canUseApt = () => process.getuid?.() === 0 && !spawnSync('apt-get', ['--version']).error;

/** Provides a Chromium and poppler: the system's, else from apt as root, else Playwright's own download. */
export async function ensureBrowser() {
  const wanted = [
    ...(systemBrowser() ? [] : ['chromium', 'fonts-liberation']),
    ...(hasPoppler() ? [] : ['poppler-utils']),
  ];
  if (wanted.length > 0 && canUseApt()) await installByApt(wanted);
  if (!systemBrowser()) await downloadByPlaywright();
  if (!hasPoppler())
    console.warn('  pdftotext and pdftoppm are missing: install poppler (apt-get install poppler-utils).');
}

/** @param {string[]} packages */
async function installByApt(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends'];
  await step('Updating the list of system packages', 'apt-get', ['update'], { env }).catch(goOn);
  for (const name of packages) await step(`Installing ${name}`, 'apt-get', [...install, name], { env }).catch(goOn);
}

/** A distribution without the package leaves the download, and what is missing in the end is said by name. */
const goOn = (/** @type {Error} */ error) => console.warn(`  ${error.message}`);

async function downloadByPlaywright() {
  const playwright = join(ROOT, 'node_modules/@playwright/test/cli.js');
  const dependencies = canUseApt() ? ['--with-deps'] : [];
  await step("Downloading Playwright's Chromium", pinnedNode(), [playwright, 'install', ...dependencies, 'chromium']);
}
