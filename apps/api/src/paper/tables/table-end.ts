import { recipientLines } from '@chibo/domain';
import type { Table } from '@chibo/tables';
import type { Content } from 'pdfmake/interfaces';
import { checkSquare } from '../check-mark';
import { lineHeight } from '../page';
import { breakable } from '../wording';
import type { Frame } from './frame';
import { onBehalfOf, standardOn } from './frame';
import type { TableFit } from './table-fit';

/** Room to sign, pt. */
const ROOM = (25 * 72) / 25.4;

/** What follows the last row. It is one piece, so signatures never stand alone on a page. */
export function tableEnd(table: Table, frame: Frame, fit: TableFit): Content {
  const notes = table.notes.map((words, at): Content => ({
    text: [{ text: String(at + 1), sup: true }, ` ${breakable(words)}`],
    ...small(fit),
  }));
  const remarks = table.remarks.map((text): Content => ({ text: breakable(text), ...small(fit) }));
  const sentences = table.sentences.map((text): Content => ({
    text: breakable(text),
    alignment: 'justify',
    leadingIndent: 28,
    margin: [0, 3, 0, 0],
  }));
  const [first, ...others] = [...notes, ...remarks, ...sentences];
  const ending = others.pop();
  return {
    stack: [
      ...(first ? [first] : []),
      ...others,
      { unbreakable: true, stack: [...(ending ? [ending] : []), signatures(table, frame), recipients(frame)] },
    ],
    fontSize: fit.text,
    lineHeight: lineHeight(fit.text, fit.textLeading),
    margin: [0, 4, 0, 0],
  };
}

function small(fit: TableFit): { fontSize: number; lineHeight: number } {
  const size = fit.text - 1.5;
  return { fontSize: size, lineHeight: lineHeight(size, fit.textLeading - 1.5) };
}

function signatures({ signers }: Table, frame: Frame): Content {
  const { boldPosition } = standardOn(frame.day);
  return {
    columns: [
      { stack: [{ text: 'NGƯỜI LẬP BIỂU', bold: true }, signed(signers?.preparedBy)] },
      {
        stack: [
          { text: onBehalfOf(frame), bold: true },
          { text: frame.signatory ?? 'BÍ THƯ', bold: boldPosition },
          signed(signers?.signedBy),
        ],
      },
    ],
    alignment: 'center',
    margin: [0, 8, 0, signers ? 8 : ROOM],
  };
}

/** The name below the room to sign, or how it is to be signed. A new object each time: the layout marks those it has placed. */
function signed(name = ''): Content {
  if (name) return { text: name, bold: true, margin: [0, ROOM, 0, 0] };
  return { text: '(ký, ghi rõ họ tên)', italics: true };
}

function recipients(frame: Frame): Content {
  if (!frame.check) return recipientList(frame);
  return {
    columns: [
      { width: '*', stack: [recipientList(frame)] },
      { width: 100, stack: [checkSquare(frame.check, 54)] },
    ],
  };
}

function recipientList({ recipients: lines }: Frame): Content {
  return {
    stack: [
      { text: 'Nơi nhận:', decoration: 'underline', fontSize: 11 },
      ...recipientLines(lines).map((line) => ({ text: breakable(line), fontSize: 11 })),
    ],
    lineHeight: lineHeight(11, 12.6),
  };
}
