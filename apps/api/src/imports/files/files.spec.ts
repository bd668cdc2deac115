import { MOST_SHEET_BYTES, readSheet, sheetOf } from '@chibo/domain';
import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, it } from 'vitest';
import { systemActor } from '../../accounts/actor';
import { FileRefused } from './file-refused';
import { aWorkbook, anArchive, bytes, utf16 } from './files.fixture';
import { readFile } from './read-file';
import { SheetFiles } from './sheet-files.service';

const TITLE = 'Tổ chức đảng';
const kinds = [{ value: 'PARTY_CELL', label: 'Chi bộ' }];
const sheet = sheetOf('organizations', { kinds });
const HEADS = ['Mã', 'Tên tổ chức', 'Loại'];
const ROW = ['01', 'Chi bộ Tổng hợp', 'Chi bộ'];

async function values(file: Buffer): Promise<unknown[]> {
  const { rows } = await readFile(file, TITLE);
  return readSheet(sheet, rows, '2026-11-28').rows.map((row) => (row.faults.length > 0 ? row.faults : row.values));
}

const refusal = (file: Buffer): Promise<string> =>
  readFile(file, TITLE).then(
    () => 'taken',
    (error: unknown) => (error instanceof FileRefused ? error.message : `no words: ${String(error)}`),
  );

const READ = { code: '01', name: 'Chi bộ Tổng hợp', kind: 'PARTY_CELL' };
const TEXT = `${HEADS.join(';')}\r\n${ROW.join(';')}\r\n`;

describe('a file that is taken', () => {
  it.each<[string, Buffer]>([
    ['semicolons', Buffer.from(TEXT)],
    ['tabs', Buffer.from(TEXT.replaceAll(';', '\t'))],
    ['commas', Buffer.from(TEXT.replaceAll(';', ','))],
    ['the separator said above', Buffer.from(`sep=|\r\n${TEXT.replaceAll(';', '|')}`)],
    ['quotes', Buffer.from(`Mã;Tên tổ chức;Loại\n"01";"Chi bộ\nTổng hợp";Chi bộ`.replace('\nTổng', ' Tổng'))],
    ['a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16', utf16(TEXT)],
    ['UTF-16 the other way round', Buffer.from(utf16(TEXT)).swap16()],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['letters taken apart (NFD)', Buffer.from(TEXT.normalize('NFD'))],
    // M ã ; T ê n … as Windows-1258 has them, tones behind their vowels.
    [
      'Windows-1258',
      bytes(
        'M[e3 de];T[ea]n t[f4 d2] ch[fd ec]c;Lo[61 f2]i\r\n01;Chi b[f4 f2] T[f4 d2]ng h[f5 f2]p;Chi b[f4 f2]'.replace(
          '[e3 de]',
          '[61 de]',
        ),
      ),
    ],
  ])('%s', async (_, file) => {
    expect(await values(file)).toEqual([READ]);
  });

  it('a workbook, with a code that Excel has made a number, a date, rich text and a link', async () => {
    const file = await aWorkbook(
      [
        [...HEADS, 'Từ ngày'],
        [1, null, 'Chi bộ', new Date('2026-11-27T00:00:00Z')],
      ],
      (book) => {
        book.getCell('A2').numFmt = '00';
        book.getCell('B2').value = { richText: [{ text: 'Chi bộ ' }, { text: 'Tổng hợp', font: { bold: true } }] };
        book.getCell('C2').value = { text: 'Chi bộ', hyperlink: 'https://vi.dụ' };
      },
    );
    expect(await values(file)).toEqual([{ ...READ, from: '2026-11-27' }]);
  });

  it('a workbook with a title of merged cells above, rows that are hidden and formatted ones below that are empty', async () => {
    const file = await aWorkbook([['DANH SÁCH'], HEADS, ROW, ['02', 'B', 'Chi bộ']], (book) => {
      book.mergeCells('A1:C1');
      book.getRow(4).hidden = true;
      for (let row = 5; row < 400; row += 1) book.getCell(`A${row}`).numFmt = '@';
    });
    const { rows } = await readFile(file, TITLE);
    const read = readSheet(sheet, rows, '2026-11-28');
    expect([read.rows.length, read.faults, read.rows.flatMap(({ faults }) => faults)]).toEqual([2, [], []]);
    expect(read.notes.join()).toContain('1 dòng đang bị ẩn hoặc bị lọc trong Excel cũng được đọc: dòng 4.');
  });

  it('the sheet of its title among others, else the first, which is said', async () => {
    const book = new Workbook();
    book.addWorksheet('Khác').addRow(['x']);
    const wanted = book.addWorksheet(TITLE);
    for (const line of [HEADS, ROW]) wanted.addRow(line);
    expect(await values(Buffer.from(await book.xlsx.writeBuffer()))).toEqual([READ]);
    wanted.name = 'Nữa';
    const { notes } = await readFile(Buffer.from(await book.xlsx.writeBuffer()), TITLE);
    expect(notes).toEqual(['Chỉ đọc trang tính “Khác”.']);
  });
});

describe('a cell that is not', () => {
  it('a formula, merged cells and a sign nobody sees are named with their row, and the others with them', async () => {
    const file = await aWorkbook(
      [HEADS, ['01', 'A', 'Chi bộ'], ['02', 'B', 'Chi bộ'], ['03', 'C\u202e', 'Chi bộ']],
      (book) => {
        book.getCell('B2').value = { formula: 'A2&"x"', result: '01x' };
        book.mergeCells('B3:C3');
      },
    );
    expect(await values(file)).toEqual([
      [
        expect.objectContaining({
          column: 'Tên tổ chức',
          value: '=A2&"x"',
          text: expect.stringContaining('Paste Special'),
        }),
      ],
      expect.arrayContaining([expect.objectContaining({ text: expect.stringContaining('Có ô gộp (B3:C3)') })]),
      [expect.objectContaining({ column: 'Tên tổ chức', text: expect.stringContaining('dấu đổi chiều viết') })],
    ]);
    expect(await values(Buffer.from(TEXT.replace('Chi bộ Tổng hợp', '=1+1')))).toEqual([
      [expect.objectContaining({ value: '=1+1', text: expect.stringContaining('công thức') })],
    ]);
  });
});

describe('a file that is refused', () => {
  const rels = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>';
  const book = '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>';
  const parts = (sheet1: Buffer | string, more: object = {}): Parameters<typeof anArchive>[0] => [
    { name: 'xl/workbook.xml', content: book },
    { name: 'xl/_rels/workbook.xml.rels', content: rels },
    { name: 'xl/worksheets/sheet1.xml', content: sheet1, ...more },
  ];
  const compound = (words: string): Buffer =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(500), Buffer.from(words, 'utf16le')]);
  const zeros = Buffer.alloc(70 * 1024 * 1024);

  it.each<[string, Buffer, string]>([
    ['empty', Buffer.alloc(0), 'Tệp rỗng'],
    ['longer than 2 MB', Buffer.alloc(MOST_SHEET_BYTES + 1, 'a'), 'quá 2 MB'],
    ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'không phải bảng Excel'],
    ['an old Excel file', compound('Workbook'), '.xls'],
    ['encrypted', compound('EncryptedPackage'), 'có mật khẩu'],
    ['an encrypted archive', anArchive(parts('', { flags: 1 })), 'có mật khẩu'],
    ['with macros', anArchive([...parts(''), { name: 'xl/vbaProject.bin', content: 'x' }]), 'macro'],
    ['of LibreOffice', anArchive([{ name: 'mimetype', content: 'application/vnd.oasis' }]), '.ods'],
    ['a Word file', anArchive([{ name: 'word/document.xml', content: '<a/>' }]), 'không phải bảng Excel'],
    ['a bomb that says so', anArchive(parts(zeros)), 'quá lớn sau khi giải nén'],
    ['a bomb that lies', anArchive(parts(zeros, { claims: 100 })), 'bị cắt hoặc hỏng'],
    [
      'a file of many files',
      anArchive(Array.from({ length: 600 }, (_, at) => ({ name: `${at}`, content: '' }))),
      'quá lớn',
    ],
    ['with entities', anArchive(parts('<!DOCTYPE a [<!ENTITY b "x">]><worksheet/>')), 'không phải bảng Excel'],
    ['no XML within', anArchive(parts('<worksheet><sheetData><row')), 'bị cắt hoặc hỏng'],
    ['of days since 1904', anArchive([{ name: 'xl/workbook.xml', content: '<workbookPr date1904="1"/>' }]), '1904'],
    ['TCVN3', bytes('M[b7];T[aa]n t[e6] ch[f8]c;Lo[b9]i\n01;Chi b[e9] T[e6]ng h[ee]p;Chi b[e9]'), 'TCVN3 (ABC)'],
    ['VNI', bytes('Ma[f5];Te[e2]n to[e5] ch[f6 f9]c;Loa[ef]i\n01;Chi bo[e4] To[e5]ng h[f4 ef]p;Chi bo[e4]'), 'VNI'],
    ['a quote that does not end', Buffer.from('Mã;Tên\n1;"A\n2;B'), 'Dòng 2 có dấu ngoặc kép'],
    ['20 001 rows and more', Buffer.from('a\n'.repeat(20_020)), 'hơn 20000 dòng'],
  ])('%s', async (_, file, words) => {
    expect(await refusal(file)).toContain(words);
  });

  it('a workbook typed in TCVN3, and one cut off at any place', async () => {
    const file = await aWorkbook([
      ['M·', 'Tªn', 'Lo¹i'],
      ['01', 'Chi bé Tæng hîp', 'Chi bé'],
    ]);
    expect(await refusal(file)).toContain('TCVN3 (ABC)');
    for (let tenth = 1; tenth < 10; tenth += 1)
      expect(await refusal(file.subarray(0, (file.length * tenth) / 10))).toContain('bị cắt hoặc hỏng');
  });
});

describe('the thread that opens files', () => {
  const files = new SheetFiles();
  const actor = { ...systemActor('spec'), accountId: 'a' };

  it('answers with rows or with words, and what it makes is read back as it was', async () => {
    const columns = [
      { head: 'Mã', kind: 'CODE', width: 10 },
      { head: 'Tên tổ chức', kind: 'TEXT', width: 40 },
      { head: 'Loại', kind: 'CHOICE', width: 20, choices: ['Chi bộ'] },
      { head: 'Từ ngày', kind: 'DAY', width: 12 },
    ] as const;
    const rows = [
      ['007', '=Chi bộ "A";B', 'Chi bộ', '2026-11-27'],
      ['08', '-x', 'Chi bộ', null],
    ];
    for (const format of ['xlsx', 'csv'] as const) {
      const file = await files.write(actor, format, [{ title: TITLE, columns, rows }]);
      const { rows: read } = await files.read(actor, file, sheet, '2026-11-28');
      expect(read.map((row) => row.values)).toEqual([
        { code: '007', name: '=Chi bộ "A";B', kind: 'PARTY_CELL', from: '2026-11-27' },
        { code: '08', name: '-x', kind: 'PARTY_CELL', from: null },
      ]);
    }
    await expect(files.read(actor, compound(), sheet, '2026-11-28')).rejects.toMatchObject({
      code: 'FILE_REFUSED',
      status: 422,
    });
  });

  it('is ended where a file takes more memory than it may have, in words', async () => {
    // 40 MB of rich texts of one letter: bound neither by rows nor by what it unpacks to.
    const texts = `<sst>${'<si><r><t>x</t></r></si>'.repeat(1_700_000)}</sst>`;
    const sheet1 = '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>';
    const rels = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>';
    const book = '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>';
    const file = anArchive([
      { name: 'xl/workbook.xml', content: book },
      { name: 'xl/_rels/workbook.xml.rels', content: rels },
      { name: 'xl/sharedStrings.xml', content: texts },
      { name: 'xl/worksheets/sheet1.xml', content: sheet1 },
    ]);
    expect(file.length).toBeLessThan(MOST_SHEET_BYTES);
    await expect(files.read(actor, file, sheet, '2026-11-28')).rejects.toMatchObject({
      code: 'FILE_REFUSED',
      detail: expect.stringContaining('thời gian và bộ nhớ'),
    });
    expect((await files.read(actor, Buffer.from(TEXT), sheet, '2026-11-28')).rows).toHaveLength(1);
  });
});

function compound(): Buffer {
  return Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(500)]);
}
