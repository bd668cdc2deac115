import { Injectable } from '@nestjs/common';
import type { AssessmentView, CardPulse, RevisionView, ScorecardMove, ScorecardView } from '@chibo/contracts';
import type { CardMove, CardStanding, CriteriaSet, MoveActor } from '@chibo/domain';
import {
  allows,
  CARD_MOVES,
  CARD_STATE_LABEL,
  daysLeft,
  isSent,
  isVerified,
  sendBy,
  vietnamDay,
  whyNot,
  whyNotConfirm,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { rowOf } from '../db/rows';
import { Refusal } from '../http/refusal';
import { obligationKind } from '../obligations/month-matter';
import type { LockedCard } from '../obligations/sending-locks';
import { SendingLocks } from '../obligations/sending-locks';
import { deadlineRules } from '../organizations/deadline-rules';
import { SupervisionReader } from '../supervision/supervision-reader';
import type { EarlierCard } from './assessments';
import { Assessments } from './assessments';
import { BlindScores } from './blind-scores';
import { CardReadings } from './card-readings';
import { assessmentView, decidedView, keyedView, receiptView, returnedView } from './card-views';
import { CardDeciding } from './card-deciding';
import type { Placement } from './placement';
import { GoneCards } from './gone-cards';
import { previousView } from './previous-view';
import { Assessment, Scorecard } from './scorecard.entities';
import type { Scored } from './scoring';
import { Scoring } from './scoring';

/** Under these names a page offers every move of the domain. "Gửi" begins with the vote; taking back depends on the last act. */
const OFFERED_AS: Readonly<Partial<Record<CardMove, ScorecardMove>>> = { vote: 'submit' };
const NOT_OFFERED: readonly CardMove[] = ['submit', 'unverify', 'undecide', 'object', 'dispute'];
const MOVES = (Object.keys(CARD_MOVES) as CardMove[]).filter((move) => !NOT_OFFERED.includes(move));

function movesOf(card: CardStanding, actor: MoveActor, now: Date): ScorecardView['moves'] {
  const decided = card.state === 'DECIDED';
  return [
    ...MOVES.map((move) => ({
      move: OFFERED_AS[move] ?? (move as ScorecardMove),
      reason: whyNot(move, card, actor, now),
    })),
    { move: 'confirm', reason: whyNotConfirm(card, actor, now) },
    { move: 'takeBack', reason: whyNot(decided ? 'undecide' : 'unverify', card, actor, now) },
    { move: 'object', reason: whyNot(decided ? 'dispute' : 'object', card, actor, now) },
  ];
}

/** Everything a page or a sheet of paper needs of one card. */
@Injectable()
export class ScorecardReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly criteriaSets: PublishedSets,
    private readonly assessments: Assessments,
    private readonly scoring: Scoring,
    private readonly deciding: CardDeciding,
    private readonly blind: BlindScores,
    private readonly supervision: SupervisionReader,
    private readonly readings: CardReadings,
    private readonly gone: GoneCards,
    private readonly locks: SendingLocks,
  ) {}

  async view(actor: Actor, id: string): Promise<ScorecardView> {
    const { shown, view } = await this.database.read(async (manager) => {
      const card = await rowOf(manager, Scorecard, { id });
      if (!card) throw await this.gone.refusal(id);
      const reading = await this.access.require('readCard', actor, card.cellId);
      await this.blind.requireNotWaiting(actor, card);
      const { standings, twoPeople, closed, observed } = await this.deciding.of(manager, card, reading);
      const now = this.clock.now();
      const own = standings.some(({ role, relation }) => allows('writeCard', role, relation));
      const earlier = await this.assessments.before(manager, card);
      const hidden = (await this.blind.barred(actor)).hasBefore(card);
      const body = await this.body(manager, card, { own, earlier, now });
      const locked = await this.lockOf(manager, card, body.deadline);
      const standing = { ...card, twoPeople, closed, observed, lock: locked?.lock };
      const moves = movesOf(standing, { accountId: actor.accountId ?? '', standings }, now);
      const { leave } = locked ?? {};
      const view = { ...body, ...(hidden ? { previous: undefined, carried: [] } : {}), twoPeople, leave, moves };
      return { view, shown: view.previous && earlier ? [id, earlier.self.scorecardId] : [id] };
    });
    await this.readings.note(actor, shown);
    return view;
  }

  /** Every score ever given to a card, oldest first, each with what it changed; the branch's own work in progress is none. */
  async revisions(actor: Actor, id: string): Promise<RevisionView[]> {
    const views = await this.database.read(async (manager) => {
      const card = await rowOf(manager, Scorecard, { id });
      if (!card) throw await this.gone.refusal(id);
      const standings = await this.access.require('readHistory', actor, card.cellId);
      const own = standings.some(({ role, relation }) => allows('writeCard', role, relation));
      await this.blind.requireNotWaiting(actor, card);
      const rows = await this.given(manager, card);
      if (!own && rows.length === 0) throw Refusal.forbidden('Chi bộ chưa gửi phiếu này.');
      const names = await this.names(manager, card, ...rows);
      const views: RevisionView[] = [];
      for (const row of rows) {
        const before = rows.find(({ kind, revision }) => kind === row.kind && revision === row.revision - 1);
        const changes = await this.assessments.changes(manager, before, row);
        views.push({ ...(await this.asView(manager, row, names)), changes });
      }
      return views;
    });
    await this.readings.note(actor, [id]);
    return views;
  }

  /** An observed score says who of the group had read the branch's own before. */
  async asView(manager: EntityManager, row: Assessment, names: Map<string, string>): Promise<AssessmentView> {
    const view = assessmentView(row, names);
    if (row.kind !== 'OBSERVED') return view;
    const readBefore = await this.readings.before(manager, row);
    return readBefore.length > 0 ? { ...view, readBefore } : view;
  }

  /** All scores but an observed one that the branch has yet to answer with its own. */
  private async given(manager: EntityManager, card: Scorecard): Promise<Assessment[]> {
    const rows = await manager.find(Assessment, { where: { scorecardId: card.id }, order: { createdAt: 'ASC' } });
    const observed = await this.blind.observed(manager, card);
    return observed ? rows : rows.filter(({ kind }) => kind !== 'OBSERVED');
  }

  /** Where a card stands and nothing else. */
  async pulse(actor: Actor, id: string): Promise<CardPulse> {
    const card = await this.database.read((manager) => rowOf(manager, Scorecard, { id }));
    if (!card) throw await this.gone.refusal(id);
    await this.access.require('readCard', actor, card.cellId);
    return { version: card.version, state: card.state, stateLabel: CARD_STATE_LABEL[card.state] };
  }

  /** Of a card that is yet to be sent: what keeps the branch from it, and the leave it has. */
  private lockOf(manager: EntityManager, card: Scorecard, deadline: string): Promise<LockedCard | undefined> {
    const owed = { cellId: card.cellId, month: card.month, kind: obligationKind(card) };
    return isSent(card.state) ? Promise.resolve(undefined) : this.locks.of(manager, owed, deadline);
  }

  /** @param own the branch itself reads; its superiors see what was sent and never what it is working on */
  private async body(
    manager: EntityManager,
    card: Scorecard,
    { own, earlier, now }: { own: boolean; earlier: EarlierCard | undefined; now: Date },
  ): Promise<Omit<ScorecardView, 'moves' | 'twoPeople' | 'leave'>> {
    const standing = await this.scoring.of(manager, card, card.draft);
    const { place } = standing;
    const sent = isSent(card.state);
    const self = await this.assessments.newest(manager, card.id, 'SELF');
    const verified = await this.assessments.newest(manager, card.id, 'VERIFIED');
    const observed = await this.blind.observed(manager, card);
    if (!own && !self) throw Refusal.forbidden('Chi bộ chưa gửi phiếu này.');
    const asSent = sent || !own ? self : null;
    // A sent card keeps the set and the circumstances it was scored with.
    const criteriaSetVersionId = asSent?.criteriaSetVersionId ?? standing.applies ?? standing.under;
    const set = asSent ? await this.criteriaSets.content(manager, criteriaSetVersionId) : standing.set;
    const context = (asSent?.snapshot.context as Placement['context'] | undefined) ?? place.context;
    const content = asSent?.snapshot.content ?? standing.content;
    const rules = await deadlineRules(
      manager,
      place.path.map((node) => node.id),
    );
    const deadline = sendBy({ ...card, heldOn: content.facts.heldOn }, rules);
    const names = await this.names(manager, card, self, verified, observed);
    return {
      id: card.id,
      version: card.version,
      state: card.state,
      stateLabel: CARD_STATE_LABEL[card.state],
      month: card.month,
      kind: card.kind,
      cell: { id: place.cell.id, name: place.cell.name, kindLabel: place.cell.kindLabel },
      superior: { id: place.superior.id, name: place.superior.name },
      officer: await this.officer(manager, card.cellId, content.facts.heldOn),
      criteriaSetVersionId,
      criteriaSet: set,
      swap: asSent ? undefined : await this.swapOf(manager, card, standing),
      context,
      content,
      score: asSent?.snapshot.score ?? standing.result,
      previous: earlier && (await this.previous(manager, earlier, set)),
      carried:
        asSent?.snapshot.carried ?? (await this.assessments.carried(manager, card, earlier, content.actionsDone)),
      deadline,
      daysLeft: daysLeft(deadline, now),
      self: self ? assessmentView(self, names) : undefined,
      verified: verified && isVerified(card) ? assessmentView(verified, names) : undefined,
      observed: observed ? await this.asView(manager, observed, names) : undefined,
      changes: sent ? await this.assessments.resent(manager, card, self) : undefined,
      decided: decidedView(card, names),
      receipt: sent && self ? receiptView(card, self, place, rules) : undefined,
      keyed: keyedView(card, names, vietnamDay(now)),
      returned: returnedView(card, names),
      savedAt: card.savedAt,
    };
  }

  private async swapOf(manager: EntityManager, { draft }: Scorecard, standing: Scored): Promise<ScorecardView['swap']> {
    const swap = await this.scoring.swapOf(manager, draft, standing);
    return swap && { ...swap, under: standing.under };
  }

  private async previous(
    manager: EntityManager,
    earlier: EarlierCard,
    set: CriteriaSet,
  ): Promise<ScorecardView['previous']> {
    return previousView(earlier, await this.criteriaSets.content(manager, earlier.self.criteriaSetVersionId), set);
  }

  /** Whose name stands under the superior's signature: who followed the branch on the day of the meeting. */
  private async officer(manager: EntityManager, cellId: string, heldOn?: string): Promise<string | undefined> {
    return heldOn ? (await this.supervision.on(manager, [cellId], heldOn)).get(cellId)?.name : undefined;
  }

  private names(
    manager: EntityManager,
    card: Scorecard,
    ...assessments: (Assessment | null)[]
  ): Promise<Map<string, string>> {
    const { decidedBy, returnedBy, keyedBy, answeredBy } = card;
    return displayNames(manager, [
      decidedBy,
      returnedBy,
      keyedBy,
      answeredBy,
      ...assessments.map((each) => each?.authorId),
    ]);
  }
}
