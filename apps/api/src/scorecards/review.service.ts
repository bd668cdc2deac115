import { Injectable } from '@nestjs/common';
import type { ScorecardView } from '@chibo/contracts';
import { CorrectScorecardBody, VerifyScorecardBody } from '@chibo/contracts';
import type { Adjustment } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Refusal } from '../http/refusal';
import type { SeenCard } from './card-acts';
import { auditSubject, CardActs } from './card-acts';
import { CardNotices } from './card-notices';
import { CARD_TRACES } from './card-traces';
import type { Scorecard } from './scorecard.entities';
import type { Verified } from './verified-score';
import { VerifiedScore } from './verified-score';

/** What a card keeps of a verification, and of a decision. */
const UNVERIFIED = { verifiedTotal: null, verifiedAt: null, verifiedBy: null } as const;
const UNDECIDED = {
  decidedTotal: null,
  decidedBand: null,
  decidedAt: null,
  decidedBy: null,
  decidedFrom: null,
} as const;

/** The superior's work on a sent card: verify, decide, take either back, correct what was decided. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly acts: CardActs,
    private readonly verified: VerifiedScore,
    private readonly notices: CardNotices,
  ) {}

  /** "Xác nhận": verifies without adjustments and decides the band in one act, as two audit rows. */
  confirm(actor: Actor, id: string, version: number): Promise<ScorecardView> {
    return this.acts.review(actor, id, verifying, async (manager, seen) => {
      const { card } = seen;
      this.acts.requireConfirmable(seen, actor, version);
      const score = await this.verified.of(card, []);
      const at = this.clock.now().toISOString();
      const both = { ...verification(actor, at, score), ...decision(actor, at, score, seen) };
      await this.acts.change(manager, card, { ...both, state: 'DECIDED' });
      await this.recordVerified(manager, actor, card, score, at);
      await this.recordDecided(manager, actor, card, score);
    });
  }

  /** The branch's score with adjustments becomes the verified score; the band is not decided yet. */
  verify(actor: Actor, id: string, version: number, body: VerifyScorecardBody): Promise<ScorecardView> {
    return this.acts.review(actor, id, verifying, async (manager, seen) => {
      const { card } = seen;
      this.acts.requireOpen('verify', seen, actor, version);
      const score = await this.verified.of(card, body.adjustments);
      const at = this.clock.now().toISOString();
      await this.acts.change(manager, card, { ...verification(actor, at, score), state: 'VERIFIED' });
      await this.recordVerified(manager, actor, card, score, at);
    });
  }

  /** The verified score becomes the official one. */
  decide(actor: Actor, id: string, version: number): Promise<ScorecardView> {
    return this.acts.review(actor, id, deciding, async (manager, seen) => {
      const { card } = seen;
      this.acts.requireOpen('decide', seen, actor, version);
      const score = await this.verified.standing(card);
      const at = this.clock.now().toISOString();
      await this.acts.change(manager, card, { ...decision(actor, at, score, seen), state: 'DECIDED' });
      await this.recordDecided(manager, actor, card, score);
    });
  }

  /** Undoes the last act on the card: a decision, a verification, or both when they were one act. */
  takeBack(actor: Actor, id: string, version: number): Promise<ScorecardView> {
    return this.acts.review(actor, id, undoOf, async (manager, seen) => {
      const undo = undoOf(seen.card);
      this.acts.requireOpen(undo, seen, actor, version);
      await this[undo](manager, actor, seen.card);
    });
  }

  /** Gives a decided card a new verified revision; the earlier ones stay readable. */
  correct(actor: Actor, id: string, version: number, body: CorrectScorecardBody): Promise<ScorecardView> {
    return this.acts.review(actor, id, correcting, async (manager, seen) => {
      const { card } = seen;
      this.acts.requireOpen('correct', seen, actor, version);
      const score = await this.verified.of(card, body.adjustments, body.reason);
      const before = await this.verified.standing(card);
      refuseSame(before.adjustments, score.adjustments);
      const { total, band } = score;
      await this.acts.change(manager, card, { verifiedTotal: total, decidedTotal: total, decidedBand: band });
      const revision = await this.verified.store(manager, actor, score, this.clock.now().toISOString());
      const figures = { before: { total: before.total, band: before.band }, after: { total, band } };
      const payload = { revision, reason: body.reason, ...figures };
      await this.audit.record(manager, actor, CARD_TRACES.correct.history, auditSubject(card), payload);
      await this.notices.corrected(manager, actor, card, score);
    });
  }

  private async undecide(manager: EntityManager, actor: Actor, card: Scorecard): Promise<void> {
    const oneAct = card.verifiedAt === card.decidedAt && card.verifiedBy === card.decidedBy;
    const state = oneAct ? 'SUBMITTED' : 'VERIFIED';
    await this.acts.change(manager, card, { ...UNDECIDED, ...(oneAct ? UNVERIFIED : {}), state });
    const payload = { before: 'DECIDED', after: 'VERIFIED' };
    await this.audit.record(manager, actor, CARD_TRACES.undecide.history, auditSubject(card), payload);
    await this.notices.undecided(manager, card);
    if (oneAct) await this.recordUnverified(manager, actor, card);
  }

  private async unverify(manager: EntityManager, actor: Actor, card: Scorecard): Promise<void> {
    await this.acts.change(manager, card, { ...UNVERIFIED, state: 'SUBMITTED' });
    await this.recordUnverified(manager, actor, card);
  }

  private async recordUnverified(manager: EntityManager, actor: Actor, card: Scorecard): Promise<void> {
    const payload = { before: 'VERIFIED', after: 'SUBMITTED' };
    await this.audit.record(manager, actor, CARD_TRACES.unverify.history, auditSubject(card), payload);
  }

  private async recordVerified(
    manager: EntityManager,
    actor: Actor,
    card: Scorecard,
    score: Verified,
    at: string,
  ): Promise<void> {
    const revision = await this.verified.store(manager, actor, score, at);
    const { total, adjustments } = score;
    const payload = { before: 'SUBMITTED', after: 'VERIFIED', total, adjustments: adjustments.length, revision };
    await this.audit.record(manager, actor, CARD_TRACES.verify.history, auditSubject(card), payload);
  }

  private async recordDecided(manager: EntityManager, actor: Actor, card: Scorecard, score: Verified): Promise<void> {
    const { total, band } = score;
    const payload = { before: 'VERIFIED', after: 'DECIDED', total, band };
    await this.audit.record(manager, actor, CARD_TRACES.decide.history, auditSubject(card), payload);
    await this.notices.decided(manager, actor, card, score);
  }
}

const verifying = () => 'verify' as const;
const deciding = () => 'decide' as const;
const correcting = () => 'correct' as const;

/** The reviewer's last act on a card, to be taken back. */
function undoOf({ state }: Scorecard): 'undecide' | 'unverify' {
  return state === 'DECIDED' ? 'undecide' : 'unverify';
}

function verification(
  { accountId }: Actor,
  at: string,
  { total }: Verified,
): Pick<Scorecard, 'verifiedTotal' | 'verifiedAt' | 'verifiedBy'> {
  return { verifiedTotal: total, verifiedAt: at, verifiedBy: accountId };
}

function decision(
  { accountId }: Actor,
  at: string,
  { total, band }: Verified,
  { deciderId }: Pick<SeenCard, 'deciderId'>,
): Pick<Scorecard, 'decidedTotal' | 'decidedBand' | 'decidedAt' | 'decidedBy' | 'decidedFrom'> {
  return {
    decidedTotal: total,
    decidedBand: band,
    decidedAt: at,
    decidedBy: accountId,
    decidedFrom: deciderId ?? null,
  };
}

function refuseSame(before: Adjustment[], after: Adjustment[]): void {
  const key = (adjustments: Adjustment[]): string =>
    JSON.stringify(adjustments.map(({ code, points }) => [code, points]).sort());
  if (key(before) !== key(after)) return;
  const text = 'Điểm điều chỉnh không khác điểm đang có.';
  throw Refusal.notReady(text, [{ field: 'adjustments', text }]);
}
