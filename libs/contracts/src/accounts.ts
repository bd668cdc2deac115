import { Id, Login, OneOf, Text } from './fields';

export const ROLES = ['ADMIN', 'CELL_SECRETARY', 'CELL_DEPUTY', 'COMMITTEE_OFFICER', 'COMMITTEE_READER'] as const;

export class CreateAccountBody {
  @Login()
  login!: string;

  @Text({ label: 'Tên hiển thị', max: 120 })
  displayName!: string;

  @OneOf({ label: 'Vai trò', values: ROLES })
  role!: (typeof ROLES)[number];

  @Id({ label: 'Tổ chức đảng' })
  organizationId!: string;
}

export interface AccountView {
  id: string;
  login: string;
  displayName: string;
  disabled: boolean;
  roles: { role: string; roleLabel: string; organizationId: string; organizationName: string }[];
}

/** A page of the accounts an administrator looks after. */
export interface AccountsView {
  accounts: AccountView[];
  total: number;
  page: number;
  pageSize: number;
}

/** The password is shown once and stored only as a hash. */
export interface NewAccountView {
  account: AccountView;
  oneTimePassword: string;
}
