import { counts } from '../testing/month';
import { progressWords, shareOf } from './counts';

describe('share of a band', () => {
  const percents = { GOOD: 899, FAIR: 101, AVERAGE: 0, POOR: 0 };
  const bands = { GOOD: 80, FAIR: 9, AVERAGE: 0, POOR: 0 };
  it('has one digit behind the comma', () => {
    expect(shareOf(counts({ bands, percents }), 'GOOD')).toBe('89,9%');
  });
  it('is empty beside a zero and where nothing is rated', () => {
    expect(shareOf(counts({ bands, percents }), 'POOR')).toBe('');
    expect(shareOf(counts({ bands, percents: undefined }), 'GOOD')).toBe('');
  });
});

describe("word for an organisation's month", () => {
  it.each([
    ['RETURNED', 'Trả lại 1', { owed: 9, rated: 2 }, { returned: 1, late: 2, waiting: 3, open: 1 }],
    ['LATE', 'Quá hạn 2', { owed: 9, rated: 2 }, { late: 2, waiting: 3, open: 2 }],
    ['WAITING', 'Chờ xác nhận 3', { owed: 9, rated: 2 }, { waiting: 3, open: 4 }],
    ['OPEN', 'Chưa đủ phiếu', { owed: 9, rated: 2 }, { open: 7 }],
    ['DONE', 'Đã xếp loại', { owed: 9, rated: 8 }, { notHeld: 1 }],
    ['DONE', 'Đã xếp loại', { owed: 2, rated: 2 }, { excused: 3 }],
  ])('%s: %s', (state, words, changes, because) => {
    expect(progressWords(counts(changes, because))).toEqual({ state, words });
  });
});
