import type { AuditTrailRow, AuditTrailView, RefusalRow, RefusalsView } from '@chibo/contracts';

export function anAct(changes: Partial<AuditTrailRow> = {}): AuditTrailRow {
  return {
    seq: 12,
    at: '2026-03-06T03:00:00.000Z',
    accountId: 'an',
    by: 'Nguyễn Văn An',
    login: 'vp.khoi',
    network: '10.0.0.7',
    action: 'organization.changed',
    label: 'Sửa tổ chức đảng',
    subjectType: 'organization',
    subjectId: 'duoc',
    organizationId: 'duoc',
    organizationName: 'Chi bộ Dược',
    lines: ['Tên: Chi bộ Dược → Chi bộ Dược và Vật tư', 'Từ 06/03/2026'],
    ...changes,
  };
}

export function theTrail(rows: AuditTrailRow[], changes: Partial<AuditTrailView> = {}): AuditTrailView {
  const acts = [
    { action: 'organization.changed', label: 'Sửa tổ chức đảng' },
    { action: 'scorecard.submitted', label: 'Gửi phiếu' },
  ];
  return { rows, acts, at: '2026-03-06T03:00:00.000Z', ...changes };
}

export function theRefusals(changes: Partial<RefusalRow> = {}, view: Partial<RefusalsView> = {}): RefusalsView {
  const row: RefusalRow = {
    hour: '2026-03-06T03:00:00.000Z',
    accountId: 'duoc',
    by: 'Bí thư Dược',
    route: 'POST /api/scorecards',
    code: 'FORBIDDEN',
    codeLabel: 'Không có quyền',
    times: 3,
    ...changes,
  };
  return { rows: [row], total: 1, page: 1, pageSize: 50, tries: [], at: '2026-03-06T03:00:00.000Z', ...view };
}
