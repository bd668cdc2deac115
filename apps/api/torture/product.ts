import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const MAIN = join(dirname(fileURLToPath(import.meta.url)), '../apps/api/main.js');
const START_MS = 60_000;

/** The built product as a process of its own, to be ended in every way. */
export class Product {
  private output = '';

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-20_000)));
  }

  static async start(env: Record<string, string>): Promise<Product> {
    const port = await freePort();
    const child = spawn(process.execPath, [MAIN], {
      // As npm start does (tools/start.mjs).
      env: { MALLOC_ARENA_MAX: '2', ...process.env, DATABASE_URL: '', ...env, PORT: String(port), HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const product = new Product(`http://127.0.0.1:${port}`, child);
    for (let waited = 0; waited < START_MS && child.exitCode === null; waited += 20) {
      if ((await product.health()) === 200) return product;
      await pause(20);
    }
    throw new Error(`The product did not start:\n${product.output}`);
  }

  /** What it holds in memory. */
  get megabytes(): number {
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  }

  get said(): string {
    return this.output;
  }

  /** Status of /api/health; 0 without an answer. */
  health(patience = 10_000): Promise<number> {
    return fetch(`${this.url}/api/health`, { signal: AbortSignal.timeout(patience) }).then(
      ({ status }) => status,
      () => 0,
    );
  }

  /** Ends it at once, as a power cut or the kernel would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Ends it in order; milliseconds until it was gone. */
  async stop(): Promise<number> {
    const before = performance.now();
    await this.end('SIGTERM');
    return performance.now() - before;
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await ended;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
