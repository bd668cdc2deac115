import type { ScheduleView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { letterhead, title } from './header';
import { GRID, lineHeight, page } from './page';
import { onNewPage } from './new-pages';
import { ROWS_TO_SIGN } from './page-breaks';
import type { PaperSettings } from './paper-settings';
import { count, monthWords } from './wording';

type Row = ScheduleView['rows'][number];

/** STT, chi bộ, số lượng, thời gian, địa điểm, bí thư, ghi chú (domain.md 4.4). */
const WIDTHS = [20, '*', 32, 60, 84, 76, 38];
const HEADS = ['STT', 'Chi bộ', 'Số\nlượng', 'Thời gian', 'Địa điểm', 'Bí thư', 'Ghi chú'];
const SIZE = 10;

/**
 * The schedule notice of a committee: when and where each branch meets; what is not known yet stays open to write in.
 * @param first row that begins a page
 */
export function scheduleDocument(view: ScheduleView, settings: PaperSettings, first?: number): TDocumentDefinitions {
  const planned = view.rows.filter(({ plan }) => plan).length;
  return page({
    title: `Lịch sinh hoạt chi bộ ${monthWords(view.month)}, ${view.organization.name}`,
    foot: settings.demonstration ? ['Dữ liệu minh họa.'] : [],
    content: [
      letterhead({ cell: view.organization.name, place: settings.place }),
      title('THÔNG BÁO', `lịch sinh hoạt chi bộ ${monthWords(view.month)}`),
      { text: `${view.rows.length} chi bộ, ${planned} chi bộ đã có lịch.`, margin: [0, 0, 0, 4] },
      table(scheduleRows(view).map((row, at) => (at === first ? onNewPage(row) : row))),
      signature(),
    ],
  });
}

/** The rows under the head: branches, under the name of their committee where there are several. */
export function scheduleRows({ rows }: Pick<ScheduleView, 'rows'>): TableCell[][] {
  const many = new Set(rows.map(({ parentName }) => parentName)).size > 1;
  const groups = Map.groupBy(rows, ({ parentName }) => parentName);
  let at = 0;
  return [...groups].flatMap(([parent, own]) => [
    ...(many ? [groupRow(parent)] : []),
    ...own.map((row) => cells(row, (at += 1))),
  ]);
}

/** The first of the rows that go with the signature, with the name above it where it is the first there. */
export function firstWithSignature(rows: readonly TableCell[][]): number {
  const first = rows.length - ROWS_TO_SIGN;
  const before = rows[first - 1]?.[0];
  return typeof before === 'object' && 'colSpan' in before ? first - 1 : first;
}

function table(rows: TableCell[][]): Content {
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: WIDTHS, body: [HEADS.map(headCell), ...rows] },
    layout: { ...GRID, paddingTop: () => 1, paddingBottom: () => 1 },
    fontSize: SIZE,
    lineHeight: lineHeight(SIZE, 12),
  };
}

function headCell(text: string): TableCell {
  return { text, bold: true, alignment: 'center', verticalAlignment: 'middle' };
}

function groupRow(name: string): TableCell[] {
  return [{ text: name, bold: true, colSpan: HEADS.length }, ...HEADS.slice(1).map((): TableCell => '')];
}

function cells({ name, memberCount, plan, secretary }: Row, at: number): TableCell[] {
  const when = plan ? `${plan.time ? `${plan.time}, ` : ''}${formatDate(plan.day)}` : '';
  return [
    { text: String(at), alignment: 'center' },
    name,
    { text: memberCount === undefined ? '' : count(memberCount), alignment: 'center' },
    { text: when, alignment: 'center' },
    plan?.place ?? '',
    secretary ?? '',
    '',
  ];
}

/** The committee's own; a heading never stands alone on a page. */
function signature(): Content {
  return {
    unbreakable: true,
    columns: [
      { text: '' },
      {
        stack: [
          { text: 'T/M BAN THƯỜNG VỤ', bold: true },
          { text: '(ký, ghi rõ họ tên)', italics: true },
        ],
      },
    ],
    alignment: 'center',
    margin: [0, 12, 0, 50],
  };
}
