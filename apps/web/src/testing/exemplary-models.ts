import type { ExemplaryModelRow, ExemplaryModelsView } from '@chibo/contracts';

export function aModel(changes: Partial<ExemplaryModelRow> = {}): ExemplaryModelRow {
  return {
    id: 'mh',
    version: 1,
    committeeId: 'khoi',
    organizationId: 'bao',
    organizationName: 'Chi bộ Báo',
    year: 2026,
    title: 'Mỗi tuần một việc làm theo Bác',
    summary: 'Mỗi đảng viên đăng ký một việc.',
    state: 'NOMINATED',
    remarks: [],
    own: true,
    whyNotRemark: 'Mô hình này không trong thời gian lấy ý kiến (đã đề cử).',
    whyNotDecide: 'Mô hình chưa được công khai lấy ý kiến.',
    ...changes,
  };
}

/** One nominated model, as the officer who collects sees it. */
export function someModels(changes: Partial<ExemplaryModelsView> = {}): ExemplaryModelsView {
  return {
    organization: { id: 'khoi', name: 'Đảng bộ Khối' },
    rows: [aModel()],
    total: 1,
    page: 1,
    pageSize: 50,
    mayNominate: true,
    mayManage: true,
    mayRemark: true,
    at: '2026-03-06T03:00:00.000Z',
    ...changes,
  };
}
