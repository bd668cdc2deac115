import type {
  OrganizationDetailView,
  OrganizationsQuery,
  OrganizationsView,
  OrganizationTreeQuery,
  OrganizationTreeView,
  OrganizationView,
  RoleView,
} from '@chibo/contracts';
import { foldVietnamese } from '@chibo/domain';

export function anOrganization(id: string, name: string, changes: Partial<OrganizationView> = {}): OrganizationView {
  return {
    id,
    code: id.toUpperCase(),
    name,
    kind: 'GRASSROOTS_PARTY_ORG',
    kindLabel: 'Đảng bộ cơ sở',
    isCell: false,
    leadership: 'COMMITTEE',
    ...changes,
  };
}

export const ADMINISTRATOR: RoleView = {
  role: 'ADMIN',
  roleLabel: 'Quản trị hệ thống',
  organizationId: 'khoi',
  organizationName: 'Đảng bộ Khối',
  isCell: false,
};

/** Answers as the server does: by words, kind and superior, a page at a time. */
export function theRegister(
  all: readonly OrganizationView[],
  pageSize = 100,
): (query?: OrganizationsQuery) => Promise<OrganizationsView> {
  return ({ q = '', only, under, page = 1 } = {}) => {
    const found = all.filter(
      ({ name, code, parentName = '', isCell, parentId }) =>
        foldVietnamese(`${name} ${code} ${parentName}`).includes(foldVietnamese(q)) &&
        (!only || isCell === (only === 'CELLS')) &&
        (!under || parentId === under),
    );
    const organizations = found.slice((page - 1) * pageSize, page * pageSize);
    return Promise.resolve({ organizations, total: found.length, page, pageSize });
  };
}

/** One of them as its own page has it. */
export function theDetail(
  organization: OrganizationView,
  changes: Partial<OrganizationDetailView> = {},
): OrganizationDetailView {
  return { ...organization, existsFrom: '2018-01-01', path: [], children: 0, cells: 0, mayManage: true, ...changes };
}

/** The subordinates of one of them, or those whose superior is not among them. */
export function theTree(
  all: readonly OrganizationView[],
  { parentId, page = 1, day = '2026-03-05', at }: OrganizationTreeQuery = {},
  pageSize = 100,
): OrganizationTreeView {
  const known = new Set(all.map(({ id }) => id));
  const found = all.filter((each) => (parentId ? each.parentId === parentId : !known.has(each.parentId ?? '')));
  const place = found.findIndex(({ id }) => id === at);
  const shown = place < 0 ? page : Math.floor(place / pageSize) + 1;
  const nodes = found.slice((shown - 1) * pageSize, shown * pageSize).map((each) => ({
    ...each,
    children: all.filter((other) => other.parentId === each.id).length,
    cells: all.filter((other) => other.parentId === each.id && other.isCell).length,
    existsFrom: '2018-01-01',
  }));
  return { day, nodes, total: found.length, page: shown, pageSize };
}
