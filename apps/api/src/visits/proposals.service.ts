import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { VisitProposalView } from '@chibo/contracts';
import { VisitProposalQuery } from '@chibo/contracts';
import type { VisitCandidate } from '@chibo/domain';
import { addMonths, lastMonthOf, monthOf, proposeVisits, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { BlindScores } from '../scorecards/blind-scores';
import type { CandidateScope } from './visit-candidates';
import { candidatesAt, countCandidates, namesWithin, widestGaps, withGaps } from './visit-candidates';

/** Two quarters. */
const MONTHS = 6;

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
    const today = vietnamDay(this.clock.now());
    return this.database.read(async (manager) => {
      const barred = await this.blind.barred(actor);
      const scope = { committeeId: organizationId, quarter, today, months: monthsUpTo(quarter, today), barred };
      // Seeded by committee and quarter: asking twice does not draw twice.
      const seed = `${organizationId}:${quarter}`;
      const proposals = proposeVisits(await candidates(manager, scope, count, seed), count, seeded(seed));
      const ids = proposals.map((proposal) => proposal.organizationId);
      const names = await namesWithin(manager, ids, today);
      return proposals.map((proposal) => ({
        ...proposal,
        ...(names.get(proposal.organizationId) ?? { name: '', parentName: '' }),
      }));
    });
  }
}

/** Six months up to the quarter's end, or up to today while that is to come. */
function monthsUpTo(quarter: string, today: string): string[] {
  const [end, now] = [lastMonthOf(quarter), monthOf(today)];
  const to = end < now ? end : now;
  return Array.from({ length: MONTHS }, (_, back) => addMonths(to, -back));
}

/**
 * Of any number of branches as many as are needed to propose so many: whom the gap names, and a draw out of all. The others
 * with wide gaps are no likelier to be drawn than anybody.
 */
async function candidates(
  manager: EntityManager,
  scope: CandidateScope,
  count: number,
  seed: string,
): Promise<VisitCandidate[]> {
  const widest = await withGaps(manager, scope, await widestGaps(manager, scope, 2 * count));
  const byGap = proposeVisits(widest, count, () => 0).filter(({ because }) => because === 'GAP');
  const places = drawn(await countCandidates(manager, scope), 2 * count, seeded(`${seed}:draw`));
  const cells = [...byGap.map((each) => each.organizationId), ...(await candidatesAt(manager, scope, places))];
  return withGaps(manager, scope, [...new Set(cells)].sort());
}

/** Different numbers from 1 to `all`. */
function drawn(all: number, most: number, random: () => number): number[] {
  if (all <= most) return Array.from({ length: all }, (_, at) => at + 1);
  const found = new Set<number>();
  while (found.size < most) found.add(1 + Math.floor(random() * all));
  return [...found];
}

function seeded(seed: string): () => number {
  let times = 0;
  return () => {
    times += 1;
    return createHash('sha256').update(`${seed}:${times}`).digest().readUInt32BE(0) / 0x1_0000_0000;
  };
}
