import { Injectable } from '@nestjs/common';
import type { MeetingKind } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In, MoreThan } from 'typeorm';
import { Clock } from '../clock';
import { MonthClosing } from '../closings/closing.entities';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import { Assessment } from '../scorecards/scorecard.entities';
import type { ReplayPhase, TableSeals } from './replay.entities';
import { ClosingReplay } from './replay.entities';
import { scoreDifference } from './replayed-card';
import type { ReplayedClosing } from './replayed-closing';
import { RulesOfToday } from './rules-of-today';
import { replayedClosing, sealsDifference } from './replayed-closing';

/** Cards at once: some milliseconds of work between two looks at the database. Closings have megabytes: one by one. */
const CARDS = 20;
const BATCH = 500;

export interface ReplayPage {
  looked: number;
  /** Id of the last one; undefined: there are no more. */
  last?: string;
  differences: string[];
}

/** What a round looks at, page by page in the order of ids. */
@Injectable()
export class ReplayPages {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sets: PublishedSets,
    private readonly rules: RulesOfToday,
  ) {}

  next(phase: ReplayPhase, after: string): Promise<ReplayPage> {
    return phase === 'CARDS' ? this.cards(after) : this.closing(after);
  }

  private cards(after: string): Promise<ReplayPage> {
    return this.database.read(async (manager) => {
      const rows = await manager.find(Assessment, {
        where: { id: MoreThan(after) },
        order: { id: 'ASC' },
        take: CARDS,
      });
      const cards = await cardsOf(manager, rows);
      const differences: string[] = [];
      for (const row of rows) {
        const card = cards.get(row.scorecardId);
        const set = await this.sets.content(manager, row.criteriaSetVersionId);
        const found = scoreDifference(this.rules, set, { ...row, kind: card?.kind ?? 'REGULAR' });
        const name = `${card?.month ?? ''} ${card?.receipt_number ?? row.scorecardId} (${row.kind} ${row.revision})`;
        if (found) differences.push(`${name}: ${found}`);
      }
      return { looked: rows.length, last: rows.at(-1)?.id, differences };
    });
  }

  private async closing(after: string): Promise<ReplayPage> {
    const [closing] = await this.database.read((manager) =>
      manager.find(MonthClosing, { where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: 1 }),
    );
    if (!closing) return { looked: 0, differences: [] };
    const { difference, seals, scores } = replayedClosing(this.rules, closing);
    const found = [difference, seals && (await this.held(closing.id, seals)), await this.unknown(scores)];
    const name = `${closing.month} ${await this.nameOf(closing.organizationId)}, closing ${closing.number}`;
    const differences = found.flatMap((each) => (each ? [`${name}: ${each}`] : []));
    return { looked: 1, last: closing.id, differences };
  }

  /** Against the first time; the first time they are kept. */
  private held(closingId: string, seals: TableSeals): Promise<string | undefined> {
    return this.database.write(async (manager) => {
      const before = await manager.findOneBy(ClosingReplay, { closingId });
      if (before) return sealsDifference(JSON.parse(before.seals) as TableSeals, seals);
      const madeAt = this.clock.now().toISOString();
      const row = { closingId, seals: JSON.stringify(seals), madeAt };
      await manager.createQueryBuilder().insert().into(ClosingReplay).values(row).orIgnore().execute();
      return undefined;
    });
  }

  /** A score that was counted and that nobody gave. */
  private unknown(scores: ReplayedClosing['scores']): Promise<string | undefined> {
    return this.database.read(async (manager) => {
      for (let at = 0; at < scores.length; at += BATCH) {
        const some = scores.slice(at, at + BATCH);
        const given = await totalsOf(
          manager,
          some.map(({ scorecardId }) => scorecardId),
        );
        const strange = some.find(({ scorecardId, selfTotal, total = selfTotal }) => {
          const totals = given.get(scorecardId);
          return !totals?.has(selfTotal) || !totals.has(total);
        });
        if (strange) return `card ${strange.scorecardId}: its score is none that was given`;
      }
      return undefined;
    });
  }

  private async nameOf(organizationId: string): Promise<string> {
    const [row] = await this.database.read(
      (manager) => manager.sql<{ name: string }[]>`
        SELECT name FROM organization_profile WHERE organization_id = ${organizationId} ORDER BY valid_from DESC LIMIT 1`,
    );
    return row?.name ?? organizationId;
  }
}

interface Card {
  id: string;
  kind: MeetingKind;
  month: string;
  receipt_number: string | null;
}

async function cardsOf(manager: EntityManager, rows: readonly Assessment[]): Promise<Map<string, Card>> {
  const ids = rows.map(({ scorecardId }) => scorecardId);
  if (ids.length === 0) return new Map();
  const cards = await manager.sql<Card[]>`
    SELECT id, kind, month, receipt_number FROM scorecard WHERE id IN (${() => ids})`;
  return new Map(cards.map((card) => [card.id, card]));
}

async function totalsOf(manager: EntityManager, ids: string[]): Promise<Map<string, Set<number>>> {
  const given = await manager.find(Assessment, {
    select: { scorecardId: true, total: true },
    where: { scorecardId: In(ids) },
  });
  const totals = new Map<string, Set<number>>();
  for (const { scorecardId, total } of given)
    totals.set(scorecardId, (totals.get(scorecardId) ?? new Set()).add(total));
  return totals;
}
