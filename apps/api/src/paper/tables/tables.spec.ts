import type { TableFormat } from '@chibo/contracts';
import type { Table } from '@chibo/tables';
import { tableOf } from '@chibo/tables';
import mammoth from 'mammoth';
import readSheet from 'read-excel-file/node';
import { flat, readBack } from '../paper.fixture';
import type { Paper } from '../paper.fixture';
import type { Frame } from './frame';
import { FRAME, monthlyListOf, tableOf2018 } from './tables.fixture';
import { writeTable } from './write-table';

function write(table: Table, format: TableFormat, frame: Frame = FRAME): Promise<Buffer> {
  return writeTable({ kind: 'table', format, table, frame });
}

/** Read back by tools of others: what is in the file, not what we meant to put there. */
async function onPaper(table: Table, frame?: Frame): Promise<Paper> {
  return readBack(await write(table, 'pdf', frame));
}

async function inWord(table: Table): Promise<string> {
  const { value } = await mammoth.extractRawText({ buffer: await write(table, 'docx') });
  return flat(value);
}

async function inExcel(table: Table): Promise<unknown[][]> {
  const [{ data }] = await readSheet(await write(table, 'xlsx'));
  return data as unknown[][];
}

/** A file's rows that begin with one of these words, wherever their first words stand. */
function rowsNamed(rows: unknown[][], name: string): unknown[] {
  return (rows.find((row) => row[1] === name) ?? []).slice(2);
}

describe('the year 2018 of the demonstration', () => {
  const table = tableOf2018();

  it('comes out of the PDF with the published figures: 252 and 28 of 280, 29 and 1 of 30 rated, 31 existing', async () => {
    const paper = await onPaper(table);
    const text = paper.text.join(' ');
    expect(text).toContain('Cộng Đảng bộ cơ sở 280 280 252 90,0 28 10,0 0 0 0');
    expect(text).toContain('Cộng Chi bộ cơ sở 31 30 29 96,7 1 3,3 0 0 1');
    expect(text).toContain('Tổng cộng 311 310 281 90,6 29 9,4 0 0 1');
    expect(text).toContain('Chi bộ cơ sở: Tốt 29/30, đạt 96,7%; Khá 01/30, bằng 3,3%.');
    expect(text).toContain('Trung tâm Pháp y tỉnh1 1 0 0 – 0 – 0 0 1');
  });

  it('takes two A4 pages with its 65 organisations, heads repeated, the second numbered, 25 mm to sign', async () => {
    const paper = await onPaper(table);
    expect([paper.pages, paper.size.includes('A4')]).toEqual([2, true]);
    for (const page of paper.text) expect(page).toContain('Tổ chức đảng');
    const above = paper.words.filter(({ y }) => y < 50).map(({ text, page }) => [page, text]);
    expect(above).toEqual([[2, '2']]);
    expect(paper.words.filter(({ text, x }) => /^\d+$/u.test(text) && x < 110).length).toBeGreaterThanOrEqual(65);
    const yOf = (text: string): number => paper.words.findLast((word) => word.text === text)?.y ?? 0;
    expect(yOf('Nơi') - yOf('tên)')).toBeGreaterThan(70.8);
  });

  it('has the head of a Party paper, never that of the State, and says the moment of its figures', async () => {
    const text = (await onPaper(table)).text.join(' ');
    for (const words of [
      'ĐẢNG BỘ TỈNH LÀO CAI',
      'ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH LÀO CAI',
      'Số ……-BC/ĐUK',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Lào Cai, ngày 08 tháng 01 năm 2019',
      'BẢNG TỔNG HỢP',
      'T/M ĐẢNG ỦY',
      '- Lưu Văn phòng Đảng ủy Khối.',
      'Số liệu lúc 10:00, 07/01/2019. Dữ liệu minh họa.',
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/CỘNG HÒA|Độc lập/u);
  });

  it('comes out of Word with the same figures', async () => {
    const text = await inWord(table);
    expect(text).toContain('Cộng Đảng bộ cơ sở 280 280 252 90,0 28 10,0 0 0 0');
    expect(text).toContain('Cộng Chi bộ cơ sở 31 30 29 96,7 1 3,3 0 0 1');
    expect(text).toContain('Năm 2018, 310/311 chi bộ được đánh giá.');
    expect(text).toContain('T/M ĐẢNG ỦY');
  });

  it('comes out of Excel as numbers that add up', async () => {
    const rows = await inExcel(table);
    expect(rowsNamed(rows, 'Cộng Đảng bộ cơ sở')).toEqual([280, 280, 252, 0.9, 28, 0.1, 0, 0, 0]);
    expect(rowsNamed(rows, 'Cộng Chi bộ cơ sở')).toEqual([31, 30, 29, 0.967, 1, 0.033, 0, 0, 1]);
    const numbered = rows.filter(([number]) => typeof number === 'number');
    const sum = (at: number): number => numbered.reduce((all, row) => all + Number(row[at]), 0);
    expect(numbered).toHaveLength(65);
    expect([2, 3, 4, 6, 10].map(sum)).toEqual([311, 310, 281, 29, 1]);
  });

  it('comes out of CSV with a byte order mark and semicolons, one line for each organisation', async () => {
    const text = (await write(table, 'csv')).toString('utf8');
    expect(text.startsWith('\ufeffNhóm;STT;Tổ chức đảng;')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(66);
    expect(text).toContain(';65;Trung tâm Pháp y tỉnh;1;0;0;–;0;–;0;0;1\r\n');
  });
});

describe('the monthly list', () => {
  it('of 13 branches takes one page with room to sign, its ten columns numbered', async () => {
    const paper = await onPaper(monthlyListOf(13));
    expect(paper.pages).toBe(1);
    expect(paper.text[0]).toContain('1 2 3 4 5 6 7 8 9 10');
    expect(paper.text[0]).toContain('Tổng cộng 13 chi bộ 186 12 – 10 2 0 0');
    expect(paper.text[0]).toContain('Ghi chú “1.1 −1” là mục 1.1 trừ 1 điểm.');
  });

  it.each([14, 18, 22, 26, 30, 34, 45, 60])(
    'of %i branches has no empty page, and its signatures stand with what they sign',
    async (n) => {
      const { text, pages } = await onPaper(monthlyListOf(n));
      expect(text).toHaveLength(pages);
      const last = text.at(-1) ?? '';
      expect(last).toMatch(/chi bộ được đánh giá: .*NGƯỜI LẬP BIỂU.*Nơi nhận:/u);
    },
  );

  it('has real dates and points in Excel', async () => {
    const rows = await inExcel(monthlyListOf(13));
    const [members, day, points, good] = rowsNamed(rows, 'Chi bộ Khối Hành chính');
    expect([members, points, good]).toEqual([10, 99, 'x']);
    expect(day).toEqual(new Date('2026-03-05T00:00:00Z'));
  });
});

describe('a list in blocks', () => {
  it.each([60, 152, 155, 160, 170, 200])('of %i branches has no head at the foot of a page', async (n) => {
    const [block] = monthlyListOf(n).blocks;
    const blocks = block.rows.flatMap((_, at) =>
      at % 3 === 0 ? [{ head: `Đảng bộ số ${at}`, rows: block.rows.slice(at, at + 3) }] : [],
    );
    const { text, pages } = await onPaper({ ...monthlyListOf(n), blocks });
    expect(pages).toBeGreaterThan(1);
    for (const page of text) expect(page).not.toMatch(/Đảng bộ số \d+( \d+)? Số liệu/u);
    expect(text.join(' ').match(/Đảng bộ số \d+/gu)).toHaveLength(blocks.length);
  });
});

describe('words that look like something else', () => {
  const EVIL = ['=1+1', '+84', '-2', '@SUM(A1)', '\tx', '=HYPERLINK("http://x")', 'a;b', 'nói "thẳng"', '{bold} <b>'];
  const table = tableOf<string>({
    name: 'thu',
    title: { kind: 'BẢNG', about: 'thử' },
    columns: [
      { key: 'words', head: 'Chữ', kind: 'TEXT', of: (words) => words },
      { key: 'points', head: 'Điểm', kind: 'POINTS', of: () => undefined, nothing: '=2+2' },
    ],
    blocks: [{ rows: EVIL }],
    at: '2026-04-10T09:05:00.000Z',
  });

  it('run as no formula out of CSV, and stay in their field', async () => {
    const lines = (await write(table, 'csv')).toString('utf8').trimEnd().split('\r\n').slice(1);
    expect(lines).toEqual([
      "'=1+1;'=2+2",
      "'+84;'=2+2",
      "'-2;'=2+2",
      "'@SUM(A1);'=2+2",
      "'\tx;'=2+2",
      `"'=HYPERLINK(""http://x"")";'=2+2`,
      `"a;b";'=2+2`,
      `"nói ""thẳng""";'=2+2`,
      "{bold} <b>;'=2+2",
    ]);
  });

  it('are words in Excel: a formula would be read as what it comes to', async () => {
    const rows = await inExcel(table);
    const words = rows.map(([first]) => first);
    for (const evil of EVIL) expect(words).toContain(evil.trim());
    expect(rows.find(([first]) => first === '=1+1')?.[1]).toBe('=2+2');
  });

  it('are printed as they are', async () => {
    const text = (await onPaper(table)).text.join(' ');
    for (const evil of EVIL.map(flat)) expect(text).toContain(evil);
    const word = await inWord(table);
    for (const evil of EVIL.map(flat)) expect(word).toContain(evil);
  });
});

describe('what nobody has set', () => {
  it('is left to be written in by hand; a sealed table carries its hash', async () => {
    const seal = { closedAt: '2026-04-07T03:00:00.000Z', hash: 'ab'.repeat(32), altered: true };
    const bare: Frame = { issuer: 'Đảng bộ Sở Nội vụ', recipients: [], day: '2026-06-01', demonstration: false };
    const { text } = await onPaper({ ...monthlyListOf(3), seal, selection: 'tên có “a”' }, bare);
    const all = text.join(' ');
    expect(all).toContain('Số ……-……');
    expect(all).toContain('…………, ngày 01 tháng 6 năm 2026');
    expect(all).toContain('ĐẢNG ỦY SỞ NỘI VỤ');
    expect(all).toContain('Chỉ gồm: tên có “a”.');
    expect(all).toContain(`Số liệu đã khóa sổ lúc 10:00, 07/04/2026. SHA-256 ${'ab'.repeat(32)}`);
    expect(all).toContain('bản đã khóa không còn khớp');
    expect(all).not.toContain('minh họa');
  });
});
