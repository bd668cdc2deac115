import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Standing } from '../accounts/access.service';
import { PublishedSets } from '../criteria-sets/published-sets';
import { CommitteeSettings } from '../organizations/committee-settings.service';
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
  ): Promise<{ standings: (Standing & { decides: boolean })[]; twoPeople: boolean }> {
    const { deciderId, twoPeople } = await this.settings.deciding(manager, card.cellId);
    const { secondSignature = false } = await this.criteriaSets.content(manager, card.criteriaSetVersionId);
    return {
      standings: standings.map((standing) => ({ ...standing, decides: standing.organizationId === deciderId })),
      twoPeople: twoPeople || secondSignature,
    };
  }
}
