import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { RoleView, ScheduleView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { Frame } from '../shell/frame';
import { Session } from '../shell/session';
import { OFFICER } from '../testing/month';
import { Screen } from '../testing/screen';
import { MeetingPlansClient } from './meeting-plans-client';
import { SchedulePage } from './schedule-page';

type Row = ScheduleView['rows'][number];

const PLANNED: Row = {
  cellId: 'vp',
  name: 'Chi bộ Văn phòng',
  parentName: 'Đảng bộ Sở Nội vụ',
  memberCount: 17,
  plan: { day: '2026-12-05', time: '07:30', place: 'Phòng họp tầng 2' },
  secretary: 'Nguyễn Thị Ân',
};
const OPEN: Row = { cellId: 'tt', name: 'Chi bộ Thanh tra', parentName: 'Đảng bộ Sở Nội vụ' };
const CAPTION = 'Lịch sinh hoạt tháng 12/2026';

function theSchedule(rows: Row[], changes: Partial<ScheduleView> = {}): ScheduleView {
  const planned = rows.filter(({ plan }) => plan).length;
  const superiors = new Set(rows.map(({ parentName }) => parentName)).size;
  const organization = { id: 'tinh', name: 'Đảng bộ' };
  return { month: '2026-12', organization, rows, total: rows.length, all: rows.length, planned, superiors, ...changes };
}

describe('the schedule of a committee', () => {
  const client = { schedule: vi.fn(), notice: (id: string, month: string) => `/notice/${id}/${month}` };
  let fixture: ComponentFixture<SchedulePage>;
  let screen: Screen<SchedulePage>;

  async function open(rows: Row[], to?: string, roles: RoleView[] = [OFFICER]): Promise<void> {
    const organization = { id: 'tinh', name: 'Đảng bộ các cơ quan Đảng' };
    client.schedule.mockResolvedValue(theSchedule(rows, { organization }));
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: MeetingPlansClient, useValue: client }],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-11-22' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles });
    fixture = TestBed.createComponent(SchedulePage);
    fixture.componentRef.setInput('month', '2026-12');
    fixture.componentRef.setInput('to', to);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => client.schedule.mockReset());

  it('says when and where each branch meets, and who has not said yet', async () => {
    await open([PLANNED, OPEN]);
    expect(client.schedule).toHaveBeenCalledExactlyOnceWith('tinh', '2026-12', '');
    expect(screen.get('heading', CAPTION).tagName).toBe('H1');
    expect(screen.text).toContain('Đảng bộ các cơ quan Đảng, 1/2 chi bộ đã có lịch');
    expect(screen.rows(CAPTION)).toEqual([
      ['Chi bộ Văn phòng', '17', '07:30, 05/12/2026', 'Phòng họp tầng 2', 'Nguyễn Thị Ân'],
      ['Chi bộ Thanh tra', '–', 'Chưa có lịch', '–', '–'],
    ]);
    expect(screen.text).toContain('17 đảng viên, bí thư Nguyễn Thị Ân');
    expect(TestBed.inject(Frame).text().subtitle).toBe('tháng 12/2026, Đảng bộ các cơ quan Đảng');
    expect(screen.all('textbox', 'Tìm chi bộ')).toEqual([]);
  });

  it('puts branches below their superior where there are several, also when one is searched', async () => {
    const others = [1, 2, 3, 4, 5, 6].map((at) => ({
      ...OPEN,
      cellId: `yt${at}`,
      name: `Chi bộ Số ${at}`,
      parentName: 'Đảng bộ Sở Y tế',
    }));
    await open([PLANNED, OPEN, ...others]);
    const heads = (): string[] => screen.rows(CAPTION).flatMap((row) => (row.length === 1 ? row : []));
    expect(heads()).toEqual(['Đảng bộ Sở Nội vụ', 'Đảng bộ Sở Y tế']);
    await screen.type('Tìm chi bộ', 'van phong');
    expect(heads()).toEqual(['Đảng bộ Sở Nội vụ']);
    expect(screen.get('status').textContent?.trim()).toBe('1/8 chi bộ có “van phong”');
    await screen.type('Tìm chi bộ', 'xyz');
    expect(screen.rows(CAPTION)).toEqual([['Không có chi bộ nào như vậy. Đồng chí bỏ bớt chữ tìm.']]);
  });

  it('asks the server for a branch where there are more than a page', async () => {
    await open([PLANNED]);
    client.schedule.mockResolvedValue(theSchedule([PLANNED, OPEN], { total: 30_000, all: 30_000, planned: 7 }));
    fixture.componentRef.setInput('month', '2026-11');
    await screen.settle();
    await screen.settle();
    expect(screen.text).toContain('7/30000 chi bộ đã có lịch');
    expect(screen.get('status').textContent).toContain('2/30000 chi bộ đầu. Đồng chí gõ tên để tìm.');
    client.schedule.mockResolvedValue(theSchedule([OPEN], { total: 1, all: 30_000, planned: 7 }));
    await screen.type('Tìm chi bộ', 'thanh tra');
    await vi.waitFor(() => expect(client.schedule).toHaveBeenLastCalledWith('tinh', '2026-11', 'thanh tra'));
    await vi.waitFor(() => expect(screen.rows(CAPTION)).toHaveLength(1));
  });

  it('prints the notice in another tab and leads to other months, the next among them', async () => {
    await open([PLANNED], 'so');
    const print = screen.get('link', 'In thông báo lịch');
    expect([print.getAttribute('href'), print.getAttribute('target')]).toEqual(['/notice/so/2026-12', '_blank']);
    expect(screen.get('link', 'Bảng tháng').getAttribute('href')).toBe('/thang/2026-12?to=so');
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await screen.choose('Tháng', '2026-11');
    expect(navigate).toHaveBeenCalledWith(['/thang', '2026-11', 'lich'], { queryParams: { to: 'so' } });
  });

  it('says that nothing is planned, that there is no branch, and whose page it is', async () => {
    await open([OPEN]);
    expect(screen.text).toContain('Chưa chi bộ nào ghi lịch tháng này.');
    TestBed.resetTestingModule();
    await open([]);
    expect(screen.get('heading', 'Chưa có chi bộ nào trong tháng này')).toBeTruthy();
    expect(screen.all('link', 'In thông báo lịch')).toEqual([]);
    TestBed.resetTestingModule();
    await open([], undefined, [{ ...OFFICER, role: 'CELL_SECRETARY', isCell: true }]);
    expect(screen.get('alert').textContent).toContain('Lịch này dành cho cấp ủy.');
    expect(screen.all('button', 'Thử lại')).toEqual([]);
  });

  it('offers to try again without a network, and drops an answer that comes too late', async () => {
    let late: (view: ScheduleView) => void = () => undefined;
    client.schedule.mockReturnValueOnce(new Promise((resolve) => (late = resolve)));
    await open([PLANNED]);
    client.schedule.mockRejectedValueOnce(new NetworkError());
    fixture.componentRef.setInput('month', '2026-11');
    await screen.settle();
    late(theSchedule([OPEN]));
    await screen.settle();
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    expect(screen.all('table')).toEqual([]);
    await screen.click('button', 'Thử lại');
    await screen.settle();
    expect(screen.text).toContain('1/1 chi bộ đã có lịch');
  });
});
