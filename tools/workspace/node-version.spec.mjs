import { expect, it } from 'vitest';
import { requireNode } from './node-version.mjs';

it.each([
  ['20.17.0', 'linux-x64'],
  ['20.20.2', 'linux-arm64'],
  ['22.22.3', 'darwin-arm64'],
  ['26.0.0', 'win32-x64'],
])('takes Node.js %s on %s', (version, platform) => {
  expect(() => requireNode(version, platform)).not.toThrow();
});

it.each([
  ['18.20.0', 'linux-x64', '20.17'],
  ['20.9.0', 'win32-x64', '20.17'],
  ['20.20.2', 'darwin-arm64', '24'],
])('refuses Node.js %s on %s in one line that names %s', (version, platform, advice) => {
  expect(() => requireNode(version, platform)).toThrow(new RegExp(`^[^\\n]*install Node\\.js ${advice} [^\\n]*$`));
});
