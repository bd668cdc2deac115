import { setImmediate as others } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { QualityView } from '@chibo/contracts';
import type { QualityCard, RatingBand } from '@chibo/domain';
import { addMonths, compareVietnamese, sameLines, scoreQuality, SENT_STATES, VERIFIED_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import type { Sql } from '../db/sql';
import { ask, sql } from '../db/sql';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { committeesUnder, holds } from '../organizations/on-day';
import { childrenOn } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import type { AssessmentSnapshot } from '../scorecards/scorecard.entities';
import { CellRows } from '../cell-months/cell-rows';
import { deskOf, nodeInMonth } from '../cell-months/desk';

/** Months looked at, the asked one last; one more is read to compare with. */
const MONTHS = 3;

/** A sent regular card with the branch's newest score; of the others' their newest totals. */
interface CardRow {
  cell_id: string;
  month: string;
  criteria_set_version_id: string;
  decided_band: RatingBand | null;
  self: string;
  verified_total: number | null;
  observed_total: number | null;
}

/** A branch, and the direct subordinate of the committee through which it stands under it. */
interface Branch {
  cell_id: string;
  child_id: string;
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
      const { under, all, sets } = await this.cards(manager, actor, scope, from);
      const children = await childrenOn(manager, id, scope.day);
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
            quality: scoreQuality(under.get(child.id) ?? []),
          })),
        total: scoreQuality(all),
        lineNames: await this.lineNames(manager, sets),
      };
    });
  }

  /** Branch by branch, some at a time: a snapshot is many kilobytes, and others have their turn in between. */
  private async cards(
    manager: EntityManager,
    actor: Actor,
    scope: MonthScope,
    from: string,
  ): Promise<{ under: Map<string, QualityCard[]>; all: QualityCard[]; sets: Set<string> }> {
    const barred = await this.blind.barred(actor);
    const branches = await branchesUnder(manager, scope);
    const [all, sets] = [[] as QualityCard[], new Set<string>()];
    for (let at = 0; at < branches.length; at += BRANCHES) {
      const some = branches.slice(at, at + BRANCHES).map((branch) => branch.cell_id);
      const rows = await cardRows(manager, some, addMonths(from, -1), scope.month);
      // Cards a visit of the reader's is still blind to are in no figure.
      const seen = rows.filter(({ cell_id: cellId, month: of }) => !barred.has({ cellId, month: of }));
      for (const row of rows) sets.add(row.criteria_set_version_id);
      all.push(...qualityCards(seen).filter((card) => card.month >= from));
      await others();
    }
    const childOf = new Map(branches.map((branch) => [branch.cell_id, branch.child_id]));
    return { under: Map.groupBy(all, ({ cellId }) => childOf.get(cellId) ?? cellId), all, sets };
  }

  private async lineNames(manager: EntityManager, sets: ReadonlySet<string>): Promise<Record<string, string>> {
    const names: Record<string, string> = {};
    for (const id of sets)
      for (const { criteria } of (await this.criteriaSets.content(manager, id)).groups)
        for (const { code, shortLabel } of criteria) names[code] = shortLabel;
    return names;
  }
}

/** Branches whose cards are read together: some megabytes of snapshots, some milliseconds to open them. */
const BRANCHES = 25;

function branchesUnder(manager: EntityManager, { organizationId, day }: MonthScope): Promise<Branch[]> {
  return ask(
    manager,
    sql`SELECT link.child_id AS cell_id, COALESCE(s.child_id, link.child_id) AS child_id
      FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN organization_link link
      WHERE link.parent_id = s.organization_id AND ${holds('link', day)} ORDER BY link.child_id`,
  );
}

/** By branch and month. */
function cardRows(manager: EntityManager, cells: readonly string[], from: string, to: string): Promise<CardRow[]> {
  return ask(
    manager,
    sql`SELECT c.cell_id, c.month, c.decided_band, a.criteria_set_version_id, a.snapshot AS self,
        CASE WHEN c.state IN (${VERIFIED_STATES}) THEN ${newestTotal('VERIFIED')} END AS verified_total,
        ${newestTotal('OBSERVED')} AS observed_total
      FROM scorecard c CROSS JOIN assessment a
      WHERE c.cell_id IN (${cells}) AND c.month >= ${from} AND c.month <= ${to} AND c.kind <> 'THEMATIC'
        AND c.state IN (${SENT_STATES}) AND a.scorecard_id = c.id AND a.kind = 'SELF'
        AND a.revision = (SELECT max(b.revision) FROM assessment b WHERE b.scorecard_id = c.id AND b.kind = 'SELF')
      ORDER BY c.cell_id, c.month`,
  );
}

function newestTotal(kind: 'VERIFIED' | 'OBSERVED'): Sql {
  return sql`(SELECT given.total FROM assessment given WHERE given.scorecard_id = c.id AND given.kind = ${kind}
    ORDER BY given.revision DESC LIMIT 1)`;
}

/** Each compared with the branch's card before. */
function qualityCards(rows: readonly CardRow[]): QualityCard[] {
  let before: { cellId: string; score: AssessmentSnapshot['score'] } | undefined;
  return rows.map(({ cell_id: cellId, month, decided_band: band, self, verified_total, observed_total }) => {
    const { score, secondsSpent } = JSON.parse(self) as AssessmentSnapshot;
    const same = before?.cellId === cellId && sameLines(score, before.score);
    before = { cellId, score };
    const totalOf = (total: number | null): { total: number } | undefined => (total === null ? undefined : { total });
    return {
      cellId,
      month,
      self: { total: score.total, lines: score.lines },
      verified: totalOf(verified_total),
      observed: totalOf(observed_total),
      band: band ?? undefined,
      same,
      secondsSpent,
    };
  });
}
