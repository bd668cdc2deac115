import type { RankedInPeriod, ReportRankingView } from '@chibo/contracts';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../column';
import { periodCellRanking, periodOrganizationRanking, rankRemarks } from './period-ranking';

const FIGURES = { sum: 28_250, n: 3, mean: 9417, good: 3, sent: 3, onTime: 2 };
const NONE: RankedInPeriod = {
  id: 'tt',
  name: 'Chi bộ Thanh tra',
  peer: 'Chi bộ trực thuộc',
  among: 0,
  sum: 0,
  n: 0,
  good: 0,
  sent: 0,
  onTime: 0,
};
const VIEW: ReportRankingView = {
  period: '2026-01..2026-03',
  organization: { id: 'khoi', name: 'Đảng bộ Khối' },
  months: 3,
  least: 2,
  cells: [
    {
      id: 'th',
      name: 'Chi bộ Tổng hợp',
      parentName: 'Đảng bộ Sở',
      peer: 'Chi bộ trực thuộc',
      rank: 1,
      among: 1,
      ...FIGURES,
    },
    NONE,
  ],
  total: 2,
  ranked: 1,
  page: 1,
  pageSize: 100,
  organizations: [
    { id: 'so', name: 'Đảng bộ Sở', peer: 'Đảng bộ cơ sở, 2 đến 5 chi bộ', rank: 1, among: 1, ...FIGURES },
  ],
  peers: 'ALIKE',
  sets: 1,
  at: '2026-04-01T03:00:00Z',
};
const wordsIn = (table: ReturnType<typeof periodCellRanking>): string[][] =>
  table.blocks[0].rows.map(({ cells }) => cells.map(wordsOf));

describe('a ranking of a period on paper', () => {
  it('has a rank where there are months enough, and a dash where there are not', () => {
    expect(wordsIn(periodCellRanking(VIEW, {}))).toEqual([
      ['1', 'Chi bộ Tổng hợp', 'Đảng bộ Sở', '94,17', '3', '3', '3', '2'],
      ['–', 'Chi bộ Thanh tra', '', '–', '0', '0', '0', '0'],
    ]);
    expect(wordsIn(periodOrganizationRanking(VIEW, {}))).toEqual([['1', 'Đảng bộ Sở', '94,17', '3', '3', '3', '2']]);
  });

  it('is named by its period, and says its keys, who is left out and by which tree', () => {
    const table = periodOrganizationRanking(VIEW, { tree: 'NOW', selection: 'chỉ chi bộ cơ sở' });
    expect([table.name, table.selection]).toEqual(['xep-hang-to-chuc-2026-01-den-2026-03', 'chỉ chi bộ cơ sở']);
    expect(table.title.about).toContain('quý I năm 2026');
    expect(table.remarks.join(' ')).toMatch(/điểm bình quân.*từ 2 tháng.*theo tổ chức hiện nay/u);
  });

  it('has a block for each kind and size where there are several, and says who is compared with whom', () => {
    const bigger = { ...VIEW.organizations[0], id: 'y', name: 'Đảng bộ Y tế', peer: 'Đảng bộ cơ sở, từ 10 chi bộ' };
    const table = periodOrganizationRanking({ ...VIEW, organizations: [...VIEW.organizations, bigger] }, {});
    expect(table.blocks.map(({ head }) => head)).toEqual([
      'Đảng bộ cơ sở, 2 đến 5 chi bộ',
      'Đảng bộ cơ sở, từ 10 chi bộ',
    ]);
    expect(rankRemarks(VIEW)[0]).toContain('So trong cùng loại và cùng quy mô');
    expect(rankRemarks({ ...VIEW, peers: 'ALL' })[0]).toContain('So mọi đơn vị với nhau');
  });

  it('warns of points of several sets only where there are several', () => {
    expect(rankRemarks(VIEW)).toHaveLength(3);
    expect(rankRemarks({ ...VIEW, sets: 2 })[3]).toContain('2 bộ tiêu chí');
  });
});
