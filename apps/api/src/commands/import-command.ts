import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import type { ImportView } from '@chibo/contracts';
import { ImportQuery } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { SessionsService } from '../accounts/sessions.service';
import { Database } from '../db/database';
import { ImportWork } from '../imports/import-work';
import { ImportsService } from '../imports/imports.service';
import { SettingsError } from '../settings';
import { checked } from './checked';
import type { DataCommand, ExitCode, Work, Words } from './command';
import { accountOf } from './operator';

const MOST_SAID = 20;

const SHARED = {
  usage: 'SHEET --file FILE --as LOGIN',
  takes: 1,
  options: { file: { type: 'string' }, as: { type: 'string' } },
  needs: ['file', 'as'],
  paths: ['file'],
} as const;

const checkSheet: DataCommand = {
  ...SHARED,
  en: 'looks a sheet (organizations, people, past-results) through with the rights of an account; ends with 2 where rows are refused',
  vi: 'xem trước một bảng (organizations, people, past-results) theo quyền của một tài khoản; mã kết thúc 2 khi có dòng bị từ chối',
  async run(work, words) {
    const { actor, view } = await looked(work, words);
    return refused(work, actor, view);
  },
};

const importSheet: DataCommand = {
  ...SHARED,
  en: 'the same, and takes it in whole where no row is refused',
  vi: 'như trên, và ghi cả bảng khi không dòng nào bị từ chối',
  async run(work, words) {
    const { actor, view } = await looked(work, words);
    const code = await refused(work, actor, view);
    return code === 0 ? applied(work, actor, view.id) : code;
  },
};

export const IMPORT_COMMANDS = { 'check-sheet': checkSheet, import: importSheet };

/** As the page does it when a file is sent in. */
async function looked(
  { app, by, tell }: Work,
  { given: [sheet], options: { file = '', as = '' } }: Words,
): Promise<{ actor: Actor; view: ImportView }> {
  const query = await checked(ImportQuery, { sheet, name: basename(file) });
  const bytes = await readFile(file).catch(() => {
    throw new SettingsError(`${file} cannot be read: check its name and rights. / Không đọc được tệp.`);
  });
  const actor = await actorOf(app, as, by);
  const view = await app.get(ImportsService).send(actor, query, bytes);
  const { NEW: made, CHANGED: changed, SAME: same, REFUSED: not } = view.counts;
  tell(`${view.fileName}: ${made} new, ${changed} changed, ${same} the same, ${not} refused.`);
  return { actor, view };
}

/** What is taken in is the matter of somebody with an account: their rights, their name in the audit. */
async function actorOf(app: INestApplicationContext, login: string, by: string): Promise<Actor> {
  const id = await accountOf(app, login);
  const actor = await app.get(SessionsService).accountActor(id, `operator:${by}`.slice(0, 60));
  if (actor) return actor;
  throw new SettingsError(`${login} is locked. / Tài khoản ${login} đã khóa.`);
}

async function refused({ app, tell }: Work, actor: Actor, { id, counts }: ImportView): Promise<ExitCode> {
  if (counts.REFUSED === 0) return 0;
  const { rows } = await app.get(ImportsService).faults(actor, id);
  for (const { rowNumber, title, faults } of rows.slice(0, MOST_SAID))
    tell(`row ${rowNumber}, ${title}: ${faults.map(({ text }) => text).join(' ')}`);
  if (rows.length > MOST_SAID) tell(`and ${rows.length - MOST_SAID} more`);
  return 2;
}

/** Here and now; the job that was begun with it finds that it is done. */
async function applied({ app, tell }: Work, actor: Actor, id: string): Promise<ExitCode> {
  const imports = app.get(ImportsService);
  await app.get(Database).act(() => imports.apply(actor, id));
  await app.get(ImportWork).run(actor, id);
  const { state, failure } = await imports.view(actor, id);
  if (state !== 'APPLIED') throw new SettingsError(failure ?? 'Nothing was taken in. / Chưa ghi gì.');
  tell('Taken in. / Đã ghi.');
  return 0;
}
