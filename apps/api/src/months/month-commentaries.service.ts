import { Injectable } from '@nestjs/common';
import type { MonthTableView, WrittenCommentary } from '@chibo/contracts';
import type { Commentary as Words } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { bandCounts } from '../cell-months/band-counts';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { CellRows } from '../cell-months/cell-rows';
import { countScope, tallyCells } from '../cell-months/month-tallies';
import { figuresSeal } from '../closings/commentary-figures';
import { Commentary } from '../closings/commentary.entity';
import { FrozenMonths } from '../closings/frozen-months.service';
import { Database } from '../db/database';

/** What committees say under their months' tables, for paper. */
@Injectable()
export class MonthCommentaries {
  constructor(
    private readonly database: Database,
    private readonly rows: CellRows,
    private readonly frozen: FrozenMonths,
  ) {}

  /** As it was frozen with these figures, or as it was written last. */
  async under({ month, organization, closing }: MonthTableView): Promise<Words | WrittenCommentary | undefined> {
    const scope = await this.rows.scope(organization.id, month);
    return this.database.read(async (manager) =>
      closing?.shown === 'CLOSED'
        ? (await this.frozen.of(manager, scope, new Set()))?.snapshot.commentary
        : writtenOf(manager, scope),
    );
  }
}

async function writtenOf(manager: EntityManager, scope: MonthScope): Promise<WrittenCommentary | undefined> {
  const { organizationId, month: period } = scope;
  const row = await manager.findOneBy(Commentary, { organizationId, period });
  if (!row) return undefined;
  const all = await tallyCells(manager, scope, new Set(), await countScope(manager, scope));
  const moved = figuresSeal(bandCounts(all)) !== row.figures;
  return { ...row.words, at: row.writtenAt, ...(moved ? { moved: true as const } : {}) };
}
