import type { Block, Table } from '@chibo/tables';
import type { TableCell } from 'pdfmake/interfaces';
import { ROWS_TO_SIGN, pageOf } from '../page-breaks';

/**
 * Blocks whose head stands at the foot of a page and their first row on the next, by the place of the head among the rows.
 * @param body laid out
 * @param broken rows that were made to begin a page
 */
export function strayHeads(
  { blocks }: Pick<Table, 'blocks'>,
  body: readonly TableCell[][],
  broken: ReadonlySet<number>,
): number[] {
  return headsOf(blocks).filter((at) => beginsPage(body, at + 1, broken));
}

/**
 * The layout marks a row that it moves to a new page with the page it was moved from, so the change shows one row late;
 * a row that was told to begin a page is marked rightly.
 */
function beginsPage(body: readonly TableCell[][], at: number, broken: ReadonlySet<number>): boolean {
  return !broken.has(at + 1) && at + 1 < body.length && pageOf(body[at]) !== pageOf(body[at + 1]);
}

/** The first of the rows that go with the signatures, with the head of its block where it is the first there. */
export function firstToSign({ blocks, total }: Pick<Table, 'blocks' | 'total'>): number {
  const rows = blocks.reduce((sum, each) => sum + lengthOf(each), total ? 1 : 0);
  const first = rows - ROWS_TO_SIGN;
  return headsOf(blocks).includes(first - 1) ? first - 1 : first;
}

function lengthOf({ head, rows, subtotal }: Block): number {
  return (head ? 1 : 0) + rows.length + (subtotal ? 1 : 0);
}

function headsOf(blocks: readonly Block[]): number[] {
  let place = 0;
  return blocks.flatMap((block) => {
    const at = place;
    place += lengthOf(block);
    return block.head && block.rows.length > 0 ? [at] : [];
  });
}
