import type { BandCounts, CellRow, MonthTableView, OrganizationRow, RoleView } from '@chibo/contracts';

const NOBODY = { excused: 0, notHeld: 0, late: 0, returned: 0, waiting: 0, open: 0 };

/** Two branches rated, both good, unless told otherwise. */
export function counts(changes: Partial<BandCounts> = {}, because: Partial<typeof NOBODY> = {}): BandCounts {
  return {
    existing: 2,
    owed: 2,
    rated: 2,
    bands: { GOOD: 2, FAIR: 0, AVERAGE: 0, POOR: 0 },
    percents: { GOOD: 1000, FAIR: 0, AVERAGE: 0, POOR: 0 },
    notRated: 0,
    ...changes,
    notRatedBecause: { ...NOBODY, ...because },
  };
}

export function aRow(id: string, name: string, changes: Partial<CellRow> = {}): CellRow {
  return {
    cellId: id,
    name,
    code: id,
    kindLabel: 'Chi bộ',
    parentId: 'so',
    parentName: 'Đảng bộ Sở Nội vụ',
    obligationId: `o-${id}`,
    state: 'OPEN',
    stateLabel: 'Chưa lập phiếu',
    late: false,
    deadline: '2026-03-07',
    canOpen: false,
    ...changes,
  };
}

export const COMMITTEE_ROW: OrganizationRow = {
  organizationId: 'so',
  name: 'Đảng bộ Sở Nội vụ',
  code: 'SNV',
  kindLabel: 'Đảng bộ cơ sở',
  isCell: false,
  counts: counts(),
};

export function cellAsOrganization(cell: CellRow, own: BandCounts = counts({ existing: 1, owed: 1 })): OrganizationRow {
  const { cellId, name, code, kindLabel } = cell;
  return { organizationId: cellId, name, code, kindLabel, isCell: true, counts: own, cell };
}

export function aTable(changes: Partial<MonthTableView> = {}): MonthTableView {
  return {
    month: '2026-03',
    months: ['2026-03', '2026-02'],
    organization: { id: 'tinh', name: 'Đảng bộ các cơ quan Đảng', kindLabel: 'Đảng bộ' },
    path: [{ id: 'tinh', name: 'Đảng bộ các cơ quan Đảng' }],
    byKind: [{ kind: 'CELL', label: 'Chi bộ cơ sở', counts: counts() }],
    total: counts(),
    rows: [COMMITTEE_ROW],
    sentence: 'Tháng 3/2026: 1/1 tổ chức đảng đánh giá đủ chi bộ.',
    filters: { ALL: 2, INCOMPLETE: 0, WAITING: 1, RETURNED: 0, LATE: 0, DECIDED: 1, MINE: 0 },
    at: '2026-03-08T02:00:00Z',
    ...changes,
  };
}

export const OFFICER: RoleView = {
  role: 'COMMITTEE_OFFICER',
  roleLabel: 'Cán bộ theo dõi',
  organizationId: 'tinh',
  organizationName: 'Đảng bộ các cơ quan Đảng',
  isCell: false,
};
