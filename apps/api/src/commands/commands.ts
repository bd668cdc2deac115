import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ACCOUNT_COMMANDS } from './account-commands';
import { BACKUP_COMMANDS } from './backup-commands';
import type { Command, Words } from './command';
import { UsageError } from './command';
import { IMPORT_COMMANDS } from './import-command';
import { MONTH_COMMANDS } from './month-commands';
import { REPLAY_COMMANDS } from './replay-command';

/** Every command there is, by its name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  ...BACKUP_COMMANDS,
  ...MONTH_COMMANDS,
  ...REPLAY_COMMANDS,
  ...IMPORT_COMMANDS,
  ...ACCOUNT_COMMANDS,
};

const HEAD = `npm run chibo -- COMMAND …    with DATA_DIR or DATABASE_URL as the service has them
                             với DATA_DIR hoặc DATABASE_URL như của dịch vụ`;

const FOOT = `Ends with 0: done; 1: refused or failed, said in one line; 2: something differed; 3: not understood.
Kết thúc bằng 0: xong; 1: bị từ chối hoặc lỗi, nêu trong một dòng; 2: có sai lệch; 3: không hiểu lệnh.`;

export function help(): string {
  const each = Object.entries(COMMANDS).map(([name, { usage, en, vi }]) =>
    [`  ${name} ${usage}`.trimEnd(), `      ${en}`, `      ${vi}`].join('\n'),
  );
  return [HEAD, ...each, FOOT].join('\n\n');
}

/** @throws UsageError in one line */
export function understood([name = '', ...rest]: readonly string[]): { name: string; command: Command; words: Words } {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}". / Không có lệnh "${name}".`);
  const { positionals: given, values } = parsed(rest, command);
  const missing = (command.needs ?? []).some((option) => values[option] === undefined);
  if (given.length !== command.takes || missing) throw new UsageError(`Write: ${name} ${command.usage}`.trimEnd());
  const options = values as Words['options'];
  for (const path of command.paths ?? [])
    if (options[path]) options[path] = resolve(process.env['INIT_CWD'] ?? '.', options[path]);
  return { name, command, words: { given, options } };
}

/** The same to be understood elsewhere. */
export function asArgs(name: string, { given, options }: Words): string[] {
  return [name, ...Object.entries(options).map(([option, value]) => `--${option}=${value}`), '--', ...given];
}

function parsed(args: readonly string[], { options = {} }: Command): ReturnType<typeof parseArgs> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]);
  }
}
