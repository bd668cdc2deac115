import { Injectable } from '@nestjs/common';
import { isSent, keyedMark, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { remembered } from '../db/memory';
import { rowsWhere } from '../db/rows';
import { sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import type { Scorecard } from './scorecard.entities';
import { Assessment } from './scorecard.entities';

/** A card as far as its being hidden is concerned. */
type OfBranch = Pick<Scorecard, 'cellId' | 'month'>;

/** Months of branches whose scores one reader does not read yet. */
export class Barred {
  private readonly months: ReadonlySet<string>;

  constructor(rows: readonly { organization_id: string; month: string }[]) {
    this.months = new Set(rows.map(({ organization_id: cellId, month }) => keyOf({ cellId, month })));
  }

  has(card: OfBranch): boolean {
    return this.months.has(keyOf(card));
  }

  /** One of the months before the card's. */
  hasBefore({ cellId, month }: OfBranch): boolean {
    return [...this.months].some((key) => key.endsWith(`:${cellId}`) && key < `${month}:`);
  }

  /** Branches of one month, for lists. */
  cellsOf(month: string): Set<string> {
    return new Set(
      [...this.months].flatMap((key) => (key.startsWith(`${month}:`) ? [key.slice(month.length + 1)] : [])),
    );
  }
}

function keyOf({ cellId, month }: OfBranch): string {
  return `${month}:${cellId}`;
}

/**
 * The branch's own score and that of a working group are given blind: neither side reads the other's before both are
 * given. The one place that knows it; everything that shows a score asks here.
 */
@Injectable()
export class BlindScores {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The observed score, once both are given. */
  async observed(manager: EntityManager, card: Scorecard): Promise<Assessment | null> {
    const observed = await newestObserved(manager, card.id);
    const today = vietnamDay(this.clock.now());
    return observed && bothGiven(card, observed, today) ? observed : null;
  }

  /** Refuses the card to whom a visit of this month has named while its score is not given. */
  async requireNotWaiting(actor: Actor, card: OfBranch): Promise<void> {
    if (!(await this.waits(actor, card))) return;
    throw Refusal.forbidden(
      'Đồng chí có tên trong tổ công tác dự kỳ họp này: chấm điểm quan sát trước, rồi mới xem phiếu của chi bộ.',
    );
  }

  async waits(actor: Actor, card: OfBranch): Promise<boolean> {
    return (await this.barred(actor)).has(card);
  }

  /**
   * Who was ever named for a visit stays barred from the branch's scores of that month until the observed score is given,
   * or the visit was missed or withdrawn; leaving the group or moving the day does not open the card.
   */
  async barred({ accountId }: Actor): Promise<Barred> {
    if (!accountId) return new Barred([]);
    return this.database.read(async (manager) => new Barred(await barredMonths(manager, accountId)));
  }

  /** Branches whose score of this month the account does not read yet, for lists. */
  async waitingCells(actor: Actor, month: string): Promise<Set<string>> {
    return (await this.barred(actor)).cellsOf(month);
  }
}

type CellMonth = { organization_id: string; month: string };

/** Where an account was named for a visit whose score is still to be given. */
export function barredMonths(manager: EntityManager, accountId: string): Promise<readonly CellMonth[]> {
  return remembered(
    manager,
    'visits',
    `barred ${accountId}`,
    () => manager.sql<CellMonth[]>`
      SELECT p.organization_id, p.month FROM visit_place p JOIN visit v ON v.id = p.visit_id
      WHERE p.account_id = ${accountId} AND v.kind = 'CELL' AND v.assessment_id IS NULL AND v.state <> 'MISSED'`,
  );
}

/** Those of some cards that a working group has scored. */
export async function observedAmong(manager: EntityManager, scorecardIds: readonly string[]): Promise<Set<string>> {
  if (scorecardIds.length === 0) return new Set();
  const rows = await manager.sql<{ scorecard_id: string }[]>`
    SELECT DISTINCT scorecard_id FROM assessment WHERE kind = 'OBSERVED' AND scorecard_id IN (${() => [...scorecardIds]})`;
  return new Set(rows.map((row) => row.scorecard_id));
}

async function newestObserved(manager: EntityManager, scorecardId: string): Promise<Assessment | null> {
  const newest = sql`scorecard_id = ${scorecardId} AND kind = 'OBSERVED' ORDER BY revision DESC LIMIT 1`;
  return (await rowsWhere(manager, Assessment, newest)).at(0) ?? null;
}

/**
 * A recalled card is not sent; one given back was, but only what was observed before is known to the branch. What was keyed in
 * for the branch is its own once it agrees, or may object no longer: until then it could still score with the other in sight.
 */
export function bothGiven(
  card: Pick<Scorecard, 'state' | 'returnedAt' | 'submittedAt' | 'keyedBy' | 'answeredAt' | 'objection'>,
  { createdAt }: Pick<Assessment, 'createdAt'>,
  today: string,
): boolean {
  const mark = keyedMark(card, today);
  if (mark === 'WAITING' || (mark === 'OBJECTED' && card.state === 'RETURNED')) return false;
  if (card.state === 'RETURNED') return createdAt <= (card.returnedAt ?? '');
  return isSent(card.state);
}
