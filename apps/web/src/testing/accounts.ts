import type { AccountRoleView, AccountView } from '@chibo/contracts';

export function aRole(changes: Partial<AccountRoleView> = {}): AccountRoleView {
  return {
    id: 'r1',
    role: 'CELL_SECRETARY',
    roleLabel: 'Bí thư chi bộ',
    organizationId: 'tt',
    organizationName: 'Chi bộ Thanh tra',
    from: '2025-01-01',
    state: 'NOW',
    mark: '0123456789abcdef',
    ...changes,
  };
}

export function anAccount(id: string, displayName: string, changes: Partial<AccountView> = {}): AccountView {
  const state = changes.disabled ? 'DISABLED' : 'ACTIVE';
  return { id, login: id, displayName, state, disabled: false, hasPassword: true, roles: [aRole()], ...changes };
}
