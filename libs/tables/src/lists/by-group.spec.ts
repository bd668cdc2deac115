import type { BandCounts, ReportView } from '@chibo/contracts';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../column';
import { groupRows, groupsTable, groupWords } from './by-group';
import { partWords } from './period-figures';

const months = (existing: number, good: number): BandCounts & { sent: number; onTime: number } => ({
  existing,
  owed: existing,
  rated: existing,
  bands: { GOOD: good, FAIR: existing - good, AVERAGE: 0, POOR: 0 },
  notRated: 0,
  notRatedBecause: { excused: 0, notHeld: 0, late: 0, returned: 0, waiting: 0, open: 0 },
  sent: existing,
  onTime: existing,
});
const total = (existing: number, good: number): Pick<ReportView['total'], 'months' | 'classes'> => ({
  months: months(existing, good),
  classes: { ...months(existing, good), excused: 0, unfinished: 0, soFar: 0 },
});
const VIEW: ReportView = {
  period: '2018-12',
  years: ['2018'],
  openedMonths: ['2018-12'],
  running: false,
  tree: 'THEN',
  organization: { id: 'khoi', name: 'Đảng bộ Khối', kindLabel: 'Đảng bộ khối' },
  rows: [],
  byKind: [],
  sentence: '',
  groupings: [],
  grouping: {
    id: 'lv',
    name: 'Lĩnh vực',
    groups: [
      { groupId: 'hc', label: 'Hành chính', organizations: 53, ...total(240, 220) },
      { groupId: 'sn', label: 'Sự nghiệp', organizations: 12, ...total(60, 50) },
    ],
  },
  sets: [],
  total: total(300, 270),
  at: '2019-01-02T03:00:00Z',
};

describe('a period by groups of organisations on paper', () => {
  it('has a row for each group, its organisations, branches and shares, and their sum', () => {
    const table = groupsTable(VIEW);
    const rows = table.blocks[0].rows.map(({ cells }) => cells.map(wordsOf).slice(1, 7));
    expect(rows).toEqual([
      ['Hành chính', '53', '240', '240', '220', '91,7%'],
      ['Sự nghiệp', '12', '60', '60', '50', '83,3%'],
    ]);
    expect(table.total?.cells.map(wordsOf).slice(1, 7)).toEqual(['Tổng cộng', '65', '300', '300', '270', '90,0%']);
    expect(table.sentences).toEqual(['Lĩnh vực: Hành chính 53 tổ chức, Sự nghiệp 12 tổ chức; cộng 65.']);
  });

  it('says by whose groups it counts', () => {
    expect(groupsTable(VIEW).remarks.join(' ')).toContain('theo nhóm vào ngày cuối của từng tháng');
    expect(groupsTable({ ...VIEW, tree: 'NOW' }).remarks.join(' ')).toContain('theo nhóm hiện nay');
  });

  it('is nothing without a grouping', () => {
    const view = { ...VIEW, grouping: undefined };
    expect([groupRows(view), groupWords(view)]).toEqual([[], '']);
  });
});

describe('what a report is narrowed to', () => {
  it('stands in words, each choice once', () => {
    const part = {
      kind: 'Chi bộ cơ sở',
      grouping: 'Lĩnh vực',
      group: 'Hành chính',
      set: 'HD12',
      meeting: 'Sinh hoạt thường kỳ',
    };
    expect(partWords(part)).toBe(
      'chỉ chi bộ cơ sở; Lĩnh vực: Hành chính; chỉ các tháng chấm theo “HD12”; chỉ sinh hoạt thường kỳ',
    );
    expect(partWords(undefined)).toBeUndefined();
  });
});
