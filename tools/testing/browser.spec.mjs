import { describe, expect, it } from 'vitest';
import { ensureBrowser } from './browser.mjs';

/** A machine that has or can get so much, and the list of what was done on it. */
function aMachine({ browser = false, poppler = false, root = false, packages = ['chromium', 'poppler-utils'] }) {
  /** @type {string[]} */
  const done = [];
  const has = { browser, poppler };
  const machine = {
    browser: () => (has.browser ? '/usr/bin/chromium' : undefined),
    hasPoppler: () => has.poppler,
    canUseApt: () => root,
    installByApt: async (/** @type {string[]} */ names) => {
      done.push(`apt ${names.join(' ')}`);
      has.browser ||= names.includes('chromium') && packages.includes('chromium');
      has.poppler ||= names.includes('poppler-utils') && packages.includes('poppler-utils');
    },
    download: async () => void done.push('download'),
  };
  return { machine, done };
}

describe('ensureBrowser', () => {
  it.each([
    ['nothing where both are there', { browser: true, poppler: true, root: true }, []],
    ['both from apt as root', { root: true }, ['apt chromium fonts-liberation poppler-utils']],
    ['only what is missing', { browser: true, root: true }, ['apt poppler-utils']],
    [
      'the download where apt has no Chromium',
      { poppler: true, root: true, packages: [] },
      ['apt chromium fonts-liberation', 'download'],
    ],
    ['the download without root', { poppler: true }, ['download']],
  ])('takes %s', async (_, given, expected) => {
    const { machine, done } = aMachine(given);
    await ensureBrowser(machine);
    expect(done).toEqual(expected);
  });

  it('says in one line what to install when poppler cannot be had', async () => {
    await expect(ensureBrowser(aMachine({ browser: true }).machine)).rejects.toThrow(/^pdftotext[^\n]*poppler[^\n]*$/);
  });
});
