import { Remedy } from './remedy.mjs';

// Where package-lock.json brings its own Node.js, the one that is there need only run npm and these scripts.
const PINNED = ['linux-x64', 'linux-arm64', 'win32-x64'];

/**
 * Refuses a Node.js that is too old for this platform.
 * @param {string} version such as 20.20.2
 * @param {string} platform such as linux-x64
 */
export function requireNode(version, platform = `${process.platform}-${process.arch}`) {
  const [least, advice] = PINNED.includes(platform) ? ['20.17', '20.17'] : ['22.22', '24'];
  if (compare(version, least) >= 0) return;
  throw new Remedy(
    `Node.js ${version} is too old here: install Node.js ${advice} or newer from https://nodejs.org and start again. / ` +
      `Node.js ${version} quá cũ: hãy cài Node.js ${advice} trở lên rồi chạy lại.`,
  );
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  const [aMajor, aMinor] = a.split('.').map(Number);
  const [bMajor, bMinor] = b.split('.').map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}
