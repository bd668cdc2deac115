import { Injectable } from '@nestjs/common';
import { firstDayOf, lastDayOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { Between, IsNull } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Refusal } from '../http/refusal';
import { Visit } from '../visits/visit.entities';
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
    const open = { organizationId: cellId, assessmentId: IsNull() };
    const visits = await manager.findBy(Visit, [
      { ...open, state: 'PLANNED', plannedOn: Between(firstDayOf(month), lastDayOf(month)) },
      { ...open, state: 'DONE', doneOn: draft.facts.heldOn ?? '' },
    ]);
    return visits.some((visit) => isMember(visit, accountId));
  }

  /** Branches whose score of this month the account does not read yet, for lists. */
  async waitingCells(manager: EntityManager, { accountId }: Actor, month: string): Promise<Set<string>> {
    const inMonth = Between(firstDayOf(month), lastDayOf(month));
    const visits = await manager.findBy(Visit, [
      { kind: 'CELL', assessmentId: IsNull(), state: 'PLANNED', plannedOn: inMonth },
      { kind: 'CELL', assessmentId: IsNull(), state: 'DONE', doneOn: inMonth },
    ]);
    return new Set(visits.filter((visit) => isMember(visit, accountId)).map(({ organizationId }) => organizationId));
  }
}

function isMember({ members }: Visit, accountId: string | null): boolean {
  return members.some((member) => member.accountId === accountId);
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
