import type { TableFormat } from '@chibo/contracts';
import { TABLE_FORMATS } from '@chibo/contracts';
import { PaperService } from '../paper/paper.service';
import { requireListable } from '../cell-months/whole-lists';
import { MOST_ROWS, requireFits } from './document-desk';
import { FRAME, monthlyListOf } from '../paper/tables/tables.fixture';

describe('the longest table', () => {
  const paper = new PaperService();
  afterAll(() => paper.onApplicationShutdown());

  it.each(TABLE_FORMATS)('of %s is made within the memory of a printer', async (format: TableFormat) => {
    const table = monthlyListOf(MOST_ROWS[format]);
    requireFits(table, format);
    const settings = { demonstration: true };
    const { file } = await paper.printQuietly({ kind: 'table', format, table, frame: FRAME, settings });
    expect(file.length).toBeGreaterThan(10_000);
  });

  it('is all: one row more is refused with its number and what each file holds', () => {
    const table = monthlyListOf(MOST_ROWS.docx + 1);
    expect(() => requireFits(table, 'docx')).toThrow(
      'Bảng có 1001 dòng. Mỗi tệp có số dòng tối đa: PDF 2000, Word 1000, Excel 10000, CSV 10000.',
    );
    expect(() => requireFits(table, 'pdf')).not.toThrow();
    expect(() => requireListable(10_000)).not.toThrow();
    expect(() => requireListable(10_001)).toThrow('Danh sách có 10001 dòng, một tệp có tối đa 10000 dòng.');
  });
});
