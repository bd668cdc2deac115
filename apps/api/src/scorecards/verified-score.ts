import { Injectable } from '@nestjs/common';
import type { Adjustment, RatingBand } from '@chibo/domain';
import { checkAdjustments, score, scoringFacts } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { Assessments } from './assessments';
import type { Placement } from './placement';
import type { AssessmentSnapshot } from './scorecard.entities';
import { Assessment, Scorecard } from './scorecard.entities';

/** A verified score, stored or about to be. */
export interface Verified {
  scorecardId: string;
  criteriaSetVersionId: string;
  snapshot: AssessmentSnapshot;
  adjustments: Adjustment[];
  total: number;
  band: RatingBand;
}

/** Makes, keeps and finds the superior's score: the branch's own with a list of adjustments. */
@Injectable()
export class VerifiedScore {
  constructor(
    private readonly database: Database,
    private readonly criteriaSets: PublishedSets,
    private readonly assessments: Assessments,
  ) {}

  /** The newest self score with these adjustments; refused by line when one cannot be taken. */
  async of(card: Scorecard, adjustments: Adjustment[], reason?: string): Promise<Verified> {
    const self = await this.newest(card, 'SELF');
    const set = await this.database.read((manager) => this.criteriaSets.content(manager, self.criteriaSetVersionId));
    const { content, context, score: own } = self.snapshot;
    const problems = checkAdjustments(set, own, adjustments).map(({ at, text }) => ({ field: at, text }));
    if (problems.length > 0) throw Refusal.notReady('Có mục điều chỉnh chưa hợp lệ.', problems);
    const facts = scoringFacts(card.kind, content.facts, context as Placement['context']);
    const result = score(set, facts, content.answers, adjustments);
    return {
      scorecardId: card.id,
      criteriaSetVersionId: self.criteriaSetVersionId,
      snapshot: { content, context, score: result, adjustments, ...(reason ? { reason } : {}) },
      adjustments,
      total: result.total,
      band: result.band,
    };
  }

  /** The verified score that stands. */
  async standing(card: Scorecard): Promise<Verified> {
    const { scorecardId, criteriaSetVersionId, snapshot, total, band } = await this.newest(card, 'VERIFIED');
    return { scorecardId, criteriaSetVersionId, snapshot, adjustments: snapshot.adjustments ?? [], total, band };
  }

  /** @returns its revision */
  async store(manager: EntityManager, actor: Actor, verified: Verified, at: string): Promise<number> {
    const { scorecardId, criteriaSetVersionId, snapshot, total, band } = verified;
    const last = await manager.maximum(Assessment, 'revision', { scorecardId, kind: 'VERIFIED' });
    const revision = (last ?? 0) + 1;
    await manager.insert(Assessment, {
      id: newId(),
      scorecardId,
      kind: 'VERIFIED',
      revision,
      criteriaSetVersionId,
      snapshot,
      total,
      band,
      authorId: actor.accountId ?? '',
      createdAt: at,
    });
    return revision;
  }

  private async newest(card: Scorecard, kind: 'SELF' | 'VERIFIED'): Promise<Assessment> {
    const found = await this.database.read((manager) => this.assessments.newest(manager, card.id, kind));
    if (found) return found;
    throw Refusal.conflict('WRONG_STATE', 'Phiếu chưa có điểm đã gửi để thẩm định, xếp loại.');
  }
}
