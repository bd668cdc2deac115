import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ImportRowsView, ImportsView, ImportView } from '@chibo/contracts';
import { ImportQuery, ImportRowsQuery } from '@chibo/contracts';
import type { ReadSheet, RowFate, SheetName } from '@chibo/domain';
import { IMPORT_STATE_LABEL, MOST_SHEET_ROWS, ROW_FATES, vietnamDay, whyNotApplied } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { LessThan } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { insertAll, rowsWhere } from '../db/rows';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { JobsService } from '../jobs/jobs.service';
import { Clerks } from './clerks';
import { SheetFiles } from './files/sheet-files.service';
import type { JudgedRow } from './judged-row';
import { SheetImport, SheetImportRow } from './sheet-import.entities';

const PAGE_SIZE = 100;
const MOST_SHOWN = 20;
/** A file and its rows are kept so long. */
const KEPT_DAYS = 30;
/** Rows per statement, below the limits on parameters of both databases. */
const BATCH = 200;

/** Files that are sent in: looked through at once, taken in as a whole when whoever sent them says so. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly clerks: Clerks,
    private readonly files: SheetFiles,
    private readonly jobs: JobsService,
  ) {}

  async list(actor: Actor): Promise<ImportsView> {
    const sheets = await this.clerks.open(actor);
    const rows = await this.database.read((manager) =>
      manager.find(SheetImport, {
        where: { accountId: actor.accountId ?? '' },
        order: { createdAt: 'DESC', id: 'DESC' },
        take: MOST_SHOWN,
      }),
    );
    const imports = await Promise.all(rows.map((row) => this.viewOf(row)));
    return { sheets: sheets.map(({ name, title, words }) => ({ sheet: name, title, words: [...words] })), imports };
  }

  /** Opens the file and says what would become of each row. Nothing else is stored. */
  async send(actor: Actor, { sheet: name, name: fileName }: ImportQuery, bytes: Buffer): Promise<ImportView> {
    const { sheet, clerk } = await this.clerks.of(actor, name);
    const read = await this.files.read(actor, bytes, sheet, vietnamDay(this.clock.now()));
    requireReadable(read);
    const judged = await this.database.read((manager) => clerk.judge(manager, actor, read.rows));
    const row: SheetImport = {
      ...{ id: newId(), accountId: actor.accountId ?? '', sheet: name, fileName },
      hash: createHash('sha256').update(bytes).digest('hex'),
      state: 'CHECKED',
      counts: countsOf(judged),
      notes: [...read.notes],
      jobId: null,
      failure: null,
      createdAt: this.clock.now().toISOString(),
      appliedAt: null,
    };
    await this.database.write(async (manager) => {
      await this.forgetOld(manager);
      await manager.insert(SheetImport, row);
      await storeRows(manager, row.id, judged);
    });
    return this.viewOf(row);
  }

  async view(actor: Actor, id: string): Promise<ImportView> {
    return this.viewOf(await this.own(actor, id));
  }

  async rows(actor: Actor, id: string, { fate, page = 1 }: ImportRowsQuery): Promise<ImportRowsView> {
    const { counts } = await this.own(actor, id);
    const which = fate ? sql`fate = ${fate}` : sql`1 = 1`;
    const at = sql`ORDER BY place LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
    const rows = await this.database.read((manager) =>
      rowsWhere(manager, SheetImportRow, sql`import_id = ${id} AND ${which} ${at}`),
    );
    const total = fate ? counts[fate] : ROW_FATES.reduce((sum, each) => sum + counts[each], 0);
    return { rows: rows.map(rowView), total, page, pageSize: PAGE_SIZE };
  }

  /** The refused rows of a file with what is wrong, for a file to work through. */
  async faults(actor: Actor, id: string): Promise<{ sheet: SheetName; rows: SheetImportRow[] }> {
    const { sheet } = await this.own(actor, id);
    const rows = await this.database.read((manager) =>
      rowsWhere(manager, SheetImportRow, sql`import_id = ${id} AND fate = 'REFUSED' ORDER BY place`),
    );
    return { sheet, rows };
  }

  /** Begins to take it in; a job goes on with it, and after a stop again. */
  async apply(actor: Actor, id: string): Promise<ImportView> {
    const { sheet } = await this.own(actor, id);
    const { sheet: said } = await this.clerks.of(actor, sheet);
    await this.database.writeInTurn(`import:${id}`, async (manager) => {
      const row = await manager.findOneByOrFail(SheetImport, { id });
      const whyNot = whyNotApplied(row.state, row.counts);
      if (whyNot) throw Refusal.conflict('NOT_APPLIED', whyNot);
      const work = { kind: 'import', title: `Nhập bảng ${said.title}`, itemId: id } as const;
      const jobId = await this.jobs.begin(manager, actor, work);
      await manager.update(SheetImport, { id }, { state: 'APPLYING', failure: null, jobId });
    });
    return this.view(actor, id);
  }

  async drop(actor: Actor, id: string): Promise<ImportView> {
    await this.own(actor, id);
    await this.database.write(async (manager) => {
      const { affected } = await manager.update(SheetImport, { id, state: 'CHECKED' }, { state: 'DROPPED' });
      if (affected !== 1) throw Refusal.conflict('NOT_DROPPED', 'Tệp này đang được ghi hoặc đã ghi nên không bỏ được.');
      await manager.delete(SheetImportRow, { importId: id });
      const counts = { NEW: 0, CHANGED: 0, SAME: 0, REFUSED: 0 };
      await manager.update(SheetImport, { id }, { counts });
    });
    return this.view(actor, id);
  }

  private async own({ accountId }: Actor, id: string): Promise<SheetImport> {
    const row = await this.database.read((manager) => manager.findOneBy(SheetImport, { id }));
    if (!row) throw Refusal.notFound('tệp này; tệp được giữ 30 ngày');
    if (row.accountId !== accountId) throw Refusal.forbidden('Tệp này do tài khoản khác gửi.');
    return row.state === 'APPLYING' ? this.stillUnderWay(row) : row;
  }

  /** A job that was cancelled, or ended before it came to the file, leaves it as it was. */
  private async stillUnderWay(row: SheetImport): Promise<SheetImport> {
    if (row.jobId && (await this.jobs.isOpen(row.jobId))) return row;
    const { id, jobId } = row;
    const back = { state: 'CHECKED', failure: 'Việc ghi đã dừng giữa chừng. Chưa ghi gì; đồng chí ghi lại.' } as const;
    await this.database.write((manager) =>
      manager.update(SheetImport, { id, jobId: jobId ?? '', state: 'APPLYING' }, back),
    );
    return this.database.readFresh((manager) => manager.findOneByOrFail(SheetImport, { id }));
  }

  private async forgetOld(manager: EntityManager): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000).toISOString();
    const old = await manager.find(SheetImport, {
      select: { id: true },
      where: { createdAt: LessThan(before) },
      take: 20,
    });
    for (const { id } of old) {
      await manager.delete(SheetImportRow, { importId: id });
      await manager.delete(SheetImport, { id });
    }
  }

  private async viewOf(row: SheetImport): Promise<ImportView> {
    const { id, sheet, fileName, state, counts, notes, createdAt, appliedAt, failure } = row;
    return {
      ...{ id, sheet, fileName, state, counts, notes, createdAt },
      sheetTitle: (await this.clerks.sheet(sheet)).title,
      stateLabel: IMPORT_STATE_LABEL[state],
      appliedAt: appliedAt ?? undefined,
      whyNot: state === 'APPLIED' ? undefined : whyNotApplied(state, counts),
      failure: failure ?? undefined,
    };
  }
}

function requireReadable({ faults, rows }: ReadSheet): void {
  if (faults.length > 0) {
    const words = faults.map(({ text }) => text).join(' ');
    throw new Refusal(422, 'FILE_REFUSED', words);
  }
  if (rows.length > MOST_SHEET_ROWS)
    throw new Refusal(
      422,
      'FILE_REFUSED',
      `Bảng có ${rows.length} dòng, nhiều nhất ${MOST_SHEET_ROWS}. Đồng chí tách tệp.`,
    );
}

export function countsOf(rows: readonly Pick<JudgedRow, 'fate'>[]): Record<RowFate, number> {
  const counts = { NEW: 0, CHANGED: 0, SAME: 0, REFUSED: 0 };
  for (const { fate } of rows) counts[fate] += 1;
  return counts;
}

export async function storeRows(manager: EntityManager, importId: string, judged: readonly JudgedRow[]): Promise<void> {
  const rows = judged.map(({ row, fate, title, values, changes, faults }, place) => ({
    ...{ importId, place, rowNumber: row, fate, title, rowValues: values },
    changes: [...changes],
    faults: [...faults],
  }));
  for (let at = 0; at < rows.length; at += BATCH) await insertAll(manager, SheetImportRow, rows.slice(at, at + BATCH));
}

function rowView({ rowNumber: row, title, fate, changes, faults }: SheetImportRow): ImportRowsView['rows'][number] {
  return { row, title, fate, changes, faults };
}

/** How many rows there are of a file, as they are stored. */
export async function storedRows(manager: EntityManager, importId: string): Promise<SheetImportRow[]> {
  return rowsWhere(manager, SheetImportRow, sql`import_id = ${importId} ORDER BY place`);
}

export async function replaceRows(
  manager: EntityManager,
  importId: string,
  judged: readonly JudgedRow[],
): Promise<void> {
  await ask(manager, sql`DELETE FROM sheet_import_row WHERE import_id = ${importId}`);
  await storeRows(manager, importId, judged);
}
