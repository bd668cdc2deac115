import { numberWords, recipientLines } from '@chibo/domain';
import type { Table } from '@chibo/tables';
import * as docx from 'docx';
import { BLANK, capitals, longDay } from '../wording';
import { DXA_PER_MM, printedWidth, text, words } from './docx-words';
import type { Frame } from './frame';
import { issuingBody, onBehalfOf, standardOn } from './frame';

const NONE = { style: docx.BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/** Letterhead, title, short rule. */
export function head(table: Table, frame: Frame): (docx.Table | docx.Paragraph)[] {
  const { kind, about } = table.title;
  const centred = { alignment: 'CENTRE', bold: true } as const;
  return [
    sideBySide(issuer(frame), party(frame), { landscape: table.landscape, left: 0.52 }),
    words(kind, { ...centred, size: 30, before: 160 }),
    words(about, { ...centred, size: 26 }),
    words('-----', { ...centred, size: 26, after: 120 }),
  ];
}

function issuer(frame: Frame): docx.Paragraph[] {
  const centred = { alignment: 'CENTRE', size: 24 } as const;
  return [
    ...(frame.superior ? [words(capitals(frame.superior), centred)] : []),
    words(capitals(issuingBody(frame.issuer)), { ...centred, bold: true }),
    words('*', centred),
    words(numberWords(frame), centred),
  ];
}

function party({ place, day }: Frame): docx.Paragraph[] {
  const name = words('ĐẢNG CỘNG SẢN VIỆT NAM', { alignment: 'CENTRE', size: 26, bold: true, underline: true });
  const when = words(`${place ?? BLANK.repeat(2)}, ${longDay(day)}`, {
    alignment: 'CENTRE',
    size: 26,
    italics: true,
    before: 40,
  });
  return [name, when];
}

/** What follows the last row. Each piece stays with the next, so that signatures are never alone on a page. */
export function ending(table: Table, frame: Frame): (docx.Table | docx.Paragraph)[] {
  const notes = table.notes.map((note, at) =>
    words([new docx.TextRun({ text: String(at + 1), superScript: true }), text(` ${note}`, { size: 20 })], {
      keepNext: true,
      before: 40,
    }),
  );
  const remarks = table.remarks.map((remark) => words(remark, { size: 20, keepNext: true, before: 40 }));
  const sentences = table.sentences.map((sentence) =>
    words(sentence, { size: 24, alignment: 'BOTH', keepNext: true, before: 80 }),
  );
  return [...notes, ...remarks, ...sentences, signatures(table, frame)];
}

/** Room to sign, twentieths of a point. */
const ROOM = Math.round(25 * DXA_PER_MM);

function signatures({ signers, landscape = false }: Table, frame: Frame): docx.Table {
  const bold = { alignment: 'CENTRE', bold: true, size: 26, keepNext: true } as const;
  const signed = (name = ''): docx.Paragraph =>
    name
      ? words(name, { alignment: 'CENTRE', bold: true, size: 26, keepNext: true, before: ROOM, after: 160 })
      : words('(ký, ghi rõ họ tên)', { alignment: 'CENTRE', italics: true, size: 24, keepNext: true, after: ROOM });
  const left = [words('NGƯỜI LẬP BIỂU', { ...bold, before: 160 }), signed(signers?.preparedBy), ...recipients(frame)];
  const right = [
    words(onBehalfOf(frame), { ...bold, before: 160 }),
    words(frame.signatory ?? 'BÍ THƯ', { ...bold, bold: standardOn(frame.day).boldPosition }),
    signed(signers?.signedBy),
  ];
  return sideBySide(left, right, { landscape, left: 0.5 });
}

/** In the same row as the signatures: they stay together. */
function recipients({ recipients: lines }: Frame): docx.Paragraph[] {
  return [
    words('Nơi nhận:', { underline: true, size: 24 }),
    ...recipientLines(lines).map((line) => words(line, { size: 22 })),
  ];
}

/** @param left share of the left side */
function sideBySide(
  left: docx.Paragraph[],
  right: docx.Paragraph[],
  place: { landscape?: boolean; left: number },
): docx.Table {
  const whole = printedWidth(place.landscape ?? false) * DXA_PER_MM;
  const widths = [Math.round(whole * place.left), Math.round(whole * (1 - place.left))];
  const cells = [left, right].map(
    (children, at) =>
      new docx.TableCell({ children, borders: NO_BORDERS, width: { size: widths[at], type: docx.WidthType.DXA } }),
  );
  return new docx.Table({
    width: { size: widths[0] + widths[1], type: docx.WidthType.DXA },
    columnWidths: widths,
    layout: docx.TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: [new docx.TableRow({ cantSplit: true, children: cells })],
  });
}
