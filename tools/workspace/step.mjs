import { spawn } from 'node:child_process';
import { endWithUs } from './children.mjs';
import { childEnvironment, ROOT } from './paths.mjs';

const TELL_EVERY_MS = 10_000;

/** A command that ended badly, with all it printed. */
export class StepFailed extends Error {
  /** @param {string} title @param {string} output @param {number | null} code */
  constructor(title, output, code) {
    super(`${title}: failed${code === null ? '' : ` (exit ${code})`}`);
    this.output = output;
  }
}

/**
 * Runs a command silently, tells every ten seconds that it is still at work, and returns what it printed.
 * @param {string} title
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number }} [options]
 * @returns {Promise<string>}
 */
export function step(title, command, args, { cwd = ROOT, env = childEnvironment(), limitMs } = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`▸ ${title}`);
  const clock = setInterval(() => console.log(`  ${title}: ${seconds()} s …`), TELL_EVERY_MS);
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: limitMs });
    endWithUs(child);
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => reject(new StepFailed(title, String(error), null)));
    child.on('close', (code) => {
      console.log(`  ${title}: ${code === 0 ? 'done' : 'failed'} after ${seconds()} s`);
      if (code === 0) resolve(output);
      else reject(new StepFailed(title, output, code));
    });
  }).finally(() => clearInterval(clock));
}
