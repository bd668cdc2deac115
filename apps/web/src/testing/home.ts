import type { CellYearView, MonthDaysView, MonthStanding } from '@chibo/contracts';

/** 310 owed: 241 decided, 26 verified, 29 sent, 3 given back, 11 open; one more excused. */
export function aStanding(month: string, changes: Partial<MonthStanding> = {}): MonthStanding {
  return {
    month,
    existing: 311,
    owed: 310,
    decided: 241,
    verified: 26,
    submitted: 29,
    returned: 3,
    open: 11,
    overdue: 7,
    notHeld: 0,
    excused: 1,
    sentLate: 14,
    sendBy: '2026-04-02',
    decideBy: '2026-04-15',
    ...changes,
  };
}

/** The same month by day: 296 sent, 267 verified, 241 decided by the 8th of April. */
export function theDays(changes: Partial<MonthDaysView> = {}): MonthDaysView {
  return {
    month: '2026-03',
    organization: { id: 'khoi', name: 'Đảng bộ Khối' },
    owed: 310,
    sendBy: '2026-04-02',
    decideBy: '2026-04-15',
    today: '2026-04-08',
    days: [
      { day: '2026-03-06', sent: 100, verified: 0, decided: 0 },
      { day: '2026-04-01', sent: 182, verified: 150, decided: 141 },
      { day: '2026-04-07', sent: 14, verified: 117, decided: 100 },
    ],
    undated: 0,
    ...changes,
  };
}

const TOTALS = [92, 93, 91, 94, 95, 89, 93, 95, 96, 96, 97, 94];
const MONTHS = [
  '2025-04',
  '2025-05',
  '2025-06',
  '2025-07',
  '2025-08',
  '2025-09',
  '2025-10',
  '2025-11',
  '2025-12',
  '2026-01',
  '2026-02',
  '2026-03',
];

/** Twelve months of which two are Khá: September by its points, March by a condition. */
export function aCellYear(changes: Partial<CellYearView> = {}): CellYearView {
  const months = MONTHS.map((month, at) => {
    const fair = month === '2025-09' || month === '2026-03';
    const decided = {
      state: 'DECIDED',
      stateLabel: 'Đã xếp loại',
      scorecardId: month,
      total: TOTALS[at] * 100,
    } as const;
    const reason = fair ? 'Chưa xếp loại Tốt vì có mặt 88,2%.' : undefined;
    return { month, ...decided, band: fair ? ('FAIR' as const) : ('GOOD' as const), reason };
  });
  return {
    organization: { id: 'tt', name: 'Chi bộ Thanh tra' },
    months,
    thresholds: [
      { band: 'GOOD', from: 9000 },
      { band: 'FAIR', from: 7000 },
      { band: 'AVERAGE', from: 5000 },
      { band: 'POOR', from: 0 },
    ],
    losses: [
      { code: '3.5', label: 'Đưa tài liệu lên Sổ tay', lost: 1800, months: 9 },
      { code: '7.1', label: 'Nhiệm vụ của kỳ trước', lost: 600, months: 3 },
    ],
    year: {
      year: '2026',
      standing: {
        band: 'GOOD',
        base: 3,
        counts: { GOOD: 2, FAIR: 1, AVERAGE: 0, POOR: 0 },
        notHeld: 0,
        excused: 0,
        missing: 9,
        reasons: ['Xếp loại năm tạm tính, còn 9 tháng chưa có kết quả.'],
      },
      outlook: { left: 9, best: 'GOOD', good: 5 },
    },
    ...changes,
  };
}
