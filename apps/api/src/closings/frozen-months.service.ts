import { Injectable } from '@nestjs/common';
import type { ClosedFigures } from '@chibo/contracts';
import type { ClosingChange, FigureSource, FrozenCell } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { withoutScores } from '../cell-months/cell-rows';
import { deskOf } from '../cell-months/desk';
import { Database } from '../db/database';
import { remembered } from '../db/memory';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { changedSince } from './changes-since';
import { ClosingSeals } from './closing-seals';
import type { ClosingSnapshot } from './closing.entities';
import { MonthClosing, OPERATOR } from './closing.entities';
import { snapshotOf } from './snapshot';

/** A closed month for one reader: without the scores they are still blind to. */
export interface FrozenMonth {
  closing: Omit<ClosedFigures, 'shown'>;
  snapshot: ClosingSnapshot & { cells: FrozenCell[] };
  /** What is said of branches now that the closing says otherwise. */
  changes: ClosingChange[];
}

/** A snapshot that has the month's tables begins like this. */
const WITH_TABLES = '{"form":2,';

/** The frozen copies of closed months, for whatever is shown or printed of such a month. */
@Injectable()
export class FrozenMonths {
  constructor(
    private readonly database: Database,
    private readonly seals: ClosingSeals,
  ) {}

  /** The closing in force; undefined where the committee has not closed the month. */
  async of(manager: EntityManager, scope: MonthScope, blind: ReadonlySet<string>): Promise<FrozenMonth | undefined> {
    const closing = await inForce(manager, scope);
    if (!closing) return undefined;
    const frozen = snapshotOf(closing);
    const cells = frozen.cells.map((cell) => withoutScores(cell, blind)) as FrozenCell[];
    const changes = await changedSince(manager, scope, cells, blind);
    return { closing: await this.told(manager, closing, changes.length), snapshot: { ...frozen, cells }, changes };
  }

  /**
   * The question as it is kept: the frozen figures where the month is closed and nobody asks for others. No word of it means
   * those of the moment, as papers of before have it.
   */
  async settled<Q extends { organizationId?: string; figures?: FigureSource }>(
    actor: Actor,
    month: string,
    query: Q,
  ): Promise<Q> {
    const figures = query.figures ?? (await this.usual(month, query.organizationId ?? deskOf(actor)));
    return { ...query, figures: figures === 'CLOSED' ? figures : undefined };
  }

  private async usual(month: string, organizationId: string): Promise<FigureSource> {
    const [row] = await this.database.read((manager) => markInForce(manager, { month, organizationId }));
    return row?.begins === WITH_TABLES ? 'CLOSED' : 'LIVE';
  }

  private async told(
    manager: EntityManager,
    closing: MonthClosing,
    changesTotal: number,
  ): Promise<FrozenMonth['closing']> {
    const { id, closedAt: at, closedBy, hash, snapshot } = closing;
    const names = await displayNames(manager, [closedBy]);
    const altered = (await this.seals.altered(manager, [closing])).has(id);
    const kept = snapshot.startsWith(WITH_TABLES);
    return {
      at,
      by: closedBy ? (names.get(closedBy) ?? '') : OPERATOR,
      hash,
      ...(altered ? { altered } : {}),
      kept,
      changesTotal,
    };
  }
}

/** @throws Refusal where the closing is none, or of before its tables were kept */
export function requireKept(frozen: FrozenMonth | undefined): FrozenMonth {
  if (!frozen) throw Refusal.conflict('NOT_CLOSED', 'Cấp ủy chưa khóa sổ tháng này nên chưa có số liệu đã khóa.');
  if (frozen.closing.kept && frozen.snapshot.tables) return frozen;
  throw Refusal.conflict(
    'NOT_KEPT',
    'Lần khóa sổ này chưa giữ bảng tổng hợp và xếp hạng; danh sách đã khóa có ở trang Khóa sổ. Đồng chí xem theo số liệu hiện nay.',
  );
}

type OfCommittee = Pick<MonthScope, 'month' | 'organizationId'>;

async function inForce(manager: EntityManager, scope: OfCommittee): Promise<MonthClosing | null> {
  const [row] = await markInForce(manager, scope);
  return row ? manager.findOneBy(MonthClosing, { id: row.id }) : null;
}

/** The closing in force, if any, and how its snapshot begins: every page of a month asks it. */
export function markInForce(
  manager: EntityManager,
  { month, organizationId }: OfCommittee,
): Promise<readonly { id: string; begins: string }[]> {
  const marks = sql`SELECT id, substr(snapshot, 1, ${WITH_TABLES.length}) AS begins FROM month_closing
    WHERE month = ${month} AND organization_id = ${organizationId}
      AND NOT EXISTS (SELECT 1 FROM month_reopening WHERE closing_id = month_closing.id)`;
  return remembered(manager, 'closings', `in force ${month} ${organizationId}`, () => ask(manager, marks));
}
