import { resultsOf, usualBand, wrongIn } from './entered-results';

describe('results typed from paper', () => {
  it.each([
    ['', undefined],
    ['x', undefined],
    ['101', undefined],
    ['100', 'GOOD'],
    ['90', 'GOOD'],
    ['89,99', 'FAIR'],
    ['70', 'FAIR'],
    ['69,5', 'AVERAGE'],
    ['50', 'AVERAGE'],
    ['49', 'POOR'],
    ['0', 'POOR'],
  ])('%s is usually %s', (text, band) => expect(usualBand(text)).toBe(band));

  it.each([
    [{ text: '' }, undefined],
    [{ text: ' ', band: 'GOOD' }, 'Đồng chí ghi tổng điểm.'],
    [{ text: '94' }, 'Đồng chí chọn xếp loại.'],
    [{ text: '940', band: 'GOOD' }, 'Tổng điểm từ 0 đến 100, phần lẻ sau dấu phẩy.'],
    [{ text: '94,5', band: 'FAIR' }, undefined],
  ] as const)('%j lacks %s', (line, wrong) => expect(wrongIn(line)).toBe(wrong));

  it('are sent where they are whole', () => {
    const entered = new Map([
      ['a', { text: '94,5', band: 'GOOD' as const }],
      ['b', { text: '' }],
      ['c', { text: '94' }],
    ]);
    expect(resultsOf(entered)).toEqual([{ obligationId: 'a', total: 9450, band: 'GOOD' }]);
  });
});
