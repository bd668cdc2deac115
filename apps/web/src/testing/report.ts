import type { BandCounts, ClassCounts, ReportTotal, ReportView } from '@chibo/contracts';

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
    byKind: [{ kind: 'GRASSROOTS_CELL', label: 'Chi bộ cơ sở', ...FIGURES }],
    total: FIGURES,
    at: '2026-02-20T03:00:00Z',
    ...changes,
  };
}
