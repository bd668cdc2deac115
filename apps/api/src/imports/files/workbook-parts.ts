import { FileRefused } from './file-refused';
import type { ZipEntry } from './zip-check';
import { unpacked, zipEntries } from './zip-check';

/** What of a workbook is looked at before it is parsed. */
export interface WorkbookParts {
  /** Sheets in sight, in their order, with what their rows look like. */
  sheets: { name: string; hiddenRows: ReadonlySet<number>; merged: ReadonlyMap<number, string> }[];
}

const NOT_ODS = 'Tệp là bảng của LibreOffice (.ods). Đồng chí lưu lại thành Excel (.xlsx) hoặc CSV.';
const NOT_XLSB = 'Tệp là Excel nhị phân (.xlsb). Đồng chí lưu lại thành Excel (.xlsx).';
const NO_MACROS = 'Tệp có macro (.xlsm). Đồng chí lưu lại thành Excel không macro (.xlsx).';
const NO_WORKBOOK = 'Tệp không phải bảng Excel (.xlsx) hay CSV.';
const NO_1904 =
  'Tệp tính ngày từ năm 1904 (Excel cho máy Mac cũ). Đồng chí chép bảng sang tệp mẫu rồi kiểm tra lại các ngày.';

/**
 * Holds every part of a workbook against its bounds.
 * @throws FileRefused for macros, other formats, parts that declare entities, and what unpacks to more than it says
 */
export function checkWorkbook(bytes: Buffer): WorkbookParts {
  const entries = zipEntries(bytes);
  const names = new Set(entries.map(({ name }) => name));
  if (names.has('mimetype')) throw new FileRefused(NOT_ODS);
  if (names.has('xl/workbook.bin')) throw new FileRefused(NOT_XLSB);
  if ([...names].some((name) => /vbaProject|macrosheets/i.test(name))) throw new FileRefused(NO_MACROS);
  if (!names.has('xl/workbook.xml')) throw new FileRefused(NO_WORKBOOK);
  const texts = new Map(entries.map((entry) => [entry.name, textOf(entry)]));
  const book = texts.get('xl/workbook.xml') ?? '';
  if (/date1904\s*=\s*"(1|true)"/.test(book)) throw new FileRefused(NO_1904);
  return { sheets: sheetsOf(book, texts) };
}

/** Entities are what a few bytes grow to a memory with; no workbook declares any. */
function textOf(entry: ZipEntry): string {
  const content = unpacked(entry);
  if (!/\.(xml|rels)$/i.test(entry.name)) return '';
  const text = content.toString('utf8');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new FileRefused(NO_WORKBOOK);
  return text;
}

function sheetsOf(book: string, texts: ReadonlyMap<string, string>): WorkbookParts['sheets'] {
  const targets = new Map<string, string>();
  for (const [tag] of (texts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship\s[^>]*>/g))
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'));
  const inSight = [...book.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].filter(([tag]) => !/state="(very)?hidden"/i.test(tag));
  return inSight.map(([tag]) => {
    const text = texts.get(targets.get(attribute(tag, 'r:id')) ?? '') ?? '';
    return { name: attribute(tag, 'name'), hiddenRows: hiddenRows(text), merged: mergedRows(text) };
  });
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()];
    const sign = hex ? Number.parseInt(String(hex), 16) : Number(decimal);
    return sign <= 0x10ffff ? String.fromCodePoint(sign) : whole;
  });
}

function hiddenRows(sheet: string): Set<number> {
  const rows = new Set<number>();
  for (const [tag] of sheet.matchAll(/<(?:\w+:)?row\s[^>]*>/g))
    if (/\shidden="(1|true)"/.test(tag)) rows.add(Number(attribute(tag, 'r')));
  return rows;
}

/** Rows of merged cells by their number; one merged region may claim a million. */
function mergedRows(sheet: string): Map<number, string> {
  const rows = new Map<number, string>();
  for (const [tag] of sheet.matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)) {
    const ref = attribute(tag, 'ref');
    const [from = 0, to = from] = [...ref.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    for (let row = from; row <= Math.min(to, from + MOST_MERGED); row += 1) rows.set(row, ref);
  }
  return rows;
}

const MOST_MERGED = 20_100;
