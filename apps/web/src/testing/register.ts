import type { AccountView, OrganizationView } from '@chibo/contracts';

export function anOrganization(id: string, name: string, changes: Partial<OrganizationView> = {}): OrganizationView {
  return {
    id,
    code: id.toUpperCase(),
    name,
    kind: 'CELL',
    kindLabel: 'Chi bộ',
    isCell: true,
    parentId: 'so',
    parentName: 'Đảng bộ Sở Nội vụ',
    leadership: 'COMMITTEE',
    ...changes,
  };
}

export const COMMITTEE = anOrganization('so', 'Đảng bộ Sở Nội vụ', {
  kind: 'BASE',
  kindLabel: 'Đảng bộ cơ sở',
  isCell: false,
  parentId: undefined,
  parentName: undefined,
});

export const KINDS = [
  { kind: 'CELL', label: 'Chi bộ', isCell: true },
  { kind: 'BASE', label: 'Đảng bộ cơ sở', isCell: false },
];

export function anAccount(id: string, displayName: string, changes: Partial<AccountView> = {}): AccountView {
  const role = { role: 'CELL_SECRETARY', roleLabel: 'Bí thư chi bộ', organizationId: 'vp' };
  return {
    id,
    login: `cb.${id}`,
    displayName,
    disabled: false,
    roles: [{ ...role, organizationName: 'Chi bộ Văn phòng' }],
    ...changes,
  };
}
