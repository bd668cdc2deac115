import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { SheetRow } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { JobWorks } from '../jobs/job-works';
import { Clerks } from './clerks';
import { countsOf, replaceRows, storedRows } from './imports.service';
import type { JudgedRow } from './judged-row';
import { rowsWords } from './judged-row';
import { SheetImport, SheetImportRow } from './sheet-import.entities';

/** Rows that meet another fate than the one that was shown. */
class Overtaken extends Error {
  constructor(
    readonly rows: readonly number[],
    readonly judged: readonly JudgedRow[],
  ) {
    super();
  }
}

/** Takes a file in: all of it in one transaction, or nothing of it. Done again after a kill, it finds that it is done. */
@Injectable()
export class ImportWork implements OnModuleInit {
  private readonly logger = new Logger('imports');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly clerks: Clerks,
    private readonly works: JobWorks,
  ) {}

  onModuleInit(): void {
    this.works.does('import', (actor, id) => this.run(actor, id));
  }

  async run(actor: Actor, id: string): Promise<void> {
    try {
      await this.database.writeInTurn(`import:${id}`, (manager) => this.take(manager, actor, id));
    } catch (error) {
      await this.giveBack(id, error);
    }
  }

  private async take(manager: EntityManager, actor: Actor, id: string): Promise<void> {
    const file = await manager.findOneBy(SheetImport, { id });
    if (file?.state !== 'APPLYING') return;
    const { clerk } = await this.clerks.of(actor, file.sheet);
    const shown = await storedRows(manager, id);
    const judged = await clerk.judge(manager, actor, shown.map(asRow));
    requireAsShown(shown, judged);
    await clerk.apply(manager, actor, judged);
    const { NEW: made, CHANGED: changed, SAME: same } = countsOf(judged);
    const payload = { sheet: file.sheet, file: file.fileName, hash: file.hash, made, changed, same };
    await this.audit.record(manager, actor, 'sheet.applied', { type: 'import', id }, payload);
    await manager.update(SheetImport, { id }, { state: 'APPLIED', appliedAt: this.clock.now().toISOString() });
  }

  /** As it was before, with why; what stands otherwise now is shown instead of what was. */
  private async giveBack(id: string, error: unknown): Promise<void> {
    if (!(error instanceof Refusal || error instanceof Overtaken))
      this.logger.error(`Import ${id}`, error instanceof Error ? error.stack : String(error));
    await this.database.write(async (manager) => {
      const back = { state: 'CHECKED', failure: wordsOf(error) } as const;
      if (!(error instanceof Overtaken)) return void (await manager.update(SheetImport, { id }, back));
      await replaceRows(manager, id, error.judged);
      await manager.update(SheetImport, { id }, { ...back, counts: countsOf(error.judged) });
    });
  }
}

function asRow({ rowNumber: row, rowValues: values }: SheetImportRow): SheetRow {
  return { row, values, faults: [] };
}

/** What becomes of each row now is what was shown of it. */
function requireAsShown(shown: readonly SheetImportRow[], judged: readonly JudgedRow[]): void {
  const said = (row: Pick<JudgedRow, 'fate' | 'title' | 'changes' | 'faults'>): string =>
    JSON.stringify([row.fate, row.title, row.changes, row.faults]);
  const otherwise = judged.filter((row, at) => said(row) !== said(shown[at]));
  if (otherwise.length > 0)
    throw new Overtaken(
      otherwise.map(({ row }) => row),
      judged,
    );
}

function wordsOf(error: unknown): string {
  if (error instanceof Overtaken)
    return `Từ lúc xem trước đã có thay đổi khác ở ${rowsWords(error.rows)}. Chưa ghi gì; đồng chí xem lại rồi ghi.`;
  if (error instanceof Refusal) return `Chưa ghi gì. ${error.detail}`;
  return 'Chưa ghi gì: máy chủ gặp lỗi. Đồng chí thử lại; nếu vẫn lỗi thì báo quản trị.';
}
