import type { BandCounts, CellRow } from '@chibo/contracts';
import type { RatingBand } from '@chibo/domain';
import { shares } from '@chibo/domain';
import type { OrganizationFigures } from '../src';

const NOBODY = { excused: 0, notHeld: 0, late: 0, returned: 0, waiting: 0, open: 0 };

/** Counts that hang together: so many of each band, and why the others are not rated. */
export function countsOf(
  given: Partial<Record<RatingBand, number>>,
  because: Partial<BandCounts['notRatedBecause']> = {},
): BandCounts {
  const bands = { GOOD: 0, FAIR: 0, AVERAGE: 0, POOR: 0, ...given };
  const rated = Object.values(bands).reduce((sum, n) => sum + n, 0);
  const notRated = Object.values(because).reduce((sum, n) => sum + n, 0);
  const existing = rated + notRated;
  return {
    existing,
    owed: existing - (because.excused ?? 0),
    rated,
    bands,
    percents: shares(bands, rated),
    notRated,
    notRatedBecause: { ...NOBODY, ...because },
  };
}

export function committee(name: string, counts: BandCounts): OrganizationFigures {
  return { name, kindLabel: 'Đảng bộ cơ sở', isCell: false, counts };
}

export function grassrootsCell(name: string, counts: BandCounts, note?: string): OrganizationFigures {
  return { name, kindLabel: 'Chi bộ cơ sở', isCell: true, counts, cell: { note } };
}

export function aRow(change: Partial<CellRow> = {}): CellRow {
  return {
    cellId: 'a',
    name: 'Chi bộ Phòng Tổng hợp',
    code: 'TH',
    kindLabel: 'Chi bộ trực thuộc',
    parentId: 'nv',
    parentName: 'Đảng bộ Sở Nội vụ',
    obligationId: 'o',
    state: 'DECIDED',
    stateLabel: 'Đã xếp loại',
    late: false,
    deadline: '2026-03-07',
    canOpen: true,
    ...change,
  };
}
