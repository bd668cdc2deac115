import { Injectable } from '@nestjs/common';
import type { PastResultItem, PastResultsView } from '@chibo/contracts';
import { PastResultsBody } from '@chibo/contracts';
import { formatMonth, monthOf, OBLIGATION_STATE_LABEL, vietnamDay, whyNotObligation } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { CellMonths } from '../cell-months/cell-months.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { FieldError } from '../http/refusal';
import { Refusal } from '../http/refusal';
import { closingOf } from './month-matter';
import { Obligation } from './obligation.entities';

/** One line with the obligation it is about. */
interface Entered {
  item: PastResultItem;
  owed: Obligation;
}

/** Results of months of before, as their papers have them: marked "nhập sau, theo hồ sơ giấy", counted like decided cards. */
@Injectable()
export class PastResultsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly cellMonths: CellMonths,
  ) {}

  /** All lines or none; what was entered before is replaced. */
  async record(actor: Actor, month: string, { document, results }: PastResultsBody): Promise<PastResultsView> {
    return this.database.writeBeside(closingOf(month), async (manager) => {
      const entered = await this.found(manager, actor, month, results);
      for (const each of entered) await this.store(manager, actor, each, document);
      await this.cellMonths.keep(
        manager,
        month,
        entered.map(({ owed }) => owed.cellId),
      );
      return { recorded: entered.length };
    });
  }

  /** What each line is about, or a refusal that names every line at fault. */
  private async found(
    manager: EntityManager,
    actor: Actor,
    month: string,
    results: readonly PastResultItem[],
  ): Promise<Entered[]> {
    const ids = results.map(({ obligationId }) => obligationId);
    const rows = await manager.findBy(Obligation, { id: In(ids), month, kind: 'REGULAR' });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const cells = [...new Set(rows.map(({ cellId }) => cellId))];
    await this.access.requireReached('enterPast', actor, cells);
    if (month >= monthOf(vietnamDay(this.clock.now())))
      throw Refusal.badRequest([{ field: 'month', text: 'Chỉ nhập sau được kết quả của các tháng đã hết.' }]);
    const problems = results.flatMap((item) => whyNotRecorded(item, byId.get(item.obligationId), month));
    if (problems.length > 0) throw Refusal.notReady('Chưa ghi được kết quả nào: còn chỗ cần sửa.', problems);
    return results.flatMap((item) => {
      const owed = byId.get(item.obligationId);
      return owed ? [{ item, owed }] : [];
    });
  }

  private async store(
    manager: EntityManager,
    actor: Actor,
    { item: { total, band }, owed }: Entered,
    document: string,
  ): Promise<void> {
    const { id, version, state: before } = owed;
    const change = { state: 'RECORDED', recordedTotal: total, recordedBand: band, document, reason: null } as const;
    const { affected } = await manager.update(Obligation, { id, version }, { ...change, version: version + 1 });
    if (!affected) throw Refusal.conflict('CHANGED', 'Có kỳ vừa được người khác thay đổi. Đồng chí mở lại danh sách.');
    const payload = { before, after: 'RECORDED', total, band, document };
    await this.audit.record(manager, actor, 'obligation.recorded', { type: 'obligation', id }, payload);
  }
}

function whyNotRecorded({ obligationId }: PastResultItem, owed: Obligation | undefined, month: string): FieldError[] {
  const field = `results.${obligationId}`;
  if (!owed) return [{ field, text: `Không có kỳ chấm điểm này trong ${formatMonth(month)}.` }];
  if (!whyNotObligation('record', owed.state)) return [];
  return [{ field, text: `Kỳ này đang ở trạng thái “${OBLIGATION_STATE_LABEL[owed.state]}” nên không nhập đè.` }];
}
