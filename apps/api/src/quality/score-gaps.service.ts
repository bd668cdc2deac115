import { Injectable } from '@nestjs/common';
import type { GapGround, GapRow, ScoreGapsView } from '@chibo/contracts';
import { ScoreGapsQuery } from '@chibo/contracts';
import type { CriteriaSet, Points, RatingBand } from '@chibo/domain';
import { adjustmentText, foldVietnamese, VERIFIED_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import type { MonthScope } from '../cell-months/cell-month-reader';
import { CellRows } from '../cell-months/cell-rows';
import { deskOf, nodeInMonth } from '../cell-months/desk';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import type { Sql } from '../db/sql';
import { ask, contains, sql } from '../db/sql';
import { gapFromOf } from '../organizations/committee-settings.service';
import { committeesUnder, isLastProfile } from '../organizations/on-day';
import { BlindScores } from '../scorecards/blind-scores';
import { CardReadings } from '../scorecards/card-readings';
import { Assessment } from '../scorecards/scorecard.entities';

const PAGE_SIZE = 100;

interface ListedGap {
  cell_id: string;
  name: string;
  parent_name: string;
  scorecard_id: string;
  criteria_set_version_id: string;
  self_total: number;
  self_band: RatingBand;
  assessment_id: string;
  verified_total: number;
  verified_band: RatingBand;
  observed_total: number | null;
  observed_band: RatingBand | null;
  decided_total: number | null;
}

/** Branches of a month whose verified score is far from their own, with the ground of every line: for the meeting that decides. */
@Injectable()
export class ScoreGapsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly cells: CellRows,
    private readonly criteriaSets: PublishedSets,
    private readonly blind: BlindScores,
    private readonly readings: CardReadings,
  ) {}

  list(actor: Actor, month: string, query: ScoreGapsQuery): Promise<ScoreGapsView> {
    return this.read(actor, month, query, PAGE_SIZE);
  }

  /** All that were found, for files. */
  async whole(actor: Actor, month: string, query: ScoreGapsQuery): Promise<ScoreGapsView> {
    const view = await this.read(actor, month, { ...query, page: 1 }, MOST_LISTED);
    requireListable(view.total);
    return view;
  }

  private async read(actor: Actor, month: string, query: ScoreGapsQuery, pageSize: number): Promise<ScoreGapsView> {
    const id = query.organizationId ?? deskOf(actor);
    await this.access.require('readMonth', actor, id);
    const scope = await this.cells.scope(id, month);
    const page = query.page ?? 1;
    const view = await this.database.read(async (manager) => {
      const { name } = await nodeInMonth(manager, scope);
      const blind = [...(await this.blind.waitingCells(actor, month))];
      const from = await gapFromOf(manager, id, scope.today);
      const gaps = gapsOf(scope, { blind, words: foldVietnamese(query.q ?? ''), from });
      const listed = await pageOf(manager, gaps.found, { limit: pageSize, offset: (page - 1) * pageSize });
      return {
        month,
        organization: { id, name },
        from,
        rows: await this.rows(manager, actor, listed),
        total: await count(manager, gaps.found),
        verified: await count(manager, gaps.verified),
        page,
        pageSize,
        at: this.clock.now().toISOString(),
      };
    });
    await this.readings.note(
      actor,
      view.rows.map(({ scorecardId }) => scorecardId),
    );
    return view;
  }

  private async rows(manager: EntityManager, actor: Actor, listed: readonly ListedGap[]): Promise<GapRow[]> {
    const open = await this.access.reached(
      actor,
      'readCard',
      listed.map((row) => row.cell_id),
    );
    const rows: GapRow[] = [];
    for (const row of listed) {
      const set = await this.criteriaSets.content(manager, row.criteria_set_version_id);
      rows.push({ ...gapRow(row), canOpen: open.has(row.cell_id), grounds: await grounds(manager, row, set) });
    }
    return rows;
  }
}

/** Verified regular cards `c` of the scope, and those of them with a gap, by name. */
function gapsOf(
  { organizationId, month, day }: MonthScope,
  { blind, words, from }: { blind: readonly string[]; words: string; from: Points },
): { verified: Sql; found: Sql } {
  const unseen = blind.length > 0 ? sql`AND r.cell_id NOT IN (${blind})` : sql``;
  const verified = sql`
    SELECT r.cell_id, r.superior_id, r.scorecard_id, r.criteria_set_version_id, r.self_total, r.self_band,
      a.id AS assessment_id, a.total AS verified_total, a.band AS verified_band, r.observed_total, r.observed_band, r.decided_total
    FROM (${committeesUnder(organizationId, day)}) s CROSS JOIN cell_month r CROSS JOIN assessment a
    WHERE r.month = ${month} AND r.superior_id = s.organization_id AND r.state IN (${VERIFIED_STATES}) ${unseen}
      AND a.scorecard_id = r.scorecard_id AND a.kind = 'VERIFIED' AND a.revision = (SELECT max(newest.revision)
        FROM assessment newest WHERE newest.scorecard_id = r.scorecard_id AND newest.kind = 'VERIFIED')`;
  const named = words === '' ? sql`1 = 1` : contains(sql`p.folded || ' ' || above.folded`, words);
  const found = sql`
    SELECT c.*, p.name, above.name AS parent_name, p.sort_key, above.sort_key AS parent_sort_key
    FROM (${verified}) c CROSS JOIN organization_profile p CROSS JOIN organization_profile above
    WHERE (abs(c.verified_total - c.self_total) >= ${from} OR c.verified_band <> c.self_band)
      AND ${isLastProfile('p', 'c.cell_id', day)} AND ${isLastProfile('above', 'c.superior_id', day)} AND ${named}`;
  return { verified, found };
}

function pageOf(
  manager: EntityManager,
  found: Sql,
  { limit, offset }: { limit: number; offset: number },
): Promise<ListedGap[]> {
  return ask<ListedGap>(
    manager,
    sql`SELECT * FROM (${found}) found ORDER BY abs(verified_total - self_total) DESC, parent_sort_key, sort_key, cell_id
      LIMIT ${limit} OFFSET ${offset}`,
  );
}

async function count(manager: EntityManager, rows: Sql): Promise<number> {
  const [{ n }] = await ask<{ n: number | string }>(manager, sql`SELECT count(*) AS n FROM (${rows}) counted`);
  return Number(n);
}

function gapRow(row: ListedGap): Omit<GapRow, 'canOpen' | 'grounds'> {
  const { observed_total: observed, observed_band: observedBand } = row;
  return {
    cellId: row.cell_id,
    name: row.name,
    parentName: row.parent_name,
    scorecardId: row.scorecard_id,
    self: { total: row.self_total, band: row.self_band },
    verified: { total: row.verified_total, band: row.verified_band },
    observed: observed !== null && observedBand ? { total: observed, band: observedBand } : undefined,
    gap: row.verified_total - row.self_total,
    decided: row.decided_total !== null,
  };
}

/** Of the newest verification: every line it gives other points, with the branch's own. */
async function grounds(manager: EntityManager, row: ListedGap, set: CriteriaSet): Promise<GapGround[]> {
  const kinds = In(['SELF', 'VERIFIED']);
  const found = await manager.find(Assessment, {
    where: { scorecardId: row.scorecard_id, kind: kinds },
    order: { revision: 'ASC' },
  });
  const own = found.findLast(({ kind }) => kind === 'SELF')?.snapshot.score.lines ?? [];
  const { adjustments = [] } = found.find(({ id }) => id === row.assessment_id)?.snapshot ?? {};
  const names = new Map(set.groups.flatMap(({ criteria }) => criteria).map((each) => [each.code, each.shortLabel]));
  return adjustments.map((adjustment) => ({
    code: adjustment.code,
    name: names.get(adjustment.code) ?? adjustment.code,
    self: own.find(({ code }) => code === adjustment.code)?.points ?? 0,
    verified: adjustment.points,
    words: adjustmentText(adjustment),
  }));
}
