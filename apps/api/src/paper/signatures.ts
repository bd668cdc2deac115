import type { Content, ContentText } from 'pdfmake/interfaces';
import { checkSquare } from './check-mark';
import type { Fit } from './fit';
import { lineHeight } from './page';
import type { PaperSettings } from './paper-settings';

/** Of the square to be scanned, and of the column it stands in between the signatures, where nothing else does; pt. */
export const CHECK_SIZE = 44;
const CHECK_WIDTH = 100;
/** On one line beside it. */
const SUPERIOR_WIDTH = 222;

/** Both signatures side by side, with room to sign below. A branch has no seal, so none is left room for. */
export function signatures(
  settings: PaperSettings,
  { signing }: Pick<Fit, 'signing'>,
  officer?: string,
  between: Content | undefined = settings.check && checkSquare(settings.check, CHECK_SIZE),
): Content {
  const room = (signing * 72) / 25.4;
  const superior: Content[] = [{ text: 'CẤP ỦY VIÊN CẤP TRÊN PHỤ TRÁCH', bold: true }, hint()];
  const branch: Content[] = [
    { text: settings.onBehalf ?? 'T/M CHI BỘ', bold: true },
    { text: settings.signatory ?? 'BÍ THƯ' },
    // Below the longer column, so that what stands between takes of the room to sign and adds nothing.
    { ...hint(), margin: [0, 0, 0, officer ? 0 : room] },
  ];
  // The name ends the room to sign: the paper is no longer with it than without.
  if (officer) superior.push({ text: officer, bold: true, margin: [0, room, 0, 0] });
  return {
    columns: [
      { stack: superior, ...(between ? { width: SUPERIOR_WIDTH } : {}) },
      ...(between ? [{ width: CHECK_WIDTH, stack: [between] }] : []),
      { stack: branch },
    ],
    alignment: 'center',
    fontSize: 11.5,
    margin: [0, 6, 0, 0],
  };
}

/** A new object each time: the layout marks the ones it has placed. */
function hint(): ContentText {
  return { text: '(ký, ghi rõ họ tên)', italics: true, fontSize: 10, lineHeight: lineHeight(10, 11) };
}
