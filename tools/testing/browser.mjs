import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedNode, ROOT } from '../workspace/paths.mjs';
import { Remedy } from '../workspace/remedy.mjs';
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

const NO_POPPLER =
  'pdftotext and pdftoppm are missing: run "apt-get install -y poppler-utils" (macOS: brew install poppler). / ' +
  'Máy thiếu pdftotext và pdftoppm: hãy cài bằng lệnh trên.';

const canUseApt = () => process.getuid?.() === 0 && !spawnSync('apt-get', ['--version']).error;

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

const MACHINE = {
  browser: systemBrowser,
  hasPoppler,
  canUseApt,
  installByApt,
  download: downloadByPlaywright,
};

/** Provides a Chromium and poppler: the system's, else from apt as root, else Playwright's own download. */
export async function ensureBrowser(machine = MACHINE) {
  const wanted = [
    ...(machine.browser() ? [] : ['chromium', 'fonts-liberation']),
    ...(machine.hasPoppler() ? [] : ['poppler-utils']),
  ];
  if (wanted.length > 0 && machine.canUseApt()) await machine.installByApt(wanted);
  if (!machine.browser()) await machine.download();
  if (!machine.hasPoppler()) throw new Remedy(NO_POPPLER);
}
