import { Injectable } from '@nestjs/common';
import type { CardState, DeadlineRules, Notice, Role, StateAt } from '@chibo/domain';
import {
  addMonths,
  decisionDeadline,
  isReminderHour,
  isSent,
  monthOf,
  OWED_STATES,
  reminderDue,
  sendBy,
  vietnamDay,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { everyDeadlineRule } from '../obligations/deadline-rules';
import type { OrganizationNode } from '../organizations/tree';
import { forestOn, pathUp } from '../organizations/tree';
import { CommitteeSettings } from '../organizations/committee-settings.service';
import type { Told } from './notices.service';
import { NoticesService } from './notices.service';
import { accountsIn, BRANCH, OFFICE } from '../accounts/acting';

/** Months looked back at, the running one apart: older debts are settled by hand. */
const MONTHS_BACK = 2;

/** A card that is owed and not decided. */
interface OwedRow {
  obligation_id: string;
  cell_id: string;
  month: string;
  kind: 'REGULAR' | 'THEMATIC';
  scorecard_id: string | null;
  state: Exclude<CardState, StateAt<'DECIDED'>> | null;
  deadline: string | null;
  returned_due: string | null;
  returned_at: string | null;
  held_on: string | null;
}

/** The tree of today, and how deadlines lie in it. */
interface Today {
  manager: EntityManager;
  now: Date;
  day: string;
  nodes: ReadonlyMap<string, OrganizationNode>;
  rulesOf: (id: string) => DeadlineRules;
  /** Who decides the band of a branch. */
  deciderOf: (cellId: string) => string | undefined;
}

/**
 * Reminds branches before and after the day by which they send, and committees of the day by which they decide. What has
 * been told stands in the database under a key of matter, deadline and reminder: a restart, another process or a second
 * run tells nobody twice, and a deadline that is moved is a new one.
 */
@Injectable()
export class Reminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: CommitteeSettings,
    private readonly notices: NoticesService,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    if (!isReminderHour(now)) return;
    const told = await this.database.read(async (manager) => {
      const today = await this.today(manager, now);
      const owed = await owedSince(manager, addMonths(monthOf(today.day), -MONTHS_BACK));
      return [...(await branchesTold(owed, today)), ...(await committeesTold(owed, today))];
    });
    if (told.length > 0) await this.database.write((manager) => this.notices.tell(manager, told));
  }

  private async today(manager: EntityManager, now: Date): Promise<Today> {
    const day = vietnamDay(now);
    const nodes = await forestOn(manager, day);
    const rulesOn = await everyDeadlineRule(manager);
    const deciderOf = await this.settings.deciders(manager, nodes);
    return { manager, now, day, nodes, rulesOf: (id) => rulesOn(pathUp(id, nodes)), deciderOf };
  }
}

function owedSince(manager: EntityManager, month: string): Promise<OwedRow[]> {
  return manager.sql<OwedRow[]>`
    SELECT o.id AS obligation_id, o.cell_id, o.month, o.kind, c.id AS scorecard_id, c.state, c.deadline, c.returned_due, c.returned_at, m.held_on
    FROM obligation o
    LEFT JOIN meeting m ON m.cell_id = o.cell_id AND m.month = o.month
      AND ((o.kind = 'THEMATIC' AND m.kind = 'THEMATIC') OR (o.kind = 'REGULAR' AND m.slot = 'R'))
    LEFT JOIN scorecard c ON c.meeting_id = m.id
    WHERE o.month >= ${month} AND o.state IN (${() => OWED_STATES}) AND (c.state IS NULL OR c.state <> 'DECIDED')
    ORDER BY o.cell_id, o.month, o.kind, c.id`;
}

async function branchesTold(owed: OwedRow[], today: Today): Promise<Told[]> {
  const due = owed.filter(isUnsent).flatMap((row) => branchDue(row, today));
  return addressed(due, BRANCH, today);
}

function branchDue(row: OwedRow, today: Today): Due[] {
  const cell = today.nodes.get(row.cell_id);
  if (!cell) return [];
  const deadline = deadlineOf(row, today);
  const step = reminderDue(deadline, today.now);
  if (step === undefined) return [];
  const { month, scorecard_id: scorecardId } = row;
  const card = scorecardId ? { scorecardId } : {};
  const notice: Notice = { kind: 'SEND_DUE', ...card, cell: cell.name, month, deadline, on: today.day };
  // A branch that has begun its card since is not told anew; of thematic cards there may be several.
  const matter = row.kind === 'THEMATIC' ? (scorecardId ?? row.obligation_id) : row.obligation_id;
  return [{ to: cell.id, key: `send:${matter}:${deadline}:${step}`, notice }];
}

function deadlineOf(row: OwedRow, today: Today): string {
  const { month, state, deadline, returned_at: returnedAt, returned_due: returnedDue, held_on: heldOn } = row;
  return sendBy({ month, heldOn, state, deadline, returnedAt, returnedDue }, today.rulesOf(row.cell_id));
}

async function committeesTold(owed: OwedRow[], today: Today): Promise<Told[]> {
  const regular = owed.filter(({ kind, cell_id: cell }) => kind === 'REGULAR' && today.nodes.has(cell));
  const closed = await closedMonths(today.manager);
  const byMonth = Map.groupBy(regular, ({ cell_id: cell, month }) => `${month}:${today.deciderOf(cell) ?? ''}`);
  const due = [...byMonth].filter(([key]) => !closed.has(key)).flatMap(([, rows]) => committeeDue(rows, today));
  return addressed(due, OFFICE, today);
}

/** Of one committee and month. */
function committeeDue(rows: OwedRow[], today: Today): Due[] {
  const [{ month, cell_id: first }] = rows;
  const committee = today.nodes.get(today.deciderOf(first) ?? '');
  if (!committee) return [];
  const { id: organizationId, name } = committee;
  const deadline = decisionDeadline(month, committee.tier, today.rulesOf(organizationId));
  const step = reminderDue(deadline, today.now);
  if (step === undefined) return [];
  const missing = rows.filter(isUnsent).length;
  const counts = { waiting: rows.length - missing, missing };
  const notice: Notice = { kind: 'DECIDE_DUE', organizationId, name, month, deadline, on: today.day, ...counts };
  return [{ to: organizationId, key: `decide:${organizationId}:${month}:${deadline}:${step}`, notice }];
}

/** `month:committee` of those that have closed. */
async function closedMonths(manager: EntityManager): Promise<Set<string>> {
  const rows = await manager.sql<{ month: string; organization_id: string }[]>`
    SELECT month, organization_id FROM month_closing
    WHERE NOT EXISTS (SELECT 1 FROM month_reopening WHERE closing_id = month_closing.id)`;
  return new Set(rows.map((row) => `${row.month}:${row.organization_id}`));
}

function isUnsent({ state }: OwedRow): boolean {
  return !isSent(state);
}

/** A notice for everybody in some roles of an organisation. */
interface Due extends Omit<Told, 'accountId'> {
  to: string;
}

async function addressed(due: Due[], roles: readonly Role[], { manager, day }: Today): Promise<Told[]> {
  const accounts = await accountsIn(
    manager,
    due.map(({ to }) => to),
    roles,
    day,
  );
  return due.flatMap(({ to, key, notice }) =>
    (accounts.get(to) ?? []).map((accountId) => ({ accountId, key, notice })),
  );
}
