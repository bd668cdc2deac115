import type { ScheduleView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import { letterhead, title } from './header';
import { GRID, lineHeight, page } from './page';
import type { PaperSettings } from './paper-settings';
import { count, monthWords } from './wording';

type Row = ScheduleView['rows'][number];

/** STT, chi bộ, số lượng, thời gian, địa điểm, bí thư, ghi chú (domain.md 4.4). */
const WIDTHS = [20, '*', 32, 60, 84, 76, 38];
const HEADS = ['STT', 'Chi bộ', 'Số\nlượng', 'Thời gian', 'Địa điểm', 'Bí thư', 'Ghi chú'];
const SIZE = 10;

/** The schedule notice of a committee: when and where each branch meets; what is not known yet stays open to write in. */
export function scheduleDocument(view: ScheduleView, settings: PaperSettings): TDocumentDefinitions {
  const planned = view.rows.filter(({ plan }) => plan).length;
  return page({
    title: `Lịch sinh hoạt chi bộ ${monthWords(view.month)}, ${view.organization.name}`,
    foot: settings.demonstration ? ['Dữ liệu minh họa.'] : [],
    content: [
      letterhead({ cell: view.organization.name, place: settings.place }),
      title('THÔNG BÁO', `lịch sinh hoạt chi bộ ${monthWords(view.month)}`),
      { text: `${view.rows.length} chi bộ, ${planned} chi bộ đã có lịch.`, margin: [0, 0, 0, 4] },
      table(view.rows),
      signature(),
    ],
  });
}

function table(rows: readonly Row[]): Content {
  const many = new Set(rows.map(({ parentName }) => parentName)).size > 1;
  const groups = Map.groupBy(rows, ({ parentName }) => parentName);
  let at = 0;
  const body = [...groups].flatMap(([parent, own]) => [
    ...(many ? [groupRow(parent)] : []),
    ...own.map((row) => cells(row, (at += 1))),
  ]);
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: WIDTHS, body: [HEADS.map(headCell), ...body] },
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
