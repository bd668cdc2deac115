import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces';
import { describe, expect, it } from 'vitest';
import { onNewPage, partedTables } from './new-pages';

const HEADS: TableCell[] = [{ text: 'STT' }, { text: 'Chi bộ' }];
const row = (name: string): TableCell[] => [name, name];

function table(rows: TableCell[][]): Content {
  return { table: { headerRows: 1, widths: [20, '*'], body: [HEADS, ...rows] }, fontSize: 10 };
}

describe('a table whose row begins a page', () => {
  const parts = partedTables([
    { text: 'trên' },
    table([row('1'), row('2'), onNewPage(row('3')), row('4')]),
    { text: 'dưới' },
  ]) as [Content, ContentTable, ContentTable, Content];

  it('is parted there, each part under the heads, the second on a page of its own', () => {
    expect(parts).toHaveLength(4);
    expect(parts[1].table.body).toEqual([HEADS, row('1'), row('2')]);
    expect(parts[2].table.body).toEqual([HEADS, row('3'), row('4')]);
    expect([parts[1].pageBreak, parts[2].pageBreak]).toEqual([undefined, 'before']);
    expect(parts[2].fontSize).toBe(10);
  });

  it('shares nothing the layout writes into', () => {
    expect(parts[2].table.body[0]).not.toBe(parts[1].table.body[0]);
    expect(parts[2].table.body[0][0]).not.toBe(parts[1].table.body[0][0]);
    expect(parts[2].table.widths).not.toBe(parts[1].table.widths);
  });

  it('stays whole where its first row would begin one, and without such a row', () => {
    expect(partedTables([table([onNewPage(row('1')), row('2')])])).toHaveLength(1);
    expect(partedTables([table([row('1')])])).toHaveLength(1);
  });
});
