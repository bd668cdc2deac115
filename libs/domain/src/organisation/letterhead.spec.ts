import { describe, expect, it } from 'vitest';
import { numberWords, recipientLines } from './letterhead';

describe('what stands around a paper', () => {
  it('leaves the number to be written in, and the symbol where none is set', () => {
    expect(numberWords({ symbol: 'BC/ĐUK' })).toBe('Số ……-BC/ĐUK');
    expect([numberWords({}), numberWords({ symbol: '' })]).toEqual(['Số ……-……', 'Số ……-……']);
  });

  it('lists recipients with commas and ends with a full stop', () => {
    expect(recipientLines(['Ban Thường vụ,', 'Lưu.'])).toEqual(['- Ban Thường vụ,', '- Lưu.']);
    expect(recipientLines([])).toEqual([`- ${'……'.repeat(6)},`, '- Lưu.']);
  });
});
