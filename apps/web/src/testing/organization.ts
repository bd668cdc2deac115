import type { OrganizationsQuery, OrganizationsView, OrganizationView, RoleView } from '@chibo/contracts';
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
