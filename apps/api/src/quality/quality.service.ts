import { setImmediate as others } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { QualityView } from '@chibo/contracts';
import type { QualityTally, RatingBand } from '@chibo/domain';
import { addCard, addMonths, compareVietnamese, emptyTally, scoreQuality, SENT_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { ask, askMany, sql } from '../db/sql';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { committeesUnder, holds } from '../organizations/on-day';
import { childrenOn } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import { CellRows } from '../cell-months/cell-rows';
import { deskOf, nodeInMonth } from '../cell-months/desk';

/** Months looked at, the asked one last; one more is read to compare with. */
const MONTHS = 3;

/** A sent regular card with its figures, each score the newest of its kind. */
interface CardRow {
  cell_id: string;
  month: string;
  criteria_set_version_id: string;
  decided_band: RatingBand | null;
  self_total: number;
  self_lines: string;
  self_full: string;
  seconds_spent: number | null;
  verified_total: number | null;
  observed_total: number | null;
}

/** A committee with branches of its own, and the direct subordinate through which it stands under the one that asks. */
interface Committee {
  id: string;
  child_id: string | null;
}

/** Of the whole and of each direct subordinate; the sets of its cards. */
interface Tallies {
  total: QualityTally;
  under: Map<string, QualityTally>;
}

/** How the scores of a committee's subordinates look: share of Tốt, means and gaps, lines never below their maximum. */
@Injectable()
export class QualityService {
  constructor(
    private readonly database: Database,
    private readonly cells: CellRows,
    private readonly access: AccessService,
    private readonly criteriaSets: PublishedSets,
    private readonly blind: BlindScores,
  ) {}

  async view(actor: Actor, month: string, organizationId: string | undefined): Promise<QualityView> {
    const id = organizationId ?? deskOf(actor);
    await this.access.require('readMonth', actor, id);
    const from = addMonths(month, 1 - MONTHS);
    const scope = await this.cells.scope(id, month);
    return this.database.read(async (manager) => {
      const { name } = await nodeInMonth(manager, scope);
      const { total, under } = await this.tallies(manager, actor, scope, from);
      const children = await childrenOn(manager, id, scope.day);
      const { codesOf, lineNames } = await this.lines(manager, [...total.full.keys()]);
      return {
        from,
        to: month,
        organization: { id, name },
        rows: children
          .toSorted((a, b) => a.kindSort - b.kindSort || compareVietnamese(a.name, b.name))
          .map((child) => ({
            organizationId: child.id,
            name: child.name,
            isCell: child.isCell,
            quality: scoreQuality(under.get(child.id) ?? emptyTally(), codesOf),
          })),
        total: scoreQuality(total, codesOf),
        lineNames,
      };
    });
  }

  /** Some committees at a time: others have their turn in between, and no more than their rows is held at once. */
  private async tallies(manager: EntityManager, actor: Actor, scope: MonthScope, from: string): Promise<Tallies> {
    const barred = await this.blind.barred(actor);
    const committees = await committeesOf(manager, scope);
    const tallies: Tallies = { total: emptyTally(), under: new Map() };
    for (let at = 0; at < committees.length; at += COMMITTEES) {
      const some = committees.slice(at, at + COMMITTEES);
      const rows = await cardRows(manager, scope, some, addMonths(from, -1));
      // Cards a visit of the reader's is still blind to are in no figure.
      const seen = rows.filter(({ cell_id: cellId, month }) => !barred.has({ cellId, month }));
      const childOf = new Map(some.map(({ id, child_id: child }) => [id, child]));
      tally(tallies, seen, from, (row) => childOf.get(row.parent_id) ?? row.cell_id);
      await others();
    }
    return tallies;
  }

  /** Codes of some sets' lines in their order, and their short names. */
  private async lines(
    manager: EntityManager,
    sets: readonly string[],
  ): Promise<{ codesOf: (setId: string) => string[]; lineNames: Record<string, string> }> {
    const [codes, lineNames] = [new Map<string, string[]>(), {} as Record<string, string>];
    for (const id of sets) {
      const { groups } = await this.criteriaSets.content(manager, id);
      const lines = groups.flatMap(({ criteria }) => criteria);
      for (const { code, shortLabel } of lines) lineNames[code] = shortLabel;
      codes.set(
        id,
        lines.map(({ code }) => code),
      );
    }
    return { codesOf: (setId) => codes.get(setId) ?? [], lineNames };
  }
}

/** Committees whose branches' cards are read together: some thousands of short rows. */
const COMMITTEES = 40;

function committeesOf(manager: EntityManager, { organizationId, day }: MonthScope): Promise<Committee[]> {
  return ask(
    manager,
    sql`SELECT s.organization_id AS id, s.child_id FROM (${committeesUnder(organizationId, day)}) s ORDER BY s.organization_id`,
  );
}

type Placed = CardRow & { parent_id: string };

const COLUMNS = [
  'parent_id',
  'cell_id',
  'month',
  'criteria_set_version_id',
  'decided_band',
  'self_total',
  'self_lines',
  'self_full',
  'seconds_spent',
  'verified_total',
  'observed_total',
] as const satisfies readonly (keyof Placed)[];

/** Of the branches that stand directly under some committees; by branch and month. */
function cardRows(
  manager: EntityManager,
  { day, month }: MonthScope,
  committees: readonly Committee[],
  from: string,
): Promise<Placed[]> {
  return askMany<Placed>(
    manager,
    COLUMNS,
    sql`SELECT link.parent_id, r.cell_id, r.month, r.criteria_set_version_id, r.decided_band, r.self_total, r.self_lines,
        r.self_full, r.seconds_spent, r.verified_total, r.observed_total
      FROM organization_link link CROSS JOIN cell_month r
      WHERE link.parent_id IN (${committees.map(({ id }) => id)}) AND ${holds('link', day)}
        AND r.cell_id = link.child_id AND r.month >= ${from} AND r.month <= ${month} AND r.state IN (${SENT_STATES})
      ORDER BY r.cell_id, r.month`,
  );
}

/** Each compared with the branch's card before. */
function tally(
  { total, under }: Tallies,
  rows: readonly Placed[],
  from: string,
  childOf: (row: Placed) => string,
): void {
  let before: CardRow | undefined;
  for (const row of rows) {
    const same = before?.cell_id === row.cell_id && before.self_lines === row.self_lines;
    before = row;
    if (row.month < from) continue;
    const child = childOf(row);
    const own = under.get(child) ?? emptyTally();
    under.set(child, own);
    for (const each of [total, own])
      addCard(each, {
        setId: row.criteria_set_version_id,
        self: row.self_total,
        verified: row.verified_total ?? undefined,
        observed: row.observed_total ?? undefined,
        band: row.decided_band ?? undefined,
        full: row.self_full,
        same,
        secondsSpent: row.seconds_spent ?? undefined,
      });
  }
}
