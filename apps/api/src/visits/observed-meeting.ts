import { Injectable } from '@nestjs/common';
import type { CellContext } from '@chibo/domain';
import { formatDate, formatMonth, monthOf, OBLIGATION_STATE_LABEL, SETTLED_STATES, wasSent } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Refusal } from '../http/refusal';
import { Obligation } from '../obligations/obligation.entities';
import type { OrganizationNode } from '../organizations/tree';
import { obligationKind } from '../obligations/month-matter';
import { Scorecard } from '../scorecards/scorecard.entities';
import { Scoring } from '../scorecards/scoring';
import type { Visit } from './visit.entities';

/** The branch's meeting a working group sat in on, with its card. */
export interface ObservedMeeting {
  card: Scorecard;
  cell: OrganizationNode;
  context: CellContext;
  doneOn: string;
  /** The set the meeting is scored by: that of the branch's own score once it is sent. */
  criteriaSetVersionId: string;
}

@Injectable()
export class ObservedMeetings {
  constructor(private readonly scoring: Scoring) {}

  /** Refused at `facts.heldOn` when there was no such meeting. */
  async of(manager: EntityManager, visit: Visit): Promise<ObservedMeeting> {
    const { organizationId: cellId, kind, doneOn } = visit;
    if (kind === 'COMMITTEE' || !doneOn)
      throw Refusal.conflict('WRONG_STATE', 'Lượt dự này không có phiếu để chấm điểm quan sát.');
    const month = monthOf(doneOn);
    const cards = await manager.findBy(Scorecard, { cellId, month });
    const ofDay = cards.filter(({ draft }) => draft.facts.heldOn === doneOn);
    const card = ofDay.find(({ kind: ofCard }) => ofCard !== 'THEMATIC') ?? ofDay.at(0);
    await refuseNotHeld(manager, cellId, month, card);
    if (!card)
      throw notHeld(
        `Chi bộ chưa có phiếu của kỳ sinh hoạt ngày ${formatDate(doneOn)}; chấm khi phiếu ghi ngày họp này.`,
      );
    const { place, applies, under } = await this.scoring.of(manager, card, card.draft);
    const { cell, context } = place;
    return {
      card,
      cell,
      context,
      doneOn,
      criteriaSetVersionId: wasSent(card.state) ? card.criteriaSetVersionId : (applies ?? under),
    };
  }
}

async function refuseNotHeld(
  manager: EntityManager,
  cellId: string,
  month: string,
  card: Scorecard | undefined,
): Promise<void> {
  const kind = card ? obligationKind(card) : 'REGULAR';
  const off = await manager.findOneBy(Obligation, { cellId, month, kind, state: In(SETTLED_STATES) });
  if (off) throw notHeld(`Kỳ sinh hoạt ${formatMonth(month)} của chi bộ: ${OBLIGATION_STATE_LABEL[off.state]}.`);
}

function notHeld(text: string): Refusal {
  return Refusal.notReady('Không chấm điểm quan sát được: kỳ sinh hoạt này không có.', [
    { field: 'facts.heldOn', text },
  ]);
}
