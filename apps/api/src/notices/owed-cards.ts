import type { DeadlineRules, Tier } from '@chibo/domain';
import { sendBy, SETTLED_STATES, statesCountedAs } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { ask, sql } from '../db/sql';
import { deadlineRulesAmong } from '../organizations/deadline-rules';
import { deciding } from '../organizations/committee-settings.service';
import { holds } from '../organizations/on-day';

/** What is still owed, in batches by key: nothing is held of the whole country. Days are ISO, of today's tree. */

/** Rows of one batch: some hundreds, so that lists of their ids stay short. */
export const BATCH = 500;

const UNSENT = statesCountedAs('open', 'returned');
const WAITING = statesCountedAs('waiting');

/** A card a branch owes and has not sent, begun or not. */
export interface UnsentCard {
  key: string;
  cell_id: string;
  cell: string;
  month: string;
  scorecard_id: string | null;
  deadline: string;
}

/** Which: of months from `since` on, with a deadline until `until`; after the last key of the batch before. */
export interface Window {
  today: string;
  since: string;
  until: string;
  after: string;
}

/** Regular (and combined) cards, by branch and month: one way through an index, whatever lies in the months before. */
export function unsentRegular(manager: EntityManager, { today, since, until, after }: Window): Promise<UnsentCard[]> {
  const [cell, month = ''] = after.split(' ');
  return ask<UnsentCard>(
    manager,
    sql`SELECT r.obligation_id AS key, r.cell_id, p.name AS cell, r.month, r.scorecard_id, r.deadline
      FROM cell_month r JOIN organization_profile p ON p.organization_id = r.cell_id AND ${holds('p', today)}
      WHERE (r.cell_id, r.month) > (${cell}, ${month}) AND r.month >= ${since} AND r.deadline <= ${until} AND r.state IN (${UNSENT})
      ORDER BY r.cell_id, r.month LIMIT ${BATCH}`,
  );
}

interface ThematicRow {
  obligation_id: string;
  cell_id: string;
  cell: string | null;
  month: string;
  scorecard_id: string | null;
  state: string | null;
  deadline: string | null;
  returned_at: string | null;
  returned_due: string | null;
  held_on: string | null;
}

/** Thematic cards of the next obligations; of one obligation there may be several. Empty `cards` is not the end. */
export async function unsentThematic(
  manager: EntityManager,
  { today, since, after }: Window,
): Promise<{ cards: UnsentCard[]; last?: string }> {
  const rows = await ask<ThematicRow>(
    manager,
    sql`SELECT o.id AS obligation_id, o.cell_id, p.name AS cell, o.month, c.id AS scorecard_id, c.state, c.deadline,
        c.returned_at, c.returned_due, m.held_on
      FROM (SELECT id, cell_id, month FROM obligation
        WHERE kind = 'THEMATIC' AND month >= ${since} AND state NOT IN (${SETTLED_STATES}) AND id > ${after}
        ORDER BY id LIMIT ${BATCH}) o
      LEFT JOIN organization_profile p ON p.organization_id = o.cell_id AND ${holds('p', today)}
      LEFT JOIN meeting m ON m.cell_id = o.cell_id AND m.month = o.month AND m.kind = 'THEMATIC'
      LEFT JOIN scorecard c ON c.meeting_id = m.id
      ORDER BY o.id, c.id`,
  );
  const unsent = rows.filter(isUnsent);
  const rulesOf = await rulesAbove(manager, [...new Set(unsent.map((row) => row.cell_id))], today);
  return { cards: unsent.map((row) => asUnsent(row, rulesOf(row.cell_id))), last: rows.at(-1)?.obligation_id };
}

/** Of a branch that is no more nobody is left to send. */
function isUnsent(row: ThematicRow): row is ThematicRow & { cell: string } {
  return row.cell !== null && (row.state === null || UNSENT.some((each) => each === row.state));
}

function asUnsent(row: ThematicRow & { cell: string }, rules: DeadlineRules): UnsentCard {
  const { obligation_id: id, cell_id, cell, month, scorecard_id, state, deadline } = row;
  const { held_on: heldOn, returned_at: returnedAt, returned_due: returnedDue } = row;
  const by = sendBy({ month, heldOn, state, deadline, returnedAt, returnedDue }, rules);
  return { key: scorecard_id ?? id, cell_id, cell, month, scorecard_id, deadline: by };
}

/** A committee that decides bands. */
export interface Decider {
  id: string;
  name: string;
  tier: Tier;
}

/** The next committees there are. */
export function deciders(manager: EntityManager, today: string, after: string): Promise<Decider[]> {
  return ask<Decider>(
    manager,
    sql`SELECT s.organization_id AS id, p.name, k.tier FROM organization_superior s
      JOIN organization_profile p ON p.organization_id = s.organization_id AND ${holds('p', today)}
      JOIN organization_kind k ON k.code = p.kind
      WHERE s.organization_id > ${after} AND s.distance = 0 AND ${holds('s', today)}
      ORDER BY s.organization_id LIMIT ${BATCH}`,
  );
}

/** Branches whose band a committee has not decided for a month. */
export interface Undecided {
  organization_id: string;
  month: string;
  missing: number;
  waiting: number;
}

/** By today's tree and settings, months that are closed left out. */
export async function undecidedBy(
  manager: EntityManager,
  committees: readonly string[],
  { today, since }: Pick<Window, 'today' | 'since'>,
): Promise<Undecided[]> {
  const rows = await ask<Undecided>(
    manager,
    sql`SELECT owed.organization_id, owed.month, owed.missing, owed.waiting FROM (
      SELECT d.decider_id AS organization_id, r.month,
        SUM(CASE WHEN r.state IN (${UNSENT}) THEN 1 ELSE 0 END) AS missing,
        SUM(CASE WHEN r.state IN (${WAITING}) THEN 1 ELSE 0 END) AS waiting
      FROM (${deciding(committees, today)}) d CROSS JOIN organization_link link CROSS JOIN cell_month r
      WHERE link.parent_id = d.committee_id AND ${holds('link', today)}
        AND r.cell_id = link.child_id AND r.month >= ${since} AND r.state IN (${[...UNSENT, ...WAITING]})
      GROUP BY d.decider_id, r.month
    ) owed WHERE NOT EXISTS (SELECT 1 FROM month_closing closing
      WHERE closing.month = owed.month AND closing.organization_id = owed.organization_id
        AND NOT EXISTS (SELECT 1 FROM month_reopening WHERE closing_id = closing.id))
    ORDER BY owed.organization_id, owed.month`,
  );
  return rows.map((row) => ({ ...row, missing: Number(row.missing), waiting: Number(row.waiting) }));
}

/** Deadline rules by the superiors of today, for some hundreds of organisations. */
export async function rulesAbove(
  manager: EntityManager,
  ids: readonly string[],
  today: string,
): Promise<(id: string) => DeadlineRules> {
  const rows = await ask<{ id: string; superior_id: string }>(
    manager,
    sql`SELECT link.child_id AS id, s.superior_id FROM organization_link link
      JOIN organization_superior s ON s.organization_id = link.parent_id AND ${holds('s', today)}
      WHERE link.child_id IN (${['', ...ids]}) AND ${holds('link', today)} ORDER BY s.distance`,
  );
  const above = Map.groupBy(rows, ({ id }) => id);
  const pathOf = (id: string): string[] => [id, ...(above.get(id) ?? []).map((row) => row.superior_id)];
  const rulesOf = await deadlineRulesAmong(manager, [...new Set(ids.flatMap(pathOf))]);
  return (id) => rulesOf(pathOf(id));
}
