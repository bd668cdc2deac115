import { Injectable } from '@nestjs/common';
import { ConcludeBody, ReopenConclusionBody } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { insertAll } from '../db/rows';
import { Refusal } from '../http/refusal';
import { frozenRows, sealOfRows } from './frozen-rows';
import { AnnualConclusion, AnnualConclusionReopening, AnnualConclusionRow } from './classification.entities';
import { CONCLUDED } from './classifications.service';
import { matterOf } from './classifying.service';
import type { YearList } from './list-rows';
import { countYears, listedYears } from './list-rows';
import { conclusionOf, YearLists } from './year-lists';

/** Rows per statement. */
const BATCH = 200;

/** A committee closes its list of a year, and opens it again with a reason. */
@Injectable()
export class Conclusions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly lists: YearLists,
  ) {}

  async conclude(actor: Actor, body: ConcludeBody): Promise<void> {
    const { organizationId, year } = body;
    await this.access.require('manageClassifications', actor, organizationId);
    const list = await this.lists.living(actor, organizationId, year);
    await this.database.writeInTurn(matterOf(organizationId, year), async (manager) => {
      if (await conclusionOf(manager, organizationId, year)) throw Refusal.conflict('LIST_CONCLUDED', CONCLUDED);
      const rows = await this.wholeList(manager, list);
      const decided = rows.filter(({ decidedClass }) => decidedClass !== null).length;
      requireSeen(body, { decided, undecided: rows.length - decided });
      await this.freeze(manager, actor, { organizationId, year, decided, rows });
    });
  }

  async reopen(actor: Actor, { organizationId, year, reason }: ReopenConclusionBody): Promise<void> {
    await this.access.require('manageClassifications', actor, organizationId);
    await this.database.writeInTurn(matterOf(organizationId, year), async (manager) => {
      const current = await conclusionOf(manager, organizationId, year);
      if (!current) throw Refusal.conflict('NOT_CONCLUDED', 'Danh sách xếp loại năm này chưa chốt.');
      await manager.insert(AnnualConclusionReopening, {
        conclusionId: current.id,
        reason,
        reopenedBy: actor.accountId ?? '',
        reopenedAt: this.clock.now().toISOString(),
      });
      const subject = { type: 'organization', id: organizationId } as const;
      await this.audit.record(manager, actor, 'classification.reopened', subject, { year, reason });
    });
  }

  private async wholeList(
    manager: EntityManager,
    list: YearList,
  ): Promise<Omit<AnnualConclusionRow, 'conclusionId'>[]> {
    requireListable(await countYears(manager, list, { words: '' }));
    const rows = await listedYears(manager, list, { words: '' }, { limit: MOST_LISTED, offset: 0 });
    return frozenRows(rows, await this.lists.results(manager, list, rows));
  }

  private async freeze(
    manager: EntityManager,
    actor: Actor,
    {
      organizationId,
      year,
      decided,
      rows,
    }: { organizationId: string; year: number; decided: number; rows: Omit<AnnualConclusionRow, 'conclusionId'>[] },
  ): Promise<void> {
    const [conclusionId, hash, undecided] = [newId(), sealOfRows(rows), rows.length - decided];
    const number = ((await manager.maximum(AnnualConclusion, 'number', { organizationId, year })) ?? 0) + 1;
    await manager.insert(AnnualConclusion, {
      ...{ id: conclusionId, organizationId, year, number, decided, undecided, hash },
      concludedBy: actor.accountId ?? '',
      concludedAt: this.clock.now().toISOString(),
    });
    for (let at = 0; at < rows.length; at += BATCH)
      await insertAll(
        manager,
        AnnualConclusionRow,
        rows.slice(at, at + BATCH).map((row) => ({ conclusionId, ...row })),
      );
    const subject = { type: 'organization', id: organizationId } as const;
    const payload = { year, hash, decided, undecided };
    await this.audit.record(manager, actor, 'classification.concluded', subject, payload);
  }
}

/** Nobody closes a list that is another one than was on the page. */
function requireSeen(seen: ConcludeBody, now: { decided: number; undecided: number }): void {
  if (now.decided === 0)
    throw Refusal.conflict('NOTHING_DECIDED', 'Chưa tổ chức nào có quyết định xếp loại nên chưa chốt được.');
  if (seen.decided !== now.decided || seen.undecided !== now.undecided)
    throw Refusal.conflict(
      'LIST_CHANGED',
      `Danh sách vừa thay đổi: nay có ${now.decided} tổ chức đã quyết định, ${now.undecided} chưa. Đồng chí xem lại rồi chốt.`,
    );
}
