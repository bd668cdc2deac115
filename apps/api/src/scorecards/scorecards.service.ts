import { Injectable } from '@nestjs/common';
import type { SavedView, ScorecardView } from '@chibo/contracts';
import { OpenScorecardBody, SaveScorecardBody, SwitchSetBody } from '@chibo/contracts';
import { recalledTo, turnedTo, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { CellMonths } from '../cell-months/cell-months.service';
import { obligationKind } from '../obligations/month-matter';
import { ObligationsService } from '../obligations/obligations.service';
import { auditSubject, CardActs } from './card-acts';
import { CARD_TRACES } from './card-traces';
import { CardOpening, cardsOf } from './card-opening';
import { changedParts, withChanges } from './content';
import { requireBounds } from './draft-bounds';
import { ReturnedLocks } from './returned-locks';
import { ScorecardReader } from './scorecard-reader';
import type { Draft, Scorecard } from './scorecard.entities';
import type { Scored } from './scoring';
import { keepMeeting, noCriteriaSet, placed, requireUnder, Scoring, setChanged } from './scoring';

/** A draft with a batch of changes on it. */
interface Laid {
  draft: Draft;
  scored: Scored;
}

/** The branch's own work on a card: open it, save it as it grows, take it back. Sending is submission.service.ts. */
@Injectable()
export class ScorecardsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly acts: CardActs,
    private readonly scoring: Scoring,
    private readonly obligations: ObligationsService,
    private readonly opening: CardOpening,
    private readonly reader: ScorecardReader,
    private readonly locks: ReturnedLocks,
    private readonly cellMonths: CellMonths,
  ) {}

  /** The card of the month's regular meeting (made when it is not there yet), or of a further thematic meeting. */
  async open(actor: Actor, body: OpenScorecardBody): Promise<ScorecardView> {
    await this.access.require('writeCard', actor, body.organizationId);
    if (body.month > vietnamDay(this.clock.now()).slice(0, 7)) {
      throw Refusal.badRequest([{ field: 'month', text: 'Tháng này chưa đến.' }]);
    }
    const matter = cardsOf(body);
    const id = await this.database.writeInTurn(matter, (manager) => this.opening.findOrMake(manager, actor, body));
    return this.reader.view(actor, id);
  }

  /** Lays a batch of changes over the draft, if it was made on the version that stands. */
  async save(actor: Actor, id: string, version: number, changes: SaveScorecardBody): Promise<SavedView> {
    const seen = await this.acts.permitted(actor, id, 'writeCard');
    return this.acts.orCurrent(actor, id, async () => {
      this.acts.requireOpen('save', seen, actor, version);
      const laid = await this.database.read((manager) => this.lay(manager, seen.card, changes));
      await this.locks.require(seen.card, laid.draft);
      return this.database.writeShort((manager) => this.store(manager, actor, seen.card, changes, laid));
    });
  }

  /**
   * The branch agrees to be scored by the set that applies now: its marks under the old one are put aside, those it once
   * gave under the new one come back. No mark moves.
   */
  switchSet(actor: Actor, id: string, version: number, body: SwitchSetBody): Promise<ScorecardView> {
    return this.acts.own(actor, id, 'writeCard', async (manager, seen) => {
      const { card } = seen;
      this.acts.requireOpen('save', seen, actor, version);
      const { applies } = await this.scoring.of(manager, card, card.draft);
      if (applies === undefined) throw noCriteriaSet();
      if (applies !== body.criteriaSetVersionId) throw setChanged();
      if (card.criteriaSetVersionId !== applies) await this.turn(manager, actor, card, applies);
    });
  }

  private async turn(manager: EntityManager, actor: Actor, card: Scorecard, applies: string): Promise<void> {
    const { criteriaSetVersionId: before, draft } = card;
    const turned = turnedTo(draft, before, applies);
    await this.acts.change(manager, card, { draft: turned, criteriaSetVersionId: applies });
    const marks = { kept: draft.answers.length, back: turned.answers.length };
    await this.audit.record(manager, actor, 'scorecard.set-switched', auditSubject(card), {
      before,
      after: applies,
      ...marks,
    });
  }

  /** Answers of a batch were made under the set the page showed, which must be the one that applied until now. */
  private async lay(manager: EntityManager, card: Scorecard, changes: SaveScorecardBody): Promise<Laid> {
    const before = await this.scoring.of(manager, card, card.draft);
    if (changes.answers?.length) requireUnder(before, changes.criteriaSetVersionId ?? card.criteriaSetVersionId);
    const draft = withChanges(card.draft, changes);
    requireBounds(draft, changes.answers, { before: card.draft, sets: [before.set] });
    const scored = await this.scoring.of(manager, { ...card, criteriaSetVersionId: before.under }, draft);
    return { draft, scored };
  }

  /** The branch takes a sent card back while its superior has not acted. */
  recall(actor: Actor, id: string): Promise<ScorecardView> {
    return this.acts.own(actor, id, 'submitCard', async (manager, seen) => {
      const { card } = seen;
      this.acts.requireOpen('recall', seen, actor);
      const state = recalledTo(card);
      await this.acts.change(manager, card, { state });
      if (state === 'DRAFT') await this.obligations.markOpen(manager, card.cellId, card.month, obligationKind(card));
      const payload = { before: card.state, after: state };
      await this.audit.record(manager, actor, CARD_TRACES.recall.history, auditSubject(card), payload);
    });
  }

  private async store(
    manager: EntityManager,
    actor: Actor,
    card: Scorecard,
    changes: SaveScorecardBody,
    { draft, scored }: Laid,
  ): Promise<SavedView> {
    const now = placed(scored);
    const shown = changes.criteriaSetVersionId ?? card.criteriaSetVersionId;
    const reload = now.kind !== card.kind || now.superiorId !== card.superiorId || scored.applies !== shown;
    const changed = changedParts(card.draft, draft);
    if (isNothing(changed) && isAt(card, now))
      return { version: card.version, savedAt: card.savedAt, score: scored.result, reload };
    const savedAt = this.clock.now().toISOString();
    const version = card.version + 1;
    await this.acts.change(manager, card, { draft, savedAt, ...now });
    const moved = await keepMeeting(manager, scored);
    if (moved || !isAt(card, now)) await this.cellMonths.keep(manager, card.month, [card.cellId]);
    await this.audit.record(manager, actor, CARD_TRACES.save.history, auditSubject(card), { version, ...changed });
    return { version, savedAt, score: scored.result, reload };
  }
}

/** The card stands where the meeting's place puts it. */
function isAt(card: Scorecard, { kind, criteriaSetVersionId, superiorId }: ReturnType<typeof placed>): boolean {
  return kind === card.kind && criteriaSetVersionId === card.criteriaSetVersionId && superiorId === card.superiorId;
}

function isNothing({ before, after }: ReturnType<typeof changedParts>): boolean {
  return Object.keys({ ...before, ...after }).length === 0;
}
