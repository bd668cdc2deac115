import { TestBed } from '@angular/core/testing';
import type { AccountsView, AccountView, PageQuery } from '@chibo/contracts';
import { foldVietnamese } from '@chibo/domain';
import { JobsClient } from '../jobs/jobs-client';
import { MailsClient } from '../mails/mails-client';
import { OrganizationsClient } from '../organizations/organizations-client';
import { ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { ADMINISTRATOR, anOrganization, theRegister } from '../testing/organization';
import { Screen } from '../testing/screen';
import { AdminPage } from './admin-page';
import { AccountsClient } from './accounts-client';

const NO_LETTERS = { mail: false, waiting: 0, sent: 0, troubled: [] };
const COMMITTEE = anOrganization('nv', 'Đảng bộ Sở Nội vụ');
const CELL = anOrganization('tt', 'Chi bộ Thanh tra', { isCell: true, kind: 'SUBORDINATE_CELL' });

function account(id: string, displayName: string, changes: Partial<AccountView> = {}): AccountView {
  const role = {
    role: 'CELL_SECRETARY',
    roleLabel: 'Bí thư chi bộ',
    organizationId: 'tt',
    organizationName: CELL.name,
  };
  return { id, login: id, displayName, disabled: false, roles: [role], ...changes };
}

/** Answers as the server does, a page at a time. */
function theAccounts(all: readonly AccountView[]): (query: PageQuery) => Promise<AccountsView> {
  return ({ q = '', page = 1 }) => {
    const wordsIn = ({ login, displayName, roles }: AccountView): string =>
      [login, displayName, ...roles.map(({ organizationName }) => organizationName)].join(' ');
    const found = all.filter((one) => foldVietnamese(wordsIn(one)).includes(foldVietnamese(q)));
    const accounts = found.slice((page - 1) * 100, page * 100);
    return Promise.resolve({ accounts, total: found.length, page, pageSize: 100 });
  };
}

describe('administration', () => {
  const organizations = vi.fn();
  const client = {
    accounts: vi.fn(),
    createAccount: vi.fn(),
    resetPassword: vi.fn(),
    disable: vi.fn(),
  };
  let screen: Screen<AdminPage>;

  async function open(accounts: AccountView[], installation = { demonstration: false, secure: false }): Promise<void> {
    client.accounts.mockImplementation(theAccounts(accounts));
    organizations.mockImplementation(theRegister([COMMITTEE, CELL]));
    TestBed.configureTestingModule({
      providers: [
        { provide: AccountsClient, useValue: client },
        { provide: OrganizationsClient, useValue: { organizations } },
        { provide: JobsClient, useValue: { recurring: () => Promise.resolve({ jobs: [] }) } },
        { provide: MailsClient, useValue: { mails: () => Promise.resolve(NO_LETTERS) } },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ ...installation, needsSetup: false, today: '2026-03-05' });
    session.view.set({ account: { id: 'admin', login: 'admin', displayName: 'An' }, roles: [ADMINISTRATOR] });
    screen = new Screen(TestBed.createComponent(AdminPage));
    document.body.append(screen.element);
    await screen.settle();
    await screen.settle();
  }

  async function send(): Promise<void> {
    screen.element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await screen.settle();
    await screen.settle();
  }

  async function become(role: string): Promise<void> {
    const field = screen.element.querySelector('select');
    if (!field) throw new Error('No role to choose');
    field.value = role;
    field.dispatchEvent(new Event('change'));
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });

  it('warns of plain http, and not over https', async () => {
    await open([]);
    expect(screen.text).toContain('Đang dùng http, không mã hóa');
    expect(screen.text).toContain('Dữ liệu thật. Ngày của máy chủ: 05/03/2026.');
    TestBed.resetTestingModule();
    await open([], { demonstration: true, secure: true });
    expect(screen.text).not.toContain('Đang dùng http');
    expect(screen.text).toContain('Dữ liệu minh họa');
  });

  it('makes an account where its role may stand, and shows the password once', async () => {
    await open([]);
    client.createAccount.mockResolvedValue({ account: account('cb.tt', 'Bí thư'), oneTimePassword: 'abcd-efgh' });
    await screen.click('button', 'Thêm tài khoản');
    await send();
    expect(screen.text).toContain('Cần sửa: đồng chí chọn vai trò.');
    await become('CELL_SECRETARY');
    expect(screen.all('button', /^Đảng bộ Sở Nội vụ/)).toEqual([]);
    await screen.click('button', /^Chi bộ Thanh tra/);
    await screen.type('Tên đăng nhập', 'cb.tt');
    await screen.type('Tên hiển thị', 'Bí thư');
    await send();
    const body = { login: 'cb.tt', displayName: 'Bí thư', role: 'CELL_SECRETARY', organizationId: 'tt' };
    expect(client.createAccount).toHaveBeenCalledExactlyOnceWith(body);
    expect((screen.get('textbox', 'Mật khẩu dùng lần đầu') as HTMLInputElement).value).toBe('abcd-efgh');
    await screen.click('button', 'Đã giao xong');
    expect(screen.all('textbox', 'Mật khẩu dùng lần đầu')).toEqual([]);
    expect(document.activeElement).toBe(screen.get('heading', 'Tài khoản'));
  });

  it('forgets an organisation at which the new role cannot stand', async () => {
    await open([]);
    await screen.click('button', 'Thêm tài khoản');
    await become('CELL_SECRETARY');
    await screen.click('button', /^Chi bộ Thanh tra/);
    await become('COMMITTEE_OFFICER');
    await send();
    expect(screen.text).toContain('Cần sửa: đồng chí chọn tổ chức đảng.');
  });

  it('copies without a clipboard of the browser by selecting', async () => {
    await open([account('cb.tt', 'Bí thư')]);
    client.resetPassword.mockResolvedValue({ account: account('cb.tt', 'Bí thư'), oneTimePassword: 'abcd-efgh' });
    await screen.click('button', 'Cấp lại mật khẩu cho cb.tt');
    await screen.click('button', 'Cấp lại mật khẩu cho cb.tt');
    await screen.click('button', 'Chép');
    const field = screen.get('textbox', 'Mật khẩu dùng lần đầu') as HTMLInputElement;
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 9]);
    expect(screen.text).toContain('Ctrl + C');
  });

  it('locks an account on the second tap, never the own one', async () => {
    await open([account('cb.tt', 'Bí thư'), account('admin', 'An')]);
    client.disable.mockResolvedValue(undefined);
    expect(screen.all('button', 'Khóa admin')).toEqual([]);
    await screen.click('button', 'Khóa cb.tt');
    expect(client.disable).not.toHaveBeenCalled();
    expect(screen.text).toContain('Người dùng không đăng nhập được nữa.');
    await screen.click('button', 'Khóa cb.tt');
    expect(client.disable).toHaveBeenCalledExactlyOnceWith('cb.tt');
  });

  it('finds accounts without accents, by name, login or organisation', async () => {
    await open([account('cb.tt', 'Bí thư'), account('khac', 'Người khác', { roles: [], disabled: true })]);
    await screen.type(/^Tìm tài khoản/, 'thanh tra');
    await vi.waitFor(() => expect(screen.get('status').textContent).toContain('1 tài khoản'));
    await screen.type(/^Tìm tài khoản/, 'nguoi');
    await vi.waitFor(() => expect(screen.text).toContain('Người khác, khac (đã khóa)'));
    await vi.waitFor(() => expect(screen.all('button', /Cấp lại/)).toEqual([]));
  });

  it('shows many accounts step by step', async () => {
    await open(Array.from({ length: 130 }, (_, at) => account(`cb.${at}`, `Bí thư ${at}`)));
    expect(screen.get('status').textContent).toContain('130 tài khoản');
    expect(screen.all('button', /^Khóa/)).toHaveLength(100);
    await screen.click('button', 'Xem thêm, còn 30 tài khoản');
    await screen.settle();
    expect(screen.all('button', /^Khóa/)).toHaveLength(130);
  });

  it('says why the server refuses', async () => {
    await open([account('cb.tt', 'Bí thư')]);
    const problem = {
      type: 'about:blank',
      title: '',
      status: 403,
      code: '',
      detail: 'Không thuộc phạm vi.',
      requestId: '',
    } as const;
    client.disable.mockRejectedValue(new ProblemError(problem));
    await screen.click('button', 'Khóa cb.tt');
    await screen.click('button', 'Khóa cb.tt');
    expect(screen.get('alert').textContent).toContain('Không thuộc phạm vi.');
  });
});
