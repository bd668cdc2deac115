import { parentPort } from 'node:worker_threads';
import type { ReadSheet, Sheet } from '@chibo/domain';
import { readSheet } from '@chibo/domain';
import { FileRefused } from './file-refused';
import { readFile } from './read-file';
import type { WrittenSheet } from './write-sheet';
import { sheetCsv, sheetXlsx } from './write-sheet';

/** What a worker is asked for. */
export type SheetOrder =
  | { kind: 'read'; bytes: Uint8Array; sheet: Sheet; today: string }
  | { kind: 'write'; format: 'xlsx' | 'csv'; sheets: readonly WrittenSheet[] };

/** Rows, a file, why the file is not taken in words, or what went wrong. */
export type SheetAnswer = { read: ReadSheet } | { file: Uint8Array } | { refused: string } | { error: string };

/** Entry of the thread that opens and makes files: one order, one answer, and it ends. */
parentPort?.once('message', (order: SheetOrder) => {
  void answer(order).then((reply) => parentPort?.postMessage(reply));
});

async function answer(order: SheetOrder): Promise<SheetAnswer> {
  try {
    if (order.kind === 'read') return { read: await read(order) };
    const made = order.format === 'csv' ? sheetCsv(order.sheets[0]) : await sheetXlsx(order.sheets);
    return { file: new Uint8Array(made) };
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.message };
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Understood here as well: a regular expression for each cell of 20 000 rows keeps a thread busy for half a second. */
async function read({ bytes, sheet, today }: SheetOrder & { kind: 'read' }): Promise<ReadSheet> {
  const { rows, notes } = await readFile(Buffer.from(bytes), sheet.title);
  const understood = readSheet(sheet, rows, today);
  return { ...understood, notes: [...notes, ...understood.notes] };
}
