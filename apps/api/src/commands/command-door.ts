import { existsSync, rmSync } from 'node:fs';
import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import type { Settings } from '../settings';
import { SettingsError } from '../settings';
import type { ExitCode } from './command';
import { understood } from './commands';
import { failureLine } from './failure-line';

/**
 * The running service's door for commands: a socket in the data folder, for the owner of the folder only. One line asks, as
 * JSON; lines answer until one says how it ended.
 */
interface Asked {
  args: string[];
  by: string;
}
type Answer = { line: string } | { error: string } | { exit: ExitCode };

const LONGEST_QUESTION = 1 << 16;
/** What the kernel takes as the name of a socket, bytes. */
const LONGEST_PATH = 103;

function doorOf({ dataDir }: Settings): string {
  return join(dataDir, 'command.sock');
}

/** Opened by the service on SQLite. Where there can be none (Windows, a very long path) commands need the service stopped. */
export async function openCommandDoor(app: INestApplicationContext, settings: Settings): Promise<Server | undefined> {
  const path = doorOf(settings);
  if (process.platform === 'win32' || Buffer.byteLength(path) > LONGEST_PATH) return undefined;
  // Left by a process that was killed: whoever holds the folder is the only one.
  rmSync(path, { force: true });
  const server = createServer((socket) => void answer(app, settings, socket));
  server.unref();
  const before = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve));
  } finally {
    process.umask(before);
  }
  process.once('exit', () => rmSync(path, { force: true }));
  return server;
}

async function answer(app: INestApplicationContext, settings: Settings, socket: Socket): Promise<void> {
  const say = (what: Answer): void => void (socket.writable && socket.write(`${JSON.stringify(what)}\n`));
  // Who asked may go: what they asked for is done all the same.
  socket.on('error', () => undefined);
  try {
    const { args, by } = JSON.parse(await question(socket)) as Asked;
    const { name, command, words } = understood(args);
    if (!('run' in command)) throw new SettingsError(`${name} needs the service stopped. / Hãy dừng dịch vụ trước.`);
    new Logger('commands').log(`${name} by ${by}`);
    say({ exit: await command.run({ app, settings, by, tell: (line) => say({ line }) }, words) });
  } catch (error) {
    say({ error: failureLine(error) });
    say({ exit: 1 });
  }
  socket.end();
}

function question(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
      else if (text.length > LONGEST_QUESTION) reject(new SettingsError('The question is too long.'));
    });
    socket.once('end', () => reject(new SettingsError('The question was cut off.')));
  });
}

/** Asks the service that runs on this folder; undefined where none answers. */
export async function askService(settings: Settings, asked: Asked, tell: Told): Promise<ExitCode | undefined> {
  const path = doorOf(settings);
  if (settings.databaseUrl || !existsSync(path)) return undefined;
  const socket = connect(path);
  const open = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  });
  if (!open) return undefined;
  // A line that breaks is the end of what is read.
  socket.on('error', () => undefined);
  socket.write(`${JSON.stringify(asked)}\n`);
  for await (const line of createInterface({ input: socket })) {
    const answered = JSON.parse(line) as Answer;
    if ('exit' in answered) return answered.exit;
    if ('line' in answered) tell.line(answered.line);
    else tell.error(answered.error);
  }
  tell.error(
    'The service ended before it answered: look whether it was done. / Dịch vụ dừng giữa chừng: hãy kiểm tra.',
  );
  return 1;
}

export interface Told {
  line: (line: string) => void;
  error: (line: string) => void;
}
