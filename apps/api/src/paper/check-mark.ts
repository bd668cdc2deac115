import { createRequire } from 'node:module';
import type { Content } from 'pdfmake/interfaces';
import type { PaperCheckMark } from '../issued-papers/issuing.service';
import { lineHeight } from './page';
import { NBSP } from './wording';

/** "Mã kiểm tra K7N2PX-9QVERT-ABCDEF (gõ ở trang Kiểm tra văn bản của hệ thống)." */
export function checkWords({ code, address }: PaperCheckMark): string {
  return `Mã${NBSP}kiểm${NBSP}tra${NBSP}${whole(code)} (${whereWords(address)}).`;
}

/** The square to be scanned, where there is an address to lead to; below it the code, to be typed. @param size of the square, pt */
export function checkSquare({ code, address }: PaperCheckMark, size: number): Content {
  return square(address, size, ['Mã kiểm tra', whole(code)], address ? [] : [`(${whereWords()})`]);
}

/** The branch a card to fill in is for: its code, and the square that leads to where its card is. */
export function cellSquare({ code, address }: { code: string; address?: string }, size: number): Content {
  return square(address, size, ['Mã chi bộ', whole(code)]);
}

/** A square to be scanned that leads to an address. @param size pt */
export function scanSquare(address: string, size: number): Content {
  return { canvas: squares(address, size), alignment: 'center' };
}

function square(
  address: string | undefined,
  size: number,
  [kind, code]: [string, string],
  more: string[] = [],
): Content {
  const drawn: Content[] = address
    ? [{ canvas: squares(address, size), alignment: 'center', margin: [0, 0, 0, 1] }]
    : [];
  return {
    stack: [...drawn, small(kind), small(code, { noWrap: true }), ...more.map((words) => small(words))],
  };
}

function small(text: string, look: { noWrap?: boolean } = {}): Content {
  return { text, fontSize: 7, lineHeight: lineHeight(7, 8), alignment: 'center', ...look };
}

interface Square {
  type: 'rect';
  x: number;
  y: number;
  w: number;
  h: number;
  lineWidth: number;
  color: string;
}

/** pdfmake's own code, which it sets in whole points alone: brought to the size there is room for. */
function squares(text: string, size: number): Square[] {
  const { measure } = (createRequire(import.meta.url)('pdfmake/js/qrEnc') as { default: Encoder }).default;
  const { _canvas: drawn, _width: width } = measure({ qr: text, eccLevel: 'M' });
  const factor = size / width;
  return drawn.map((each) => ({
    ...each,
    x: each.x * factor,
    y: each.y * factor,
    w: each.w * factor,
    h: each.h * factor,
  }));
}

interface Encoder {
  measure(node: { qr: string; eccLevel: string }): { _canvas: Square[]; _width: number };
}

function whereWords(address?: string): string {
  const page = 'trang Kiểm tra văn bản';
  return address ? `gõ ở ${page}, ${new URL(address).host}/kiem-tra` : `gõ ở ${page} của hệ thống`;
}

/** Not broken at its hyphens. */
function whole(code: string): string {
  return code.replaceAll('-', '\u2011');
}
