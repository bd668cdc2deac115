import type { MonthStanding } from '@chibo/contracts';
import { statesCountedAs } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import { committeesUnder } from '../organizations/on-day';
import type { MonthScope } from './cell-month-reader';
import type { CountColumn } from './month-counts';
import { SUMS } from './month-counts';

type Counted = Omit<MonthStanding, 'month' | 'sendBy' | 'decideBy'>;

/** Where the branches of a scope stand in its month, in sums and two short ways along the index. */
export async function standingOf(manager: EntityManager, scope: MonthScope): Promise<Counted> {
  const { organizationId, month, day, today } = scope;
  const [sums] = await ask<Record<CountColumn, number | null>>(
    manager,
    sql`SELECT ${SUMS} FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN month_count c
      WHERE c.month = ${month} AND c.superior_id = s.organization_id`,
  );
  const of = (column: CountColumn): number => sums[column] ?? 0;
  const verified = await countWhere(manager, scope, sql`r.state = 'VERIFIED'`);
  const owing = sql`r.state IN (${statesCountedAs('open')}) AND r.deadline < ${today}`;
  const owed = of('open') + of('returned') + of('waiting') + of('decided') + of('not_held');
  return {
    existing: owed + of('excused'),
    owed,
    decided: of('decided'),
    verified,
    submitted: of('waiting') - verified,
    returned: of('returned'),
    open: of('open'),
    overdue: await countWhere(manager, scope, owing),
    notHeld: of('not_held'),
    excused: of('excused'),
    sentLate: of('sent_late'),
  };
}

async function countWhere(
  manager: EntityManager,
  { organizationId, month, day }: MonthScope,
  which: Sql,
): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(
    manager,
    sql`SELECT count(*) AS n FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN cell_month r
      WHERE r.month = ${month} AND r.superior_id = s.organization_id AND ${which}`,
  );
  return Number(n);
}
