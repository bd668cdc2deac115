import { Injectable } from '@nestjs/common';
import type { CellContext, MeetingKind } from '@chibo/domain';
import { formatMonth, isOfMeeting, monthOf, OBLIGATION_STATE_LABEL, SETTLED_STATES, wasSent } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Refusal } from '../http/refusal';
import { obligationKind } from '../obligations/month-matter';
import { Obligation } from '../obligations/obligation.entities';
import type { OrganizationNode } from '../organizations/tree';
import { MeetingPlacement } from '../scorecards/placement';
import { Assessment, Scorecard } from '../scorecards/scorecard.entities';
import { noCriteriaSet, Scoring } from '../scorecards/scoring';
import type { Visit } from './visit.entities';

/** The branch's meeting a working group sat in on, with its card where there is one. */
export interface ObservedMeeting {
  card?: Scorecard;
  cell: OrganizationNode;
  kind: MeetingKind;
  /** `yyyy-mm`. */
  month: string;
  context: CellContext;
  doneOn: string;
  /** The set the meeting is scored by: that of the branch's own score once it is sent. */
  criteriaSetVersionId: string;
}

/** A visit that took place, to a branch. */
interface Sat {
  cellId: string;
  doneOn: string;
  month: string;
  kind: MeetingKind;
}

@Injectable()
export class ObservedMeetings {
  constructor(
    private readonly scoring: Scoring,
    private readonly placement: MeetingPlacement,
  ) {}

  /**
   * The group need not wait for the branch: what it saw is scored from the day it sat in.
   * @param wanted of which sort the meeting was, where no card says it
   * @throws Refusal at `facts.heldOn` when the branch has reported that there was none
   */
  async of(manager: EntityManager, visit: Visit, wanted?: MeetingKind | null): Promise<ObservedMeeting> {
    const { organizationId: cellId, doneOn } = visit;
    if (visit.kind === 'COMMITTEE' || !doneOn)
      throw Refusal.conflict('WRONG_STATE', 'Lượt dự này không có phiếu để chấm điểm quan sát.');
    const sat = { cellId, doneOn, month: monthOf(doneOn), kind: wanted ?? visit.pending?.kind ?? 'REGULAR' };
    const cards = await manager.findBy(Scorecard, { cellId, month: sat.month });
    const card = (await standsOn(manager, visit, cards)) ?? cardOf(cards, sat);
    await refuseNotHeld(manager, sat, card);
    return card ? this.onCard(manager, card, doneOn) : this.withoutCard(manager, sat);
  }

  private async onCard(manager: EntityManager, card: Scorecard, doneOn: string): Promise<ObservedMeeting> {
    const { place, applies, under } = await this.scoring.of(manager, card, card.draft);
    const { cell, context } = place;
    const criteriaSetVersionId = wasSent(card.state) ? card.criteriaSetVersionId : (applies ?? under);
    return { card, cell, context, doneOn, kind: card.kind, month: card.month, criteriaSetVersionId };
  }

  private async withoutCard(manager: EntityManager, { cellId, month, kind, doneOn }: Sat): Promise<ObservedMeeting> {
    const facts = { heldOn: doneOn, hasThematicPart: kind === 'COMBINED' };
    const slot = kind === 'THEMATIC' ? 'T' : 'R';
    const { cell, context, criteriaSetVersionId } = await this.placement.of(manager, cellId, month, slot, facts);
    if (criteriaSetVersionId === undefined) throw noCriteriaSet();
    return { cell, context, doneOn, kind, month, criteriaSetVersionId };
  }
}

async function standsOn(
  manager: EntityManager,
  { assessmentId }: Visit,
  cards: readonly Scorecard[],
): Promise<Scorecard | undefined> {
  if (!assessmentId) return undefined;
  const { scorecardId } = await manager.findOneByOrFail(Assessment, { id: assessmentId });
  return cards.find(({ id }) => id === scorecardId);
}

/** One of the day, begun or sent; else the sent one of the meeting, whatever day it says. A draft may still change its day. */
function cardOf(cards: readonly Scorecard[], { doneOn, kind }: Sat): Scorecard | undefined {
  const ofDay = cards.filter(({ draft }) => draft.facts.heldOn === doneOn);
  const sent = cards.find((card) => {
    const { heldOn } = card.draft.facts;
    return wasSent(card.state) && isOfMeeting({ kind, doneOn }, { kind: card.kind, heldOn });
  });
  return ofDay.find(({ kind: ofCard }) => ofCard !== 'THEMATIC') ?? ofDay.at(0) ?? sent;
}

async function refuseNotHeld(
  manager: EntityManager,
  { cellId, month, kind: wanted }: Sat,
  card: Scorecard | undefined,
): Promise<void> {
  const kind = obligationKind(card ?? { kind: wanted });
  const off = await manager.findOneBy(Obligation, { cellId, month, kind, state: In(SETTLED_STATES) });
  if (!off) return;
  const text = `Kỳ sinh hoạt ${formatMonth(month)} của chi bộ: ${OBLIGATION_STATE_LABEL[off.state]}.`;
  throw Refusal.notReady('Không chấm điểm quan sát được: kỳ sinh hoạt này không có.', [
    { field: 'facts.heldOn', text },
  ]);
}
