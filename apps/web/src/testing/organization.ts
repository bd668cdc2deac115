import type { OrganizationView, RoleView } from '@chibo/contracts';

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
