import { Injectable } from '@nestjs/common';
import { isOfMeeting, monthOf } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { remembered } from '../db/memory';
import { rowsWhere } from '../db/rows';
import { ask, sql } from '../db/sql';
import type { SentCard } from '../scorecards/after-sending';
import { AfterSending } from '../scorecards/after-sending';
import { ObservedScores } from './observed-scores';
import { VisitActs, visitSubject } from './visit-acts';
import { Visit } from './visit.entities';

/** Observed scores that were given before the branch had its card: each goes to stand on it in the card's own sending. */
@Injectable()
export class WaitingObservations {
  constructor(
    sending: AfterSending,
    private readonly audit: AuditService,
    private readonly acts: VisitActs,
    private readonly scores: ObservedScores,
  ) {
    sending.add((manager, actor, sent) => this.match(manager, actor, sent));
  }

  private async match(manager: EntityManager, actor: Actor, sent: SentCard): Promise<void> {
    const { cellId } = sent.card;
    if (!(await waitingCells(manager)).some(({ organization_id: id }) => id === cellId)) return;
    const waiting = sql`organization_id = ${cellId} AND pending IS NOT NULL ORDER BY created_at, id`;
    for (const visit of await rowsWhere(manager, Visit, waiting))
      if (isWaitingFor(visit, sent)) await this.matchOne(manager, actor, visit, sent);
  }

  private async matchOne(manager: EntityManager, actor: Actor, visit: Visit, { card }: SentCard): Promise<void> {
    if (!visit.pending) return;
    const { id, revision } = await this.scores.putOn(manager, card, visit.pending);
    await this.acts.change(manager, visit, visit.version, { assessmentId: id, pending: null });
    const payload = { scorecardId: card.id, revision };
    await this.audit.record(manager, actor, 'visit.matched', visitSubject(visit), payload);
  }
}

/** Few at any time; whoever sends asks, and visits hardly change. */
export function waitingCells(manager: EntityManager): Promise<readonly { organization_id: string }[]> {
  const cells = sql`SELECT DISTINCT organization_id FROM visit WHERE pending IS NOT NULL`;
  return remembered(manager, 'visits', 'waiting', () => ask<{ organization_id: string }>(manager, cells));
}

function isWaitingFor({ pending, doneOn }: Visit, { card, kind, heldOn }: SentCard): boolean {
  if (!pending || !doneOn || monthOf(doneOn) !== card.month) return false;
  return isOfMeeting({ kind: pending.kind, doneOn }, { kind, heldOn });
}
