import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../accounts/access.service';
import { PublishedSets } from '../criteria-sets/published-sets';
import { CommitteeSettings } from '../organizations/committee-settings.service';
import { isObserved } from './blind-scores';
import type { Scorecard } from './scorecard.entities';

/** Which of the actor's committees decides this card's band, and whether a second person must. */
@Injectable()
export class CardDeciding {
  constructor(
    private readonly settings: CommitteeSettings,
    private readonly criteriaSets: PublishedSets,
  ) {}

  async of(
    manager: EntityManager,
    card: Scorecard,
    standings: Standing[],
  ): Promise<{
    standings: (Standing & { decides: boolean })[];
    twoPeople: boolean;
    closed: boolean;
    observed: boolean;
    deciderId?: string;
  }> {
    const { deciderId: decider, twoPeople, path } = await this.settings.deciding(manager, card.cellId);
    const deciderId = higher(path, decider, card.decidedFrom);
    const { secondSignature = false } = await this.criteriaSets.content(manager, card.criteriaSetVersionId);
    return {
      standings: standings.map((standing) => ({ ...standing, decides: standing.organizationId === deciderId })),
      twoPeople: twoPeople || secondSignature,
      closed: (await closedAmong(manager, card.month, path)).length > 0,
      observed: await isObserved(manager, card.id),
      deciderId,
    };
  }
}

/** What a level decided that still stands above the one that would decide today is that level's to correct. */
function higher(path: string[], today: string | undefined, decidedFrom: string | null): string | undefined {
  return decidedFrom && path.indexOf(decidedFrom) > path.indexOf(today ?? '') ? decidedFrom : today;
}

/** Those of these committees that have closed the month. */
export async function closedAmong(manager: EntityManager, month: string, path: string[]): Promise<string[]> {
  if (path.length === 0) return [];
  const rows = await manager.sql<{ organization_id: string }[]>`
    SELECT organization_id FROM month_closing WHERE month = ${month} AND organization_id IN (${() => path})
      AND NOT EXISTS (SELECT 1 FROM month_reopening WHERE closing_id = month_closing.id)`;
  return rows.map((row) => row.organization_id);
}
