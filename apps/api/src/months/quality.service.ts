import { setImmediate as others } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { QualityView } from '@chibo/contracts';
import type { QualityCard, RatingBand } from '@chibo/domain';
import { addMonths, compareVietnamese, sameLines, scoreQuality, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import type { OrganizationNode } from '../organizations/tree';
import { childUnder, subtreeOn, treeDay } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import type { AssessmentSnapshot } from '../scorecards/scorecard.entities';
import { deskOf } from './desk';

/** Months looked at, the asked one last; one more is read to compare with. */
const MONTHS = 3;

interface AssessmentRow {
  cell_id: string;
  month: string;
  decided_band: RatingBand | null;
  scorecard_id: string;
  criteria_set_version_id: string;
  kind: 'SELF' | 'VERIFIED' | 'OBSERVED';
  snapshot: string;
}

/** How the scores of a committee's subordinates look: share of Tốt, means and gaps, lines never below their maximum. */
@Injectable()
export class QualityService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly criteriaSets: PublishedSets,
    private readonly blind: BlindScores,
  ) {}

  async view(actor: Actor, month: string, organizationId: string | undefined): Promise<QualityView> {
    const id = organizationId ?? deskOf(actor);
    await this.access.require('readMonth', actor, id);
    const from = addMonths(month, 1 - MONTHS);
    return this.database.read(async (manager) => {
      const nodes = await this.nodes(manager, id, month);
      const rows = await this.rows(manager, [...nodes.keys()], addMonths(from, -1), month);
      // Cards a visit of the reader's is still blind to are in no figure.
      const barred = await this.blind.barred(actor);
      const seen = rows.filter(({ cell_id: cellId, month: of }) => !barred.has({ cellId, month: of }));
      const cards = (await qualityCards(seen)).filter((card) => card.month >= from);
      const children = [...nodes.values()].filter(({ parentId }) => parentId === id);
      const under = Map.groupBy(cards, ({ cellId }) =>
        childUnder(id, cellId, nodes.get(cellId)?.parentId ?? null, nodes),
      );
      const total = scoreQuality(cards);
      return {
        from,
        to: month,
        organization: { id, name: nodes.get(id)?.name ?? '' },
        rows: children
          .sort((a, b) => a.kindSort - b.kindSort || compareVietnamese(a.name, b.name))
          .map(({ id: organization, name, isCell }) => ({
            organizationId: organization,
            name,
            isCell,
            quality: scoreQuality(under.get(organization) ?? []),
          })),
        total,
        lineNames: await this.lineNames(manager, rows),
      };
    });
  }

  private async nodes(manager: EntityManager, id: string, month: string): Promise<Map<string, OrganizationNode>> {
    const today = vietnamDay(this.clock.now());
    const nodes = await subtreeOn(manager, id, treeDay(month, today));
    if (nodes.length === 0) throw Refusal.notFound('tổ chức đảng trong tháng này');
    return new Map(nodes.map((node) => [node.id, node]));
  }

  /** The newest assessment of each kind of every sent regular card. */
  private rows(manager: EntityManager, cells: string[], from: string, to: string): Promise<AssessmentRow[]> {
    return manager.sql<AssessmentRow[]>`
      SELECT c.cell_id, c.month, c.decided_band, a.scorecard_id, a.criteria_set_version_id, a.kind, a.snapshot
      FROM scorecard c JOIN assessment a ON a.scorecard_id = c.id
      WHERE c.cell_id IN (${() => cells}) AND c.month >= ${from} AND c.month <= ${to} AND c.kind <> 'THEMATIC'
        AND c.state IN ('SUBMITTED', 'VERIFIED', 'DECIDED') AND (a.kind <> 'VERIFIED' OR c.state <> 'SUBMITTED')
        AND a.revision = (SELECT max(b.revision) FROM assessment b WHERE b.scorecard_id = a.scorecard_id AND b.kind = a.kind)
      ORDER BY c.cell_id, c.month`;
  }

  private async lineNames(manager: EntityManager, rows: AssessmentRow[]): Promise<Record<string, string>> {
    const names: Record<string, string> = {};
    for (const id of new Set(rows.map((row) => row.criteria_set_version_id)))
      for (const { criteria } of (await this.criteriaSets.content(manager, id)).groups)
        for (const { code, shortLabel } of criteria) names[code] = shortLabel;
    return names;
  }
}

/** Snapshots read before others get their turn: some milliseconds. */
const AT_A_TIME = 25;

/** One card per scorecard, in order of branch and month, each compared with the branch's card before. */
async function qualityCards(rows: AssessmentRow[]): Promise<QualityCard[]> {
  const cards: QualityCard[] = [];
  let before: { cellId: string; score: AssessmentSnapshot['score'] } | undefined;
  for (const [at, own] of [...Map.groupBy(rows, (row) => row.scorecard_id).values()].entries()) {
    if (at % AT_A_TIME === 0) await others();
    const read = (kind: AssessmentRow['kind']): AssessmentSnapshot | undefined => {
      const row = own.find((each) => each.kind === kind);
      return row && (JSON.parse(row.snapshot) as AssessmentSnapshot);
    };
    const [{ cell_id: cellId, month, decided_band: band }] = own;
    const [self, verified, observed] = [read('SELF'), read('VERIFIED'), read('OBSERVED')];
    if (!self) continue;
    const same = before?.cellId === cellId && sameLines(self.score, before.score);
    before = { cellId, score: self.score };
    cards.push({
      cellId,
      month,
      self: self.score,
      verified: verified?.score,
      observed: observed?.score,
      band: band ?? undefined,
      same,
      secondsSpent: self.secondsSpent,
    });
  }
  return cards;
}
