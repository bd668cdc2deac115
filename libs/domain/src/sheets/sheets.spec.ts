import { describe, expect, it } from 'vitest';
import { loginFromName } from './login-from-name';
import { oldLettersIn } from './old-letters';
import { readSheet } from './read-sheet';
import type { SheetCellKind, SheetColumn } from './sheet';
import { SHEET_NAMES } from './sheet';
import type { SheetCell } from './sheet-cell';
import { readCell } from './sheet-cell';
import type { FileRow } from './sheet-heads';
import { sheetOf } from './sheets';

const TODAY = '2026-11-28';
const KINDS = [
  { value: 'GRASSROOTS_PARTY_ORG', label: 'Đảng bộ cơ sở' },
  { value: 'PARTY_CELL', label: 'Chi bộ' },
];
const organizations = sheetOf('organizations', { kinds: KINDS });

function column(kind: SheetCellKind, more: Partial<SheetColumn> = {}): SheetColumn {
  return { key: 'x', head: 'X', hint: '', kind, ...more };
}

const rows = (...lines: SheetCell[][]): FileRow[] => lines.map((cells, at) => ({ row: at + 1, cells }));

describe('a cell', () => {
  it.each<[SheetCellKind, SheetCell, string | number]>([
    ['CODE', '01', '01'],
    ['CODE', { figure: 1, format: '00' }, '01'],
    ['CODE', { figure: 1 }, '1'],
    ['TEXT', '  Chi   bo\u0302\u0323  ', 'Chi bộ'],
    ['DAY', { day: '2026-11-27' }, '2026-11-27'],
    ['DAY', { figure: 46353 }, '2026-11-27'],
    ['DAY', '27.11.2026', '2026-11-27'],
    ['DAY', '27/11/26', '2026-11-27'],
    ['DAY', '27-11-2026', '2026-11-27'],
    ['DAY', '2026-11-27 00:00:00', '2026-11-27'],
    ['DAY', '271126', '2026-11-27'],
    ['MONTH', { day: '2026-03-01' }, '2026-03'],
    ['MONTH', 'Tháng 3/2026', '2026-03'],
    ['MONTH', '2026-3', '2026-03'],
    ['POINTS', { figure: 92.55 }, 9255],
    ['POINTS', '92,5', 9250],
    ['COUNT', { figure: 90 }, 90],
    ['CHOICE', 'CHI BO', 'PARTY_CELL'],
  ])('of %s takes %j as %j', (kind, cell, value) => {
    expect(readCell(column(kind, { choices: KINDS }), cell, TODAY)).toEqual({ value });
  });

  it.each<[SheetCellKind, SheetCell, string]>([
    ['TEXT', { formula: 'A1&B1' }, 'công thức'],
    ['TEXT', { error: '#REF!' }, 'báo lỗi'],
    ['TEXT', 'Chi bộ \u202edảo', 'dấu đổi chiều viết'],
    ['CODE', { figure: 1.5 }, 'số lẻ'],
    ['CODE', { figure: 1e308 }, 'quá dài'],
    ['DAY', '31/02/2026', 'không có ngày 31'],
    ['DAY', '27/11', 'Chưa rõ ngày nào'],
    ['DAY', { figure: -1 }, 'Chưa rõ ngày nào'],
    ['DAY', { day: '1899-12-31' }, 'Chưa rõ ngày nào'],
    ['MONTH', '13/2026', 'Chưa rõ tháng nào'],
    ['POINTS', { figure: 100.01 }, 'Điểm từ 0 đến 100'],
    ['POINTS', { figure: 92.555 }, 'hai chữ số'],
    ['COUNT', { figure: 1e308 }, 'số'],
    ['CHOICE', 'Chi đoàn', 'Đảng bộ cơ sở, Chi bộ'],
  ])('of %s refuses %j in words', (kind, cell, words) => {
    expect(readCell(column(kind, { choices: KINDS }), cell, TODAY).wrong).toContain(words);
  });

  it('is nothing where nothing has to stand, and missed where something has', () => {
    expect(readCell(column('DAY'), '  ', TODAY)).toEqual({ value: null });
    expect(readCell(column('DAY', { required: true }), undefined, TODAY).wrong).toContain('bắt buộc');
  });
});

describe('a sheet', () => {
  it('is found by heads without accents, in any order, below a title; what nobody asks for is named', () => {
    const read = readSheet(
      organizations,
      rows(
        ['DANH SÁCH TỔ CHỨC ĐẢNG'],
        ['Ghi chú', 'LOAI (*)', 'ten', 'Ma'],
        ['x', 'Chi bộ', 'Chi bộ A', { figure: 7, format: '000' }],
        ['', '', ' '],
      ),
      TODAY,
    );
    expect(read).toEqual({
      rows: [{ row: 3, values: { code: '007', name: 'Chi bộ A', kind: 'PARTY_CELL' }, faults: [] }],
      faults: [],
      notes: ['Không đọc các cột: Ghi chú.'],
    });
  });

  it('says all that is wrong at once, with row, column and value', () => {
    const [row] = readSheet(
      organizations,
      rows(['Mã', 'Tên', 'Loại', 'Từ ngày'], ['', 'A', 'B', '32/1/2026']),
      TODAY,
    ).rows;
    expect(row.faults.map(({ column: head, value }) => [row.row, head, value])).toEqual([
      [2, 'Mã', undefined],
      [2, 'Loại', 'B'],
      [2, 'Từ ngày', '32/1/2026'],
    ]);
  });

  it.each<[SheetCell[][], string]>([
    [[['a', 'b']], 'Không thấy dòng tên cột'],
    [[['Mã', 'Tên']], 'Thiếu cột “Loại”'],
    [[['Mã', 'Tên', 'Loại', 'Mã tổ chức']], 'Có nhiều cột “Mã”'],
    [[['Mã', 'Tên', 'Loại']], 'không có dòng nào'],
    [[], 'Không thấy dòng tên cột'],
  ])('is refused as a whole: %j', (lines, words) => {
    const { faults, rows: none } = readSheet(organizations, rows(...lines), TODAY);
    expect(none).toEqual([]);
    expect(faults.map(({ text }) => text).join(' ')).toContain(words);
  });

  it.each(SHEET_NAMES)('%s: its own examples are taken under its own heads', (name) => {
    const sheet = sheetOf(name, { kinds: KINDS });
    const heads = sheet.columns.map(({ head }) => head);
    const examples = sheet.examples.map((example) => sheet.columns.map(({ key }) => example[key]));
    const read = readSheet(sheet, rows(heads, ...examples), TODAY);
    expect([read.faults, read.notes, read.rows.flatMap(({ faults }) => faults)]).toEqual([[], [], []]);
    expect(read.rows).toHaveLength(sheet.examples.length);
    expect(new Set(sheet.columns.map(({ key }) => key)).size).toBe(sheet.columns.length);
  });
});

describe('texts of old letter tables', () => {
  it('are known by their table', () => {
    expect(oldLettersIn(['Chi bé Tæng hîp', '§¶ng bé Së Néi vô', 'NguyÔn V¨n An'])).toBe('TCVN3');
    expect(oldLettersIn(['Chi boä Toång hôïp', 'Ñaûng boä Sôû Noäi vuï', 'Nguyeãn Vaên Aån', 'Toå chöùc'])).toBe('VNI');
  });

  it('are no chance: Vietnamese in Unicode and a foreign name or two are neither', () => {
    const words = ['Đảng bộ Sở Nội vụ', 'Chi bộ Tổng hợp', 'Ẩn ữ ợ ỹ Ư', 'Noël Müller', 'Ångström'];
    expect(oldLettersIn(words)).toBeUndefined();
  });
});

describe('a login out of a name', () => {
  it('is the given name with the initials before it, with a number where it is taken', () => {
    const taken = new Set(['annv', 'annv2']);
    const of = (name: string): string => loginFromName(name, (login) => taken.has(login));
    expect([of('Nguyễn Văn An'), of('Đỗ Đức'), of('Ý'), of('!!!')]).toEqual(['annv3', 'ducd', 'y00', 'nguoidung']);
  });
});
