import type { CountedAs, RatingBand } from '@chibo/domain';
import { RATING_BANDS, statesCountedAs } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql, text } from '../db/sql';

/**
 * How many branches of one committee (mostly a đảng bộ cơ sở) stand where in a month, by kind of branch, kind of meeting and
 * criteria set. Derived from cell_month in the same transaction: counts over many branches or months are sums of these rows.
 */
@Entity('month_count')
export class MonthCount {
  @PrimaryColumn('text')
  month!: string;

  @PrimaryColumn('text')
  superiorId!: string;

  @PrimaryColumn('text')
  cellKind!: string;

  /** Empty where no card is begun. */
  @PrimaryColumn('text')
  kind!: string;

  @PrimaryColumn('text')
  criteriaSetVersionId!: string;

  /** Nothing sent, and not given back. */
  @Column('integer')
  open!: number;

  @Column('integer')
  returned!: number;

  @Column('integer')
  waiting!: number;

  @Column('integer')
  decided!: number;

  @Column('integer')
  excused!: number;

  @Column('integer')
  notHeld!: number;

  /** Of the sent ones, those that came after their last day. */
  @Column('integer')
  sentLate!: number;

  /** Of the decided ones, by band. */
  @Column('integer')
  good!: number;

  @Column('integer')
  fair!: number;

  @Column('integer')
  average!: number;

  @Column('integer')
  poor!: number;
}

/** Each place where a state is counted, as a column. */
const STATE_COLUMN = {
  open: 'open',
  returned: 'returned',
  waiting: 'waiting',
  decided: 'decided',
  excused: 'excused',
  notHeld: 'not_held',
} as const satisfies Record<CountedAs, string>;

const BAND_COLUMN = { GOOD: 'good', FAIR: 'fair', AVERAGE: 'average', POOR: 'poor' } as const satisfies Record<
  RatingBand,
  string
>;

export type CountColumn = (typeof STATE_COLUMN)[CountedAs] | (typeof BAND_COLUMN)[RatingBand] | 'sent_late';

export function bandColumn(band: RatingBand): (typeof BAND_COLUMN)[RatingBand] {
  return BAND_COLUMN[band];
}

const NUMBERS: readonly [column: string, what: Sql][] = [
  ...(Object.keys(STATE_COLUMN) as CountedAs[]).map((as): [string, Sql] => [
    STATE_COLUMN[as],
    sql`r.state IN (${statesCountedAs(as)})`,
  ]),
  ['sent_late', sql`r.sent_on > r.deadline`],
  ...RATING_BANDS.map((band): [string, Sql] => [BAND_COLUMN[band], sql`r.decided_band = ${band}`]),
];

/** The numbers of `c`, summed. */
export const SUMS = listed(
  NUMBERS.map(([column]) => sql`CAST(SUM(${text(`c.${column}`)}) AS integer) AS ${text(column)}`),
);

const COLUMNS = listed(NUMBERS.map(([column]) => text(column)));
const COUNTS = listed(NUMBERS.map(([, what]) => sql`COUNT(CASE WHEN ${what} THEN 1 END)`));

function listed(pieces: readonly Sql[]): Sql {
  return pieces.slice(1).reduce((list, piece) => sql`${list}, ${piece}`, pieces[0]);
}

/** Counts anew for some committees of a month. The caller lets nobody else do so for the same ones. */
export async function countAnew(manager: EntityManager, month: string, superiors: readonly string[]): Promise<void> {
  if (superiors.length === 0) return;
  const some = sql`month = ${month} AND superior_id IN (${superiors})`;
  await ask(manager, sql`DELETE FROM month_count WHERE ${some}`);
  await ask(
    manager,
    sql`INSERT INTO month_count (month, superior_id, cell_kind, kind, criteria_set_version_id, ${COLUMNS})
      ${countedAnew(some)}`,
  );
}

function countedAnew(which: Sql): Sql {
  return sql`SELECT r.month, r.superior_id, r.cell_kind, COALESCE(r.kind, ''), COALESCE(r.criteria_set_version_id, ''), ${COUNTS}
    FROM cell_month r WHERE ${which} GROUP BY r.month, r.superior_id, r.cell_kind, COALESCE(r.kind, ''), COALESCE(r.criteria_set_version_id, '')`;
}

/** Committees of a month whose counts are not what their branches' rows say. */
export async function miscounted(manager: EntityManager, month: string): Promise<string[]> {
  const [anew, kept] = [
    countedAnew(sql`r.month = ${month} AND r.superior_id IS NOT NULL`),
    sql`SELECT month, superior_id, cell_kind, kind, criteria_set_version_id, ${COLUMNS} FROM month_count WHERE month = ${month}`,
  ];
  const rows = await ask<{ superior_id: string }>(
    manager,
    sql`SELECT DISTINCT superior_id FROM (
      SELECT * FROM (${anew} EXCEPT ${kept}) missing UNION ALL SELECT * FROM (${kept} EXCEPT ${anew}) extra
    ) differing`,
  );
  return rows.map((row) => row.superior_id);
}
