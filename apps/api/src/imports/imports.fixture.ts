import type { ImportRowsView, ImportView, ProblemView } from '@chibo/contracts';
import type { SheetName } from '@chibo/domain';
import type { Browser, Reply } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import type { Database } from '../db/database';
import { newId } from '../db/new-id';
import { JobRunner } from '../jobs/job-runner';
import { SheetImport } from './sheet-import.entities';

/** Sends a file as the page does. */
export function sendFile<T = ImportView>(
  browser: Browser,
  sheet: SheetName,
  file: Buffer | string,
  name = 'bang.csv',
): Promise<Reply<T>> {
  const headers = { 'Content-Type': 'application/octet-stream' };
  return browser.post<T>(`imports?sheet=${sheet}&name=${encodeURIComponent(name)}`, Buffer.from(file), { headers });
}

/** A file of an account without any rows. */
export async function anImport(database: Database, accountId: string): Promise<string> {
  const row: SheetImport = {
    ...{ id: newId(), accountId, sheet: 'people', fileName: 'x.csv', hash: '', state: 'CHECKED', notes: [] },
    ...{ counts: { NEW: 0, CHANGED: 0, SAME: 0, REFUSED: 0 }, jobId: null, failure: null, appliedAt: null },
    createdAt: '2026-03-01T00:00:00.000Z',
  };
  await database.write((manager) => manager.insert(SheetImport, row));
  return row.id;
}

/** Lines of cells as a text file. */
export function csv(...lines: readonly (readonly string[])[]): string {
  return lines.map((line) => line.map((cell) => (/[;"\n]/.test(cell) ? `"${cell}"` : cell)).join(';')).join('\r\n');
}

/** Takes a file in and waits until the job has ended. */
export async function applied(app: TestApp, browser: Browser, id: string): Promise<ImportView> {
  const { status, body } = await browser.post<ImportView & ProblemView>(`imports/${id}/apply`);
  if (status !== 202) throw new Error(`Not begun: ${body.detail}`);
  await app.app.get(JobRunner).run();
  return (await browser.get<ImportView>(`imports/${id}`)).body;
}

export async function rowsOf(browser: Browser, id: string, fate?: string): Promise<ImportRowsView['rows']> {
  const { body } = await browser.get<ImportRowsView>(`imports/${id}/rows${fate ? `?fate=${fate}` : ''}`);
  return body.rows;
}
