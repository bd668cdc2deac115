import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PDF by what is in the file. */
export interface Paper {
  pages: number;
  /** Laid out as on the page, so that the columns of a row stand apart. */
  text: string;
}

/** Reads a PDF back with the tools of Poppler. */
export function readBack(file: Buffer): Paper {
  const folder = mkdtempSync(join(tmpdir(), 'chibo-paper-'));
  try {
    const path = join(folder, 'paper.pdf');
    writeFileSync(path, file);
    const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { encoding: 'utf8' });
    const pages = /^Pages:\s+(\d+)$/m.exec(run('pdfinfo', path))?.[1];
    const text = run('pdftotext', '-layout', path, '-').normalize('NFC').replaceAll('\u200b', '');
    return { pages: Number(pages), text };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const FIGURE = '(\\d+(?:,\\d+)?|–)';

/** The three figure columns of a row of the card: maximum, self-score, score of the superior. */
export function figuresOf({ text }: Paper, row: string): string[] {
  const columns = new RegExp(`^ *${row.replace('.', '\\.')} .*?${FIGURE} {2,}${FIGURE} {2,}${FIGURE}(?: {2,}|$)`, 'm');
  const found = columns.exec(text);
  if (!found) throw new Error(`No row ${row} with three figures in:\n${text}`);
  return found.slice(1, 4);
}
