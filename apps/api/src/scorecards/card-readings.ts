import { Injectable } from '@nestjs/common';
import type { ReadBefore } from '@chibo/contracts';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import { Clock } from '../clock';
import { Database } from '../db/database';
import type { Assessment } from './scorecard.entities';

/** Readings remembered; beyond it they are asked of the database again. */
const REMEMBERED = 100_000;

/** Cards per statement: SQLite takes 32 766 parameters at most. */
const BATCH = 1000;

/**
 * Who was shown a branch's own score, and when first. Kept of officers alone, because nobody else can be named for a visit;
 * once per account and card, so that it costs one row in the life of a card and nothing at later readings.
 */
@Injectable()
export class CardReadings {
  private readonly known = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What an answer shows of these cards counts as read; called before the answer goes out, refused where it cannot be kept. */
  async note(actor: Actor, scorecardIds: readonly string[]): Promise<void> {
    const { accountId, roles } = actor;
    if (!accountId || !roles.some(({ role }) => role === 'COMMITTEE_OFFICER')) return;
    const fresh = [...new Set(scorecardIds)].filter((id) => !this.known.has(`${accountId}:${id}`));
    for (let at = 0; at < fresh.length; at += BATCH) await this.keep(accountId, fresh.slice(at, at + BATCH));
  }

  /** Those of the group who had been shown the branch's score when theirs was given, by time. */
  async before(manager: EntityManager, observed: Assessment): Promise<ReadBefore[]> {
    const rows = await manager.sql<{ account_id: string; read_at: string }[]>`
      SELECT account_id, read_at FROM card_reading
      WHERE scorecard_id = ${observed.scorecardId} AND read_at < ${observed.createdAt} ORDER BY read_at, account_id`;
    const group = rows.length > 0 ? await groupOf(manager, observed) : new Set<string>();
    const read = rows.filter((row) => group.has(row.account_id));
    const names = await displayNames(
      manager,
      read.map((row) => row.account_id),
    );
    return read.map((row) => ({ name: names.get(row.account_id) ?? '', at: row.read_at }));
  }

  private async keep(accountId: string, ids: string[]): Promise<void> {
    const unread = await this.database.read(
      (manager) => manager.sql<{ id: string }[]>`
        SELECT c.id FROM scorecard c WHERE c.id IN (${() => ids})
          AND NOT EXISTS (SELECT 1 FROM card_reading r WHERE r.account_id = ${accountId} AND r.scorecard_id = c.id)`,
    );
    if (unread.length > 0)
      await this.insert(
        accountId,
        unread.map(({ id }) => id),
      );
    if (this.known.size > REMEMBERED) this.known.clear();
    for (const id of ids) this.known.add(`${accountId}:${id}`);
  }

  private async insert(accountId: string, ids: string[]): Promise<void> {
    const at = this.clock.now().toISOString();
    await this.database.write(
      (manager) => manager.sql`
        INSERT INTO card_reading (account_id, scorecard_id, read_at)
        SELECT CAST(${accountId} AS text), c.id, CAST(${at} AS text) FROM scorecard c WHERE c.id IN (${() => ids})
          AND NOT EXISTS (SELECT 1 FROM card_reading r WHERE r.account_id = ${accountId} AND r.scorecard_id = c.id)
        ON CONFLICT DO NOTHING`,
    );
  }
}

/** The author, and everybody named for the visit the score is of. */
async function groupOf(manager: EntityManager, { id, authorId }: Assessment): Promise<Set<string>> {
  const rows = await manager.sql<{ account_id: string }[]>`
    SELECT p.account_id FROM visit v JOIN visit_place p ON p.visit_id = v.id WHERE v.assessment_id = ${id}`;
  return new Set([authorId, ...rows.map((row) => row.account_id)]);
}
