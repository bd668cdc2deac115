import { Injectable } from '@nestjs/common';
import type { ScorecardContent } from '@chibo/contracts';
import { lockedChanges, openParts } from '@chibo/domain';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import type { FieldError } from '../http/refusal';
import { Refusal } from '../http/refusal';
import { Assessments } from './assessments';
import type { Scorecard } from './scorecard.entities';

/** Keeps a returned card to what its superior asked for: the rest stays as it was sent. */
@Injectable()
export class ReturnedLocks {
  constructor(
    private readonly database: Database,
    private readonly criteriaSets: PublishedSets,
    private readonly assessments: Assessments,
  ) {}

  async require(card: Scorecard, content: ScorecardContent): Promise<void> {
    const problems = await this.problems(card, content);
    if (problems.length > 0)
      throw Refusal.notReady('Cấp trên chỉ trả lại một số mục; các mục khác không sửa được.', problems);
  }

  async problems(card: Scorecard, content: ScorecardContent): Promise<FieldError[]> {
    const lines = card.state === 'RETURNED' ? (card.returnedLines ?? []) : [];
    if (lines.length === 0) return [];
    return this.database.read(async (manager) => {
      const sent = await this.assessments.newest(manager, card.id, 'SELF');
      const set = await this.criteriaSets.content(manager, card.criteriaSetVersionId);
      const parts = openParts(set, lines);
      if (!sent || !parts) return [];
      return lockedChanges(parts, sent.snapshot.content, content).map(({ at, text }) => ({ field: at, text }));
    });
  }
}
