import type { CellFilter } from '@chibo/contracts';
import type { CellMonthState, RatingBand } from '@chibo/domain';
import { countedAs, RATING_BANDS, statesCountedAs } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { ask, sql } from '../db/sql';
import { committeesUnder } from '../organizations/on-day';
import type { MonthScope } from './cell-month-reader';
import { late } from './cell-month-reader';
import type { CountColumn } from './month-counts';
import { bandColumn, SUMS } from './month-counts';

/** How many branches of a scope are alike in all that is counted. */
export interface CellTally {
  /** The direct subordinate through which they stand under the committee: a committee, or the branch itself. */
  childId: string;
  cellKind: string;
  state: CellMonthState;
  /** Of those that have not sent. */
  late: boolean;
  /** Absent also where the reader is not to see it yet. */
  decidedBand?: RatingBand;
  n: number;
}

/** Where some branches stand: their child of the committee, and what kind they are. */
interface Group {
  child_id: string;
  cell_kind: string;
}

type Sums = Record<CountColumn, number>;

/** What is counted of a scope, by group: of the committee's own branches under no child. */
export interface ScopeCounts {
  sums: readonly (Sums & Group)[];
  /** Branches whose last day is over and that have not sent, or are to send again. */
  lates: readonly (Group & { state: CellMonthState; n: number | string })[];
}

/** Read once for a table and its filters. */
export async function countScope(
  manager: EntityManager,
  { organizationId, month, day, today }: MonthScope,
): Promise<ScopeCounts> {
  const under = committeesUnder(organizationId, day);
  const sums = await ask<Sums & Group>(
    manager,
    sql`SELECT COALESCE(s.child_id, '') AS child_id, c.cell_kind, ${SUMS} FROM (${under}) s CROSS JOIN month_count c
      WHERE c.month = ${month} AND c.superior_id = s.organization_id GROUP BY COALESCE(s.child_id, ''), c.cell_kind`,
  );
  const lates = await ask<ScopeCounts['lates'][number]>(
    manager,
    sql`SELECT COALESCE(s.child_id, '') AS child_id, r.cell_kind, r.state, count(*) AS n
      FROM (${under}) s CROSS JOIN cell_month r
      WHERE r.month = ${month} AND r.superior_id = s.organization_id
        AND r.state IN (${statesCountedAs('open', 'returned')}) AND r.deadline < ${today}
      GROUP BY COALESCE(s.child_id, ''), r.cell_kind, r.state`,
  );
  return { sums, lates };
}

/**
 * What a month table counts: sums of month_count for what stands under committees below, the rows themselves of the branches
 * directly under the committee; without the bands of branches the reader is blind to (some at most).
 */
export async function tallyCells(
  manager: EntityManager,
  scope: MonthScope,
  blind: ReadonlySet<string>,
  counts: ScopeCounts,
): Promise<CellTally[]> {
  const own = hasOwn(counts) ? await talliesOfOwn(manager, scope, blind) : [];
  return [...(await talliesBelow(manager, scope, blind, counts)), ...own];
}

/** Whether branches stand directly under the committee, also such that no longer do. */
export function hasOwn({ sums }: ScopeCounts): boolean {
  return sums.some(({ child_id: child }) => child === '');
}

/** As many as each filter would list. @param beside what `countBeside()` says */
export function countFilters(
  { sums, lates }: ScopeCounts,
  { arrived, mine }: { arrived: number; mine: number },
): Record<CellFilter, number> {
  const of = (...columns: (keyof Sums)[]): number =>
    columns.reduce((sum, column) => sum + sums.reduce((all, group) => all + group[column], 0), 0);
  return {
    ALL: of('open', 'returned', 'waiting', 'decided', 'excused', 'not_held'),
    INCOMPLETE: of('open', 'returned', 'waiting'),
    WAITING: of('waiting') + arrived,
    RETURNED: of('returned'),
    LATE: of('sent_late') + lates.reduce((sum, { n }) => sum + Number(n), 0),
    DECIDED: of('decided'),
    MINE: mine,
  };
}

async function talliesBelow(
  manager: EntityManager,
  scope: MonthScope,
  blind: ReadonlySet<string>,
  { sums, lates }: ScopeCounts,
): Promise<CellTally[]> {
  const unseen = blind.size > 0 ? await unseenOf(manager, scope, blind) : [];
  const open = lates.filter(({ state }) => countedAs(state) === 'open');
  return sums
    .filter(({ child_id: child }) => child !== '')
    .flatMap((group) => {
      const isOwn = (other: Group): boolean => other.child_id === group.child_id && other.cell_kind === group.cell_kind;
      const lateOpen = open.filter(isOwn).reduce((sum, { n }) => sum + Number(n), 0);
      return talliesOf(group, lateOpen, unseen.filter(isOwn));
    });
}

function talliesOf(sums: Sums & Group, lateOpen: number, unseen: readonly { decided_band: RatingBand }[]): CellTally[] {
  const tally = (state: CellMonthState, n: number, more: Partial<CellTally> = {}): CellTally[] =>
    n > 0 ? [{ childId: sums.child_id, cellKind: sums.cell_kind, state, late: false, n, ...more }] : [];
  return [
    ...tally('OPEN', sums.open - lateOpen),
    ...tally('OPEN', lateOpen, { late: true }),
    ...tally('RETURNED', sums.returned),
    ...tally('SUBMITTED', sums.waiting),
    ...tally('EXCUSED', sums.excused),
    ...tally('NOT_HELD', sums.not_held),
    ...RATING_BANDS.flatMap((band) => {
      const hidden = unseen.filter(({ decided_band: given }) => given === band).length;
      return tally('DECIDED', sums[bandColumn(band)] - hidden, { decidedBand: band });
    }),
    ...tally('DECIDED', unseen.length),
  ];
}

function unseenOf(
  manager: EntityManager,
  { organizationId, month, day }: MonthScope,
  blind: ReadonlySet<string>,
): Promise<(Group & { decided_band: RatingBand })[]> {
  return ask(
    manager,
    sql`SELECT s.child_id, r.cell_kind, r.decided_band
      FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN cell_month r
      WHERE s.distance > 0 AND r.month = ${month} AND r.superior_id = s.organization_id
        AND r.cell_id IN (${[...blind]}) AND r.decided_band IS NOT NULL`,
  );
}

type OwnRow = Group & { state: CellMonthState; late: number; decided_band: RatingBand | null };

async function talliesOfOwn(
  manager: EntityManager,
  scope: MonthScope,
  blind: ReadonlySet<string>,
): Promise<CellTally[]> {
  const rows = await ask<OwnRow>(
    manager,
    sql`SELECT r.cell_id AS child_id, r.cell_kind, r.state, ${late(scope)} AS late, r.decided_band
      FROM cell_month r WHERE r.month = ${scope.month} AND r.superior_id = ${scope.organizationId}`,
  );
  return rows.map(({ child_id: childId, cell_kind: cellKind, state, late: isLate, decided_band: band }) => ({
    childId,
    cellKind,
    state,
    late: isLate === 1,
    decidedBand: band === null || blind.has(childId) ? undefined : band,
    n: 1,
  }));
}
