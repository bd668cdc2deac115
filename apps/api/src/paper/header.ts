import type { Content } from 'pdfmake/interfaces';
import { HAIRLINE, lineHeight } from './page';
import { BLANK, capitals, longDay } from './wording';

export interface Letterhead {
  superior?: string;
  cell?: string;
  place?: string;
  /** `yyyy-mm-dd`; absent: dots. */
  day?: string;
}

/**
 * Head of a Party paper: issuing bodies and star at the left, ĐẢNG CỘNG SẢN VIỆT NAM with place and date at the right.
 * Never the header of the State.
 */
export function letterhead(head: Letterhead): Content {
  return {
    columns: [
      { width: '45%', stack: issuer(head), alignment: 'center', fontSize: 13, lineHeight: lineHeight(13, 15.5) },
      { width: '55%', stack: party(head), alignment: 'center', fontSize: 14, lineHeight: lineHeight(14, 16) },
    ],
  };
}

function issuer({ superior, cell }: Letterhead): Content[] {
  return [
    { text: superior ? capitals(superior) : `ĐẢNG BỘ ${BLANK.repeat(5)}` },
    { text: cell ? capitals(cell) : `CHI BỘ ${BLANK.repeat(5)}`, bold: true },
    { text: '*' },
  ];
}

function party({ place, day }: Letterhead): Content[] {
  return [
    { columns: [{ width: '*', text: '' }, partyName(), { width: '*', text: '' }] },
    { text: `${place ?? BLANK.repeat(2)}, ${longDay(day)}`, italics: true, margin: [0, 2, 0, 0] },
  ];
}

/** A cell as wide as its text, so that the rule under it has the length of the words. */
function partyName(): Content & { width: 'auto' } {
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
export function title(kind: string, subject: string): Content {
  return {
    stack: [
      { text: kind, fontSize: 15, lineHeight: lineHeight(15, 18) },
      { text: subject, fontSize: 13, lineHeight: lineHeight(13, 15.5) },
      { text: '-----', fontSize: 13, lineHeight: lineHeight(13, 12), margin: [0, -3, 0, 0] },
    ],
    bold: true,
    alignment: 'center',
    margin: [0, 0, 0, 2],
  };
}
