import { expect, it } from 'vitest';
import { lateListText, owingWords } from './late-list';

const AT = new Date('2026-03-05T03:05:00Z');
const cell = (name: string, deadline = '2026-03-02', parentName = 'Đảng bộ Sở Nội vụ') => ({
  name,
  parentName,
  stateLabel: 'Chưa sinh hoạt',
  deadline,
});

it('is a message anybody can read: who, what, until when', () => {
  expect(lateListText('2026-02', 'Đảng bộ Sở Nội vụ', [cell('Chi bộ A'), cell('Chi bộ B', '2026-03-05')], AT)).toBe(
    [
      'Đảng bộ Sở Nội vụ: 2 chi bộ chưa hoàn thành phiếu tháng 2/2026 (tính đến 10:05 ngày 05/03/2026).',
      '1. Chi bộ A: Chưa sinh hoạt, hạn 02/03/2026, quá 3 ngày',
      '2. Chi bộ B: Chưa sinh hoạt, hạn 05/03/2026, hết hạn hôm nay',
      'Đề nghị các đồng chí hoàn thành. Trân trọng.',
    ].join('\n'),
  );
});

it('names the superior where there is more than one', () => {
  const text = lateListText(
    '2026-02',
    'Khối',
    [cell('Chi bộ A'), cell('Chi bộ A', '2026-03-02', 'Đảng bộ Sở Y tế')],
    AT,
  );
  expect(text).toContain('1. Chi bộ A (Đảng bộ Sở Nội vụ): ');
  expect(text).toContain('2. Chi bộ A (Đảng bộ Sở Y tế): ');
});

it('says so when nobody is left', () => {
  expect(lateListText('2026-02', 'Đảng bộ Sở Nội vụ', [], AT)).toBe(
    'Đảng bộ Sở Nội vụ: không còn chi bộ nào chưa gửi phiếu tháng 2/2026 (tính đến 10:05 ngày 05/03/2026).',
  );
});

it('counts days by the calendar in Vietnam', () => {
  expect(owingWords(cell('A', '2026-03-07'), '2026-03-05')).toBe('Chưa sinh hoạt, hạn 07/03/2026, còn 2 ngày');
  const night = lateListText('2026-02', 'K', [cell('A', '2026-03-05')], new Date('2026-03-05T18:00:00Z'));
  expect(night).toContain('quá 1 ngày');
});
