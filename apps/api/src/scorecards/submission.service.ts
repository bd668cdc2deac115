import { Injectable } from '@nestjs/common';
import type { ReceiptView } from '@chibo/contracts';
import { SubmitScorecardBody } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { CardActs } from './card-acts';
import { requireUnder } from './scoring';
import { Sending } from './sending';

/** "Gửi": vote and send in one act. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly database: Database,
    private readonly acts: CardActs,
    private readonly sending: Sending,
  ) {}

  /** Stores the snapshot and the receipt together or not at all. */
  async submit(actor: Actor, id: string, version: number, body: SubmitScorecardBody): Promise<ReceiptView> {
    const seen = await this.acts.permitted(actor, id, 'submitCard');
    const { card } = seen;
    return this.acts.orCurrent(actor, id, async () => {
      this.acts.requireOpen('vote', seen, actor, version);
      const ready = await this.database.read((manager) => this.sending.makeReady(manager, card, body));
      requireUnder(ready, body.criteriaSetVersionId ?? card.criteriaSetVersionId);
      if (ready.problems.length > 0) throw Refusal.notReady('Phiếu chưa gửi được: còn chỗ cần sửa.', ready.problems);
      return this.acts.store(actor, card, 'submitCard', (manager) => this.sending.store(manager, actor, card, ready));
    });
  }
}
