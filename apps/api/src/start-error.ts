import { createServer } from 'node:net';
import type { Settings } from './settings';
import { SettingsError } from './settings';

/** Refuses a taken port at once, not after minutes of filling a demonstration. */
export async function requirePort({ port, host }: Pick<Settings, 'port' | 'host'>): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(port, host, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}

/** What went wrong at the start in one line with the remedy; undefined for what nobody foresaw. */
export function startErrorLine(error: unknown): string | undefined {
  if (error instanceof SettingsError) return error.message;
  const { code, syscall, message } = error as { code?: string; syscall?: string; message?: string };
  const why = `(${code}: ${message})`;
  if (syscall === 'listen')
    return `The port is taken or not allowed: stop the other program or start with another one, for example PORT=3001 npm start. ${why}`;
  if (syscall === 'mkdir' || syscall === 'open' || code === 'SQLITE_CANTOPEN')
    return `The data folder cannot be made or written: check DATA_DIR and its rights. ${why}`;
  if (code && (/^(ECONN|EHOST|ENOTFOUND|ETIMEDOUT|EAI_)/.test(code) || /^(08|28|3D)/.test(code)))
    return `PostgreSQL does not answer or does not let us in: check DATABASE_URL and that the server runs. ${why}`;
  return undefined;
}
