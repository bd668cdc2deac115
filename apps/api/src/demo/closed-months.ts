import { isMissing, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { listCells } from '../cell-months/cell-month-reader';
import { CellMonths } from '../cell-months/cell-months.service';
import { MonthClosing } from '../closings/closing.entities';
import { frozenCells, frozenMonth } from '../closings/freeze';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import type { Database } from '../db/database';
import { newId } from '../db/new-id';
import { RegisterChanges } from '../organizations/register-changes';
import { keepAllSuperiors } from '../organizations/superiors';
import { pathOn, treeDay } from '../organizations/tree';
import { Scorecard } from '../scorecards/scorecard.entities';
import type { NewAuditRow } from './plan-audit';
import { actsOn } from './plan-audit';
import { closedOn, isDecidedLate } from './late-decisions';

/** A committee whose officer has closed the month. */
export interface Closer {
  organizationId: string;
  accountId: string;
}

const BECAUSE = 'Chưa thẩm định xong khi khóa sổ; kết quả bổ sung sau.';

class DemoClock extends Clock {
  constructor(private readonly instant: Date) {
    super();
  }

  override now(): Date {
    return this.instant;
  }
}

/** The cards of the month as they stood when it was closed: what was decided later is put in its place afterwards. */
export function asClosed(cards: readonly Scorecard[], month: string): Scorecard[] {
  return cards.map((card) => {
    if (!isLate(card, month)) return card;
    const undecided = { decidedTotal: null, decidedBand: null, decidedAt: null, decidedBy: null, decidedFrom: null };
    return { ...card, ...undecided, state: 'SUBMITTED', verifiedTotal: null, verifiedAt: null, verifiedBy: null };
  });
}

/**
 * Closes a month from the rows that are there, then decides what was decided afterwards.
 * @param cards as they stand in the end
 * @returns what goes into the audit
 */
export async function closeDemoMonth(
  manager: EntityManager,
  database: Database,
  { month, cards, closers, now }: { month: string; cards: readonly Scorecard[]; closers: readonly Closer[]; now: Date },
): Promise<NewAuditRow[]> {
  await keepAllSuperiors(manager);
  const derived = new CellMonths(database, new DemoClock(now), new RegisterChanges());
  const cells = [...new Set(cards.filter((card) => card.month === month).map(({ cellId }) => cellId))];
  const owing = await manager.sql<{ cell_id: string }[]>`
    SELECT cell_id FROM obligation WHERE month = ${month} AND kind = 'REGULAR'`;
  const all = [...new Set([...cells, ...owing.map((row) => row.cell_id)])].sort();
  await derived.keep(manager, month, all);
  const audit: NewAuditRow[] = [];
  for (const closer of closers) audit.push(await close(manager, month, closer, now));
  const late = cards.filter((card) => isLate(card, month));
  for (const card of late) await manager.save(Scorecard, card);
  await derived.keep(
    manager,
    month,
    late.map(({ cellId }) => cellId),
  );
  return audit;
}

function isLate({ month: own, decidedAt }: Scorecard, month: string): boolean {
  return own === month && decidedAt !== null && isDecidedLate(month, decidedAt);
}

async function close(
  manager: EntityManager,
  month: string,
  { organizationId, accountId }: Closer,
  now: Date,
): Promise<NewAuditRow> {
  const today = vietnamDay(now);
  const scope = { organizationId, month, today, day: treeDay(month, today) };
  const listed = await listCells(manager, scope);
  const reasons = new Map(listed.filter((row) => isMissing(row)).map(({ cell_id: id }) => [id, BECAUSE]));
  const cells = await frozenCells(manager, scope, listed, reasons);
  const [node] = await pathOn(manager, organizationId, scope.day);
  const sealed = await frozenMonth(manager, scope, cells, { name: node.name, sets: new PublishedSets() });
  const closedAt = closedOn(month).toISOString();
  const row = { id: newId(), organizationId, month, number: 1, ...sealed, closedAt, closedBy: accountId };
  await manager.insert(MonthClosing, row);
  const payload = { month, organizationId, hash: sealed.hash, missing: reasons.size };
  return actsOn('month', `${month}:${organizationId}`)(closedOn(month), accountId, 'month.closed', payload);
}
