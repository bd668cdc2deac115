/** What a sheet of many rows is made of: said once for the template, the reader, the preview and the export. */

/** The sheets that can be taken in and handed out. */
export const SHEET_NAMES = ['organizations', 'people', 'past-results'] as const;
export type SheetName = (typeof SHEET_NAMES)[number];

/** What stands in the cells of a column; POINTS are hundredths, DAY and MONTH ISO. */
export type SheetCellKind = 'CODE' | 'TEXT' | 'DAY' | 'MONTH' | 'COUNT' | 'POINTS' | 'CHOICE';

export interface SheetChoice {
  value: string;
  label: string;
}

export interface SheetColumn {
  key: string;
  /** As it stands over the column. */
  head: string;
  /** Other words offices write over it. Accents, case and punctuation do not count. */
  also?: readonly string[];
  kind: SheetCellKind;
  required?: boolean;
  /** TEXT and CODE: longest, characters. COUNT: highest. */
  max?: number;
  min?: number;
  choices?: readonly SheetChoice[];
  /** What is to be written, for whoever fills it in. */
  hint: string;
}

export interface Sheet {
  name: SheetName;
  title: string;
  /** Of its files, letters and hyphens. */
  fileName: string;
  columns: readonly SheetColumn[];
  /** Rows as they would be filled in, by the keys of columns. */
  examples: readonly Readonly<Record<string, string>>[];
  /** What is to be known before filling it in. */
  words: readonly string[];
}

/** Of one row, by the keys of columns; null: nothing stands there. A column that the file has not is absent. */
export type SheetValues = Readonly<Record<string, string | number | null>>;

/** What is wrong in a cell of a row, or with the row as a whole, and what to do. */
export interface SheetFault {
  /** Head of the column; absent: the row. */
  column?: string;
  /** As it stands in the file. */
  value?: string;
  text: string;
}

/** What happens to a row when it is taken in. */
export const ROW_FATES = ['NEW', 'CHANGED', 'SAME', 'REFUSED'] as const;
export type RowFate = (typeof ROW_FATES)[number];

export const ROW_FATE_LABEL: Readonly<Record<RowFate, string>> = {
  NEW: 'Mới',
  CHANGED: 'Thay đổi',
  SAME: 'Giữ nguyên',
  REFUSED: 'Bị từ chối',
};

/** What changes in a field of something that is there already, in words. */
export interface SheetChange {
  column: string;
  before: string;
  after: string;
}

/** Most rows of one file, without its heads. */
export const MOST_SHEET_ROWS = 20_000;

/** Most bytes of a file that is taken in. */
export const MOST_SHEET_BYTES = 2 * 1024 * 1024;

/** How far a file is: looked through, being taken in, in, or taken back before it was in. */
export const IMPORT_STATES = ['CHECKED', 'APPLYING', 'APPLIED', 'DROPPED'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_STATE_LABEL: Readonly<Record<ImportState, string>> = {
  CHECKED: 'Đã xem trước, chưa ghi',
  APPLYING: 'Đang ghi',
  APPLIED: 'Đã ghi',
  DROPPED: 'Đã bỏ',
};

/** Why a file is not taken in as it stands; undefined when it can be. */
export function whyNotApplied(state: ImportState, counts: Readonly<Record<RowFate, number>>): string | undefined {
  if (state !== 'CHECKED') return `Tệp này ở trạng thái “${IMPORT_STATE_LABEL[state]}”.`;
  if (counts.REFUSED > 0)
    return `Còn ${counts.REFUSED} dòng bị từ chối. Đồng chí sửa trong tệp rồi gửi lại: hệ thống ghi cả tệp, không ghi một phần.`;
  if (counts.NEW + counts.CHANGED === 0) return 'Không có gì mới hay thay đổi để ghi.';
  return undefined;
}
