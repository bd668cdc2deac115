import { formatDate } from '@chibo/domain';
import type { Column, Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { scanSquare } from './check-mark';
import { FONT } from './fonts';
import { withMissingMarked } from './missing-letters';
import { lineHeight } from './page';

/** What stands on one slip. */
export interface Slip {
  name: string;
  /** The organisation of its first role. */
  place: string;
  login: string;
  /** In groups, as it is typed. */
  code: string;
  /** Where the square leads; absent without a public address. */
  open?: string;
}

export interface SlipsOrder {
  kind: 'slips';
  slips: readonly Slip[];
  /** Of the page on which the code is typed. */
  address?: string;
  /** Last day, `yyyy-mm-dd`. */
  until: string;
}

const MM = 72 / 25.4;
const MARGIN = 9 * MM;
const COLUMNS = 2;
const ROWS = 6;
const WIDTH = (595.28 - 2 * MARGIN) / COLUMNS;
/** A slip's own height: twelve of them and their lines fill the page. */
const HEIGHT = (841.89 - 2 * MARGIN - 4) / ROWS;
const PADDING = 8;
const SQUARE = 60;
/** Longer names would push the code off the slip. */
const MOST_NAME = 60;
const MOST_PLACE = 90;

/** Twelve slips on an A4 sheet, to be cut along the dashed lines and handed over one by one. */
export function slipsDocument(
  { slips, address, until }: Omit<SlipsOrder, 'kind'>,
  demonstration: boolean,
): TDocumentDefinitions {
  const perPage = COLUMNS * ROWS;
  const sheets = Array.from({ length: Math.ceil(slips.length / perPage) }, (_, at) =>
    slips.slice(at * perPage, (at + 1) * perPage),
  );
  const content = sheets.map((sheet, at): Content => {
    const cells = sheet.map((slip) => cellOf(slip, address, until, demonstration));
    return { ...sheetOf(cells), ...(at > 0 ? { pageBreak: 'before' } : {}) };
  });
  return {
    pageSize: 'A4',
    pageMargins: MARGIN,
    info: { title: 'Phiếu mời dùng hệ thống', creator: 'Chi bộ', producer: 'Chi bộ' },
    displayTitle: true,
    language: 'vi',
    defaultStyle: { font: FONT, fontSize: 10, lineHeight: lineHeight(10, 11.5), color: 'black' },
    content: withMissingMarked(content).content,
  };
}

function sheetOf(cells: TableCell[]): {
  table: { widths: number[]; heights: number; body: TableCell[][] };
  layout: CustomTableLayout;
} {
  const rows = Array.from({ length: Math.ceil(cells.length / COLUMNS) }, (_, at) => [
    cells[at * COLUMNS],
    cells[at * COLUMNS + 1] ?? '',
  ]);
  const widths = Array.from({ length: COLUMNS }, () => WIDTH - 2 * PADDING);
  return { table: { widths, heights: HEIGHT - 2 * PADDING, body: rows }, layout: CUT };
}

const dashed = { dash: { length: 3, space: 3 } };

/** Lines to cut along. */
const CUT: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineStyle: () => dashed,
  vLineStyle: () => dashed,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: () => PADDING,
  paddingBottom: () => PADDING,
};

function cellOf(slip: Slip, address: string | undefined, until: string, demonstration: boolean): TableCell {
  const where = address ? `Mở ${address} hoặc quét ô vuông, gõ mã:` : 'Ở trang đăng nhập bấm “Dùng phiếu mời”, gõ mã:';
  const words: Content[] = [
    { text: short(slip.name, MOST_NAME), bold: true, fontSize: 12, lineHeight: lineHeight(12, 13) },
    { text: short(slip.place, MOST_PLACE) },
    { text: ['Tên đăng nhập: ', { text: slip.login, bold: true }], margin: [0, 3, 0, 0] },
    { text: where },
  ];
  const left: Column = { width: '*', stack: words };
  const square: Column[] = slip.open ? [{ width: SQUARE, stack: [scanSquare(slip.open, SQUARE)] }] : [];
  return {
    stack: [
      { columns: [left, ...square], columnGap: 6 },
      {
        text: slip.code.replaceAll('-', '\u2011'),
        bold: true,
        fontSize: 16,
        lineHeight: lineHeight(16, 19),
      },
      {
        text: `Dùng một lần, đến hết ngày ${formatDate(until)}, để đặt mật khẩu của mình. ${demonstration ? 'Dữ liệu minh họa.' : 'Không đưa cho người khác.'}`,
        fontSize: 8.5,
        lineHeight: lineHeight(8.5, 9.5),
      },
    ],
  };
}

function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
