import { TestBed } from '@angular/core/testing';
import { ProblemError } from '../shell/api';
import { anOrganization, theRegister } from '../testing/organization';
import { Screen } from '../testing/screen';
import { AccountForm } from './account-form';
import { OrganizationsClient } from '../organizations/organizations-client';
import { AccountsClient } from './accounts-client';

const PLACES = [
  anOrganization('so', 'Đảng bộ Sở Nội vụ'),
  anOrganization('vp', 'Chi bộ Văn phòng', { isCell: true, kind: 'SUBORDINATE_CELL' }),
];
const ACCOUNT = { id: 'vp', login: 'cb.vp', displayName: 'Bí thư', disabled: false, roles: [] };
const ISSUED = { account: ACCOUNT, oneTimePassword: 'x7k2' };

describe('a new account', () => {
  const client = { createAccount: vi.fn(), organizations: theRegister(PLACES) };
  const done = vi.fn();
  let screen: Screen<AccountForm>;

  beforeEach(async () => {
    client.createAccount.mockReset();
    done.mockReset();
    TestBed.configureTestingModule({
      providers: [
        { provide: AccountsClient, useValue: client },
        { provide: OrganizationsClient, useValue: client },
      ],
    });
    const fixture = TestBed.createComponent(AccountForm);
    fixture.componentInstance.done.subscribe(done);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
  });

  async function fill(): Promise<void> {
    await screen.choose('Vai trò', 'CELL_SECRETARY');
    await screen.settle();
    await screen.click('button', /^Chi bộ Văn phòng/);
    await screen.type('Tên đăng nhập', ' cb.vp ');
    await screen.type('Tên hiển thị', 'Bí thư Chi bộ Văn phòng');
  }

  it('names every field that is missing before it asks', async () => {
    await screen.submit('Thêm tài khoản');
    expect(document.activeElement).toBe(screen.get('combobox', 'Vai trò'));
    await screen.choose('Vai trò', 'CELL_SECRETARY');
    for (const words of [
      'Cần sửa: đồng chí chọn vai trò.',
      'Cần sửa: đồng chí chọn tổ chức đảng.',
      'Cần sửa: đồng chí đặt tên đăng nhập từ 3 ký tự.',
      'Cần sửa: đồng chí ghi chức danh hoặc họ tên.',
    ])
      expect(screen.text).toContain(words);
    expect(client.createAccount).not.toHaveBeenCalled();
  });

  it('offers only places where the role may stand, and forgets one where it may not', async () => {
    await screen.choose('Vai trò', 'COMMITTEE_OFFICER');
    await screen.settle();
    expect(screen.all('button', /^Chi bộ Văn phòng/)).toEqual([]);
    await screen.click('button', /^Đảng bộ Sở Nội vụ/);
    await screen.choose('Vai trò', 'CELL_SECRETARY');
    await screen.settle();
    expect(screen.all('button', /^Đảng bộ Sở Nội vụ/)).toEqual([]);
    expect(screen.get('button', /^Chi bộ Văn phòng/).getAttribute('aria-pressed')).toBe('false');
  });

  it('is sent trimmed and answered with its password', async () => {
    client.createAccount.mockResolvedValue(ISSUED);
    await fill();
    await screen.submit('Thêm tài khoản');
    const displayName = 'Bí thư Chi bộ Văn phòng';
    const body = { login: 'cb.vp', displayName, role: 'CELL_SECRETARY', organizationId: 'vp' };
    expect(client.createAccount).toHaveBeenCalledExactlyOnceWith(body);
    expect(done).toHaveBeenCalledWith(ISSUED);
  });

  it('shows a refusal beside the field it is about, and keeps what was typed', async () => {
    const problem = { type: 'about:blank', title: '', status: 409, code: 'TAKEN', requestId: '' } as const;
    const errors = [{ field: 'login', text: 'Tên đăng nhập đã có.' }];
    client.createAccount.mockRejectedValue(new ProblemError({ ...problem, detail: 'Chưa lập được.', errors }));
    await fill();
    await screen.submit('Thêm tài khoản');
    expect(screen.get('alert').textContent).toContain('Chưa lập được.');
    const field = screen.get('textbox', 'Tên đăng nhập') as HTMLInputElement;
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe(' cb.vp ');
    expect(screen.text).toContain('Cần sửa: tên đăng nhập đã có.');
    expect(done).not.toHaveBeenCalled();
  });
});
