import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { VisitProposalView } from '@chibo/contracts';
import { VisitProposalQuery } from '@chibo/contracts';
import type { VisitCandidate } from '@chibo/domain';
import { addMonths, lastMonthOf, monthOf, proposeVisits, SENT_STATES, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { subtreeOn } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import { Visit } from './visit.entities';

/** Two quarters. */
const MONTHS = 6;

interface GapRow {
  cell_id: string;
  month: string;
  self_total: number;
  verified_total: number | null;
  observed_total: number | null;
}

/** Which branches a working group should sit in on: by gap, and some by chance. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly blind: BlindScores,
  ) {}

  async of(actor: Actor, { organizationId, quarter, count }: VisitProposalQuery): Promise<VisitProposalView[]> {
    await this.access.require('readVisits', actor, organizationId);
    return this.database.read(async (manager) => {
      const today = vietnamDay(this.clock.now());
      const nodes = new Map((await subtreeOn(manager, organizationId, today)).map((node) => [node.id, node]));
      const cells = [...nodes.values()].filter(({ isCell }) => isCell).map(({ id }) => id);
      const candidates = await this.candidates(manager, actor, { committeeId: organizationId, quarter }, cells.sort());
      // Seeded by committee and quarter: asking twice does not draw twice.
      const proposals = proposeVisits(candidates, count, seeded(`${organizationId}:${quarter}`));
      return proposals.map((proposal) => {
        const node = nodes.get(proposal.organizationId);
        return { ...proposal, name: node?.name ?? '', parentName: nodes.get(node?.parentId ?? '')?.name ?? '' };
      });
    });
  }

  private async candidates(
    manager: EntityManager,
    actor: Actor,
    { committeeId, quarter }: { committeeId: string; quarter: string },
    cells: string[],
  ): Promise<VisitCandidate[]> {
    const visits = await manager.findBy(Visit, { committeeId, quarter, state: In(['PLANNED', 'DONE']) });
    const visited = new Set(visits.map(({ organizationId }) => organizationId));
    const barred = await this.blind.barred(actor);
    const gaps = await this.gaps(manager, cells, quarter);
    const seen = gaps.filter(({ cell_id: cellId, month }) => !barred.has({ cellId, month }));
    const byCell = Map.groupBy(seen, (row) => row.cell_id);
    return cells.map((organizationId) => {
      const rows = byCell.get(organizationId) ?? [];
      const gapsTo = (other: 'verified_total' | 'observed_total'): number[] =>
        rows.flatMap((row) => (row[other] === null ? [] : [row.self_total - row[other]]));
      return {
        organizationId,
        verifiedGaps: gapsTo('verified_total'),
        observedGaps: gapsTo('observed_total'),
        visited: visited.has(organizationId),
      };
    });
  }

  /** Sent regular cards of the six months up to the quarter's end, or up to today while that is to come. */
  private gaps(manager: EntityManager, cells: string[], quarter: string): Promise<GapRow[]> {
    if (cells.length === 0) return Promise.resolve([]);
    const now = monthOf(vietnamDay(this.clock.now()));
    const to = lastMonthOf(quarter) < now ? lastMonthOf(quarter) : now;
    return manager.sql<GapRow[]>`
      SELECT c.cell_id, c.month, c.self_total, c.verified_total, (
        SELECT a.total FROM assessment a WHERE a.scorecard_id = c.id AND a.kind = 'OBSERVED'
        ORDER BY a.revision DESC LIMIT 1
      ) AS observed_total
      FROM scorecard c
      WHERE c.cell_id IN (${() => cells}) AND c.month > ${addMonths(to, -MONTHS)} AND c.month <= ${to}
        AND c.kind <> 'THEMATIC' AND c.state IN (${() => SENT_STATES})`;
  }
}

function seeded(seed: string): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash('sha256').update(`${seed}:${drawn}`).digest().readUInt32BE(0) / 0x1_0000_0000;
  };
}
