import type { AuditTrailRow } from '@chibo/contracts';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import type { Table } from '../table';
import { tableOf } from '../table';

/** Who did it: the service itself where nobody is named. */
export function doerWords({ by, login }: Pick<AuditTrailRow, 'by' | 'login'>): string {
  if (by === undefined) return 'Hệ thống, hoặc chưa đăng nhập';
  return login ? `${by} (${login})` : by;
}

/** To what it was done: the organisation, or whose account. */
export function subjectWords({ organizationName, subjectName }: AuditTrailRow): string | undefined {
  return organizationName ?? subjectName;
}

export const AUDIT_TRAIL_COLUMNS: readonly Column<AuditTrailRow>[] = [
  NUMBERED,
  { key: 'at', head: 'Lúc', kind: 'INSTANT', of: ({ at }) => at, width: 30 },
  { key: 'label', head: 'Việc', kind: 'TEXT', of: ({ label }) => label, width: 44, folded: 'NAME' },
  { key: 'by', head: 'Người làm', kind: 'TEXT', of: doerWords, width: 40 },
  { key: 'subject', head: 'Tổ chức, người có liên quan', kind: 'TEXT', of: subjectWords, width: 46 },
  { key: 'lines', head: 'Nội dung', kind: 'TEXT', of: ({ lines }) => lines.join('; ') || undefined, nothing: '' },
  { key: 'network', head: 'Từ mạng', kind: 'TEXT', of: ({ network }) => network, width: 30 },
];

/** Acts of some days, newest first. @param view all that were found; `days` in words, `name` of the file */
export function auditTrailTable(
  { rows, at, days, name }: { rows: readonly AuditTrailRow[]; at: string; days: string; name: string },
  selection?: string,
): Table {
  return tableOf<AuditTrailRow>({
    name,
    title: { kind: 'NHẬT KÝ', about: `việc đã làm trên hệ thống ${days}` },
    columns: AUDIT_TRAIL_COLUMNS,
    blocks: [{ rows }],
    remarks: ['Điểm, xếp loại và phiếu biểu quyết không nêu ở đây; ai được xem thì xem ở lịch sử của phiếu.'],
    selection,
    at,
    landscape: true,
  });
}
