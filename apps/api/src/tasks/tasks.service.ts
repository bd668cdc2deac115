import { Injectable } from '@nestjs/common';
import type { PastCardView, ScorecardContent, TasksView, TaskView } from '@chibo/contracts';
import type {
  CardState,
  DeadlineRules,
  MeetingKind,
  ObligationState,
  RatingBand,
  ReturnedLine,
  SentState,
} from '@chibo/domain';
import {
  allows,
  cellMonthState,
  cellMonthWords,
  daysLeft,
  isEmptyCard,
  keyedMark,
  meetingKindOf,
  OWED_STATES,
  returnedWords,
  score,
  scoringFacts,
  sendBy,
  SENT_STATES,
  UNSENT_STATES,
  vietnamDay,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { ask, sql } from '../db/sql';
import { deadlineRules } from '../organizations/deadline-rules';
import type { OrganizationNode } from '../organizations/tree';
import { isPlacing } from '../organizations/on-day';
import { pathOn } from '../organizations/tree';
import { BlindScores } from '../scorecards/blind-scores';
import type { Draft } from '../scorecards/scorecard.entities';
import { SupervisionReader } from '../supervision/supervision-reader';
import type { KeyedRow } from './keyed-tasks';
import { keyedRow, KeyedTasks } from './keyed-tasks';

interface OwedRow {
  id: string;
  month: string;
  kind: 'REGULAR' | 'THEMATIC';
  obligation_state: ObligationState;
  reason: string | null;
  scorecard_id: string | null;
  state: CardState | null;
  draft: string | null;
  criteria_set_version_id: string | null;
  version: number | null;
  submitted_at: string | null;
  objection: string | null;
  saved_at: string | null;
  returned_message: string | null;
  returned_lines: string | null;
  returned_due: string | null;
  returned_at: string | null;
  deadline: string | null;
}

interface PastRow extends KeyedRow {
  id: string;
  month: string;
  kind: MeetingKind;
  state: SentState;
  self_total: number;
  self_band: RatingBand;
  decided_total: number | null;
  decided_band: RatingBand | null;
}

const PAST_CARDS = 12;

/** "Việc cần làm": what a branch owes and until when; what waits for an officer. */
@Injectable()
export class TasksService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly criteriaSets: PublishedSets,
    private readonly supervision: SupervisionReader,
    private readonly blind: BlindScores,
    private readonly keyed: KeyedTasks,
  ) {}

  async of(actor: Actor): Promise<TasksView> {
    const view: TasksView = { owed: [], keyed: [], past: [], review: [] };
    const today = vietnamDay(this.clock.now());
    await this.database.read(async (manager) => {
      for (const { role, organizationId } of actor.roles) {
        if (allows('writeCard', role, 'OWN')) {
          const path = await pathOn(manager, organizationId, today);
          if (path.length > 0) view.owed.push(...(await this.owed(manager, path)));
          if (path.length > 0) view.keyed.push(...(await this.keyed.of(manager, actor, path[0], today)));
          view.past.push(...(await this.past(manager, actor, organizationId)));
        }
        if (allows('reviewCard', role, 'DIRECT_SUPERIOR'))
          view.review.push(...(await this.waiting(manager, organizationId, today)));
      }
    });
    view.owed.sort((a, b) => a.deadline.localeCompare(b.deadline));
    view.keyed.sort((a, b) => a.until.localeCompare(b.until));
    return view;
  }

  private async owed(manager: EntityManager, path: readonly OrganizationNode[]): Promise<TaskView[]> {
    const [cell] = path;
    const rules = await deadlineRules(
      manager,
      path.map((node) => node.id),
    );
    const rows = await manager.sql<OwedRow[]>`
      SELECT o.id, o.month, o.kind, o.state AS obligation_state, o.reason, c.id AS scorecard_id, c.state, c.draft,
        c.criteria_set_version_id, c.version, c.submitted_at, c.saved_at, c.returned_message, c.returned_lines,
        c.returned_due, c.returned_at, c.deadline, c.objection
      FROM obligation o
      LEFT JOIN meeting m ON m.cell_id = o.cell_id AND m.month = o.month AND ((o.kind = 'THEMATIC' AND m.kind = 'THEMATIC') OR (o.kind = 'REGULAR' AND m.slot = 'R'))
      LEFT JOIN scorecard c ON c.meeting_id = m.id
      WHERE o.cell_id = ${cell.id} AND o.state IN (${() => OWED_STATES})
        AND (c.id IS NULL OR c.state IN (${() => UNSENT_STATES}))
      ORDER BY o.month`;
    const tasks: TaskView[] = [];
    const today = vietnamDay(this.clock.now());
    const officer = (await this.supervision.on(manager, [cell.id], today)).get(cell.id)?.name;
    for (const row of rows) tasks.push({ ...(await this.task(manager, row, path, rules)), officer });
    return tasks;
  }

  private async task(
    manager: EntityManager,
    row: OwedRow,
    [cell, superior]: readonly OrganizationNode[],
    rules: DeadlineRules,
  ): Promise<TaskView> {
    const draft = row.draft ? (JSON.parse(row.draft) as Draft) : undefined;
    const { month, deadline: first, returned_at: returnedAt, returned_due: returnedDue } = row;
    const heldOn = draft?.facts.heldOn;
    const deadline = sendBy({ month, heldOn, state: row.state, deadline: first, returnedAt, returnedDue }, rules);
    const state = cellMonthState(row.obligation_state, row.state);
    return {
      obligationId: row.id,
      organizationId: cell.id,
      organizationName: cell.name,
      receiver: superior?.name ?? '',
      month: row.month,
      kind: row.kind,
      state,
      stateLabel: cellMonthWords(state, row.reason),
      scorecardId: row.scorecard_id ?? undefined,
      heldOn: draft?.facts.heldOn,
      deadline,
      daysLeft: daysLeft(deadline, this.clock.now()),
      ...(draft && row.criteria_set_version_id
        ? await this.progress(manager, draft, row.criteria_set_version_id, cell, row.kind === 'THEMATIC')
        : {}),
      savedAt: row.saved_at ?? undefined,
      returnedMessage: row.state === 'RETURNED' ? askedOf(row) : undefined,
      objected: (row.state === 'RETURNED' && row.objection !== null) || undefined,
      giveUpVersion: draft && mayGo(row, draft) ? (row.version ?? undefined) : undefined,
    };
  }

  private async progress(
    manager: EntityManager,
    draft: ScorecardContent,
    versionId: string,
    cell: OrganizationNode,
    thematic: boolean,
  ): Promise<Pick<TaskView, 'answered' | 'applicable' | 'nextCode'>> {
    const set = await this.criteriaSets.content(manager, versionId);
    const facts = scoringFacts(meetingKindOf(thematic, draft.facts), draft.facts, {
      leadership: cell.leadership,
      minMinutesOverride: cell.minMinutesOverride ?? undefined,
    });
    const { answered, applicable, lines } = score(set, facts, draft.answers);
    const first = lines.find(({ state }) => state === 'UNANSWERED' || state === 'UNCOMPUTED');
    // A line that waits for facts leads to the top of the card, where they are entered.
    return { answered, applicable, nextCode: first?.state === 'UNANSWERED' ? first.code : undefined };
  }

  private async past(manager: EntityManager, actor: Actor, cellId: string): Promise<PastCardView[]> {
    const rows = await manager.sql<PastRow[]>`
      SELECT id, month, kind, state, self_total, self_band, decided_total, decided_band, keyed_by, submitted_at,
        answered_at, objection
      FROM scorecard
      WHERE cell_id = ${cellId} AND state IN (${() => SENT_STATES}) ORDER BY month DESC, id LIMIT ${PAST_CARDS}`;
    const barred = await this.blind.barred(actor);
    const seen = rows.filter(({ month }) => !barred.has({ cellId, month }));
    return seen.map((row) => ({
      scorecardId: row.id,
      month: row.month,
      kind: row.kind,
      state: row.state,
      stateLabel: cellMonthWords(row.state, null),
      keyed: keyedMark(keyedRow(row), vietnamDay(this.clock.now())),
      selfTotal: row.self_total,
      selfBand: row.self_band,
      decidedTotal: row.decided_total ?? undefined,
      decidedBand: row.decided_band ?? undefined,
    }));
  }

  /** Cards that wait for this committee's confirmation, month by month: those of the branches below it today, or on the last day of one that is no more. */
  private async waiting(manager: EntityManager, committeeId: string, today: string): Promise<TasksView['review']> {
    const [committee] = await pathOn(manager, committeeId, today);
    const rows = await ask<{ month: string; n: string | number }>(
      manager,
      sql`SELECT card.month, count(*) AS n FROM organization_link link
        JOIN scorecard card ON card.cell_id = link.child_id AND card.state = 'SUBMITTED'
        WHERE link.parent_id = ${committeeId} AND ${isPlacing('link', today)} GROUP BY card.month ORDER BY card.month`,
    );
    return rows.map((row) => ({
      organizationId: committeeId,
      organizationName: committee?.name ?? '',
      month: row.month,
      waiting: Number(row.n),
    }));
  }
}

/** Offered where it most likely is open: the move itself is decided at the card. */
function mayGo({ kind, state, submitted_at: submittedAt }: OwedRow, draft: Draft): boolean {
  return kind === 'THEMATIC' && state === 'DRAFT' && !submittedAt && isEmptyCard(draft);
}

/** What the superior asks for, in one line. */
function askedOf({ returned_message: message, returned_lines: lines }: OwedRow): string {
  return returnedWords(message ?? '', lines ? (JSON.parse(lines) as ReturnedLine[]) : []);
}
