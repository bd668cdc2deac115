import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ReportCellsView, ReportView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { aCommentary, aReport, aReportClosedMonths, aReportFacts, aReportRanking } from '../testing/report';
import { Screen } from '../testing/screen';
import { ReportPage } from './report-page';
import { ReportsClient } from './reports-client';

const LIST: ReportCellsView = {
  organizationId: 'khoi',
  months: ['2026-01', '2026-02'],
  total: 101,
  page: 1,
  pageSize: 100,
  cells: [
    {
      cellId: 'th',
      name: 'Chi bộ Tổng hợp',
      parentId: 'so',
      parentName: 'Đảng bộ Sở Nội vụ',
      kindLabel: 'Chi bộ',
      months: [
        { month: '2026-01', state: 'DECIDED', scorecardId: 'p1', total: 9400, band: 'GOOD' },
        { month: '2026-02', state: 'EXCUSED' },
      ],
      standing: {
        band: 'GOOD',
        base: 1,
        counts: { GOOD: 1, FAIR: 0, AVERAGE: 0, POOR: 0 },
        notHeld: 0,
        excused: 1,
        missing: 10,
        reasons: ['Xếp loại năm tạm tính, còn 10 tháng chưa có kết quả.'],
      },
    },
  ],
};

/** What the pictures say, in a sentence each. */
const saidBy = (screen: Screen<ReportPage>): (string | null)[] =>
  screen.all('img').map((one) => one.getAttribute('aria-label'));

describe('a report', () => {
  const client = {
    bands: vi.fn(),
    cells: vi.fn(),
    ranking: vi.fn(),
    closedMonths: vi.fn(),
    commentary: vi.fn(),
    writeCommentary: vi.fn(),
    facts: vi.fn(),
    factsFile: vi.fn(),
    bandsFile: vi.fn(),
    cellsFile: vi.fn(),
    rankingFile: vi.fn(),
  };
  let screen: Screen<ReportPage>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(address: Record<string, string> = {}, changes: Partial<ReportView> = {}): Promise<void> {
    client.bands.mockResolvedValue(aReport(changes));
    client.cells.mockResolvedValue(LIST);
    client.ranking.mockResolvedValue(aReportRanking());
    client.closedMonths.mockResolvedValue(aReportClosedMonths());
    client.commentary.mockResolvedValue(aCommentary());
    client.facts.mockResolvedValue(aReportFacts());
    client.factsFile.mockImplementation(
      (format: string, { of }: { of: string }) => `/api/reports/facts.${format}?of=${of}`,
    );
    client.rankingFile.mockImplementation(
      (format: string, { of }: { of: string }) => `/api/reports/ranking.${format}?of=${of}`,
    );
    client.bandsFile.mockImplementation((format: string) => `/api/reports/bands.${format}`);
    client.cellsFile.mockImplementation((format: string) => `/api/reports/cells.${format}`);
    await start(address);
  }

  async function start(address: Record<string, string>): Promise<void> {
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: ReportsClient, useValue: client }] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(ReportPage);
    for (const [part, value] of Object.entries({ ky: '2026', ...address })) fixture.componentRef.setInput(part, value);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  const choose = async (name: RegExp, value: string): Promise<void> => {
    const select = screen.get('combobox', name) as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await screen.settle();
  };
  const looked = (): unknown => (navigate.mock.lastCall as [unknown, { queryParams: unknown }])[1].queryParams;

  it('has the committee’s words under it: marked where the figures have moved, written on the version that was seen', async () => {
    await open();
    expect(screen.text).toContain('Nề nếp được giữ.');
    const moved = { ...aCommentary().written!, moved: true as const };
    TestBed.resetTestingModule();
    client.commentary.mockResolvedValue(aCommentary({ version: 3, written: moved }));
    await start({});
    expect(screen.text).toContain('Viết trước khi số liệu thay đổi');
    await screen.click('button', 'Sửa nhận xét');
    client.writeCommentary.mockResolvedValue(aCommentary({ version: 4 }));
    await screen.click('button', 'Ghi nhận xét');
    const [question, version, words] = client.writeCommentary.mock.lastCall as [object, number, Record<string, string>];
    expect([question, version, words['limits']]).toEqual([
      { period: '2026', organizationId: undefined },
      3,
      'Ít ý kiến.',
    ]);
    expect(screen.text).not.toContain('Viết trước khi số liệu thay đổi');
  });

  it('says of a closed month that differs now what was frozen and what is', async () => {
    await open();
    expect(screen.get('heading', '1/2 tháng đã khóa sổ nay có số khác')).toBeTruthy();
    expect(screen.text).toContain('Được đánh giá 20/24; Tốt 15/20, đạt 75,0%');
    expect(screen.text).toContain('Được đánh giá 21/24; Tốt 15/21, đạt 71,4%');
    TestBed.resetTestingModule();
    client.closedMonths.mockResolvedValue(aReportClosedMonths({ months: [] }));
    await start({});
    expect(screen.text).toContain('2 tháng của kỳ đã khóa sổ, số liệu nay vẫn như khi khóa.');
  });

  it('sums what the cards say, branch by branch and by organisation; nothing said is no number', async () => {
    await open({ xem: 'so-lieu', ky: '2026-H1', xep: 'attendance' });
    const [first, second] = screen.rows('Số liệu sinh hoạt trong kỳ').slice(-3);
    expect(first.slice(1)).toEqual(['6/6', '114/120', '95,0%', '35,1%', '2/2', '5/6', '96,5%', '90,0%']);
    expect(second[4]).toBe('chưa có số');
    expect(screen.text).toContain('phát biểu: chưa có số');
    expect(client.facts).toHaveBeenLastCalledWith(
      expect.objectContaining({ period: '2026-H1', sort: 'ATTENDANCE', order: 'asc' }),
    );
    expect(screen.get('link', /^PDF/).getAttribute('href')).toContain('/api/reports/facts.pdf?of=CELLS');
    TestBed.resetTestingModule();
    await open({ xem: 'so-lieu-to-chuc' });
    expect(screen.get('link', 'Đảng bộ Sở Nội vụ').getAttribute('href')).toContain('to=so');
    expect(screen.text).toContain('không tính là 100%');
  });

  it('counts each branch once in its class, with base and rounding said, and what came in time', async () => {
    await open();
    expect(screen.get('heading', 'Báo cáo năm 2026')).toBeTruthy();
    const [, row] = screen.rows(/^Từng tổ chức/);
    expect(row).toEqual(['Đảng bộ Sở Nội vụ', '3', '2', '1', '50,0%', '1', '50,0%', '0', '0', '1', '18/20']);
    expect(screen.text).toContain('02 chi bộ xếp loại tạm tính');
    expect(screen.text).toContain('2/3 chi bộ được đánh giá');
  });

  it('shows the shares as pictures with a sentence each: all branches, then organisation by organisation', async () => {
    await open();
    expect(screen.get('heading', 'Tỷ lệ xếp loại')).toBeTruthy();
    const words = 'Tốt 01/02, đạt 50,0%; Khá 01/02, bằng 50,0%.';
    expect(saidBy(screen)).toEqual([`Tất cả chi bộ: ${words}`, `Đảng bộ Sở Nội vụ: ${words}`]);
  });

  it('counts by the groups of a grouping; a group leads to its organisations, and what is chosen stands in words', async () => {
    const { total } = aReport();
    const grouping = {
      id: 'lv',
      name: 'Lĩnh vực',
      groups: [
        { groupId: 'hc', label: 'Hành chính', organizations: 53, ...total },
        { label: 'Chưa xếp nhóm', organizations: 12, ...total },
      ],
    };
    const groupings = [{ id: 'lv', name: 'Lĩnh vực', groups: [{ id: 'hc', name: 'Hành chính' }] }];
    const part = { grouping: 'Lĩnh vực', group: 'Hành chính' };
    await open({ chia: 'lv', nhom: 'hc', xem: 'nhom' }, { grouping, groupings, part });
    expect(client.bands).toHaveBeenLastCalledWith({ period: '2026', groupingId: 'lv', groupId: 'hc' });
    expect(screen.text).toContain('Lĩnh vực: Hành chính 53 tổ chức, Chưa xếp nhóm 12 tổ chức; cộng 65.');
    expect(screen.text).toContain('Lĩnh vực: Hành chính. Bỏ lọc');
    const rows = screen.rows(/^Theo nhóm/).map((row) => row.slice(0, 4));
    expect(rows).toEqual([
      ['Hành chính', '53', '3', '2'],
      ['Chưa xếp nhóm', '12', '3', '2'],
    ]);
    const sum = [...screen.get('table', /^Theo nhóm/).querySelectorAll('tfoot tr > *')].map((cell) => cell.textContent);
    expect(sum.slice(0, 4).map((words) => words?.trim())).toEqual(['Tổng cộng', '65', '3', '2']);
    const links = screen.all('link', 'Hành chính').map((link) => link.getAttribute('href'));
    expect(links).toContain('/?nhom=hc');
    await choose(/^Chia theo nhóm/, '');
    expect(looked()).toEqual({ chia: null, nhom: null, trang: null });
  });

  it('narrows to a criteria set and a kind of meeting', async () => {
    await open({ bo: 'b1', hop: 'COMBINED' }, { sets: [{ versionId: 'b1', title: 'HD12', months: 7 }] });
    const asked = { period: '2026', criteriaSetVersionId: 'b1', meetingKind: 'COMBINED' };
    expect(client.bands).toHaveBeenLastCalledWith(asked);
    expect((screen.get('combobox', /^Bộ tiêu chí/) as HTMLSelectElement).selectedOptions[0].textContent).toContain(
      'HD12 (7 tháng)',
    );
    await choose(/^Loại kỳ/, '');
    expect(looked()).toEqual({ hop: null, trang: null });
  });

  it('ranks alike ones among themselves unless all are asked for, and says who is compared with whom', async () => {
    await open({ xem: 'xep-hang-to-chuc' });
    expect(client.ranking).toHaveBeenLastCalledWith({ period: '2026' });
    expect(screen.text).toContain('So trong cùng loại và cùng quy mô');
    expect(screen.text).toContain('1 chi bộ, 2 đến 5 chi bộ, 6 đến 9 chi bộ, từ 10 chi bộ');
    await choose(/^So với/, 'tat-ca');
    expect(looked()).toEqual({ so: 'tat-ca', trang: null });
  });

  it('asks for the period, place, kind and tree of its address', async () => {
    await open({ ky: '2026-Q1', to: 'so', loai: 'GRASSROOTS_CELL', cay: 'nay' });
    expect(client.bands).toHaveBeenLastCalledWith({
      period: '2026-Q1',
      organizationId: 'so',
      cellKind: 'GRASSROOTS_CELL',
      tree: 'NOW',
    });
    await choose(/Kỳ/, '-H1');
    expect(looked()).toEqual({ ky: '2026-H1', trang: null });
    await choose(/Năm/, '2025');
    expect(looked()).toEqual({ ky: '2025-Q1', trang: null });
    await choose(/Tổ chức theo/, '');
    expect(looked()).toEqual({ cay: null, trang: null });
  });

  it('lists branch by branch with a link to each card, why its class, and pages', async () => {
    await open({ ky: '2026-01..2026-02', xem: 'chi-bo', tim: 'tong hop' });
    expect(client.cells).toHaveBeenLastCalledWith(
      expect.objectContaining({ q: 'tong hop', period: '2026-01..2026-02' }),
    );
    expect((screen.get('link', '94 T') as HTMLAnchorElement).getAttribute('href')).toBe('/phieu/p1');
    expect(screen.text).toContain('miễn');
    expect(screen.text).toContain('Tốt (tạm tính)');
    expect(screen.text).toContain('còn 10 tháng chưa có kết quả');
    expect(screen.all('button', '2')).toHaveLength(1);
  });

  it('hands out as a file what stands on the screen', async () => {
    await open({ ky: '2026' });
    expect(screen.get('link', 'Excel').getAttribute('href')).toBe('/api/reports/bands.xlsx');
    await open2('chi-bo');
    expect(screen.get('link', 'PDF').getAttribute('href')).toBe('/api/reports/cells.pdf');
  });

  async function open2(xem: string): Promise<void> {
    TestBed.resetTestingModule();
    await open({ xem });
  }

  it('ranks branches over the period, says why, and who has no rank yet', async () => {
    await open({ xem: 'xep-hang' });
    expect(client.ranking).toHaveBeenCalledWith(expect.objectContaining({ period: '2026' }));
    expect(screen.text).toContain('1 chi bộ được xếp hạng');
    const [first, second] = screen.rows('Xếp hạng chi bộ');
    expect(first[0]).toBe('1');
    expect(first[1]).toContain('Điểm bình quân 94,00 = 282 điểm : 3 tháng được xếp loại.');
    expect(second[1]).toContain('Chưa xếp hạng: có 0 tháng được xếp loại, cần từ 2 tháng.');
    expect(screen.text).toContain('Trong kỳ có 2 bộ tiêu chí');
    expect(screen.all('button', '2')).toHaveLength(1);
    expect(screen.get('link', /PDF/).getAttribute('href')).toBe('/api/reports/ranking.pdf?of=CELLS');
  });

  it('ranks organisations, all in one list', async () => {
    await open({ xem: 'xep-hang-to-chuc' });
    expect(screen.rows('Xếp hạng tổ chức đảng')).toHaveLength(1);
    expect(screen.get('link', /PDF/).getAttribute('href')).toBe('/api/reports/ranking.pdf?of=ORGANIZATIONS');
  });

  it('is of any months, chosen one by one', async () => {
    await open({ ky: '2026' });
    const parts = screen.get('combobox', 'Kỳ') as HTMLSelectElement;
    parts.value = '..';
    parts.dispatchEvent(new Event('change'));
    await screen.settle();
    expect(navigate).not.toHaveBeenCalled();
    const from = screen.get('combobox', 'Từ tháng') as HTMLSelectElement;
    from.value = '2026-03';
    from.dispatchEvent(new Event('change'));
    expect(navigate).toHaveBeenCalledWith(
      [],
      expect.objectContaining({ queryParams: { ky: '2026-03..2026-12', trang: null } }),
    );
  });

  it('of months that nobody has opened says so', async () => {
    await open({ ky: '2019' }, { openedMonths: [] });
    expect(screen.get('heading', /chưa có tháng nào được mở/)).toBeTruthy();
  });

  it('says in words that it could not be read', async () => {
    client.bands.mockRejectedValue(new NetworkError());
    await start({});
    expect(screen.text).toContain('Chưa mở được báo cáo');
    expect(screen.get('button', 'Thử lại')).toBeTruthy();
  });
});
