import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { AccountsView, AccountView } from '@chibo/contracts';
import { OrganizationsClient } from '../organizations/organizations-client';
import { ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { aRole, anAccount } from '../testing/accounts';
import { ADMINISTRATOR, anOrganization, theRegister } from '../testing/organization';
import { Screen } from '../testing/screen';
import { AccountsClient } from './accounts-client';
import { AccountsPage } from './accounts-page';

const COMMITTEE = anOrganization('nv', 'Đảng bộ Sở Nội vụ');
const CELL = anOrganization('tt', 'Chi bộ Thanh tra', { isCell: true, kind: 'SUBORDINATE_CELL' });

describe('the accounts of an administrator', () => {
  const client = {
    accounts: vi.fn<(wanted: object) => Promise<AccountsView>>(),
    createAccount: vi.fn(),
    resetPassword: vi.fn(),
    disable: vi.fn(),
    enable: vi.fn(),
    confirmEmail: vi.fn(),
    printInvitations: vi.fn(),
    giveRole: vi.fn(),
    correctRole: vi.fn(),
    endRole: vi.fn(),
    dropRole: vi.fn(),
  };
  let navigate: ReturnType<typeof vi.spyOn>;
  let screen: Screen<AccountsPage>;

  async function open(accounts: AccountView[], view: Partial<AccountsView> = {}, address: object = {}): Promise<void> {
    client.accounts.mockResolvedValue({ accounts, total: accounts.length, page: 1, pageSize: 100, ...view });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: AccountsClient, useValue: client },
        { provide: OrganizationsClient, useValue: { organizations: theRegister([COMMITTEE, CELL]) } },
      ],
    });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, secure: false, needsSetup: false, today: '2026-03-05' });
    session.view.set({ account: { id: 'admin', login: 'admin', displayName: 'An' }, roles: [ADMINISTRATOR] });
    const fixture = TestBed.createComponent(AccountsPage);
    for (const [part, value] of Object.entries(address)) fixture.componentRef.setInput(part, value);
    screen = new Screen(fixture);
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
    const field = screen.element.querySelector<HTMLSelectElement>('form select');
    if (!field) throw new Error('No role to choose');
    field.value = role;
    field.dispatchEvent(new Event('change'));
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });

  it('makes an account where its role may stand, and shows the password once', async () => {
    await open([]);
    client.createAccount.mockResolvedValue({ account: anAccount('cb.tt', 'Bí thư'), oneTimePassword: 'abcd-efgh' });
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

  it('says in words what an account may act as, from when until when, and what has ended', async () => {
    const roles = [
      aRole({ until: '2026-05-31' }),
      aRole({
        id: 'r2',
        role: 'COMMITTEE_OFFICER',
        roleLabel: 'Cán bộ cấp ủy',
        organizationName: COMMITTEE.name,
        from: '2026-04-01',
        state: 'COMING',
      }),
      aRole({
        id: 'r3',
        organizationName: 'Chi bộ Kế hoạch',
        state: 'OVER',
        until: '2025-12-31',
        dissolvedOn: '2026-01-01',
      }),
    ];
    const [never, twice] = [
      anAccount('moi', 'Người mới', { state: 'NEVER', hasPassword: false }),
      anAccount('hai.vai', 'Hai vai', { roles, lastSignedInAt: '2026-03-04T03:00:00Z' }),
    ];
    await open([never, twice, anAccount('khac', 'Người khác', { disabled: true })]);
    for (const words of [
      'Chưa đăng nhập lần nào; chưa có mật khẩu, cần phiếu mời.',
      'Đang hoạt động, đăng nhập gần nhất 10:00, 04/03/2026.',
      'Từ ngày 01/01/2025 đến hết ngày 31/05/2026.',
      'Cán bộ cấp ủy, Đảng bộ Sở Nội vụ',
      'Từ ngày 01/04/2026 (sắp tới).',
      'Vai trò trước đây (1)',
      'Tổ chức kết thúc ngày 01/01/2026.',
      'Đã khóa.',
    ])
      expect(screen.text.replaceAll('\u00a0', ' ')).toContain(words);
  });

  it('gives another role from today, and says why the server refuses it at the field', async () => {
    await open([anAccount('cb.tt', 'Bí thư')]);
    await screen.click('button', 'Thêm vai trò cho cb.tt');
    await become('COMMITTEE_OFFICER');
    await screen.click('button', /^Đảng bộ Sở Nội vụ/);
    const detail = {
      type: 'about:blank',
      title: '',
      status: 400,
      code: 'VALIDATION',
      detail: 'Sai.',
      requestId: '',
    } as const;
    const errors = [{ field: 'from', text: 'Tài khoản này đã là Cán bộ cấp ủy ở đây.' }];
    client.giveRole.mockRejectedValueOnce(new ProblemError({ ...detail, errors }));
    await send();
    expect(screen.text).toContain('Cần sửa: tài khoản này đã là Cán bộ cấp ủy ở đây.');
    client.giveRole.mockResolvedValue(anAccount('cb.tt', 'Bí thư'));
    await screen.type('Đến hết ngày', '31/12/2026');
    await send();
    const body = { role: 'COMMITTEE_OFFICER', organizationId: 'nv', from: '2026-03-05', until: '2026-12-31' };
    expect(client.giveRole).toHaveBeenLastCalledWith('cb.tt', body);
    expect(screen.text).toContain('Bí thư: Đã ghi vai trò.');
  });

  it('ends a role on a day or at once, of what was seen', async () => {
    await open([anAccount('cb.tt', 'Bí thư')]);
    client.endRole.mockResolvedValue(anAccount('cb.tt', 'Bí thư'));
    await screen.click('button', 'Kết thúc vai trò Bí thư chi bộ, Bí thư');
    expect(document.activeElement?.textContent).toContain('Kết thúc: Bí thư chi bộ, Chi bộ Thanh tra');
    await screen.click('button', 'Thôi ngay');
    expect(client.endRole).toHaveBeenCalledExactlyOnceWith('cb.tt', aRole(), '2026-03-04');
    expect(screen.text).toContain('Đã ghi ngày kết thúc vai trò.');
  });

  it('corrects and takes back only what has not begun', async () => {
    const coming = aRole({ state: 'COMING', from: '2026-04-01' });
    await open([anAccount('cb.tt', 'Bí thư', { roles: [coming] })]);
    expect(screen.all('button', /^Kết thúc/)).toEqual([]);
    await screen.click('button', 'Sửa vai trò Bí thư chi bộ, Bí thư');
    client.correctRole.mockResolvedValue(anAccount('cb.tt', 'Bí thư'));
    await screen.type('Từ ngày', '15/04/2026');
    await send();
    const body = { role: 'CELL_SECRETARY', organizationId: 'tt', from: '2026-04-15', until: null };
    expect(client.correctRole).toHaveBeenCalledExactlyOnceWith('cb.tt', coming, body);
    await screen.click('button', 'Bỏ vai trò Bí thư chi bộ, Bí thư');
    client.dropRole.mockResolvedValue(anAccount('cb.tt', 'Bí thư'));
    await screen.click('button', 'Bỏ vai trò của cb.tt');
    expect(client.dropRole).toHaveBeenCalledExactlyOnceWith('cb.tt', coming);
  });

  it('copies without a clipboard of the browser by selecting', async () => {
    await open([anAccount('cb.tt', 'Bí thư')]);
    client.resetPassword.mockResolvedValue({ account: anAccount('cb.tt', 'Bí thư'), oneTimePassword: 'abcd-efgh' });
    await screen.click('button', 'Cấp lại mật khẩu cho cb.tt');
    await screen.click('button', 'Cấp lại mật khẩu cho cb.tt');
    await screen.click('button', 'Chép');
    const field = screen.get('textbox', 'Mật khẩu dùng lần đầu') as HTMLInputElement;
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 9]);
    expect(screen.text).toContain('Ctrl + C');
  });

  it('locks an account on the second tap, never the own one, and opens it again', async () => {
    const locked = anAccount('cu', 'Người cũ', { disabled: true });
    await open([anAccount('cb.tt', 'Bí thư'), anAccount('admin', 'An'), locked]);
    expect(screen.all('button', 'Khóa admin')).toEqual([]);
    await screen.click('button', 'Khóa cb.tt');
    expect(client.disable).not.toHaveBeenCalled();
    expect(screen.text).toContain('Người dùng không đăng nhập được nữa');
    await screen.click('button', 'Khóa cb.tt');
    expect(client.disable).toHaveBeenCalledExactlyOnceWith('cb.tt');
    expect(screen.all('button', 'Cấp lại mật khẩu cho cu')).toEqual([]);
    await screen.click('button', 'Mở khóa cu');
    await screen.click('button', 'Mở khóa cu');
    expect(client.enable).toHaveBeenCalledExactlyOnceWith('cu');
    expect(screen.text).toContain('Đã mở khóa tài khoản.');
  });

  it('asks the server for what stands in the address, and puts there what is chosen', async () => {
    const organization = { id: 'nv', name: COMMITTEE.name };
    const address = { to: 'nv', vai: 'CELL_DEPUTY', tinh: 'NEVER', xep: 'NEWEST', tim: 'thanh', trang: '2' };
    await open([anAccount('cb.tt', 'Bí thư')], { total: 250, page: 2, organization }, address);
    expect(client.accounts).toHaveBeenCalledWith({
      organizationId: 'nv',
      role: 'CELL_DEPUTY',
      state: 'NEVER',
      order: 'NEWEST',
      q: 'thanh',
      page: '2',
    });
    const asked = (queryParams: object): object => expect.objectContaining({ queryParams }) as object;
    await screen.choose('Tình trạng', 'DISABLED');
    expect(navigate).toHaveBeenLastCalledWith([], asked({ trang: null, tinh: 'DISABLED' }));
    await screen.click('button', 'Xem mọi tổ chức');
    expect(navigate).toHaveBeenLastCalledWith([], asked({ trang: null, to: null }));
    await screen.click('button', '3');
    expect(navigate).toHaveBeenLastCalledWith([], asked({ trang: '3' }));
  });

  it('prints slips for those that are ticked, or for all that are looked for, as a file that is there once', async () => {
    const revoke = vi.fn();
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:phieu', revokeObjectURL: revoke }));
    const invited = anAccount('moi', 'Người mới', { hasPassword: false, invitedUntil: '2026-04-05', state: 'NEVER' });
    await open(
      [invited, anAccount('cb.tt', 'Bí thư'), anAccount('cu', 'Người cũ', { disabled: true })],
      {},
      { tinh: 'NEVER' },
    );
    expect(screen.text).toContain('phiếu mời dùng được đến hết ngày 05/04/2026');
    const made = { slips: 1, until: '2026-04-05', lapsed: ['Người mới'], left: 3, file: btoa('%PDF-') };
    client.printInvitations.mockResolvedValue(made);
    await screen.click('button', 'Phiếu mời');
    expect(screen.all('checkbox')).toHaveLength(2);
    screen.get('checkbox', /moi/).click();
    await screen.settle();
    await screen.click('button', 'Lập phiếu cho 1 tài khoản đã chọn');
    expect(client.printInvitations).toHaveBeenLastCalledWith({ accountIds: ['moi'] });
    expect(screen.text).toContain('Phiếu in trước đã hết hiệu lực: Người mới.');
    expect(screen.text).toContain('Còn 3 tài khoản chưa có phiếu');
    expect(screen.get('link', 'Lưu tệp PDF để in').getAttribute('href')).toBe('blob:phieu');
    await screen.click('button', /^Lập phiếu cho mọi tài khoản đang lọc/);
    const narrowed = { organizationId: undefined, role: undefined, state: 'NEVER', q: undefined };
    expect(client.printInvitations).toHaveBeenLastCalledWith(narrowed);
    await screen.click('button', 'Phiếu mời');
    expect(revoke).toHaveBeenCalledWith('blob:phieu');
    vi.unstubAllGlobals();
  });

  it('gives an address its word, where that is asked twice', async () => {
    await open([anAccount('cb.tt', 'Bí thư', { email: 'tt@example.vn', emailConfirmed: false })]);
    expect(screen.text).toContain('Thư: tt@example.vn (chưa xác nhận)');
    await screen.click('button', 'Xác nhận thay địa chỉ của cb.tt');
    await screen.click('button', 'Xác nhận địa chỉ thư của cb.tt');
    expect(client.confirmEmail).toHaveBeenCalledExactlyOnceWith('cb.tt');
    expect(screen.text).toContain('Đã xác nhận địa chỉ thư.');
  });

  it('looks under one organisation only when asked to', async () => {
    await open([]);
    await screen.click('button', 'Chỉ xem một tổ chức đảng');
    await screen.settle();
    await screen.click('button', /^Đảng bộ Sở Nội vụ/);
    expect(navigate).toHaveBeenLastCalledWith([], expect.objectContaining({ queryParams: { trang: null, to: 'nv' } }));
  });

  it('says why the server refuses, and what to do where nothing is found', async () => {
    await open([anAccount('cb.tt', 'Bí thư')]);
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
    TestBed.resetTestingModule();
    await open([]);
    expect(screen.text).toContain('Không có tài khoản nào như vậy');
  });
});
