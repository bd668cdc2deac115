import { addDays, addMonths, firstDayOf, monthOf, vietnamDay } from '@chibo/domain';
import { newId } from '../db/new-id';
import type { SupervisingOfficer } from '../supervision/supervising-officer.entity';
import type { DemoPeople } from './people';
import type { NewAuditRow } from './plan-audit';
import { actsOn } from './plan-audit';
import type { DemoCell, DemoTree } from './tree';

/** Of ten branches one is followed by nobody yet, and two changed hands at the start of last month. */
const UNASSIGNED = [5];
const CHANGED = [2, 7];

/** Members of a committee by their place in it, never by a person's name. */
const MEMBERS = [
  'Phó bí thư đảng ủy (minh họa)',
  'Ủy viên ban thường vụ thứ nhất (minh họa)',
  'Ủy viên ban thường vụ thứ hai (minh họa)',
  'Ủy viên ban chấp hành (minh họa)',
];

export interface SupervisionRows {
  officers: SupervisingOfficer[];
  audit: NewAuditRow[];
}

interface Ground {
  tree: DemoTree;
  people: DemoPeople;
  now: Date;
}

type Follower = Pick<SupervisingOfficer, 'name' | 'accountId'>;

/** Who of each committee follows which of its branches, since the start of the year or of last month. */
export function demoSupervision({ tree, people, now }: Ground): SupervisionRows {
  const officers = tree.cells.flatMap((cell, at) => followersOf(cell, at, { tree, people, now }));
  return { officers, audit: officers.flatMap(acts) };
}

function acts(row: SupervisingOfficer): NewAuditRow[] {
  const { committeeId, cellId, name, accountId, validFrom: from, validTo, createdBy: by } = row;
  const act = actsOn('organization', cellId);
  const assigned = { committeeId, name, accountId, from, until: null };
  const rows = [act(new Date(row.createdAt), by, 'supervision.assigned', assigned)];
  if (!validTo) return rows;
  const ended = { name, from, before: null, after: addDays(validTo, -1) };
  return [...rows, act(morningOf(validTo), by, 'supervision.ended', ended)];
}

/** @param at place among all branches: members take turns */
function followersOf(cell: DemoCell, at: number, { tree, people, now }: Ground): SupervisingOfficer[] {
  if (UNASSIGNED.includes(at % 10)) return [];
  const start = `${vietnamDay(now).slice(0, 4)}-01-01`;
  const changed = firstDayOf(addMonths(monthOf(vietnamDay(now)), -1));
  const members = membersOf(cell, tree, people);
  const [first, second] = [members[(at + 1) % members.length], members[(at + 2) % members.length]];
  const by = people.authors.officer;
  if (!CHANGED.includes(at % 10) || changed <= start) return [assignment(cell, by, first, start, null)];
  return [assignment(cell, by, second, start, changed), assignment(cell, by, first, changed, null)];
}

/** The account of the committee, where it has one, follows branches as its members do. */
function membersOf({ parentId }: DemoCell, { root, partyOrgs }: DemoTree, people: DemoPeople): Follower[] {
  const committee = [root, ...partyOrgs].find(({ id }) => id === parentId);
  const role = people.roles.find(
    ({ organizationId, role: named }) => organizationId === committee?.id && named === 'COMMITTEE_OFFICER',
  );
  const account = people.accounts.find(({ id }) => id === role?.accountId);
  const members = MEMBERS.map((name) => ({ name, accountId: null }));
  return account ? [{ name: account.displayName, accountId: account.id }, ...members.slice(1)] : members;
}

function assignment(
  { id: cellId, parentId: committeeId }: DemoCell,
  createdBy: string,
  { name, accountId }: Follower,
  validFrom: string,
  validTo: string | null,
): SupervisingOfficer {
  const createdAt = morningOf(validFrom).toISOString();
  const version = validTo ? 2 : 1;
  return { id: newId(), committeeId, cellId, name, accountId, validFrom, validTo, version, createdBy, createdAt };
}

/** Nine o'clock in Vietnam. */
function morningOf(day: string): Date {
  return new Date(`${day}T02:00:00Z`);
}
