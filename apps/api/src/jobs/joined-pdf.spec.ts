import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { recentCards } from '../paper/demo-cards.fixture';
import { aCard, readBack } from '../paper/paper.fixture';
import { makeFile } from '../paper/print-paper';
import { joinedPdf } from './joined-pdf';
import type { JoinedPaper, PartToJoin } from './joined-pdf';

const VIEWS = [...recentCards().slice(0, 5), aCard({ note: () => 'Gửi tài liệu trước nửa ngày, chậm' })];

/** One part of some cards; `read` tells when it was asked for. */
async function aPart(from: number, to: number, read = (): void => undefined): Promise<PartToJoin & { file: Buffer }> {
  const cards = VIEWS.slice(from, to).map((view) => ({
    kind: 'card' as const,
    view,
    settings: { demonstration: true },
  }));
  const { file, pages = [] } = await makeFile({ kind: 'cards', title: 'phần', cards });
  const papers = pages.map((count, at): JoinedPaper => ({ ...namesOf(from + at), pages: count }));
  return { file, papers, read: () => Promise.resolve(file).finally(read) };
}

const namesOf = (at: number): { name: string; under: string } => ({
  name: `Chi bộ (số ${at}) 7 0 R \\`,
  under: at < 3 ? 'Đảng bộ Sở Nội vụ' : 'Đảng bộ Sở Y tế',
});

/** The list beside the pages with the page each line leads to, as Poppler has it. */
function outlineOf(file: Buffer): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'chibo-joined-'));
  writeFileSync(join(folder, 'x.pdf'), file);
  const listed = execFileSync('pdftohtml', ['-xml', '-i', '-stdout', 'x.pdf'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return [...listed.matchAll(/<item page="(\d+)">(.*)<\/item>/g)].map(([, page, name]) => `${page} ${name}`);
}

describe('PDF files joined', () => {
  it('read as their parts do, one after the other, with a list of their papers by committee', async () => {
    const parts = [await aPart(0, 2), await aPart(2, 4), await aPart(4, 6)];
    const whole = readBack(await buffer(Readable.from(joinedPdf('Phiếu “tháng 3/2026”', parts))));
    const alone = parts.map(({ file }) => readBack(file));
    expect(whole.text).toEqual(alone.flatMap(({ text }) => text));
    expect(whole.pages).toBe(7);
    expect(whole.words.map(({ x, y, text }) => ({ x, y, text }))).toEqual(
      alone.flatMap(({ words }) => words.map(({ x, y, text }) => ({ x, y, text }))),
    );
    expect([whole.title, whole.size]).toEqual(['Phiếu “tháng 3/2026”', alone[0].size]);
    expect(outlineOf(await buffer(Readable.from(joinedPdf('x', parts))))).toEqual([
      '1 Đảng bộ Sở Nội vụ',
      ...[0, 1, 2].map((at) => `${at + 1} ${namesOf(at).name}`),
      '4 Đảng bộ Sở Y tế',
      ...[3, 4, 5].map((at) => `${at + 1} ${namesOf(at).name}`),
    ]);
  });

  it('say truly where each of their objects stands', async () => {
    const file = await buffer(Readable.from(joinedPdf('x', [await aPart(0, 2), await aPart(2, 3)])));
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file.toString('latin1'))?.[1]);
    const table = file.toString('latin1', start).split('\n');
    const size = Number(table[1].split(' ')[1]);
    expect(table[0]).toBe('xref');
    expect(table[size + 2]).toBe('trailer');
    for (const [at, entry] of table.slice(3, size + 2).entries())
      expect(file.toString('latin1', Number(entry.slice(0, 10))).startsWith(`${at + 1} 0 obj\n`)).toBe(true);
  });

  it('have no two typefaces of one name, and are the same bytes again', async () => {
    const parts = [await aPart(0, 2), await aPart(2, 4)];
    const [once, again] = await Promise.all([1, 2].map(() => buffer(Readable.from(joinedPdf('x', parts)))));
    expect(once.equals(again)).toBe(true);
    const { fonts } = readBack(once);
    expect(new Set(fonts.map((font) => font.split('+')[0])).size).toBe(fonts.length);
    expect(fonts.every((font) => font.includes('yes yes yes'))).toBe(true);
  });

  it('are read only when their turn has come', async () => {
    const read: number[] = [];
    const parts = await Promise.all([0, 2, 4].map((from) => aPart(from, from + 2, () => void read.push(from))));
    const written = joinedPdf('x', parts);
    await written.next();
    expect(read).toEqual([]);
    await written.next();
    expect(read).toEqual([0]);
  });
});
