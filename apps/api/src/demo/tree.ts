import type { Leadership } from '@chibo/domain';
import { newId } from '../db/new-id';
import type { Organization, OrganizationLink, OrganizationProfile } from '../organizations/organization.entities';
import { named } from '../organizations/named';
import { GRASSROOTS_CELLS, PARTY_ORGS, ROOT_NAME } from './names';
import { Random } from './random';

/** First day of the bloc, its branches and its accounts. */
export const FOUNDED = '2018-01-01';

export interface DemoOrganization {
  id: string;
  code: string;
  name: string;
  kind: 'BLOC_PARTY_ORG' | 'GRASSROOTS_PARTY_ORG' | 'SUBORDINATE_CELL' | 'GRASSROOTS_CELL';
  parentId?: string;
}

/** A branch and what stays the same from meeting to meeting. */
export interface DemoCell extends DemoOrganization {
  parentId: string;
  leadership: Leadership;
  memberCount: number;
  /** Đảng viên dự bị: they speak and do not vote. */
  probationary: number;
  exempt: number;
  /** Day of the month on which it likes to meet. */
  usualDay: number;
}

export interface DemoTree {
  root: DemoOrganization;
  partyOrgs: DemoOrganization[];
  cells: DemoCell[];
}

/** The bloc: root, 34 đảng bộ cơ sở with 280 chi bộ trực thuộc, 31 chi bộ cơ sở. */
export function demoTree(): DemoTree {
  const root: DemoOrganization = { id: newId(), code: 'LC', name: ROOT_NAME, kind: 'BLOC_PARTY_ORG' };
  const partyOrgs: DemoOrganization[] = [];
  const cells: DemoCell[] = [];
  PARTY_ORGS.forEach((agency, at) => {
    const org: DemoOrganization = {
      id: newId(),
      code: `LC.${two(at + 1)}`,
      name: `Đảng bộ ${agency.name}`,
      kind: 'GRASSROOTS_PARTY_ORG',
      parentId: root.id,
    };
    partyOrgs.push(org);
    agency.cells.forEach((name, below) =>
      cells.push(aCell('SUBORDINATE_CELL', `${org.code}.${two(below + 1)}`, name, org.id)),
    );
  });
  GRASSROOTS_CELLS.forEach(({ name }, at) =>
    cells.push(aCell('GRASSROOTS_CELL', `LC.${two(PARTY_ORGS.length + at + 1)}`, name, root.id)),
  );
  return { root, partyOrgs, cells };
}

export function aCell(
  kind: 'SUBORDINATE_CELL' | 'GRASSROOTS_CELL',
  code: string,
  name: string,
  parentId: string,
): DemoCell {
  const random = new Random(`cell ${code}`);
  const [least, most] = kind === 'GRASSROOTS_CELL' ? [9, 28] : [5, 22];
  const memberCount = random.int(least, most);
  const probationary = memberCount > 8 && random.chance(0.4) ? 1 : 0;
  return {
    id: newId(),
    code,
    name: `Chi bộ ${name}`,
    kind,
    parentId,
    leadership: leadershipOf(memberCount - probationary, random),
    memberCount,
    probationary,
    exempt: memberCount > 9 && random.chance(0.25) ? 1 : 0,
    usualDay: random.int(2, 26),
  };
}

/** Under 9 official members a branch elects a secretary (and a deputy if needed) instead of a chi ủy (Điều lệ Đảng, Điều 24). */
function leadershipOf(official: number, random: Random): Leadership {
  if (official >= 9) return 'COMMITTEE';
  return random.chance(0.7) ? 'SECRETARY_AND_DEPUTY' : 'SECRETARY_ONLY';
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

export interface TreeRows {
  organizations: Organization[];
  profiles: OrganizationProfile[];
  links: OrganizationLink[];
}

export function treeRows({ root, partyOrgs = [], cells }: Partial<DemoTree> & Pick<DemoTree, 'cells'>): TreeRows {
  const all: (DemoOrganization | DemoCell)[] = [...(root ? [root] : []), ...partyOrgs, ...cells];
  const period = { validFrom: FOUNDED, validTo: null };
  return {
    organizations: all.map(({ id }) => ({
      id,
      existsFrom: FOUNDED,
      existsTo: null,
      createdAt: `${FOUNDED}T00:00:00.000Z`,
    })),
    profiles: all.map((each) => {
      const { id: organizationId, kind, code, name } = each;
      const leadership = 'leadership' in each ? each.leadership : 'COMMITTEE';
      return {
        id: newId(),
        organizationId,
        kind,
        ...named(name, code),
        leadership,
        minMinutesOverride: null,
        orderedBy: null,
        nationalCode: null,
        ...period,
      };
    }),
    links: all.flatMap(({ id: childId, parentId }) =>
      parentId ? [{ id: newId(), childId, parentId, ...period }] : [],
    ),
  };
}
