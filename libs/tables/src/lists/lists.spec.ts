import type { MonthClosingView, MonthListRow, MonthObligationsView, RankingView, VisitsView } from '@chibo/contracts';
import type { ClosedCell, ObligationWhy } from '@chibo/domain';
import { OBLIGATION_WHYS } from '@chibo/domain';
import { describe, expect, it } from 'vitest';
import { aRow, countsOf } from '../../test-support/rows';
import { wordsOf } from '../column';
import type { Table, TableRow } from '../table';
import { closingTable } from './closing';
import { lateTable } from './late-list';
import { monthlyList } from './monthly-list';
import { obligationsTable } from './obligations';
import { rankedCells, rankedOrganizations } from './ranking';
import { visitsTable } from './visits';

const AT = '2026-04-10T09:05:00.000Z';
const NBSP = '\u00a0';

const words = (row?: TableRow): string => row?.cells.map(wordsOf).join('|').replaceAll(NBSP, ' ') ?? '';
const rowsOf = (table: Table): string[] => table.blocks.flatMap(({ rows }) => rows.map(words));

describe('the monthly list', () => {
  const listed = (change: Partial<MonthListRow>): MonthListRow => ({ ...aRow(), ...change });
  const rows = [
    listed({
      name: 'Khối Hành chính',
      memberCount: 24,
      heldOn: '2026-03-05',
      decidedTotal: 9700,
      decidedBand: 'GOOD',
      deductions: [
        { code: '3.5', points: 200 },
        { code: '5.4', points: 100 },
      ],
    }),
    listed({
      name: 'Khoa Khám bệnh',
      memberCount: 18,
      heldOn: '2026-03-04',
      decidedTotal: 9400,
      decidedBand: 'FAIR',
      capped: 'Khá vì có mặt 88,2%',
      deductions: [{ code: '2.1', points: 150 }],
    }),
    listed({ name: 'Khoa Dược', memberCount: 12, heldOn: '2026-03-05', decidedTotal: 10000, decidedBand: 'GOOD' }),
    listed({ name: 'Phòng Điều dưỡng', stateLabel: 'Được miễn kỳ', note: 'Công văn số 18-CV/ĐU' }),
  ];
  const table = monthlyList('2026-03', rows, { at: AT, sentences: [] });

  it('has ten columns, with points lost and conditions not met in the last', () => {
    expect(table.columns).toHaveLength(10);
    expect(table.numberedHeads).toBe(true);
    expect(rowsOf(table)).toEqual([
      '1|Khối Hành chính|24|05/03|97|x||||3.5 −2; 5.4 −1',
      '2|Khoa Khám bệnh|18|04/03|94||x|||Khá vì có mặt 88,2%; 2.1 −1,5',
      '3|Khoa Dược|12|05/03|100|x||||Không trừ',
      '4|Phòng Điều dưỡng|–|–|–|||||Được miễn kỳ: Công văn số 18-CV/ĐU',
    ]);
  });

  it('ends with counts of each band, of meetings and of members', () => {
    expect(words(table.total)).toBe('|Tổng cộng 04 chi bộ|54|3|–|2|1|0|0|Đánh giá 03, chưa đánh giá 01');
    expect(table.remarks.at(-1)?.replaceAll(NBSP, ' ')).toBe('Ghi chú “3.5 −2” là mục 3.5 trừ 2 điểm.');
    expect(monthlyList('2026-03', rows.slice(2), { at: AT, sentences: [] }).remarks).toHaveLength(1);
    const keyed = monthlyList('2026-03', [listed({ ...rows[0], keyed: 'WAITING' })], { at: AT, sentences: [] });
    expect(rowsOf(keyed)[0]).toMatch(/; nhập hộ, chờ chi bộ xác nhận$/);
  });

  it('stands in blocks where its branches stand under several committees', () => {
    const other = listed({ parentName: 'Đảng bộ Thanh tra' });
    const { blocks } = monthlyList('2026-03', [...rows, other], { at: AT, sentences: [] });
    expect(blocks.map(({ number, head }) => [number, head])).toEqual([
      ['I', 'Đảng bộ Sở Nội vụ'],
      ['II', 'Đảng bộ Thanh tra'],
    ]);
  });
});

describe('a ranking', () => {
  const cell = { among: 2, tied: false, cellId: '', parentName: 'Đảng bộ A', scorecardId: '' };
  const view: RankingView = {
    month: '2026-03',
    months: [],
    organization: { id: '', name: 'Khối' },
    pools: [{ key: 'k', label: 'Thường kỳ, HD42', kind: 'REGULAR', cards: 2 }],
    pool: 'k',
    cells: [
      { ...cell, rank: 1, tied: true, name: 'Chi bộ 1', total: 9450, band: 'GOOD' },
      { ...cell, rank: 1, tied: true, name: 'Chi bộ 2', total: 9450, band: 'FAIR' },
    ],
    total: 2,
    ranked: 2,
    page: 1,
    pageSize: 100,
    organizations: [{ rank: 1, tied: false, organizationId: '', name: 'Đảng bộ A', mean: 9450, sum: 18900, n: 2 }],
    undecided: [{ cellId: '', name: '', parentName: '', stateLabel: '', scorecardId: '', selfTotal: 1 }],
    undecidedTotal: 1,
    missing: [],
    missingTotal: 0,
  };

  it('shares ranks, says what was compared and who is not in it', () => {
    const table = rankedCells(view, { at: AT });
    expect(rowsOf(table)).toEqual(['1|Chi bộ 1|Đảng bộ A|94,5|Tốt', '1|Chi bộ 2|Đảng bộ A|94,5|Khá']);
    expect(table.sentences[0]).toContain('Thường kỳ, HD42');
    expect(table.remarks[1]).toBe('Không xếp hạng: 01 phiếu đã gửi, chưa xếp loại. Phiếu thiếu không tính là 0 điểm.');
  });

  it('of organisations has their mean with the number behind it', () => {
    const table = rankedOrganizations(view, { at: AT, selection: 'tên có “a”' });
    expect(rowsOf(table)).toEqual(['1|Đảng bộ A|94,50|2']);
    expect([table.name, table.selection]).toEqual(['xep-hang-to-chuc-2026-03', 'tên có “a”']);
  });
});

describe('the obligations of a month', () => {
  it('say who owes and why not, and what the base is made of', () => {
    const whys = Object.fromEntries(OBLIGATION_WHYS.map((why) => [why, 0])) as Record<ObligationWhy, number>;
    const row = { cellId: '', code: '', parentId: '', parentName: 'Đảng bộ A', late: false };
    const view: MonthObligationsView = {
      month: '2026-03',
      organization: { id: '', name: '' },
      around: 3,
      counts: countsOf({ GOOD: 1 }, { open: 1, excused: 1 }),
      whys: { ...whys, SENT: 1, OWING: 1, EXCUSED: 1 },
      thematic: 1,
      rows: [
        { ...row, name: 'Chi bộ 1', kind: 'REGULAR', why: 'SENT', whyLabel: 'Đã gửi', counted: true },
        {
          ...row,
          name: 'Chi bộ 2',
          kind: 'REGULAR',
          why: 'EXCUSED',
          whyLabel: 'Được miễn',
          counted: false,
          reason: 'Đang sắp xếp',
          document: 'CV 18-CV/ĐU',
        },
        {
          ...row,
          name: 'Chi bộ 3',
          kind: 'REGULAR',
          why: 'LEFT',
          whyLabel: 'Đã chuyển đi',
          counted: false,
          day: '2026-03-15',
        },
        { ...row, name: 'Chi bộ 1', kind: 'THEMATIC', why: 'OWING', whyLabel: 'Còn nợ', counted: false },
      ],
      total: 4,
      page: 1,
      pageSize: 500,
    };
    const table = obligationsTable(view, { at: AT });
    expect(rowsOf(table)).toEqual([
      '1|Chi bộ 1|Đã gửi|x||',
      '2|Chi bộ 2|Được miễn|||Đang sắp xếp; CV 18-CV/ĐU',
      '3|Chi bộ 3|Đã chuyển đi|||chuyển đi 15/03/2026',
      '4|Chi bộ 1|Chuyên đề: Còn nợ|||',
    ]);
    expect(table.sentences).toEqual(['Phải chấm 2 chi bộ: đã gửi 1, còn nợ 1. Ngoài cơ sở: được miễn 1.']);
  });
});

describe('the late list', () => {
  it('counts days from the deadline in Vietnam, and says what is not late yet', () => {
    const officer = { name: 'Nguyễn Văn An', mine: false };
    const rows = [
      aRow({ name: 'Chi bộ 1', stateLabel: 'Chưa sinh hoạt', deadline: '2026-04-08', officer }),
      aRow({ name: 'Chi bộ 2', stateLabel: 'Trả lại', deadline: '2026-04-10' }),
      aRow({ name: 'Chi bộ 3', stateLabel: 'Chưa sinh hoạt', deadline: '2026-04-12' }),
    ];
    const table = lateTable('2026-03', rows, { at: AT });
    expect(rowsOf(table).map((row) => row.split('|').slice(2).join('|'))).toEqual([
      'Chưa sinh hoạt|08/04/2026|2|Nguyễn Văn An',
      'Trả lại|10/04/2026|hôm nay|',
      'Chưa sinh hoạt|12/04/2026|còn 2 ngày|',
    ]);
    expect(table.sentences).toEqual(['03 chi bộ chưa hoàn thành, trong đó 01 quá hạn.']);
  });
});

describe('the visits of a quarter', () => {
  it('are listed with their outcome, what they left to do, and the coverage', () => {
    const visit: VisitsView['visits'][number] = {
      id: '',
      version: 1,
      committee: { id: '', name: '' },
      organization: { id: '', name: 'Chi bộ 1', kindLabel: '' },
      kind: 'CELL',
      quarter: '2026-Q1',
      plannedOn: '2026-03-05',
      members: [{ name: 'An' }, { name: 'Bình' }],
      state: 'MISSED',
      stateLabel: 'Không dự',
      reason: 'mưa lũ',
      observed: false,
      waitsForCard: false,
      findings: [],
      mayPlan: false,
    };
    const finding = { id: '', words: '', action: '', owner: '', dueOn: '', by: '', overdue: false };
    const done = {
      ...visit,
      members: [],
      state: 'DONE',
      stateLabel: 'Đã dự',
      reason: undefined,
      doneOn: '2026-03-06',
      findings: [finding, { ...finding, done: { at: '', by: '' } }],
    } satisfies typeof visit;
    const view: VisitsView = {
      organization: { id: '', name: '' },
      quarter: '2026-Q1',
      target: { cells: 18, committees: 8 },
      coverage: { cells: 1, committees: 0, text: '00 cấp ủy và 01 chi bộ' },
      ofYear: { year: 2026, cells: 3, committees: 1, text: '01 cấp ủy và 03 chi bộ' },
      visits: [visit, done],
      officers: [],
      mayPlan: false,
    };
    const table = visitsTable(view, AT);
    expect(rowsOf(table)).toEqual([
      '1|05/03/2026|Chi bộ 1|An, Bình|Không dự: mưa lũ||0|0',
      '2|05/03/2026|Chi bộ 1|chưa phân công|Đã dự|06/03/2026|2|1',
    ]);
    expect(words(table.total)).toBe('||Tổng cộng 02 lượt||||2|1');
    expect(table.sentences).toEqual([
      'Đã dự 00 cấp ủy và 01 chi bộ. Chỉ tiêu: 08 cấp ủy, 18 chi bộ.',
      'Cả năm 2026: đã dự 01 cấp ủy và 03 chi bộ.',
    ]);
  });
});

describe('the minutes of a closing', () => {
  const cell: ClosedCell = {
    cellId: '',
    name: 'Chi bộ 1',
    parentName: 'Đảng bộ A',
    state: 'DECIDED',
    stateLabel: 'Đã xếp loại',
    late: false,
    selfTotal: 9800,
    decidedTotal: 9400,
    decidedBand: 'GOOD',
  };
  const missing: ClosedCell = {
    ...cell,
    name: 'Chi bộ 2',
    state: 'SUBMITTED',
    stateLabel: 'Đã gửi',
    selfTotal: 9000,
    decidedTotal: undefined,
    decidedBand: undefined,
    reason: 'Bàn giao cán bộ',
  };
  const change = { cellId: '', name: 'Chi bộ 2', parentName: '', before: 'Đã gửi', after: '90 điểm, Tốt' };
  const closed: NonNullable<MonthClosingView['closed']> = {
    at: '2026-04-07T03:00:00.000Z',
    by: 'Trần Thị Bình',
    hash: 'ab12',
    counts: countsOf({ GOOD: 1 }, { waiting: 1 }),
    cells: [
      { ...cell, number: 1 },
      { ...missing, number: 2 },
    ],
    total: 2,
    page: 1,
    pageSize: 500,
    changes: [change],
    changesTotal: 1,
  };
  const view: MonthClosingView = {
    month: '2026-03',
    organization: { id: '', name: '' },
    history: [],
    closed,
    missing: [],
    missingTotal: 0,
    lowerOpen: [],
    lowerOpenTotal: 0,
  };

  it('print the frozen rows with the reasons, their moment and their seal', () => {
    const table = closingTable(view, closed, AT);
    expect(rowsOf(table)).toEqual(['1|Chi bộ 1|98|94|Tốt|', '2|Chi bộ 2|90|–|–|Đã gửi; Bàn giao cán bộ']);
    expect([table.at, table.seal]).toEqual([closed.at, { closedAt: closed.at, hash: 'ab12', altered: undefined }]);
    expect(table.sentences).toEqual([
      'Khóa sổ lúc 10:00, 07/04/2026, đồng chí Trần Thị Bình khóa.',
      'Tốt 01/01, đạt 100,0%. Không có chi bộ xếp loại Khá, Trung bình, Kém.',
      'Điều chỉnh sau khóa sổ đến 16:05, 10/04/2026 (không tính vào bảng trên): Chi bộ 2: Đã gửi → 90 điểm, Tốt.',
    ]);
  });

  it('tell so many changes one by one and count the others', () => {
    const many = closingTable(
      view,
      { ...closed, changes: Array.from({ length: 20 }, () => change), changesTotal: 23 },
      AT,
    );
    expect(many.sentences[2].endsWith('; và 03 thay đổi khác, xem trong hệ thống.')).toBe(true);
  });
});
