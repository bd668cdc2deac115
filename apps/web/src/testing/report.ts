import type {
  CommentaryView,
  BandCounts,
  ClassCounts,
  ReportClosedMonthsView,
  ReportFactsView,
  ReportRankingView,
  ReportTotal,
  ReportView,
} from '@chibo/contracts';

const COUNTS: BandCounts = {
  existing: 24,
  owed: 24,
  rated: 20,
  bands: { GOOD: 15, FAIR: 5, AVERAGE: 0, POOR: 0 },
  notRated: 4,
  notRatedBecause: { excused: 0, notHeld: 0, late: 4, returned: 0, waiting: 0, open: 0 },
};
const CLASSES: ClassCounts = {
  existing: 3,
  rated: 2,
  bands: { GOOD: 1, FAIR: 1, AVERAGE: 0, POOR: 0 },
  excused: 1,
  unfinished: 0,
  soFar: 2,
};
const FIGURES: ReportTotal = { months: { ...COUNTS, sent: 20, onTime: 18 }, classes: CLASSES };

/** A bloc's running year, two months of it open. */
export function aReport(changes: Partial<ReportView> = {}): ReportView {
  return {
    period: '2026',
    years: ['2026', '2025'],
    openedMonths: ['2026-01', '2026-02'],
    running: true,
    tree: 'THEN',
    organization: { id: 'khoi', name: 'Đảng bộ Khối', kindLabel: 'Đảng bộ khối' },
    rows: [{ organizationId: 'so', name: 'Đảng bộ Sở Nội vụ', kindLabel: 'Đảng bộ cơ sở', isCell: false, ...FIGURES }],
    groupings: [],
    sets: [],
    byKind: [{ kind: 'GRASSROOTS_CELL', label: 'Chi bộ cơ sở', ...FIGURES }],
    total: FIGURES,
    at: '2026-02-20T03:00:00Z',
    sentence: 'Năm 2026: 20/24 chi bộ được đánh giá.',
    ...changes,
  };
}

/** Two branches and a committee ranked over a year's three open months. */
export function aReportRanking(changes: Partial<ReportRankingView> = {}): ReportRankingView {
  const figures = { sum: 28_200, n: 3, mean: 9400, good: 3, sent: 3, onTime: 2 };
  return {
    period: '2026',
    organization: { id: 'khoi', name: 'Đảng bộ Khối' },
    months: 3,
    least: 2,
    cells: [
      {
        id: 'th',
        name: 'Chi bộ Tổng hợp',
        parentName: 'Đảng bộ Sở Nội vụ',
        peer: 'Chi bộ trực thuộc',
        rank: 1,
        among: 1,
        ...figures,
      },
      {
        id: 'tt',
        name: 'Chi bộ Thanh tra',
        parentName: 'Đảng bộ Sở Nội vụ',
        peer: 'Chi bộ trực thuộc',
        among: 0,
        sum: 0,
        n: 0,
        good: 0,
        sent: 0,
        onTime: 0,
      },
    ],
    total: 102,
    ranked: 1,
    page: 1,
    pageSize: 100,
    organizations: [
      { id: 'so', name: 'Đảng bộ Sở Nội vụ', peer: 'Đảng bộ cơ sở, 6 đến 9 chi bộ', rank: 1, among: 1, ...figures },
    ],
    peers: 'ALIKE',
    sets: 2,
    at: '2026-03-20T03:00:00Z',
    ...changes,
  };
}

/** January closed, with one more branch rated since. */
export function aReportClosedMonths(changes: Partial<ReportClosedMonthsView> = {}): ReportClosedMonthsView {
  const closing = { month: '2026-01', at: '2026-02-05T03:00:00Z', hash: 'ab'.repeat(32), changesTotal: 1 };
  const live = { ...COUNTS, rated: 21, bands: { ...COUNTS.bands, FAIR: 6 } };
  const months = [{ ...closing, frozen: COUNTS, live }];
  return { period: '2026', organizationId: 'khoi', closed: ['2026-01', '2026-02'], months, ...changes };
}

/** A branch that says everything, and one whose cards do not count who spoke; half a year. */
export function aReportFacts(changes: Partial<ReportFactsView> = {}): ReportFactsView {
  const share = (part: number, base: number, cards = 6): { part: number; base: number; cards: number } => ({
    part,
    base,
    cards,
  });
  const facts = {
    months: 6,
    cards: 6,
    attendance: share(114, 120),
    speaking: share(40, 114),
    directive05: share(5, 6),
    vote: share(110, 114),
    tasks: share(18, 20),
    thematicHeld: 2,
    thematicDue: 2,
  };
  const quiet = { ...facts, cards: 5, speaking: share(0, 0, 0) };
  return {
    period: '2026-H1',
    organization: { id: 'khoi', name: 'Đảng bộ Khối' },
    cells: [
      { id: 'th', name: 'Chi bộ Tổng hợp', parentName: 'Đảng bộ Sở Nội vụ', facts },
      { id: 'tt', name: 'Chi bộ Thanh tra', parentName: 'Đảng bộ Sở Nội vụ', facts: quiet },
    ],
    found: 2,
    page: 1,
    pageSize: 100,
    organizations: [{ id: 'so', name: 'Đảng bộ Sở Nội vụ', facts }],
    total: facts,
    at: '2026-07-01T03:00:00Z',
    ...changes,
  };
}

/** Written, and the figures are as they were. */
export function aCommentary(changes: Partial<CommentaryView> = {}): CommentaryView {
  const words = {
    strengths: 'Nề nếp được giữ.',
    limits: 'Ít ý kiến.',
    causes: '',
    solutions: '',
    footnote: '',
    preparedBy: '',
    signedBy: '',
  };
  return {
    period: '2026',
    organization: { id: 'khoi', name: 'Đảng bộ Khối' },
    version: 1,
    written: { ...words, at: '2026-02-20T03:00:00Z' },
    by: 'An',
    draft: words,
    ...changes,
  };
}
