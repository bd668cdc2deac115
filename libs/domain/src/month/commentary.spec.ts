import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommentaryFigures } from './commentary';
import { commentaryDraft, NO_COMMENTARY } from './commentary';

const FIGURES: CommentaryFigures = {
  existing: 11,
  owed: 10,
  rated: 8,
  bands: { GOOD: 6, FAIR: 2, AVERAGE: 0, POOR: 0 },
  notRatedBecause: { excused: 1, notHeld: 0, late: 1, returned: 0, waiting: 1, open: 0 },
  sent: 9,
  onTime: 7,
  rows: [
    { name: 'Đảng bộ Sở Nội vụ', owed: 6, rated: 6, good: 6 },
    { name: 'Đảng bộ Sở Y tế', owed: 4, rated: 2, good: 0 },
  ],
};

it('says what the figures say, and leaves causes and solutions to people', () => {
  expect(commentaryDraft(FIGURES)).toEqual({
    ...NO_COMMENTARY,
    strengths:
      'Đã đánh giá 8/10 chi bộ phải chấm, đạt 80,0%. Tốt 06 (75,0%), Khá 02 (25,0%). 01 tổ chức có tất cả chi bộ xếp loại Tốt.',
    limits:
      '02/09 phiếu gửi sau hạn. Chưa đánh giá: quá hạn chưa gửi 01, chờ thẩm định 01. Chưa đánh giá đủ chi bộ: Đảng bộ Sở Y tế.',
    footnote: '01 chi bộ được miễn, không tính vào số phải chấm.',
  });
});

it('has no share of nobody and names five at most', () => {
  const rows = Array.from({ length: 9 }, (_, at) => ({ name: `Tổ chức ${at + 1}`, owed: 1, rated: 0, good: 0 }));
  const none = { ...FIGURES, owed: 9, rated: 0, bands: { GOOD: 0, FAIR: 0, AVERAGE: 0, POOR: 0 }, rows };
  const { strengths, limits } = commentaryDraft(none);
  expect(strengths).toBe('Đã đánh giá 0/9 chi bộ phải chấm, đạt 0,0%.');
  expect(limits).toContain('Tổ chức 5 và 04 tổ chức khác.');
  expect(commentaryDraft({ ...none, owed: 0, rows: [] }).strengths).toBe('');
});

it('is the same for the same figures', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), (owed, rated) => {
      const figures = { ...FIGURES, owed, rated: Math.min(owed, rated) };
      expect(commentaryDraft(figures)).toEqual(commentaryDraft(structuredClone(figures)));
    }),
  );
});
