import { SENT_STATES, WAITING_STATES } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, sql, text } from '../db/sql';
import { committeesUnder, holds, isLastProfile, isPlacing } from '../organizations/on-day';
import type { Assessment, Scorecard } from '../scorecards/scorecard.entities';

/** A sent and undecided card with what its queue item says of it; without its draft, which is many kilobytes. */
export type WaitingCard = Pick<
  Scorecard,
  | 'id'
  | 'version'
  | 'cellId'
  | 'month'
  | 'kind'
  | 'state'
  | 'criteriaSetVersionId'
  | 'submittedAt'
  | 'submittedBy'
  | 'verifiedAt'
  | 'verifiedBy'
  | 'decidedAt'
  | 'decidedFrom'
  | 'deadline'
  | 'returnedAt'
  | 'keyedBy'
  | 'receivedOn'
  | 'answeredAt'
  | 'objection'
> & { name: string; parentName: string };

/** What waits in a month for the officers of a committee, or of those under it. */
export interface WaitingScope {
  organizationId: string;
  month: string;
  /** Rights follow today's tree. */
  today: string;
  /** Only what can wait for the committee's own officers: what its direct subordinates, or theirs, have sent. */
  own: boolean;
}

/** In the order they came. */
export function waitingCards(manager: EntityManager, scope: WaitingScope): Promise<WaitingCard[]> {
  const { organizationId, month, today, own } = scope;
  return ask(
    manager,
    sql`SELECT c.id, c.version, c.cell_id AS "cellId", c.month, c.kind, c.state,
        c.criteria_set_version_id AS "criteriaSetVersionId", c.submitted_at AS "submittedAt", c.submitted_by AS "submittedBy",
        c.verified_at AS "verifiedAt", c.verified_by AS "verifiedBy", c.decided_at AS "decidedAt",
        c.decided_from AS "decidedFrom", c.deadline, c.returned_at AS "returnedAt",
        c.keyed_by AS "keyedBy", c.received_on AS "receivedOn", c.answered_at AS "answeredAt", c.objection, p.name, above.name AS "parentName"
      FROM (${committeesUnder(organizationId, today)}) s
      CROSS JOIN organization_link link CROSS JOIN scorecard c
      CROSS JOIN organization_profile p CROSS JOIN organization_profile above
      WHERE link.parent_id = s.organization_id AND ${isPlacing('link', today)}
        AND c.cell_id = link.child_id AND c.month = ${month} AND c.state IN (${WAITING_STATES})
        AND (${own ? 0 : 1} = 1 OR s.distance <= 1 OR c.decided_from IS NOT NULL)
        AND ${isLastProfile('p', 'c.cell_id', today)}
        AND above.organization_id = s.organization_id AND ${holds('above', today)}
      ORDER BY c.submitted_at, c.id`,
  );
}

/** The scores given to one card, the newest of each kind. */
export interface GivenScores {
  self?: Assessment;
  verified?: Assessment;
  observed?: Assessment;
  /** What the branch sent last of the same form before the card's month. */
  previous?: Assessment & { month: string };
}

type Found = Omit<Assessment, 'snapshot'> & { snapshot: string };

/** Of some cards, a page of them, by card. */
export async function givenScores(
  manager: EntityManager,
  cards: readonly WaitingCard[],
): Promise<Map<string, GivenScores>> {
  const given = new Map<string, GivenScores>(cards.map(({ id }) => [id, {}]));
  if (cards.length === 0) return given;
  for (const score of await newestOf(manager, cards)) {
    const own = given.get(score.scorecardId);
    if (own) own[KIND[score.kind]] = score;
  }
  for (const { of, ...score } of await before(manager, cards)) {
    const own = given.get(of);
    if (own) own.previous = score;
  }
  return given;
}

const KIND = { SELF: 'self', VERIFIED: 'verified', OBSERVED: 'observed' } as const;

const COLUMNS = sql`a.id, a.scorecard_id AS "scorecardId", a.kind, a.revision, a.criteria_set_version_id AS "criteriaSetVersionId",
  a.snapshot, a.total, a.band, a.author_id AS "authorId", a.created_at AS "createdAt"`;

const IS_NEWEST = sql`a.revision = (SELECT max(newer.revision) FROM assessment newer
  WHERE newer.scorecard_id = a.scorecard_id AND newer.kind = a.kind)`;

async function newestOf(manager: EntityManager, cards: readonly WaitingCard[]): Promise<Assessment[]> {
  const rows = await ask<Found>(
    manager,
    sql`SELECT ${COLUMNS} FROM assessment a WHERE a.scorecard_id IN (${cards.map(({ id }) => id)}) AND ${IS_NEWEST}`,
  );
  return rows.map(opened);
}

async function before(
  manager: EntityManager,
  cards: readonly WaitingCard[],
): Promise<(Assessment & { of: string; month: string })[]> {
  const rows = await ask<Found & { of: string; month: string }>(
    manager,
    sql`SELECT c.id AS "of", earlier.month, ${COLUMNS}
      FROM scorecard c CROSS JOIN scorecard earlier CROSS JOIN assessment a
      WHERE c.id IN (${cards.map(({ id }) => id)}) AND earlier.id = (
        SELECT last.id FROM scorecard last WHERE last.cell_id = c.cell_id AND last.month < c.month
          AND last.state IN (${SENT_STATES}) AND ${isThematic('last')} = ${isThematic('c')}
        ORDER BY last.month DESC LIMIT 1)
      AND a.scorecard_id = earlier.id AND a.kind = 'SELF' AND ${IS_NEWEST}`,
  );
  return rows.map(opened);
}

function isThematic(alias: string): Sql {
  return sql`CASE ${text(`${alias}.kind`)} WHEN 'THEMATIC' THEN 1 ELSE 0 END`;
}

function opened<T extends Found>(row: T): Omit<T, 'snapshot'> & Assessment {
  return { ...row, snapshot: JSON.parse(row.snapshot) as Assessment['snapshot'] };
}
