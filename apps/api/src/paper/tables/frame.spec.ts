import { issuingBody, onBehalfOf, standardOn } from './frame';
import { flatHead, headLines, headRows } from './head-rows';

describe('the form of a paper', () => {
  it('follows the guidance of its day', () => {
    expect(standardOn('2018-12-31').code).toBe('36-HD/VPTW');
    expect(standardOn('2026-05-26').boldPosition).toBe(true);
    expect(standardOn('2026-05-27')).toEqual({ code: '05-HD/VPTW', boldPosition: false });
  });

  it.each([
    ['Đảng bộ Sở Nội vụ', 'Đảng ủy Sở Nội vụ', 'T/M ĐẢNG ỦY'],
    ['Đảng bộ tỉnh Lào Cai', 'Tỉnh ủy Lào Cai', 'T/M TỈNH ỦY'],
    ['Đảng bộ thành phố Huế', 'Thành ủy Huế', 'T/M THÀNH ỦY'],
    ['Chi bộ Thanh tra', 'Chi bộ Thanh tra', 'T/M CHI BỘ'],
    ['Ban cán sự', 'Ban cán sự', 'T/M ĐẢNG ỦY'],
  ])('%s issues as %s and signs %s', (name, body, signs) => {
    expect([issuingBody(name), onBehalfOf({ issuer: name })]).toEqual([body, signs]);
    expect(onBehalfOf({ issuer: name, onBehalf: 'T/M BAN THƯỜNG VỤ' })).toBe('T/M BAN THƯỜNG VỤ');
  });
});

describe('the head of a table', () => {
  const columns = [
    { head: 'STT' },
    { head: 'Số', group: 'Tốt' },
    { head: '%', group: 'Tốt' },
    { head: 'Số', group: 'Khá' },
    { head: 'Ghi chú', headNote: '(lý do)' },
  ];

  it('joins neighbours under one head and lets the others stand over both rows', () => {
    const [upper, lower, numbers] = headRows(columns, true);
    expect(upper.map((cell) => cell && [cell.text, cell.colSpan, cell.rowSpan])).toEqual([
      ['STT', 1, 2],
      ['Tốt', 2, 1],
      undefined,
      ['Khá', 1, 1],
      ['Ghi chú', 1, 2],
    ]);
    expect(lower.map((cell) => cell?.text)).toEqual([undefined, 'Số', '%', 'Số', undefined]);
    expect(numbers.map((cell) => cell?.text)).toEqual(['1', '2', '3', '4', '5']);
    expect(headRows([{ head: 'A' }], false)).toHaveLength(1);
  });

  it('has as many lines as its words need in their columns', () => {
    expect(headLines(columns, () => 3)).toEqual({ rows: [3, 1], own: [1, 1, 1, 1, 4] });
  });

  it('is said in one line in files without merged cells', () => {
    expect(columns.map(flatHead)).toEqual(['STT', 'Tốt: Số', 'Tốt: %', 'Khá: Số', 'Ghi chú (lý do)']);
  });
});
