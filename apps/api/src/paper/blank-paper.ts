import type { Criterion, CriterionGroup, CriteriaSet, MeetingKind } from '@chibo/domain';
import { POINT, formatPoints } from '@chibo/domain';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { oneLineGroup } from './card-rows';
import { cellSquare } from './check-mark';
import type { Fit } from './fit';
import { LARGE_HEAD, SMALL_HEAD } from './fit';
import { letterhead, title } from './header';
import { meetingWords, subject } from './meeting';
import { TEXT_WIDTH, page } from './page';
import type { PaperSettings } from './paper-settings';
import { legend } from './result';
import { CHECK_SIZE, signatures } from './signatures';
import { scoreTable } from './table';
import type { Row } from './table';
import { BLANK, monthWords } from './wording';

/** For whom and when a blank card is printed; what is missing is left as dots. */
export interface BlankFor {
  cell?: { name: string; superior: string; code?: string; /** Where its card is found. */ address?: string };
  /** `yyyy-mm`. */
  month?: string;
}

/** How closely a blank card is set: what is written on by hand has no text below 10 pt. */
export interface BlankFit extends Pick<Fit, 'head' | 'signing'> {
  /** Of all text of the table, and its leading, pt. */
  size: number;
  leading: number;
  /** Above and below the text of a row, pt. */
  padding: number;
  /** To write on. */
  lines: number;
}

const WIDE: BlankFit = { head: LARGE_HEAD, signing: 20, size: 11, leading: 13.2, padding: 3, lines: 10 };
const EVEN: BlankFit = { ...WIDE, size: 10.5, leading: 12.4, padding: 2, lines: 5 };
const CLOSE: BlankFit = { ...EVEN, head: SMALL_HEAD, signing: 16, size: 10, leading: 11.6, padding: 1.8, lines: 4 };

/** Each closer than the one before; a row to write a figure into is 18 pt high in the first and 13 in the last. */
export const BLANK_FITS: readonly BlankFit[] = [
  WIDE,
  { ...WIDE, padding: 2.5, lines: 7 },
  { ...WIDE, padding: 2, lines: 5 },
  EVEN,
  CLOSE,
  { ...CLOSE, padding: 1.4 },
  { ...CLOSE, padding: 1, lines: 3 },
];

/**
 * The card to fill in by hand: every line with its maximum and its scale, empty columns, dots for the figures.
 * @param first row of the table that begins a page
 */
export function blankDocument(
  set: CriteriaSet,
  settings: PaperSettings,
  blank: BlankFor = {},
  { head, signing, size, leading, padding, lines }: BlankFit = WIDE,
  first?: number,
): TDocumentDefinitions {
  const about = `${subject(mainKind(set))} ${monthWords(blank.month)}`;
  const { name, superior, code, address } = blank.cell ?? {};
  const square = code ? cellSquare({ code, address }, CHECK_SIZE) : undefined;
  return page({
    title: `PHIẾU CHẤM ĐIỂM (mẫu trống): ${set.title}`,
    foot: legend(set, settings.demonstration),
    content: [
      letterhead({ superior, cell: name, number: settings.number, place: settings.place }, head),
      title('PHIẾU CHẤM ĐIỂM', about, head),
      { text: meetingWords({}) },
      scoreTable(blankRows(set), { size, leading, padding, first }),
      { unbreakable: true, stack: [...handwritten(lines), signatures(settings, { signing }, undefined, square)] },
    ],
  });
}

/** The row of the last group: where a second page begins, so that the total does not stand there alone. */
export function lastGroup(set: CriteriaSet): number {
  return blankRows(set).findLastIndex(({ bold, code }) => bold && code !== '');
}

/** A set for thematic meetings alone prints their title. */
function mainKind({ meetingKinds: [only, ...more] }: CriteriaSet): MeetingKind {
  return only === 'THEMATIC' && more.length === 0 ? 'THEMATIC' : 'REGULAR';
}

function blankRows(set: CriteriaSet): Row[] {
  const rows = set.groups.flatMap((group) => {
    const lines = group.criteria.map(blankLine);
    const [only] = group.criteria;
    return only && lines.length === 1 ? [oneLineRow(group, only)] : [groupRow(group), ...lines];
  });
  return [...rows, { ...row('', 'TỔNG ĐIỂM', 100 * POINT), note: 'Xếp loại:', bold: true }];
}

function oneLineRow(group: CriterionGroup, only: Criterion): Row {
  const label = { text: [{ text: oneLineGroup(group) }, scale(only)] };
  return { ...row(only.code, label, only.maxPoints), bold: true };
}

function groupRow({ code, label, maxPoints }: CriterionGroup): Row {
  return { ...row(code, label, maxPoints), bold: true };
}

function blankLine(criterion: Criterion): Row {
  return {
    ...row(criterion.code, { text: [criterion.label, scale(criterion)] }, criterion.maxPoints),
    note: movedWords(criterion),
  };
}

function row(code: string, label: Content, max: number): Row {
  return { code, label, max: formatPoints(max), self: '', verified: '', note: '' };
}

/** Levels or options from best to worst, so that the card can be scored without the document beside it. */
function scale({ rule }: Criterion): Content {
  const levels = rule.kind === 'LEVELS' ? rule.levels : rule.kind === 'CHOICE' ? rule.options : [];
  if (levels.length === 0) return '';
  return {
    text: ` (${levels.map((level) => `${level.label}: ${formatPoints(level.points)}`).join('; ')})`,
    italics: true,
    bold: false,
  };
}

function movedWords({ whenNotApplicable: policy }: Criterion): string {
  if (policy?.kind === 'MOVED') return `Không có thì vào ${policy.to}`;
  return policy?.kind === 'FULL' ? 'Không có thì tối đa' : '';
}

/** Distance of the lines to write on, pt. */
const WRITING_STEP = 20;

function handwritten(lines: number): Content[] {
  const dotted = (y: number) => ({
    type: 'line' as const,
    x1: 0,
    y1: y,
    x2: TEXT_WIDTH,
    y2: y,
    lineWidth: 0.5,
    dash: { length: 1 },
  });
  const vote = `${BLANK}/${BLANK} đồng chí tán thành.`;
  return [
    { text: [{ text: 'Xếp loại: ', bold: true }, BLANK.repeat(5), { text: '  Biểu quyết: ', bold: true }, vote] },
    { text: 'Hạn chế, biện pháp khắc phục:', bold: true },
    { canvas: Array.from({ length: lines }, (_, line) => dotted(WRITING_STEP * (line + 1))), margin: [0, 0, 0, 4] },
  ];
}
