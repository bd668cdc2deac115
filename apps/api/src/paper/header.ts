import type { Column, Content } from 'pdfmake/interfaces';
import { LARGE_HEAD } from './fit';
import type { Head } from './fit';
import { HAIRLINE, TEXT_WIDTH, lineHeight } from './page';
import { BLANK, capitals, longDay, nameLines } from './wording';

export interface Letterhead {
  /** The body above; absent: dots, empty: there is none. */
  superior?: string;
  /** Whose paper it is; absent: a branch still to be written in. */
  cell?: string;
  /** Line under the star: "Số ……-BC/ĐU". */
  number?: string;
  place?: string;
  /** `yyyy-mm-dd`; absent: dots. */
  day?: string;
}

/** Size and leading of a line of the head. */
function set(size: number, leading = 1.17 * size): { fontSize: number; lineHeight: number } {
  return { fontSize: size, lineHeight: lineHeight(size, leading) };
}

/**
 * Head of a Party paper: issuing bodies and star at the left, ĐẢNG CỘNG SẢN VIỆT NAM with place and date at the right.
 * Never the header of the State.
 */
export function letterhead(names: Letterhead, head: Head = LARGE_HEAD, width = TEXT_WIDTH): Content {
  const right = 16 * head.party;
  const left = width - right;
  return {
    columns: [
      { width: left, stack: issuer(names, head.issuer, left), alignment: 'center', ...set(head.issuer) },
      { width: right, stack: party(names), alignment: 'center', ...set(head.party) },
    ],
  };
}

/** Width of bold capitals with their spaces, in em: at the most, over a whole name. */
const CAPITAL = 0.645;

function issuer({ superior, cell, number }: Letterhead, size: number, width: number): Content[] {
  const most = Math.floor(width / (CAPITAL * size));
  return [
    ...(superior === ''
      ? []
      : [{ text: superior ? nameLines(capitals(superior), most) : `ĐẢNG BỘ ${BLANK.repeat(5)}` }]),
    { text: cell ? nameLines(capitals(cell), most) : `CHI BỘ ${BLANK.repeat(5)}`, bold: true },
    // The star stands high in its line: half of one is enough.
    { text: '*', ...set(size, 0.8 * size) },
    ...(number ? [{ text: number }] : []),
  ];
}

function party({ place, day }: Letterhead): Content[] {
  return [
    { columns: [{ width: '*', text: '' }, partyName(), { width: '*', text: '' }] },
    { text: `${place ?? BLANK.repeat(2)}, ${longDay(day)}`, italics: true, margin: [0, 2, 0, 0] },
  ];
}

/** A cell as wide as its text, so that the rule under it has the length of the words. */
function partyName(): Column {
  return {
    width: 'auto',
    table: { body: [[{ text: 'ĐẢNG CỘNG SẢN VIỆT NAM', bold: true, noWrap: true }]] },
    layout: {
      hLineWidth: (line) => (line === 1 ? 2 * HAIRLINE : 0),
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
  };
}

/** Kind of paper in capitals, its subject, a short rule. */
export function title(kind: string, subject: string, head: Head = LARGE_HEAD): Content {
  return {
    stack: [
      { text: kind, ...set(head.kind) },
      { text: subject, ...set(head.subject) },
      { text: '-----', ...set(head.subject, 0.8 * head.subject), margin: [0, -1, 0, 0] },
    ],
    bold: true,
    alignment: 'center',
    margin: [0, head.above, 0, head.below],
  };
}
