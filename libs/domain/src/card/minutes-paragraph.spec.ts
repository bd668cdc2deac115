import { expect, it } from 'vitest';
import type { MinutesFigures } from './minutes-paragraph';
import { minutesParagraph } from './minutes-paragraph';

const FIGURES: MinutesFigures = {
  month: '2026-06',
  total: 9450,
  band: 'GOOD',
  vote: { officialPresent: 13, approve: 12, disapprove: 1, other: 0 },
  weaknesses: 'Ít đảng viên phát biểu;\nbí thư gợi ý câu hỏi trước',
};

it('says score, band, vote and weaknesses in one paragraph', () => {
  expect(minutesParagraph(FIGURES)).toBe(
    'Chi bộ thống nhất chấm sinh hoạt tháng 6/2026 đạt 94,5/100 điểm, tự xếp loại Tốt. Biểu quyết: 12/13 đảng viên chính thức có mặt tán thành, đạt 92,3%; không tán thành 1. Hạn chế, biện pháp khắc phục: Ít đảng viên phát biểu; bí thư gợi ý câu hỏi trước.',
  );
});

it('says nothing of what was not entered', () => {
  expect(minutesParagraph({ ...FIGURES, vote: {}, weaknesses: ' ' })).toBe(
    'Chi bộ thống nhất chấm sinh hoạt tháng 6/2026 đạt 94,5/100 điểm, tự xếp loại Tốt.',
  );
});
