import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { MAIN } from './product';

export interface Ended {
  /** null: it was killed. */
  code: number | null;
  said: string;
  seconds: number;
}

/** A command of the operator as a process of its own: begun, and how it ends. */
export function begun(env: Record<string, string>, ...args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const began = performance.now();
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, DATABASE_URL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code) => resolve({ code, said: said.trim(), seconds: (performance.now() - began) / 1000 }));
  });
  return { child, ended };
}

export function command(env: Record<string, string>, ...args: string[]): Promise<Ended> {
  return begun(env, ...args).ended;
}

/** Kills it after so long, wherever it is by then. */
export async function killedAfter(ms: number, env: Record<string, string>, ...args: string[]): Promise<Ended> {
  const { child, ended } = begun(env, ...args);
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  return ended.finally(() => clearTimeout(timer));
}
