import { Injectable } from '@nestjs/common';
import type { ScorecardView } from '@chibo/contracts';
import { ReturnScorecardBody } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { auditSubject, CardActs } from './card-acts';
import { ScorecardReader } from './scorecard-reader';
import { Assessment, Scorecard } from './scorecard.entities';

/** The direct superior's work on a sent card: confirm it or return it. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly acts: CardActs,
    private readonly reader: ScorecardReader,
  ) {}

  /** "Xác nhận": verifies without adjustments and decides the band in one act, as two audit rows. */
  async confirm(actor: Actor, id: string, version: number): Promise<ScorecardView> {
    const seen = await this.acts.permitted(actor, id, 'reviewCard');
    await this.acts.orCurrent(actor, id, async () => {
      this.acts.requireOpen('verify', seen, actor, version);
      await this.database.write((manager) => this.decideAsSent(manager, actor, seen.card));
    });
    return this.reader.view(actor, id);
  }

  /** Gives the whole card back to the branch with a message. */
  async return(actor: Actor, id: string, version: number, { message }: ReturnScorecardBody): Promise<ScorecardView> {
    const seen = await this.acts.permitted(actor, id, 'reviewCard');
    const { card } = seen;
    const change = { state: 'RETURNED', returnedMessage: message, returnedBy: actor.accountId } as const;
    await this.acts.orCurrent(actor, id, async () => {
      this.acts.requireOpen('return', seen, actor, version);
      await this.database.write(async (manager) => {
        await this.acts.change(manager, card, { ...change, returnedAt: this.clock.now().toISOString() });
        const payload = { before: card.state, after: 'RETURNED', message };
        await this.audit.record(manager, actor, 'scorecard.returned', auditSubject(card), payload);
      });
    });
    return this.reader.view(actor, id);
  }

  private async decideAsSent(manager: EntityManager, actor: Actor, card: Scorecard): Promise<void> {
    const self = await this.reader.newest(manager, card.id, 'SELF');
    if (!self) throw Refusal.conflict('WRONG_STATE', 'Phiếu chưa có điểm tự chấm đã gửi.');
    const { total, band } = self;
    const decidedAt = this.clock.now().toISOString();
    const decidedBy = actor.accountId ?? '';
    await this.acts.change(manager, card, {
      state: 'DECIDED',
      decidedTotal: total,
      decidedBand: band,
      decidedAt,
      decidedBy,
    });
    await this.insertVerified(manager, self, { createdAt: decidedAt, authorId: decidedBy });
    const verified = { before: 'SUBMITTED', after: 'VERIFIED', total, adjustments: 0 };
    await this.audit.record(manager, actor, 'scorecard.verified', auditSubject(card), verified);
    const decided = { before: 'VERIFIED', after: 'DECIDED', total, band };
    await this.audit.record(manager, actor, 'scorecard.decided', auditSubject(card), decided);
  }

  /** The verified score is an assessment of its own, here equal to the branch's. */
  private async insertVerified(
    manager: EntityManager,
    self: Assessment,
    by: Pick<Assessment, 'createdAt' | 'authorId'>,
  ): Promise<void> {
    const { scorecardId } = self;
    const last = await manager.maximum(Assessment, 'revision', { scorecardId, kind: 'VERIFIED' });
    await manager.insert(Assessment, { ...self, ...by, id: newId(), kind: 'VERIFIED', revision: (last ?? 0) + 1 });
  }
}
