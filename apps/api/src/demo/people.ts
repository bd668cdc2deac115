import type { Role } from '@chibo/domain';
import type { Account, RoleAssignment } from '../accounts/account.entities';
import { called } from '../accounts/called';
import { hashPassword, readablePassword } from '../accounts/passwords';
import { newId } from '../db/new-id';
import type { DemonstrationAccount } from './demo-accounts';
import { OFFERED } from './offered';
import type { DemoAuthors } from './planned-card';
import type { DemoOrganization, DemoTree } from './tree';
import { FOUNDED } from './tree';

/** Everybody in the demonstration: roles and places, never persons. */
export interface DemoPeople {
  accounts: Account[];
  roles: RoleAssignment[];
  /** With their passwords, for the data folder. */
  offered: DemonstrationAccount[];
  authors: DemoAuthors;
}

type Offer = [login: string, role: Role, title: string, code: string];

const OFFERS: Offer[] = [
  ['cb.vanphong', 'CELL_SECRETARY', 'Bí thư', OFFERED.halfDone],
  ['pbt.vanphong', 'CELL_DEPUTY', 'Phó bí thư', OFFERED.halfDone],
  ['cb.thanhtra', 'CELL_SECRETARY', 'Bí thư', OFFERED.untouched],
  ['cb.hoinongdan', 'CELL_SECRETARY', 'Bí thư', OFFERED.returned],
  ['du.noivu', 'COMMITTEE_OFFICER', 'Cán bộ cấp ủy', OFFERED.committee],
  ['vp.khoi', 'COMMITTEE_OFFICER', 'Cán bộ văn phòng', 'LC'],
  ['lanhdao.khoi', 'COMMITTEE_READER', 'Lãnh đạo cấp ủy', 'LC'],
  ['admin', 'ADMIN', 'Quản trị hệ thống', 'LC'],
];

/** Random passwords are hashed here, one after another: never inside a write. */
export async function demoPeople(tree: DemoTree, now: Date): Promise<DemoPeople> {
  const secretary = accountOf('minhhoa.bithu', 'Bí thư chi bộ (minh họa)', null, now);
  const officer = accountOf('minhhoa.canbo', 'Cán bộ cấp ủy (minh họa)', null, now);
  const keyer = accountOf('minhhoa.nhapho', 'Cán bộ nhập phiếu (minh họa)', null, now);
  const people: DemoPeople = {
    accounts: [secretary, officer, keyer],
    roles: [],
    offered: [],
    authors: { secretary: secretary.id, officer: officer.id, keyer: keyer.id },
  };
  for (const [at, offer] of OFFERS.entries())
    await addOffered(people, tree, offer, new Date(now.getTime() - (OFFERS.length - at) * 1000));
  addTwofold(people, tree, now);
  return people;
}

/** Created a second apart: the sign-in page offers them in this order. */
async function addOffered(
  people: DemoPeople,
  tree: DemoTree,
  [login, role, title, code]: Offer,
  createdAt: Date,
): Promise<void> {
  const place = placeOf(tree, code);
  const displayName = `${title} ${place.name}`;
  const password = readablePassword();
  const account = accountOf(login, displayName, await hashPassword(password), createdAt);
  people.accounts.push(account);
  people.roles.push({
    id: newId(),
    accountId: account.id,
    organizationId: place.id,
    role,
    validFrom: FOUNDED,
    validTo: null,
  });
  people.offered.push({ login, password, title: displayName });
}

/** One sign-in, two roles; yet without a password, as after an import: a slip can be printed for it. */
function addTwofold(people: DemoPeople, tree: DemoTree, now: Date): void {
  const offered = Object.values(OFFERED) as string[];
  const committee = tree.partyOrgs.findLast(({ code }) => !offered.includes(code));
  const cell = tree.cells.findLast(({ code, parentId }) => parentId === committee?.id && !offered.includes(code));
  if (!committee || !cell) return;
  const account = { ...accountOf('bt.kiemnhiem', `Bí thư ${cell.name}`, null, now), disabledAt: null };
  people.accounts.push(account);
  const role = (organizationId: string, name: Role, validFrom: string, validTo: string | null): RoleAssignment => {
    return { id: newId(), accountId: account.id, organizationId, role: name, validFrom, validTo };
  };
  people.roles.push(role(cell.id, 'CELL_SECRETARY', FOUNDED, null));
  people.roles.push(role(committee.id, 'COMMITTEE_READER', FOUNDED, '2030-01-01'));
}

function placeOf({ root, partyOrgs, cells }: DemoTree, code: string): DemoOrganization {
  const place = [root, ...partyOrgs, ...cells].find((each) => each.code === code);
  if (!place) throw new Error(`The demonstration has no organisation ${code}.`);
  return place;
}

/** Without a password nobody can sign in with it, and it is disabled. */
function accountOf(login: string, displayName: string, passwordHash: string | null, createdAt: Date): Account {
  const at = createdAt.toISOString();
  return {
    id: newId(),
    ...called(login, displayName),
    passwordHash,
    disabledAt: passwordHash ? null : at,
    email: null,
    emailConfirmedAt: null,
    emailCodeHash: null,
    emailCodeUntil: null,
    createdAt: at,
    oneTimeUntil: null,
    oneTimeUsedAt: null,
    lastSignedInAt: null,
  };
}
