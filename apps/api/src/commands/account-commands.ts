import { CreateAccountBody } from '@chibo/contracts';
import { AccountsService } from '../accounts/accounts.service';
import { checked } from './checked';
import type { DataCommand } from './command';
import { accountOf, operatorAt, organizationOf } from './operator';

const ONE_TIME = 'One-time password, for 72 hours';

const createAdministrator: DataCommand = {
  usage: 'LOGIN NAME [--organization CODE]',
  en: 'makes an administrator of the highest organisation, or of the one named, and prints a one-time password',
  vi: 'cấp tài khoản quản trị ở tổ chức cao nhất (hoặc tổ chức nêu mã) và in mật khẩu dùng một lần',
  takes: 2,
  options: { organization: { type: 'string' } },
  async run({ app, by, tell }, { given: [login, displayName], options }) {
    const { id: organizationId, name } = await organizationOf(app, options['organization']);
    const actor = operatorAt('ADMIN', organizationId, by);
    const body = await checked(CreateAccountBody, { login, displayName, role: 'ADMIN', organizationId });
    const { oneTimePassword } = await app.get(AccountsService).create(actor, body);
    tell(`${login}, ${name}. ${ONE_TIME}: ${oneTimePassword}`);
    return 0;
  },
};

const resetPassword: DataCommand = {
  usage: 'LOGIN',
  en: 'gives the account a one-time password and ends its sessions',
  vi: 'cấp mật khẩu dùng một lần và kết thúc các phiên của tài khoản',
  takes: 1,
  async run({ app, by, tell }, { given: [login] }) {
    const { id } = await organizationOf(app, undefined);
    const account = await accountOf(app, login);
    const { oneTimePassword } = await app.get(AccountsService).resetPassword(operatorAt('ADMIN', id, by), account);
    tell(`${login}. ${ONE_TIME}: ${oneTimePassword}`);
    return 0;
  },
};

const disableAccount: DataCommand = {
  usage: 'LOGIN',
  en: 'locks the account and ends its sessions',
  vi: 'khóa tài khoản và kết thúc các phiên',
  takes: 1,
  async run({ app, by, tell }, { given: [login] }) {
    const { id } = await organizationOf(app, undefined);
    await app.get(AccountsService).disable(operatorAt('ADMIN', id, by), await accountOf(app, login));
    tell(`${login} is locked.`);
    return 0;
  },
};

export const ACCOUNT_COMMANDS = {
  'create-administrator': createAdministrator,
  'reset-password': resetPassword,
  'disable-account': disableAccount,
};
