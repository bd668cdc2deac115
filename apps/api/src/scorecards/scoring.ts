import { Injectable } from '@nestjs/common';
import type { ScorecardContent } from '@chibo/contracts';
import type { CriteriaSet, Score, SetSwap } from '@chibo/domain';
import { isUnmarked, linesToScore, score, scoringFacts } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { PublishedSets } from '../criteria-sets/published-sets';
import { changeRow, rowOf } from '../db/rows';
import { Refusal } from '../http/refusal';
import { ofSet } from './content';
import type { Placement } from './placement';
import { GoneCards } from './gone-cards';
import { MeetingPlacement } from './placement';
import type { Draft } from './scorecard.entities';
import { Meeting, Scorecard } from './scorecard.entities';

/** A content held against the rules of its meeting's day. */
export interface Scored {
  meeting: Meeting;
  place: Placement;
  /** The set the card's answers stand under. */
  under: string;
  /** The set that applies to the meeting: another one while a swap waits for the branch. None: none is published for it. */
  applies?: string;
  set: CriteriaSet;
  content: ScorecardContent;
  result: Score;
}

type Own = Pick<
  Scorecard,
  'id' | 'meetingId' | 'cellId' | 'month' | 'state' | 'returnedLines' | 'criteriaSetVersionId'
>;

@Injectable()
export class Scoring {
  constructor(
    private readonly criteriaSets: PublishedSets,
    private readonly placement: MeetingPlacement,
    private readonly gone: GoneCards,
  ) {}

  /** A draft as its page shows it: under the set that applies, with what was answered under that. */
  async of(manager: EntityManager, card: Own, draft: Draft): Promise<Scored> {
    const standing = await this.standing(manager, card, draft, draft);
    const { under, applies = under, set } = standing;
    return this.scored(standing, ofSet(draft, under, applies, set));
  }

  /** A whole card as it is sent, beside the draft that stands. */
  async whole(manager: EntityManager, card: Own, draft: Draft, content: ScorecardContent): Promise<Scored> {
    return this.scored(await this.standing(manager, card, draft, content), content);
  }

  /** What the branch is asked to agree to; absent where its answers stand under the set that applies. */
  async swapOf(manager: EntityManager, draft: Draft, scored: Scored): Promise<SetSwap | undefined> {
    const { under, applies, set, content, place } = scored;
    if (applies === under) return undefined;
    const kept = draft.answers.length;
    if (applies === undefined) return { from: set.title, again: 0, kept };
    const [from, to] = await this.criteriaSets.names(manager, [under, applies]);
    const facts = scoringFacts(place.kind, content.facts, place.context);
    return { from, to, kept, again: linesToScore(set, facts, content.answers) };
  }

  private scored(standing: Omit<Scored, 'content' | 'result'>, content: ScorecardContent): Scored {
    const { set, place } = standing;
    const result = score(set, scoringFacts(place.kind, content.facts, place.context), content.answers);
    return { ...standing, content, result };
  }

  private async standing(
    manager: EntityManager,
    card: Own,
    draft: Draft,
    { facts }: Pick<ScorecardContent, 'facts'>,
  ): Promise<Omit<Scored, 'content' | 'result'>> {
    const meeting = await rowOf(manager, Meeting, { id: card.meetingId });
    // Given up since the card was read: PostgreSQL reads what is committed by now.
    if (!meeting) throw await this.gone.refusal(card.id);
    const place = await this.placement.of(manager, card.cellId, card.month, meeting.slot, facts);
    const { criteriaSetVersionId: own } = card;
    const applies = keepsItsSet(card) ? own : place.criteriaSetVersionId;
    const under = applies !== undefined && isUnmarked(draft, applies) ? applies : own;
    return { meeting, place, under, applies, set: await this.criteriaSets.content(manager, applies ?? own) };
  }
}

/** What a superior gave back by line is mended by the rules it was sent under. */
export function keepsItsSet({ state, returnedLines }: Pick<Own, 'state' | 'returnedLines'>): boolean {
  return state === 'RETURNED' && (returnedLines ?? []).length > 0;
}

/** Answers made under another set than the one that applies are no answers to it, whatever their codes. */
export function requireUnder({ under, applies }: Pick<Scored, 'under' | 'applies'>, named: string): void {
  if (applies === undefined) throw noCriteriaSet();
  if (named !== under || named !== applies) throw setChanged();
}

export function setChanged(): Refusal {
  return Refusal.conflict(
    'CRITERIA_SET_CHANGED',
    'Bộ tiêu chí của phiếu đã đổi. Điểm đã chấm được giữ riêng, không chuyển sang mục khác; đồng chí xem lại phiếu và xác nhận bộ tiêu chí mới.',
  );
}

export function noCriteriaSet(): Refusal {
  return Refusal.conflict(
    'NO_CRITERIA_SET',
    'Chưa có bộ tiêu chí nào được ban hành cho chi bộ, loại kỳ sinh hoạt và ngày này. Đồng chí liên hệ cấp ủy cấp trên.',
  );
}

/** What the card takes over from the meeting's place. */
export function placed({
  place,
  under,
}: Pick<Scored, 'place' | 'under'>): Pick<Scorecard, 'kind' | 'superiorId' | 'criteriaSetVersionId'> {
  return { kind: place.kind, superiorId: place.superior.id, criteriaSetVersionId: under };
}

/** Keeps the meeting's day and kind in step with the facts; whether they have changed. */
export async function keepMeeting(manager: EntityManager, { meeting, place, content }: Scored): Promise<boolean> {
  const heldOn = content.facts.heldOn ?? null;
  if (meeting.kind === place.kind && meeting.heldOn === heldOn) return false;
  await changeRow(manager, Meeting, { id: meeting.id }, { kind: place.kind, heldOn });
  return true;
}
