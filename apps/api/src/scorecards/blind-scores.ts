import { Injectable } from '@nestjs/common';
import { firstDayOf, lastDayOf, quarterOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Refusal } from '../http/refusal';
import type { Scorecard } from './scorecard.entities';
import { Assessment } from './scorecard.entities';

/**
 * The branch's own score and that of a working group are given blind: neither side reads the other's before both are
 * given. The one place that knows it.
 */
@Injectable()
export class BlindScores {
  /** The observed score, once both are given. */
  async observed(manager: EntityManager, card: Scorecard): Promise<Assessment | null> {
    const observed = await newestObserved(manager, card.id);
    return observed && bothGiven(card, observed) ? observed : null;
  }

  /** Refuses the card to a member of a working group who has yet to give a score of this meeting. */
  async requireNotWaiting(manager: EntityManager, actor: Actor, card: Scorecard): Promise<void> {
    if (!(await this.waits(manager, actor, card))) return;
    throw Refusal.forbidden(
      'Đồng chí có tên trong tổ công tác dự kỳ họp này: chấm điểm quan sát trước, rồi mới xem phiếu của chi bộ.',
    );
  }

  /** A visit of this meeting names the account and no score was given for it yet. */
  async waits(manager: EntityManager, { accountId }: Actor, { cellId, month, draft }: Scorecard): Promise<boolean> {
    const rows = await manager.sql<{ id: string }[]>`
      SELECT id FROM visit WHERE organization_id = ${cellId} AND assessment_id IS NULL AND members LIKE ${naming(accountId)}
        AND ((state = 'PLANNED' AND planned_on >= ${firstDayOf(month)} AND planned_on <= ${lastDayOf(month)})
          OR (state = 'DONE' AND done_on = ${draft.facts.heldOn ?? ''})) LIMIT 1`;
    return rows.length > 0;
  }

  /** Branches whose score of this month the account does not read yet, for lists. Days of a visit lie in its quarter. */
  async waitingCells(manager: EntityManager, { accountId }: Actor, month: string): Promise<Set<string>> {
    const rows = await manager.sql<{ organization_id: string }[]>`
      SELECT organization_id FROM visit
      WHERE quarter = ${quarterOf(month)} AND kind = 'CELL' AND assessment_id IS NULL AND members LIKE ${naming(accountId)}
        AND ((state = 'PLANNED' AND planned_on >= ${firstDayOf(month)} AND planned_on <= ${lastDayOf(month)})
          OR (state = 'DONE' AND done_on >= ${firstDayOf(month)} AND done_on <= ${lastDayOf(month)}))`;
    return new Set(rows.map((row) => row.organization_id));
  }
}

/** A list of members as stored that has this account's id in it; nobody signed in is named nowhere. */
function naming(accountId: string | null): string {
  return `%"${accountId ?? 'nobody'}"%`;
}

export function isObserved(manager: EntityManager, scorecardId: string): Promise<boolean> {
  return manager.existsBy(Assessment, { scorecardId, kind: 'OBSERVED' });
}

function newestObserved(manager: EntityManager, scorecardId: string): Promise<Assessment | null> {
  return manager.findOne(Assessment, { where: { scorecardId, kind: 'OBSERVED' }, order: { revision: 'DESC' } });
}

/** A recalled card is not sent; one given back was, but only what was observed before is known to the branch. */
function bothGiven({ state, returnedAt }: Scorecard, { createdAt }: Assessment): boolean {
  if (state === 'RETURNED') return createdAt <= (returnedAt ?? '');
  return state === 'SUBMITTED' || state === 'VERIFIED' || state === 'DECIDED';
}
