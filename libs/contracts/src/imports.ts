import type { ImportState, RowFate, SheetChange, SheetFault, SheetName } from '@chibo/domain';
import { ROW_FATES, SHEET_NAMES } from '@chibo/domain';
import { Id, OneOf, QueryInt, Text } from './fields';

const SHEET_FORMATS = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** Which file is sent; the file itself is the body, as it is (`application/octet-stream`, 2 MB at most). */
export class ImportQuery {
  @OneOf({ label: 'Loại bảng', values: SHEET_NAMES })
  sheet!: SheetName;

  @Text({ label: 'Tên tệp', max: 200 })
  name!: string;
}

export class SheetParam {
  @OneOf({ label: 'Loại bảng', values: SHEET_NAMES })
  sheet!: SheetName;
}

export class SheetFileParam extends SheetParam {
  @OneOf({ label: 'Loại tệp', values: SHEET_FORMATS })
  format!: SheetFormat;
}

export class ImportFileParam {
  @Id({ label: 'Mã' })
  id!: string;

  @OneOf({ label: 'Loại tệp', values: SHEET_FORMATS })
  format!: SheetFormat;
}

export class ImportRowsQuery {
  @OneOf({ label: 'Kết quả', values: ROW_FATES, optional: true })
  fate?: RowFate | null;

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

/** How many rows meet each fate. */
export interface ImportCounts {
  NEW: number;
  CHANGED: number;
  SAME: number;
  REFUSED: number;
}

/** A file that was sent in, as the account sees it that sent it. */
export interface ImportView {
  id: string;
  sheet: SheetName;
  sheetTitle: string;
  fileName: string;
  state: ImportState;
  stateLabel: string;
  counts: ImportCounts;
  /** What is to be known of how it was read. */
  notes: string[];
  createdAt: string;
  appliedAt?: string;
  /** Why it is not taken in as it stands. */
  whyNot?: string;
  /** Why the last try came to nothing; nothing of it was stored. */
  failure?: string;
}

/** A sheet this account may use. */
export interface SheetView {
  sheet: SheetName;
  title: string;
  words: string[];
}

export interface ImportsView {
  sheets: SheetView[];
  /** Newest first. */
  imports: ImportView[];
}

export interface ImportRowView {
  /** In the file, from 1. */
  row: number;
  /** What it is about, in words. */
  title: string;
  fate: RowFate;
  changes: SheetChange[];
  faults: SheetFault[];
}

/** A page of the rows of a file, in their order. */
export interface ImportRowsView {
  rows: ImportRowView[];
  total: number;
  page: number;
  pageSize: number;
}
