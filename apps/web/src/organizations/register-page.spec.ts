import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { OrganizationView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { ADMINISTRATOR, anOrganization, theDetail, theRegister, theTree } from '../testing/organization';
import { Screen } from '../testing/screen';
import { OrganizationsClient } from './organizations-client';
import { RegisterPage } from './register-page';
import { ReorganizationsClient } from './reorganizations-client';

const TOP = anOrganization('khoi', 'Đảng bộ Khối', { kind: 'UPPER_PARTY_ORG' });
const COMMITTEE = anOrganization('nv', 'Đảng bộ Sở Nội vụ', { parentId: 'khoi', parentName: 'Đảng bộ Khối' });
const CELL = anOrganization('tt', 'Chi bộ Thanh tra', {
  kind: 'SUBORDINATE_CELL',
  kindLabel: 'Chi bộ trực thuộc',
  isCell: true,
  parentId: 'nv',
  parentName: 'Đảng bộ Sở Nội vụ',
  minMinutesOverride: 60,
});
const KINDS = [
  { kind: 'GRASSROOTS_PARTY_ORG', label: 'Đảng bộ cơ sở', isCell: false },
  { kind: 'SUBORDINATE_CELL', label: 'Chi bộ trực thuộc', isCell: true },
];

const history = () => Promise.resolve({ acts: [], profiles: [], superiors: [] });

describe('the register', () => {
  const client = {
    organizations: vi.fn(),
    organization: vi.fn(),
    tree: vi.fn(),
    kinds: vi.fn(),
    create: vi.fn(),
    change: vi.fn(),
  };
  let screen: Screen<RegisterPage>;
  let fixture: ComponentFixture<RegisterPage>;

  /** @param tim what is looked for; "o" finds all of them here, nothing opens the tree */
  async function open(organizations: OrganizationView[], roles = [ADMINISTRATOR], tim = 'o'): Promise<void> {
    client.tree.mockImplementation((query) => Promise.resolve(theTree(organizations, query)));
    client.organization.mockImplementation((id) => {
      const found = organizations.find((each) => each.id === id);
      return found ? Promise.resolve(theDetail(found)) : Promise.reject(new NetworkError());
    });
    client.organizations.mockImplementation(theRegister(organizations));
    client.kinds.mockResolvedValue(KINDS);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: OrganizationsClient, useValue: client },
        { provide: ReorganizationsClient, useValue: { history } },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-05' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles });
    fixture = TestBed.createComponent(RegisterPage);
    if (tim) fixture.componentRef.setInput('tim', tim);
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

  async function choose(label: string, value: string): Promise<void> {
    const field = [...screen.element.querySelectorAll('select')].find((one) => one.labels[0].textContent === label);
    if (!field) throw new Error(`No choice "${label}"`);
    field.value = value;
    field.dispatchEvent(new Event('change'));
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });

  it('lists name, kind, code and superior, and finds without accents, also by superior', async () => {
    await open([TOP, COMMITTEE, CELL]);
    expect(screen.text).toContain('Chi bộ trực thuộc, mã TT');
    expect(screen.text).toContain('Thời lượng tối thiểu riêng 60 phút');
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await screen.type(/^Tìm tên/, 'noi vu');
    const where = { queryParams: { tim: 'noi vu' }, queryParamsHandling: 'merge', replaceUrl: true };
    await vi.waitFor(() => expect(navigate).toHaveBeenCalledExactlyOnceWith([], where));
    fixture.componentRef.setInput('tim', 'noi vu');
    await vi.waitFor(() => expect(screen.get('status').textContent).toContain('2 tổ chức'));
    expect(screen.all('button', /^Thay đổi/)).toHaveLength(2);
    fixture.componentRef.setInput('tim', 'xyz');
    await vi.waitFor(() => expect(screen.text).toContain('Không có tổ chức nào như vậy.'));
  });

  it('shows a long register step by step', async () => {
    await open(Array.from({ length: 170 }, (_, at) => anOrganization(`o${at}`, `Đảng bộ ${at}`)));
    expect(screen.all('button', /^Thay đổi/)).toHaveLength(100);
    await screen.click('button', 'Xem thêm, còn 70 tổ chức');
    await screen.settle();
    expect(screen.all('button', /^Thay đổi/)).toHaveLength(170);
    expect(screen.all('button', /^Xem thêm/)).toEqual([]);
  });

  it('is only read by an officer', async () => {
    await open([TOP], [{ ...ADMINISTRATOR, role: 'COMMITTEE_OFFICER' }]);
    expect(screen.all('button', /^(Thêm|Thay đổi)/)).toEqual([]);
  });

  it('takes in a new branch under a superior from a day on', async () => {
    await open([TOP, COMMITTEE]);
    client.create.mockResolvedValue(CELL);
    await screen.click('button', 'Thêm tổ chức');
    await send();
    expect(screen.text).toContain('Cần sửa: đồng chí ghi tên tổ chức.');
    expect(screen.text).toContain('Cần sửa: đồng chí chọn cấp trên trực tiếp.');
    await screen.type('Tên tổ chức', 'Chi bộ Thanh tra');
    await screen.type('Mã', 'TT');
    await choose('Loại', 'SUBORDINATE_CELL');
    await screen.settle();
    await screen.click('button', /^Đảng bộ Sở Nội vụ/);
    await screen.type('Phút tối thiểu riêng', '60');
    await screen.type('Từ ngày', '1/4');
    await send();
    expect(client.create).toHaveBeenCalledExactlyOnceWith({
      from: '2026-04-01',
      name: 'Chi bộ Thanh tra',
      code: 'TT',
      kind: 'SUBORDINATE_CELL',
      leadership: 'COMMITTEE',
      minMinutesOverride: 60,
      parentId: 'nv',
    });
    expect(screen.text).toContain('Đã ghi Chi bộ Thanh tra.');
    expect(document.activeElement).toBe(screen.get('heading', 'Tổ chức đảng'));
  });

  it('changes one from a day on; an own minimum left empty is taken away', async () => {
    await open([TOP, COMMITTEE, CELL]);
    client.change.mockResolvedValue(CELL);
    await screen.click('button', 'Thay đổi Chi bộ Thanh tra');
    expect(screen.text).toContain('số liệu trước ngày đó giữ nguyên');
    await screen.type('Phút tối thiểu riêng', '');
    await choose('Lãnh đạo chi bộ', 'SECRETARY_ONLY');
    await send();
    expect(client.change).toHaveBeenCalledExactlyOnceWith(
      'tt',
      expect.objectContaining({
        from: '2026-03-05',
        leadership: 'SECRETARY_ONLY',
        minMinutesOverride: null,
        parentId: 'nv',
      }),
    );
  });

  it('asks no superior of the organisation at the top', async () => {
    await open([TOP, COMMITTEE]);
    client.change.mockResolvedValue(TOP);
    await screen.click('button', 'Thay đổi Đảng bộ Khối');
    expect(screen.text).not.toContain('Cấp trên trực tiếp');
    await choose('Loại', 'GRASSROOTS_PARTY_ORG');
    await send();
    expect(client.change.mock.calls[0][1]).toMatchObject({ parentId: undefined });
  });

  it('keeps what was typed when the server refuses, and says where', async () => {
    await open([TOP, COMMITTEE, CELL]);
    const problem = {
      type: 'about:blank',
      title: '',
      status: 400,
      code: '',
      detail: 'Chưa ghi được.',
      requestId: '',
    } as const;
    const errors = [{ field: 'code', text: 'Mã này đã dùng cho một tổ chức khác.' }];
    client.change.mockRejectedValue(new ProblemError({ ...problem, errors }));
    await screen.click('button', 'Thay đổi Chi bộ Thanh tra');
    await screen.type('Mã', 'NV');
    await send();
    expect(screen.text).toContain('Cần sửa: mã này đã dùng cho một tổ chức khác.');
    expect((screen.get('textbox', 'Mã') as HTMLInputElement).value).toBe('NV');
  });

  it('opens as a tree, walked by keys, each line with its place, and shows the one that is chosen', async () => {
    await open([TOP, COMMITTEE, CELL], [ADMINISTRATOR], '');
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const lines = () =>
      screen.all('treeitem').map((item) => [item.textContent.trim().replace(/\s+/g, ' '), item.ariaLevel]);
    await vi.waitFor(() =>
      expect(lines()).toEqual([
        ['Đảng bộ Khối 0 chi bộ', '1'],
        ['Đảng bộ Sở Nội vụ 1 chi bộ', '2'],
      ]),
    );
    const press = async (key: string): Promise<void> => {
      const item = screen.element.querySelector('[role="treeitem"][tabindex="0"]');
      item?.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true, bubbles: true }));
      await screen.settle();
      await screen.settle();
    };
    await press('ArrowDown');
    await press('ArrowRight');
    await vi.waitFor(() => expect(lines()).toHaveLength(3));
    expect(client.tree).toHaveBeenLastCalledWith({ parentId: 'nv' });
    await press('ArrowRight');
    await press('Enter');
    expect(navigate).toHaveBeenLastCalledWith([], expect.objectContaining({ queryParams: { chon: 'tt' } }));
    await press('ArrowLeft');
    await press('ArrowLeft');
    expect(lines()).toHaveLength(2);
    expect(screen.all('treeitem').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    fixture.componentRef.setInput('chon', 'nv');
    await vi.waitFor(() => expect(screen.get('heading', 'Đảng bộ Sở Nội vụ')).toBeTruthy());
    expect(screen.get('link', /^Phụ trách chi bộ/).getAttribute('href')).toContain('nv');
  });

  it('reads the tree of another day, and says what to do while there is nothing', async () => {
    await open([], [ADMINISTRATOR], '');
    await vi.waitFor(() => expect(screen.text).toContain('nhập đảng bộ cao nhất'));
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await screen.type('Theo ngày', '31/12/2018');
    expect(navigate).toHaveBeenLastCalledWith([], expect.objectContaining({ queryParams: { ngay: '2018-12-31' } }));
    fixture.componentRef.setInput('ngay', '2018-12-31');
    await vi.waitFor(() => expect(client.tree).toHaveBeenLastCalledWith({ day: '2018-12-31' }));
    await vi.waitFor(() => expect(screen.text).toContain('Ngày 31/12/2018 chưa có tổ chức nào'));
  });

  it('says that the tree could not be read, and reads it again', async () => {
    client.tree.mockRejectedValueOnce(new NetworkError());
    await open([TOP, COMMITTEE], [ADMINISTRATOR], '');
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    await screen.click('button', 'Thử lại');
    await vi.waitFor(() => expect(screen.all('treeitem').length).toBeGreaterThan(0));
    expect(screen.all('alert')).toEqual([]);
  });

  it('offers to try again without a network', async () => {
    client.organizations.mockRejectedValueOnce(new NetworkError());
    await open([TOP]);
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    await screen.click('button', 'Thử lại');
    await screen.settle();
    expect(screen.text).toContain('1 tổ chức');
  });
});
