/** What keeps a branch's card from being scored, verified or decided: the sorts of people that are missing. */
export const READINESS_GAPS = ['NO_SCORER', 'NO_VERIFIER', 'NO_DECIDER', 'ENDING', 'TWO_SECRETARIES'] as const;
export type ReadinessGap = (typeof READINESS_GAPS)[number];

export const READINESS_GAP_LABEL: Readonly<Record<ReadinessGap, string>> = {
  NO_SCORER: 'Chi bộ chưa có người chấm',
  NO_VERIFIER: 'Cấp ủy chưa có người thẩm định',
  NO_DECIDER: 'Cấp ủy cấp trên được giao quyết định xếp loại chưa có người',
  ENDING: 'Vai trò sắp hết, chưa có người kế tiếp',
  TWO_SECRETARIES: 'Chi bộ có hơn một bí thư',
};

/** A role that ends within so many days, with nobody after it, is worth telling now. */
export const ENDING_DAYS = 31;

/** What an installation needs before its first month, in the order it is done. */
export const SETUP_STEPS = [
  'ORGANIZATIONS',
  'CRITERIA_SET',
  'DEADLINES',
  'SCORERS',
  'VERIFIERS',
  'BACKUP',
  'MAIL',
  'FIRST_MONTH',
] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

export const SETUP_STEP_LABEL: Readonly<Record<SetupStep, string>> = {
  ORGANIZATIONS: 'Nhập các tổ chức đảng',
  CRITERIA_SET: 'Ban hành bộ tiêu chí',
  DEADLINES: 'Đặt hạn gửi, hạn xếp loại',
  SCORERS: 'Mỗi chi bộ có người chấm',
  VERIFIERS: 'Mỗi cấp ủy có người thẩm định',
  BACKUP: 'Chọn nơi sao lưu',
  MAIL: 'Nối máy chủ thư',
  FIRST_MONTH: 'Mở tháng đầu tiên',
};

/** How much of each sort, in one sentence of a notice: "3 chi bộ chưa có người chấm". */
export function readinessWords(counts: Readonly<Partial<Record<ReadinessGap, number>>>): string {
  const said = READINESS_GAPS.filter((gap) => (counts[gap] ?? 0) > 0);
  return said.map((gap) => `${READINESS_GAP_LABEL[gap]}: ${counts[gap]}`).join('; ');
}
