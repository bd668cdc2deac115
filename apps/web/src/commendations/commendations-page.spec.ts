import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { CommendationsView, OrganizationsView } from '@chibo/contracts';
import { OrganizationsClient } from '../organizations/organizations-client';
import { Session } from '../shell/session';
import { aCommendation, someCommendations } from '../testing/commendations';
import { OFFICER } from '../testing/month';
import { Screen } from '../testing/screen';
import { CommendationsClient } from './commendations-client';
import { CommendationsPage } from './commendations-page';

describe('the page of commendations', () => {
  const client = {
    list: vi.fn<(query: object) => Promise<CommendationsView>>(),
    add: vi.fn<(body: object) => Promise<CommendationsView>>(),
    change: vi.fn<(row: object, body: object) => Promise<CommendationsView>>(),
    withdraw: vi.fn<(row: object, reason: string) => Promise<CommendationsView>>(),
    file: (format: string) => `/api/commendations.${format}`,
  };
  const organizations = vi.fn<() => Promise<OrganizationsView>>();
  let navigate: ReturnType<typeof vi.spyOn>;
  let screen: Screen<CommendationsPage>;

  async function open(view: CommendationsView): Promise<void> {
    client.list.mockResolvedValue(view);
    organizations.mockResolvedValue({ organizations: [], total: 0, page: 1, pageSize: 100 });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: CommendationsClient, useValue: client },
        { provide: OrganizationsClient, useValue: { organizations } },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-12-28' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [OFFICER] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(CommendationsPage);
    fixture.componentRef.setInput('nam', '2026');
    screen = new Screen(fixture);
    await screen.settle();
  }
  beforeEach(() => {
    for (const one of Object.values(client)) if ('mockReset' in one) one.mockReset();
  });

  it('says how many were commended and for what, row by row', async () => {
    await open(
      someCommendations({
        rows: [aCommendation(), aCommendation({ id: 'b', kind: 'INDIVIDUAL', count: 50 })],
        counts: [
          { kind: 'COLLECTIVE', form: 'CERTIFICATE', n: 1 },
          { kind: 'INDIVIDUAL', form: 'CERTIFICATE', n: 50 },
        ],
        total: 2,
      }),
    );
    expect(screen.text).toContain('01 tập thể, 50 cá nhân (51 giấy khen)');
    const rows = screen.rows('Danh sách khen thưởng').map((cells) => cells.slice(0, 7));
    expect(rows[0]).toEqual([
      'Đảng bộ Sở Nội vụ',
      '–',
      'Giấy khen',
      '1',
      'Hoàn thành xuất sắc nhiệm vụ',
      '220-QĐ/ĐUK',
      '01/03/2026',
    ]);
    expect(rows[1][0]).toBe('50 cá nhân');
  });

  it('asks for what is missing before it sends anything, and sends what was mended on the version seen', async () => {
    client.change.mockResolvedValue(someCommendations());
    await open(someCommendations());
    await screen.click('button', 'Thêm khen thưởng');
    await screen.submit(/Thêm khen thưởng/);
    expect(client.add).not.toHaveBeenCalled();
    for (const words of [
      'đồng chí chọn tập thể hoặc cá nhân',
      'đồng chí chọn tổ chức đảng',
      'đồng chí ghi số quyết định',
    ])
      expect(screen.text).toContain(words);
    await screen.click('button', 'Thôi');
    screen.all('button', /^Sửa/)[0].click();
    await screen.settle();
    await screen.type('Thành tích', 'Hoàn thành tốt nhiệm vụ');
    await screen.submit(/Sửa khen thưởng/);
    expect(client.change).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'kt', version: 1 }),
      expect.objectContaining({
        committeeId: 'khoi',
        organizationId: 'so',
        forWhat: 'Hoàn thành tốt nhiệm vụ',
        count: 1,
      }),
    );
    expect(screen.text).toContain('Đã ghi sửa đổi');
  });

  it('withdraws with a reason only', async () => {
    client.withdraw.mockResolvedValue(someCommendations());
    await open(someCommendations());
    screen.all('button', /^Rút/)[0].click();
    await screen.settle();
    const form = screen.all('form', 'Rút khen thưởng')[0];
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await screen.settle();
    expect(client.withdraw).not.toHaveBeenCalled();
    const field = form.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'Ghi nhầm';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await screen.settle();
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await screen.settle();
    expect(client.withdraw).toHaveBeenCalledWith(expect.objectContaining({ id: 'kt', version: 1 }), 'Ghi nhầm');
  });

  it('asks the server for kind, form and order, and says what to do while there is none', async () => {
    await open(someCommendations({ rows: [], total: 0, counts: [] }));
    expect(screen.text).toContain('Chưa có khen thưởng nào của năm 2026');
    TestBed.resetTestingModule();
    await open(someCommendations());
    await screen.choose('Đối tượng', 'INDIVIDUAL');
    expect(navigate).toHaveBeenLastCalledWith(
      [],
      expect.objectContaining({ queryParams: { trang: null, loai: 'INDIVIDUAL' } }),
    );
    await screen.click('button', 'Ngày');
    expect(navigate).toHaveBeenLastCalledWith(
      [],
      expect.objectContaining({ queryParams: { trang: null, xep: 'day' } }),
    );
  });
});
