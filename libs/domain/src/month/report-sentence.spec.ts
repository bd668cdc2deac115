import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SentenceFigures } from './report-sentence';
import { DEFAULT_SENTENCE, SENTENCE_PLACES, sentenceOf, whyNotSentence } from './report-sentence';

const FIGURES: SentenceFigures = {
  period: 'tháng 6 năm 2026',
  committee: 'Đảng bộ Khối',
  organizations: 65,
  complete: 57,
  existing: 311,
  owed: 310,
  rated: 300,
  bands: { GOOD: 270, FAIR: 30, AVERAGE: 0, POOR: 0 },
};

describe('the ready sentence', () => {
  it('is the figures in the words of the template', () => {
    expect(sentenceOf('Tháng 6: {tổ chức đủ}/{ tổ chức } tổ chức đạt {% tổ chức đủ}', FIGURES)).toBe(
      'Tháng 6: 57/65 tổ chức đạt 87,7%',
    );
    expect(sentenceOf(DEFAULT_SENTENCE, FIGURES)).toBe(
      'Tháng 6 năm 2026: 57/65 tổ chức đảng đánh giá đủ chi bộ, đạt 87,7%; 300/310 chi bộ được đánh giá: Tốt 270, đạt 90,0%; Khá 30, bằng 10,0%; Trung bình 0; Kém 0.',
    );
  });

  it('has no share of nobody, also not a hundred', () => {
    const none = { ...FIGURES, rated: 0, organizations: 0, complete: 0, owed: 0 };
    const all = Object.keys(SENTENCE_PLACES).filter((name) => name.startsWith('%'));
    for (const name of all) expect([name, sentenceOf(`{${name}}`, none)]).toEqual([name, 'chưa có số']);
  });

  it('refuses places nobody knows by their names, and braces that do not close', () => {
    expect(whyNotSentence('{tốt} và {xuất sắc}, {điểm}')).toMatch(
      /^Không có chỗ điền \{xuất sắc\}, \{điểm\}\. .*\{tốt\}/u,
    );
    expect(whyNotSentence('{tốt')).toMatch(/ngoặc nhọn/u);
    expect(whyNotSentence('{tốt}'.normalize('NFD'))).toBeUndefined();
    expect(whyNotSentence(DEFAULT_SENTENCE)).toBeUndefined();
  });

  it('leaves no known place unfilled, whatever stands around it', () => {
    const place = fc.constantFrom(...Object.keys(SENTENCE_PLACES));
    fc.assert(
      fc.property(
        fc.array(place),
        fc.string().map((text) => text.replace(/[{}]/gu, '')),
        (names, around) => {
          const template = names.map((name) => `{${name}}${around}`).join('');
          expect(whyNotSentence(template)).toBeUndefined();
          expect(sentenceOf(template, FIGURES)).not.toMatch(/[{}]/u);
        },
      ),
    );
  });
});
