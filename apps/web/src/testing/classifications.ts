import type { ClassificationRow, ClassificationsView, OwnClassificationView } from '@chibo/contracts';

/** A branch with ten Tốt and two Khá months, nothing said of its year yet. */
export function aClassRow(changes: Partial<ClassificationRow> = {}): ClassificationRow {
  return {
    organizationId: 'bao',
    name: 'Chi bộ Báo',
    kind: 'GRASSROOTS_CELL',
    kindLabel: 'Chi bộ cơ sở',
    isCell: true,
    version: 0,
    months: { n: 12, mean: 9412, bands: { GOOD: 10, FAIR: 2, AVERAGE: 0, POOR: 0 } },
    yearClass: { band: 'GOOD', missing: 0, reasons: ['Xếp loại Tốt vì cả 12 tháng từ Khá trở lên.'] },
    ...changes,
  };
}

const NONE = { OUTSTANDING: 0, WELL_DONE: 0, COMPLETED: 0, NOT_COMPLETED: 0 };

/** A list of one branch that its officer may change; no ceiling. */
export function aClassList(changes: Partial<ClassificationsView> = {}): ClassificationsView {
  return {
    organization: { id: 'khoi', name: 'Đảng bộ Khối' },
    year: 2026,
    running: true,
    rows: [aClassRow()],
    total: 1,
    page: 1,
    pageSize: 100,
    totals: { existing: 1, rated: 0, proposed: 0, decided: 0, bands: NONE, expected: NONE },
    counts: [{ kind: 'GRASSROOTS_CELL', kindLabel: 'Chi bộ cơ sở', isNew: false, n: 1 }],
    kinds: [{ kind: 'GRASSROOTS_CELL', label: 'Chi bộ cơ sở', n: 1 }],
    ceiling: { organizationId: 'khoi' },
    checks: [],
    expectedChecks: [],
    conclusions: [],
    concluded: false,
    whyNotConclude: 'Chưa tổ chức nào có quyết định xếp loại nên chưa chốt được.',
    whyNotReopen: 'Danh sách xếp loại năm này chưa chốt.',
    at: '2026-03-06T03:00:00.000Z',
    ...changes,
  };
}

export function anOwnYear(changes: Partial<OwnClassificationView> = {}): OwnClassificationView {
  return {
    organization: { id: 'bao', name: 'Chi bộ Báo' },
    year: 2026,
    superiorName: 'Đảng bộ Khối',
    row: aClassRow(),
    history: [],
    ...changes,
  };
}
