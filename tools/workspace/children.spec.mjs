import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { ROOT } from './paths.mjs';

const MODULE = pathToFileURL(join(ROOT, 'tools/workspace/children.mjs')).href;

/** A command with a child that would live for a minute; it prints the child's id. */
const COMMAND = `
  import { spawn } from 'node:child_process';
  import { endWithUs } from '${MODULE}';
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => undefined, 60_000)']);
  endWithUs(child);
  console.log(child.pid);
`;

const isAlive = (/** @type {number} */ pid) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it('ends the child when the command is told to end', async () => {
  const command = spawn(process.execPath, ['--input-type=module', '-e', COMMAND]);
  const [line] = await once(command.stdout, 'data');
  expect(isAlive(Number(line))).toBe(true);
  command.kill('SIGTERM');
  const [code] = await once(command, 'close');
  expect(code).toBe(143);
  await expect.poll(() => isAlive(Number(line)), { timeout: 10_000 }).toBe(false);
});
