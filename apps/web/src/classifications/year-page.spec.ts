import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ClassificationsView, ClassifyBody, OwnClassificationView, RoleView } from '@chibo/contracts';
import { Session } from '../shell/session';
import { aClassList, aClassRow, anOwnYear } from '../testing/classifications';
import { OFFICER } from '../testing/month';
import { Screen } from '../testing/screen';
import { ClassificationsClient } from './classifications-client';
import { ClassificationsPage } from './year-page';

const RULE = { percent: 20, base: 'ALL', rounding: 'DOWN', newMonths: 0, byKind: false } as const;
const SECRETARY = { ...OFFICER, role: 'CELL_SECRETARY', isCell: true } as RoleView;

describe('the page of a year', () => {
  const client = {
    list: vi.fn<(query: object) => Promise<ClassificationsView>>(),
    own: vi.fn<() => Promise<OwnClassificationView>>(),
    rateOwn: vi.fn<(version: number, body: object) => Promise<OwnClassificationView>>(),
    classify: vi.fn<(body: ClassifyBody) => Promise<ClassificationsView>>(),
    conclude: vi.fn<(body: object) => Promise<ClassificationsView>>(),
    reopen: vi.fn<(body: object) => Promise<ClassificationsView>>(),
    setCeiling: vi.fn<(body: object) => Promise<object>>(),
    file: (format: string) => `/api/classifications.${format}`,
  };
  let navigate: ReturnType<typeof vi.spyOn>;
  let screen: Screen<ClassificationsPage>;

  async function open(view: ClassificationsView, role: RoleView = OFFICER): Promise<void> {
    client.list.mockResolvedValue(view);
    client.own.mockResolvedValue(anOwnYear());
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: ClassificationsClient, useValue: client }],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-12-28' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [role] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(ClassificationsPage);
    fixture.componentRef.setInput('nam', '2026');
    screen = new Screen(fixture);
    await screen.settle();
  }
  beforeEach(() => {
    for (const one of Object.values(client)) if ('mockReset' in one) one.mockReset();
  });

  const two = (): ClassificationsView =>
    aClassList({
      rows: [
        aClassRow({ self: { annualClass: 'OUTSTANDING', at: '2026-12-20T03:00:00.000Z', by: 'Bí thư' }, version: 1 }),
        aClassRow({ organizationId: 'dan', name: 'Chi bộ Dân vận' }),
      ],
      total: 2,
      totals: { ...aClassList().totals, existing: 2, rated: 1 },
      counts: [{ kind: 'GRASSROOTS_CELL', kindLabel: 'Chi bộ cơ sở', isNew: false, n: 2 }],
      ceiling: { organizationId: 'khoi', rule: RULE, words: 'Mức trần để lưu ý.' },
    });

  it('has each organisation with its meetings, what was said and what was decided', async () => {
    await open(two());
    expect(screen.rows('Danh sách xếp loại năm')[0]).toEqual([
      expect.stringContaining('Chi bộ Báo'),
      'Chi bộ Báo',
      '94,12',
      '10 T, 2 K',
      'Tốt',
      'HTXSNV',
      '–',
      'chưa',
    ]);
  });

  it('shows what many at once will become, who is left out and why, and only then sends it', async () => {
    client.classify.mockResolvedValue(two());
    await open(two());
    await screen.click('button', 'Chọn cả 2');
    await screen.click('button', 'Quyết định…');
    await screen.click('radio', /Theo đề xuất/);
    expect(screen.text).toContain('01 tổ chức Hoàn thành xuất sắc nhiệm vụ');
    expect(screen.text).toContain('Chi bộ Dân vận: chưa có tự xếp loại hoặc đề xuất để lấy theo');
    expect(screen.text).toContain('nhiều hơn mức 0');
    await screen.submit(/Quyết định xếp loại/);
    expect(client.classify).not.toHaveBeenCalled();
    expect(screen.text).toContain('đồng chí ghi số quyết định');
    await screen.type('Số quyết định', '12-QĐ/ĐUK');
    await screen.type(/Ngày quyết định/, '28/12/2026');
    await screen.submit(/Quyết định xếp loại/);
    expect(client.classify).toHaveBeenCalledWith({
      organizationId: 'khoi',
      year: 2026,
      act: 'DECIDE',
      choice: 'AS_BEFORE',
      ground: '',
      items: [{ organizationId: 'bao', version: 1 }],
      decisionNumber: '12-QĐ/ĐUK',
      decidedOn: '2026-12-28',
    });
    expect(screen.text).toContain('đã ghi 1 tổ chức');
  });

  it('warns of a ceiling and changes nothing by it', async () => {
    const words = '2 tổ chức Hoàn thành xuất sắc nhiệm vụ trên 2 tổ chức; nhiều hơn mức 0.';
    const checks = [{ outstanding: 2, base: 2, excluded: 0, most: 0, isOver: true, words }];
    await open({ ...two(), checks, totals: { ...two().totals, decided: 2 } });
    expect(screen.text).toContain('Vượt mức trần');
    expect(screen.text).toContain(words);
  });

  it('closes the list as it was seen, and opens it again with a reason', async () => {
    client.conclude.mockResolvedValue(two());
    await open({ ...two(), totals: { ...two().totals, decided: 1 }, whyNotConclude: undefined });
    await screen.click('button', 'Chốt danh sách');
    await screen.submit('Chốt danh sách');
    expect(client.conclude).toHaveBeenCalledWith({ organizationId: 'khoi', year: 2026, decided: 1, undecided: 1 });
    TestBed.resetTestingModule();
    const closed = { at: '2026-12-28T03:00:00.000Z', by: 'An', hash: 'ab', decided: 1, undecided: 1 };
    const whyNotChange = 'Danh sách xếp loại năm này đã chốt.';
    await open({ ...two(), concluded: true, conclusions: [closed], whyNotReopen: undefined, whyNotChange });
    expect(screen.all('checkbox')).toEqual([]);
    await screen.click('button', 'Mở lại danh sách');
    await screen.submit('Mở lại danh sách');
    expect(client.reopen).not.toHaveBeenCalled();
    await screen.type('Lý do mở lại', 'Sót một chi bộ');
    await screen.submit('Mở lại danh sách');
    expect(client.reopen).toHaveBeenCalledWith({ organizationId: 'khoi', year: 2026, reason: 'Sót một chi bộ' });
  });

  it('asks the server for the part, the class and the order in the address', async () => {
    await open(two());
    await screen.choose('Mức xếp loại', 'OUTSTANDING');
    expect(navigate).toHaveBeenLastCalledWith(
      [],
      expect.objectContaining({ queryParams: { trang: null, muc: 'OUTSTANDING' } }),
    );
    await screen.click('button', 'Điểm bình quân');
    expect(navigate).toHaveBeenLastCalledWith(
      [],
      expect.objectContaining({ queryParams: { trang: null, xep: '-mean' } }),
    );
  });

  it('sets how the ceiling is counted', async () => {
    client.setCeiling.mockResolvedValue({});
    await open(aClassList());
    await screen.click('button', 'Đặt mức trần');
    await screen.type('Không quá (%)', '20');
    await screen.submit(/Mức trần/);
    expect(client.setCeiling).toHaveBeenCalledWith({
      organizationId: 'khoi',
      percent: 20,
      base: 'AT_LEAST_WELL_DONE',
      rounding: 'DOWN',
      newMonths: 0,
      byKind: false,
    });
  });

  it('is a branch’s own year for its people, who say what they think of it', async () => {
    client.rateOwn.mockResolvedValue(anOwnYear({ whyNotRate: 'đã ghi' }));
    await open(aClassList(), SECRETARY);
    expect(client.list).not.toHaveBeenCalled();
    await screen.click('button', 'Tự xếp loại năm');
    await screen.submit('Tự xếp loại');
    expect(client.rateOwn).not.toHaveBeenCalled();
    await screen.click('radio', 'Hoàn thành tốt nhiệm vụ');
    await screen.type(/Căn cứ/, 'Xong 100% nhiệm vụ');
    await screen.submit('Tự xếp loại');
    expect(client.rateOwn).toHaveBeenCalledWith(0, {
      organizationId: 'bao',
      year: 2026,
      annualClass: 'WELL_DONE',
      ground: 'Xong 100% nhiệm vụ',
    });
  });
});
