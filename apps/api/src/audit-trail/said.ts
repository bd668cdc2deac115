import {
  ANNUAL_CLASS_LABEL,
  CARD_STATE_LABEL,
  CEILING_BASE_LABEL,
  CEILING_ROUNDING_LABEL,
  COMMENDATION_FORM_LABEL,
  COMMENDATION_KIND_LABEL,
  formatDate,
  formatMonth,
  INDICATOR_ENTRANT_LABEL,
  INDICATOR_PERIOD_LABEL,
  INDICATOR_SUM_LABEL,
  MEETING_KIND_LABEL,
  MODEL_STATE_LABEL,
  OBLIGATION_STATE_LABEL,
  ROLE_LABEL,
  VISIT_STATE_LABEL,
} from '@chibo/domain';
import type { AuditAction, AuditPayloads } from '../audit/audit-payloads';

/** What an id stands for: an organisation, a person, a criteria set, a group. Without a name it is said to be gone. */
export type Names = (id: string) => string;

/** An act in words: what it is called, and its before and after. Points, bands, marks and votes are never said here (docs/adr/0046). */
export interface ActWords<A extends AuditAction> {
  label: string;
  /** Lines below it; empty ones are left out. */
  lines?: (payload: AuditPayloads[A], names: Names) => (string | false | null | undefined)[];
}

export type WordsOf<Prefix extends string> = {
  [A in AuditAction as A extends `${Prefix}.${string}` ? A : never]: ActWords<A>;
};

/** What the fields of a before and after are called. One that is not here stays unsaid: nobody has judged whether it may be read. */
const FIELD: Readonly<Record<string, string>> = {
  name: 'Tên',
  code: 'Mã',
  kindLabel: 'Loại hình',
  parentId: 'Cấp trên trực tiếp',
  leadership: 'Chi ủy',
  minMinutesOverride: 'Số phút tối thiểu',
  decides: 'Nơi quyết định xếp loại',
  twoPeople: 'Hai người thẩm định',
  lockLate: 'Khóa gửi sau hạn',
  rounding: 'Cách làm tròn',
  gapFrom: 'Nêu chênh lệch từ (phần trăm điểm)',
  sentence: 'Mẫu câu báo cáo',
  place: 'Địa danh, nơi họp',
  symbol: 'Ký hiệu',
  onBehalf: 'Thẩm quyền ký',
  signatory: 'Người ký',
  recipients: 'Nơi nhận',
  groups: 'Các nhóm',
  section: 'Mục',
  unit: 'Đơn vị tính',
  period: 'Kỳ',
  sum: 'Cách cộng',
  entrant: 'Nơi nhập',
  partName: 'Tên tử số',
  wholeName: 'Tên mẫu số',
  target: 'Chỉ tiêu đặt ra',
  retired: 'Thôi dùng',
  retiredAt: 'Thôi dùng từ',
  day: 'Ngày',
  time: 'Giờ',
  plannedOn: 'Ngày dự',
  members: 'Thành viên',
  words: 'Nội dung',
  action: 'Việc phải làm',
  owner: 'Người làm',
  dueOn: 'Hạn',
  organizationId: 'Tổ chức',
  year: 'Năm',
  kind: 'Loại',
  form: 'Hình thức',
  count: 'Số lượng',
  forWhat: 'Thành tích',
  decisionNumber: 'Số quyết định',
  decidedOn: 'Ngày quyết định',
  percent: 'Tỷ lệ trần (%)',
  base: 'Cơ sở tính',
  newMonths: 'Số tháng mới thành lập không tính',
  byKind: 'Tính riêng từng loại hình',
};

const VALUE: Readonly<Record<string, string>> = {
  ...ANNUAL_CLASS_LABEL,
  ...CARD_STATE_LABEL,
  ...OBLIGATION_STATE_LABEL,
  ...CEILING_BASE_LABEL,
  ...CEILING_ROUNDING_LABEL,
  ...COMMENDATION_FORM_LABEL,
  ...COMMENDATION_KIND_LABEL,
  ...INDICATOR_ENTRANT_LABEL,
  ...INDICATOR_PERIOD_LABEL,
  ...INDICATOR_SUM_LABEL,
  ...MEETING_KIND_LABEL,
  ...MODEL_STATE_LABEL,
  ...ROLE_LABEL,
  ...VISIT_STATE_LABEL,
  SELF: 'cấp ủy này',
  SUPERIOR: 'cấp ủy cấp trên',
  PLAIN: 'từng số',
  LARGEST_REMAINDER: 'đủ 100%, phần dư lớn nhất',
  CUT_AND_TOP_UP: 'cắt rồi bù cho đủ 100%',
  CELL: 'chi bộ',
  GRASSROOTS: 'cấp ủy cơ sở',
  UPPER: 'cấp ủy cấp trên',
};

/** A value that means another thing in this field than in the others. */
const VALUE_IN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  leadership: {
    COMMITTEE: 'có chi ủy',
    SECRETARY_AND_DEPUTY: 'có bí thư và phó bí thư',
    SECRETARY_ONLY: 'chỉ có bí thư',
  },
};

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LONGEST = 200;

/** One value as a reader has it. */
export function valueWords(value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return 'chưa có';
  if (typeof value === 'boolean') return value ? 'có' : 'không';
  if (Array.isArray(value)) return value.map((each) => valueWords(each, names)).join('; ') || 'chưa có';
  if (typeof value === 'object') return 'name' in value ? valueWords(value.name, names) : inside(value, names);
  return typeof value === 'string' ? textWords(value, names) : String(value as number);
}

function inside(value: object, names: Names): string {
  return Object.values(value)
    .map((each) => valueWords(each, names))
    .join(', ');
}

function textWords(value: string, names: Names): string {
  if (ID.test(value)) return names(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  if (/^\d{4}-\d{2}$/.test(value)) return formatMonth(value);
  const words = VALUE[value] ?? value;
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

/** "Tên: A → B", of the fields that differ. */
export function changed(before: object | null, after: object, names: Names): string[] {
  const old = (before ?? {}) as Record<string, unknown>;
  return Object.entries(after).flatMap(([key, value]) => {
    const same = JSON.stringify(old[key] ?? null) === JSON.stringify(value ?? null);
    if (same || FIELD[key] === undefined) return [];
    const say = (one: unknown): string => VALUE_IN[key]?.[String(one)] ?? valueWords(one, names);
    return [`${FIELD[key]}: ${before ? `${say(old[key])} → ` : ''}${say(value)}`];
  });
}

/** "Tháng 3/2026". */
export function monthWords(month: string): string {
  const words = formatMonth(month);
  return words[0].toLocaleUpperCase('vi') + words.slice(1);
}

/** From one state to the next. */
export function moved(before: unknown, after: unknown, names: Names): string {
  return `${valueWords(before, names)} → ${valueWords(after, names)}`;
}

/** Every id a payload names, to be looked up at once. */
export function idsIn(payload: unknown): string[] {
  if (typeof payload === 'string') return ID.test(payload) ? [payload] : [];
  if (typeof payload !== 'object' || payload === null) return [];
  return Object.values(payload).flatMap(idsIn);
}
