import { Injectable } from '@nestjs/common';
import type { KeyingView, ScorecardContent } from '@chibo/contracts';
import { KeyingQuery } from '@chibo/contracts';
import {
  daysLeft,
  isSent,
  monthOf,
  OBLIGATION_MOVES,
  sendBy,
  vietnamDay,
  whyNot,
  whyNotObligation,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import { accountsIn } from '../accounts/acting';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { rowOf } from '../db/rows';
import { Refusal } from '../http/refusal';
import { Obligation } from '../obligations/obligation.entities';
import { SendingLocks } from '../obligations/sending-locks';
import { deadlineRules } from '../organizations/deadline-rules';
import type { EarlierCard } from './assessments';
import { Assessments } from './assessments';
import { BlindScores } from './blind-scores';
import { CardReadings } from './card-readings';
import { returnedView } from './card-views';
import { EMPTY_CONTENT } from './content';
import { OwnDrafts } from './own-drafts';
import type { Placement } from './placement';
import { MeetingPlacement } from './placement';
import { previousView } from './previous-view';
import type { Scorecard } from './scorecard.entities';
import { keepsItsSet, noCriteriaSet } from './scoring';

/** What an officer keys a branch's card in on: made for it, of the branch's own draft only whether there is one. */
@Injectable()
export class KeyingSheetService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly criteriaSets: PublishedSets,
    private readonly placement: MeetingPlacement,
    private readonly assessments: Assessments,
    private readonly drafts: OwnDrafts,
    private readonly locks: SendingLocks,
    private readonly blind: BlindScores,
    private readonly readings: CardReadings,
  ) {}

  async of(actor: Actor, query: KeyingQuery): Promise<KeyingView> {
    const { organizationId: cellId, month } = query;
    await this.access.require('keyInCard', actor, cellId);
    await this.blind.requireNotWaiting(actor, { cellId, month });
    const today = vietnamDay(this.clock.now());
    if (month > monthOf(today)) throw Refusal.badRequest([{ field: 'month', text: 'Tháng này chưa đến.' }]);
    const { view, shown } = await this.database.read((manager) => this.read(manager, actor, query));
    await this.readings.note(actor, shown);
    return view;
  }

  private async read(
    manager: EntityManager,
    actor: Actor,
    { organizationId: cellId, month, heldOn, kind = 'REGULAR' }: KeyingQuery,
  ): Promise<{ view: KeyingView; shown: string[] }> {
    const facts = { heldOn, hasThematicPart: kind === 'COMBINED' };
    const place = await this.placement.of(manager, cellId, month, 'R', facts);
    const card = await this.drafts.regularCard(manager, cellId, month);
    const criteriaSetVersionId = card && keepsItsSet(card) ? card.criteriaSetVersionId : place.criteriaSetVersionId;
    if (criteriaSetVersionId === undefined) throw noCriteriaSet();
    const criteriaSet = await this.criteriaSets.content(manager, criteriaSetVersionId);
    const earlier = await this.earlier(manager, actor, { cellId, month, kind });
    const begun = card && (await this.drafts.begunBy(manager, card));
    const names = await displayNames(manager, [card?.returnedBy]);
    const view = {
      cell: { id: place.cell.id, name: place.cell.name, kindLabel: place.cell.kindLabel },
      superior: { id: place.superior.id, name: place.superior.name },
      month,
      kind,
      version: card?.version ?? 0,
      scorecardId: card?.id,
      ...(await this.standing(manager, actor, { cellId, month, heldOn }, card, place)),
      branchDraft: card && begun ? { savedAt: card.savedAt } : undefined,
      reviewers: await this.reviewers(manager, actor, place.superior.id),
      criteriaSetVersionId,
      criteriaSet,
      context: place.context,
      content: await this.begin(manager, card),
      previous: earlier && previousView(earlier, await this.setOf(manager, earlier), criteriaSet),
      carried: await this.assessments.carried(manager, { kind }, earlier),
      returned: card ? returnedView(card, names) : undefined,
    };
    return { view, shown: [...(card ? [card.id] : []), ...(earlier ? [earlier.self.scorecardId] : [])] };
  }

  /** Until when it is in time, and why it cannot be keyed in. */
  private async standing(
    manager: EntityManager,
    actor: Actor,
    { cellId, month, heldOn }: { cellId: string; month: string; heldOn?: string },
    card: Scorecard | null,
    { path }: Placement,
  ): Promise<Pick<KeyingView, 'deadline' | 'daysLeft' | 'leave' | 'whyNot'>> {
    const rules = await deadlineRules(
      manager,
      path.map(({ id }) => id),
    );
    const deadline = sendBy({ ...card, month, heldOn }, rules);
    const now = this.clock.now();
    const locked = await this.locks.of(manager, { cellId, month, kind: 'REGULAR' }, deadline);
    const standings = await this.access.standings(actor, cellId);
    const standing = { ...card, state: card?.state ?? 'DRAFT', lock: locked?.lock } as const;
    const refused = whyNot('keyIn', standing, { accountId: actor.accountId ?? '', standings }, now);
    const whyNotKeyed = refused ?? (await this.whyNotOwed(manager, cellId, month));
    return { deadline, daysLeft: daysLeft(deadline, now), leave: locked?.leave, whyNot: whyNotKeyed };
  }

  private async whyNotOwed(manager: EntityManager, cellId: string, month: string): Promise<string | undefined> {
    const owed = await rowOf(manager, Obligation, { cellId, month, kind: 'REGULAR' });
    return owed && owed.state !== OBLIGATION_MOVES.meet.to ? whyNotObligation('meet', owed.state) : undefined;
  }

  /** What was sent last and is to be mended, or was keyed in and taken back; else nothing: never what the branch works on. */
  private async begin(manager: EntityManager, card: Scorecard | null): Promise<ScorecardContent> {
    const last = card && (await this.assessments.newest(manager, card.id, 'SELF'));
    if (!last || isSent(card.state)) return EMPTY_CONTENT;
    return card.state === 'RETURNED' || last.snapshot.keyed ? last.snapshot.content : EMPTY_CONTENT;
  }

  private async earlier(
    manager: EntityManager,
    actor: Actor,
    card: Pick<Scorecard, 'cellId' | 'month' | 'kind'>,
  ): Promise<EarlierCard | undefined> {
    return (await this.blind.barred(actor)).hasBefore(card) ? undefined : this.assessments.before(manager, card);
  }

  private setOf(manager: EntityManager, { self }: EarlierCard): ReturnType<PublishedSets['content']> {
    return this.criteriaSets.content(manager, self.criteriaSetVersionId);
  }

  private async reviewers(manager: EntityManager, { accountId }: Actor, superiorId: string): Promise<number> {
    const today = vietnamDay(this.clock.now());
    const officers = (await accountsIn(manager, [superiorId], ['COMMITTEE_OFFICER'], today)).get(superiorId) ?? [];
    return officers.filter((id) => id !== accountId).length;
  }
}
