import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { monthOf, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { Clock, IDLE } from '../clock';
import { Database } from '../db/database';
import { putRows, rowsWhere } from '../db/rows';
import { sql } from '../db/sql';
import { RegisterChanges } from '../organizations/register-changes';
import { keepAllSuperiors } from '../organizations/superiors';
import { treeDay } from '../organizations/tree';
import { cellMonthsAsTheyAre, dueDays, wrongDeadlines } from './cell-month-truth';
import { countAnew, miscounted } from './month-counts';
import { CellMonth, CellMonthDay } from './cell-month.entity';
import { cellsNotPlain, committeesOpen, lockOpenBelow, monthsOpenBelow, setPlain } from './open-below';

/** Rows per statement, below the limits on parameters of both databases. */
const BATCH = 500;

/** Rows that were not what they should be: of who stands under whom, of a month's branches, of its committees' counts. */
export interface Difference {
  of: 'SUPERIORS' | 'BRANCHES' | 'COUNTS';
  month?: string;
  rows: number;
}

/** Keeps the rows of cell_month what obligations, cards and the register say, within the act that changes one of them. */
@Injectable()
export class CellMonths {
  private readonly logger = new Logger('cell-months');
  /** The day for which this process has moved planned changes of the register into the running month. */
  private day?: string;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly register: RegisterChanges,
    @Optional() @Inject(IDLE) private readonly idle = false,
  ) {}

  /** The rows of these branches in a month, after whatever has changed them, and their counts; returns how many rows differed. */
  async keep(manager: EntityManager, month: string, cells: readonly string[]): Promise<number> {
    const superiors = new Set<string>();
    let changed = 0;
    for (let at = 0; at < cells.length; at += BATCH)
      changed += await this.keepSome(manager, month, cells.slice(at, at + BATCH), superiors);
    await this.count(manager, month, [...superiors].sort());
    return changed;
  }

  /** The row of an obligation that is no more. */
  async drop(manager: EntityManager, month: string, obligationId: string): Promise<void> {
    const row = await manager.findOneBy(CellMonth, { obligationId });
    if (!row) return;
    await manager.delete(CellMonth, { obligationId });
    if (row.superiorId) await this.count(manager, month, [row.superiorId]);
  }

  /**
   * After a rule by which branches send has changed: the deadlines of those below that have not sent. Only these are looked at
   * and nothing else of their rows is, so that a rule of the country is one short transaction. No count comes from a deadline:
   * who is late without having sent is counted from the rows.
   * @param only the month of an exception
   */
  async keepDeadlinesBelow(manager: EntityManager, organizationId: string, only?: string): Promise<void> {
    const today = vietnamDay(this.clock.now());
    await this.keepDeadlinesOf(manager, organizationId, only);
    for (const month of only === undefined ? await monthsOpenBelow(manager, organizationId) : [only]) {
      if (!this.database.isSqlite) await lockOpenBelow(manager, organizationId, month);
      await this.setPlainBelow(manager, organizationId, month, treeDay(month, today));
      await this.setOthers(manager, month, await cellsNotPlain(manager, organizationId, month));
    }
  }

  private async keepDeadlinesOf(manager: EntityManager, cell: string, only?: string): Promise<void> {
    const rows = await manager.sql<
      { month: string }[]
    >`SELECT month FROM cell_month WHERE cell_id = ${cell} ORDER BY month`;
    for (const { month } of rows)
      if (only === undefined || month === only) await this.setOthers(manager, month, [cell]);
  }

  private async setOthers(manager: EntityManager, month: string, cells: readonly string[]): Promise<void> {
    const day = treeDay(month, vietnamDay(this.clock.now()));
    for (let at = 0; at < cells.length; at += BATCH) {
      const some = cells.slice(at, at + BATCH);
      if (!this.database.isSqlite) await this.locked(manager, month, some);
      for (const [on, ids] of await wrongDeadlines(manager, month, day, some))
        await manager.sql`UPDATE cell_month SET deadline = ${on} WHERE obligation_id IN (${() => ids})`;
    }
  }

  /** Most of them: committee by committee they are due on one day, so that one statement sets those of hundreds. */
  private async setPlainBelow(
    manager: EntityManager,
    organizationId: string,
    month: string,
    day: string,
  ): Promise<void> {
    const committees = await committeesOpen(manager, organizationId, month);
    for (let at = 0; at < committees.length; at += BATCH) {
      const due = await dueDays(manager, month, day, committees.slice(at, at + BATCH));
      for (const [on, some] of due) await setPlain(manager, { month, day: on, committees: some });
    }
  }

  /** After the register changed: the rows of every branch that stands or stood under these since a month. */
  async keepBelow(manager: EntityManager, organizations: readonly string[], from = ''): Promise<void> {
    const wrong = new Map<string, Set<string>>();
    for (let at = 0; at < organizations.length; at += BATCH) {
      const some = organizations.slice(at, at + BATCH);
      for (const { month, cell_id: cell } of await rowsBelow(manager, some, from))
        wrong.set(month, (wrong.get(month) ?? new Set()).add(cell));
    }
    for (const month of [...wrong.keys()].sort()) await this.keep(manager, month, [...(wrong.get(month) ?? [])].sort());
  }

  /** Planned changes of the register that have come into force: asked before a list is read, done once a day. */
  async keepToday(): Promise<void> {
    const today = vietnamDay(this.clock.now());
    if (this.day === today) return;
    await this.database.writeInTurn('cell-months', async (manager) => {
      const kept = await manager.findOneByOrFail(CellMonthDay, { id: 'this' });
      if (kept.day >= today) return;
      const changed = await begun(manager, kept.day, today);
      for (const [since, some] of Map.groupBy(changed, (each) => monthOf(each.since)))
        await this.keepBelow(
          manager,
          some.map(({ id }) => id),
          since,
        );
      await manager.update(CellMonthDay, { id: 'this' }, { day: today });
    });
    this.day = today;
  }

  /**
   * Writes everything anew where it is not what it should be; returns how many rows differed. Page by page, each its own write.
   * @param found is told what differed, as it is found
   */
  async reconcile(found: (difference: Difference) => void = () => undefined): Promise<number> {
    let changed = 0;
    const note = (difference: Difference): void => {
      changed += difference.rows;
      if (difference.rows > 0) found(difference);
    };
    note({ of: 'SUPERIORS', rows: await this.database.writeInTurn('cell-months', keepAllSuperiors) });
    const months = await this.database.read(
      (manager) => manager.sql<{ month: string; n: number | string }[]>`
        SELECT month, count(*) AS n FROM obligation WHERE kind = 'REGULAR' GROUP BY month ORDER BY month`,
    );
    for (const { month, n } of months) {
      if (Number(n) > BATCH) this.logger.log(`Month ${month}: looking through ${n} branches`);
      note({ of: 'BRANCHES', month, rows: await this.reconcileMonth(month) });
      note({ of: 'COUNTS', month, rows: await this.recount(month) });
    }
    return changed;
  }

  /** Fills what a database of before, or one filled by another hand, has not; a command leaves that to the service's start. */
  async onModuleInit(): Promise<void> {
    this.register.follow(async (manager, changes) => {
      for (const [month, some] of Map.groupBy(changes, ({ from }) => monthOf(from)))
        await this.keepBelow(
          manager,
          some.map(({ organizationId }) => organizationId),
          month,
        );
    });
    if (this.idle) return;
    const [{ missing }] = await this.database.read(
      (manager) => manager.sql<{ missing: number | string }[]>`
        SELECT (SELECT count(*) FROM obligation WHERE kind = 'REGULAR') - (SELECT count(*) FROM cell_month)
          + (SELECT count(DISTINCT month) FROM cell_month WHERE superior_id IS NOT NULL) - (SELECT count(DISTINCT month) FROM month_count)
          + (SELECT count(DISTINCT parent_id) FROM organization_link)
          - (SELECT count(*) FROM organization_superior WHERE distance = 0) AS missing`,
    );
    if (Number(missing) !== 0) await this.reconcile();
    const day = vietnamDay(this.clock.now());
    await this.database.write((manager) =>
      manager.createQueryBuilder().insert().into(CellMonthDay).values({ id: 'this', day }).orIgnore().execute(),
    );
  }

  private async reconcileMonth(month: string): Promise<number> {
    let changed = 0;
    for (let after = ''; ;) {
      const cells = await this.database.write(async (manager) => {
        const rows = await manager.sql<{ cell_id: string }[]>`
          SELECT cell_id FROM obligation WHERE month = ${month} AND kind = 'REGULAR' AND cell_id > ${after}
          ORDER BY cell_id LIMIT ${BATCH}`;
        const ids = rows.map((row) => row.cell_id);
        changed += await this.keep(manager, month, ids);
        return ids;
      });
      if (cells.length < BATCH) return changed;
      after = cells[cells.length - 1];
    }
  }

  private recount(month: string): Promise<number> {
    return this.database.write(async (manager) => {
      const wrong = (await miscounted(manager, month)).sort();
      await this.count(manager, month, wrong);
      return wrong.length;
    });
  }

  /** On PostgreSQL one at a time for each committee and month, after all rows are written: two acts at once count both. */
  private async count(manager: EntityManager, month: string, superiors: readonly string[]): Promise<void> {
    if (!this.database.isSqlite)
      for (const superior of superiors)
        await manager.sql`SELECT pg_advisory_xact_lock(hashtextextended(${`count:${month}:${superior}`}, 0))`;
    for (let at = 0; at < superiors.length; at += BATCH)
      await countAnew(manager, month, superiors.slice(at, at + BATCH));
  }

  /** @param superiors takes those whose counts change */
  private async keepSome(
    manager: EntityManager,
    month: string,
    cells: readonly string[],
    superiors: Set<string>,
  ): Promise<number> {
    const before = new Map((await this.locked(manager, month, cells)).map((row) => [row.obligationId, row]));
    const day = treeDay(month, vietnamDay(this.clock.now()));
    const rows = await cellMonthsAsTheyAre(manager, month, day, cells);
    const changed = rows.filter((row) => !isSame(row, before.get(row.obligationId)));
    if (changed.length === 0) return 0;
    for (const { obligationId, superiorId } of changed)
      for (const each of [superiorId, before.get(obligationId)?.superiorId]) if (each) superiors.add(each);
    await putRows(manager, CellMonth, 'obligationId', changed);
    return changed.length;
  }

  /**
   * As they are kept. Taken in order and held to the end of the transaction: of two that change one branch at once, the second
   * reads what the first has done.
   */
  private locked(manager: EntityManager, month: string, cells: readonly string[]): Promise<CellMonth[]> {
    const lock = this.database.isSqlite ? sql`` : sql` FOR UPDATE`;
    return rowsWhere(manager, CellMonth, sql`month = ${month} AND cell_id IN (${[...cells]}) ORDER BY cell_id${lock}`);
  }
}

function isSame(row: CellMonth, before: CellMonth | undefined): boolean {
  return before !== undefined && (Object.keys(row) as (keyof CellMonth)[]).every((key) => row[key] === before[key]);
}

/** @param organizations some hundreds at most */
function rowsBelow(
  manager: EntityManager,
  organizations: readonly string[],
  from: string,
): Promise<{ month: string; cell_id: string }[]> {
  return manager.sql`
    WITH RECURSIVE below (id) AS (
      SELECT id FROM organization WHERE id IN (${() => [...organizations]})
      UNION SELECT link.child_id FROM below JOIN organization_link link ON link.parent_id = below.id
    )
    SELECT r.month, r.cell_id FROM below CROSS JOIN cell_month r WHERE r.cell_id = below.id AND r.month >= ${from}
    UNION
    SELECT r.month, r.cell_id FROM below CROSS JOIN cell_month r WHERE r.superior_id = below.id AND r.month >= ${from}`;
}

/** Organisations with a link, or a name or kind, that began or ended on one of these days, and the first of them. */
function begun(manager: EntityManager, after: string, until: string): Promise<{ id: string; since: string }[]> {
  return manager.sql`
    SELECT id, min(since) AS since FROM (
      SELECT child_id AS id, valid_from AS since FROM organization_link WHERE valid_from > ${after} AND valid_from <= ${until}
      UNION SELECT child_id, valid_to FROM organization_link WHERE valid_to > ${after} AND valid_to <= ${until}
      UNION SELECT organization_id, valid_from FROM organization_profile WHERE valid_from > ${after} AND valid_from <= ${until}
    ) begun GROUP BY id ORDER BY id`;
}
