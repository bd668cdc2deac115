import type { ImportRowsView, ImportRowView, ImportsView, ImportView } from '@chibo/contracts';
import { IMPORT_STATE_LABEL } from '@chibo/domain';

/** Three rows of organisations that can be taken in, unless told otherwise. */
export function anImport(changes: Partial<ImportView> = {}): ImportView {
  const view: ImportView = {
    id: 'tep',
    sheet: 'organizations',
    sheetTitle: 'Tổ chức đảng',
    fileName: 'to-chuc.xlsx',
    state: 'CHECKED',
    stateLabel: '',
    counts: { NEW: 2, CHANGED: 1, SAME: 0, REFUSED: 0 },
    notes: [],
    createdAt: '2026-03-06T03:00:00Z',
    ...changes,
  };
  return { ...view, stateLabel: IMPORT_STATE_LABEL[view.state] };
}

export function anImportRow(changes: Partial<ImportRowView> = {}): ImportRowView {
  return { row: 2, title: '0701 – Chi bộ Phòng Một', fate: 'NEW', changes: [], faults: [], ...changes };
}

export function someRows(changes: Partial<ImportRowsView> = {}): ImportRowsView {
  return { rows: [anImportRow()], total: 3, page: 1, pageSize: 100, ...changes };
}

export function theImports(changes: Partial<ImportsView> = {}): ImportsView {
  const words = ['Tổ chức không có trong bảng thì giữ nguyên.'];
  return { sheets: [{ sheet: 'organizations', title: 'Tổ chức đảng', words }], imports: [], ...changes };
}
