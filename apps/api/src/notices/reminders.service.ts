import { Injectable } from '@nestjs/common';
import type { Notice, Role } from '@chibo/domain';
import {
  addDays,
  addMonths,
  decisionDeadline,
  isReminderHour,
  monthOf,
  REMINDER_DAYS,
  reminderDue,
  vietnamDay,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { accountsIn, BRANCH, OFFICE } from '../accounts/acting';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { CellMonths } from '../cell-months/cell-months.service';
import type { Told } from './notices.service';
import { NoticesService } from './notices.service';
import type { UnsentCard, Window } from './owed-cards';
import { BATCH, deciders, rulesAbove, undecidedBy, unsentRegular, unsentThematic } from './owed-cards';

/** Months looked back at, the running one apart: older debts are settled by hand. */
const MONTHS_BACK = 2;

/** A notice for everybody in some roles of an organisation. */
interface Due extends Omit<Told, 'accountId'> {
  to: string;
}

/** What is due in a batch, and the key after which the next one begins; absent at the end. */
interface Batch {
  due: Due[];
  last?: string;
}

type Read = (manager: EntityManager, after: string) => Promise<Batch>;

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
    private readonly cellMonths: CellMonths,
    private readonly notices: NoticesService,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    if (!isReminderHour(now)) return;
    await this.cellMonths.keepToday();
    await this.tellAll(BRANCH, now, (manager, after) => regularDue(manager, windowOf(now, after), now));
    await this.tellAll(BRANCH, now, (manager, after) => thematicDue(manager, windowOf(now, after), now));
    await this.tellAll(OFFICE, now, (manager, after) => decisionsDue(manager, windowOf(now, after), now));
  }

  /** Batch by batch, each told before the next is read. */
  private async tellAll(roles: readonly Role[], now: Date, read: Read): Promise<void> {
    for (let after: string | undefined = ''; after !== undefined;) {
      const from: string = after;
      const { told, last } = await this.database.read(async (manager) => {
        const batch = await read(manager, from);
        return { told: await addressed(manager, batch.due, roles, vietnamDay(now)), last: batch.last };
      });
      if (told.length > 0) await this.database.write((manager) => this.notices.tell(manager, told));
      after = last;
    }
  }
}

function windowOf(now: Date, after: string): Window {
  const today = vietnamDay(now);
  const since = addMonths(monthOf(today), -MONTHS_BACK);
  return { today, since, until: addDays(today, Math.max(...REMINDER_DAYS)), after };
}

async function regularDue(manager: EntityManager, window: Window, now: Date): Promise<Batch> {
  const cards = await unsentRegular(manager, window);
  const last = cards.length === BATCH ? cards.at(-1) : undefined;
  const due = cards.flatMap((card) => sendingDue(card, window, now));
  return { due, last: last && `${last.cell_id} ${last.month}` };
}

async function thematicDue(manager: EntityManager, window: Window, now: Date): Promise<Batch> {
  const { cards, last } = await unsentThematic(manager, window);
  return { due: cards.flatMap((card) => sendingDue(card, window, now)), last };
}

/** A branch that has begun its regular card since is not told anew; its key is the obligation's. */
function sendingDue(card: UnsentCard, { today }: Window, now: Date): Due[] {
  const { key, cell_id: to, cell, month, scorecard_id: scorecardId, deadline } = card;
  const step = reminderDue(deadline, now);
  if (step === undefined) return [];
  const begun = scorecardId ? { scorecardId } : {};
  const notice: Notice = { kind: 'SEND_DUE', ...begun, cell, month, deadline, on: today };
  return [{ to, key: `send:${key}:${deadline}:${step}`, notice }];
}

async function decisionsDue(manager: EntityManager, window: Window, now: Date): Promise<Batch> {
  const committees = await deciders(manager, window.today, window.after);
  const ids = committees.map(({ id }) => id);
  const owed = Map.groupBy(await undecidedBy(manager, ids, window), (row) => row.organization_id);
  const rulesOf = await rulesAbove(manager, [...owed.keys()], window.today);
  const due = committees.flatMap(({ id: organizationId, name, tier }) =>
    (owed.get(organizationId) ?? []).flatMap(({ month, missing, waiting }): Due[] => {
      const deadline = decisionDeadline(month, tier, rulesOf(organizationId));
      const step = reminderDue(deadline, now);
      if (step === undefined) return [];
      const what = { kind: 'DECIDE_DUE', organizationId, name, month, deadline, on: window.today } as const;
      const key = `decide:${organizationId}:${month}:${deadline}:${step}`;
      return [{ to: organizationId, key, notice: { ...what, waiting, missing } }];
    }),
  );
  return { due, last: committees.length === BATCH ? ids.at(-1) : undefined };
}

async function addressed(manager: EntityManager, due: Due[], roles: readonly Role[], day: string): Promise<Told[]> {
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
