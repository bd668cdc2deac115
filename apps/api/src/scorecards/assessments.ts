import { Injectable } from '@nestjs/common';
import type { ScorecardView } from '@chibo/contracts';
import type { CardChange } from '@chibo/domain';
import { cardChanges, carriedActions, isVerified, SENT_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { LessThan, LessThanOrEqual } from 'typeorm';
import { PublishedSets } from '../criteria-sets/published-sets';
import { rowsWhere } from '../db/rows';
import { sql } from '../db/sql';
import type { Scorecard } from './scorecard.entities';
import { Assessment } from './scorecard.entities';

/** The branch's own score of an earlier month, and where its card stands. */
export interface EarlierCard {
  month: string;
  state: Scorecard['state'];
  self: Assessment;
}

/** The scores given to cards, found by card, kind and revision; what they changed, and what they leave to do. */
@Injectable()
export class Assessments {
  constructor(private readonly criteriaSets: PublishedSets) {}

  async newest(manager: EntityManager, scorecardId: string, kind: Assessment['kind']): Promise<Assessment | null> {
    const newest = sql`scorecard_id = ${scorecardId} AND kind = ${kind} ORDER BY revision DESC LIMIT 1`;
    return (await rowsWhere(manager, Assessment, newest)).at(0) ?? null;
  }

  /** What the branch itself sent last of the same form before this card's month. */
  async before(
    manager: EntityManager,
    card: Pick<Scorecard, 'cellId' | 'month' | 'kind'>,
  ): Promise<EarlierCard | undefined> {
    // The rows have drafts of many kilobytes: only the one that is meant is found by its number.
    const thematic = card.kind === 'THEMATIC' ? 1 : 0;
    const [last] = await manager.sql<(Pick<EarlierCard, 'month' | 'state'> & { id: string })[]>`
      SELECT id, month, state FROM scorecard WHERE cell_id = ${card.cellId} AND month < ${card.month}
        AND state IN (${() => SENT_STATES}) AND CASE kind WHEN 'THEMATIC' THEN 1 ELSE 0 END = ${thematic}
      ORDER BY month DESC LIMIT 1`;
    const self = last && (await this.newest(manager, last.id, 'SELF'));
    return last && self ? { month: last.month, state: last.state, self } : undefined;
  }

  /** What an earlier card leaves to do, by the superior's score while it stands. Thematic meetings carry nothing over. */
  async carried(
    manager: EntityManager,
    { kind }: Pick<Scorecard, 'kind'>,
    earlier: EarlierCard | undefined,
    done: readonly string[] = [],
  ): Promise<ScorecardView['carried']> {
    if (!earlier || kind === 'THEMATIC') return [];
    const { self, state } = earlier;
    const last = (isVerified({ state }) ? await this.newest(manager, self.scorecardId, 'VERIFIED') : null) ?? self;
    const set = await this.criteriaSets.content(manager, last.criteriaSetVersionId);
    const { content, score, adjustments } = last.snapshot;
    const { answers, weaknesses } = content;
    return carriedActions({ set, score, answers, weaknesses, adjustments }).map((action) => ({
      ...action,
      done: done.includes(action.code),
    }));
  }

  /** What a revision changed against the one before it; nothing where the set is another. */
  async changes(
    manager: EntityManager,
    before: Assessment | null | undefined,
    after: Assessment,
  ): Promise<CardChange[]> {
    if (before?.criteriaSetVersionId !== after.criteriaSetVersionId) return [];
    const set = await this.criteriaSets.content(manager, after.criteriaSetVersionId);
    return cardChanges(set, before.snapshot, after.snapshot);
  }

  /** What the branch changed since its superior gave the card back; absent where nobody did. */
  async resent(
    manager: EntityManager,
    { returnedAt }: Pick<Scorecard, 'returnedAt'>,
    self: Assessment | null,
  ): Promise<CardChange[] | undefined> {
    if (!self || !returnedAt) return undefined;
    const { scorecardId, kind, revision } = self;
    const where = { scorecardId, kind, revision: LessThan(revision), createdAt: LessThanOrEqual(returnedAt) };
    return this.changes(manager, await manager.findOne(Assessment, { where, order: { revision: 'DESC' } }), self);
  }
}
