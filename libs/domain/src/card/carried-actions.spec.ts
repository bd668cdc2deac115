import { describe, expect, it } from 'vitest';
import { bestAnswers, FACTS, scored } from '../../test-support/a-card';
import type { LastCard } from './carried-actions';
import { carriedActions, MOST_CARRIED } from './carried-actions';
import { score } from '../scoring';
import { hd42Commune } from '../templates';

const last = (change: Partial<LastCard> = {}): LastCard => ({
  set: hd42Commune,
  score: scored(hd42Commune),
  answers: bestAnswers(hd42Commune),
  weaknesses: '',
  ...change,
});

describe('what last month leaves to do', () => {
  it('is nothing after a full card without remarks', () => {
    expect(carriedActions(last())).toEqual([]);
    expect(carriedActions(last({ weaknesses: ' \u200b' }))).toEqual([]);
  });

  it('is the remarks first, then the lines that lost most', () => {
    const facts = { minutes: 70, speakers: 5, tasksDone: 6 };
    const actions = carriedActions(
      last({ weaknesses: 'Gửi tài liệu  trước 03 ngày.', score: scored(hd42Commune, facts) }),
    );
    expect(actions).toHaveLength(MOST_CARRIED);
    expect(actions[0]).toEqual({ code: 'weaknesses', text: 'Gửi tài liệu trước 03 ngày.' });
    const losses = actions.slice(1).map(({ text }) => Number(/mất (\d+)/.exec(text)?.[1]));
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
    expect(actions[1].code).toBe('7.1');
  });

  it("says why in the superior's words, else the branch's, else the formula", () => {
    const answers = bestAnswers(hd42Commune, FACTS, { '3.5': 0 }).map((answer) =>
      answer.code === '3.5' ? { ...answer, note: 'Gửi trước nửa ngày' } : answer,
    );
    const own = score(hd42Commune, { ...FACTS, minutes: 70 }, answers);
    const texts = (change: Partial<LastCard>) =>
      carriedActions(last({ score: own, answers, ...change })).map(({ text }) => text);
    expect(texts({})).toContainEqual(expect.stringMatching(/^Mục 3\.5 .*mất .* điểm \(Gửi trước nửa ngày\)$/));
    expect(texts({})).toContainEqual(expect.stringMatching(/^Mục 1\.1 Thời lượng: .*thiếu 20 phút/));
    const adjustments = [{ code: '3.5', points: 0, reasonCode: 'NO_EVIDENCE', words: 'Không thấy trong sổ' } as const];
    expect(texts({ adjustments })).toContainEqual(
      expect.stringContaining('(Chưa có căn cứ, minh chứng: Không thấy trong sổ)'),
    );
  });

  it('stays short enough for the head of a card', () => {
    const [{ text }] = carriedActions(last({ weaknesses: 'Một việc rất dài. '.repeat(40) }));
    expect(text.length).toBeLessThanOrEqual(160);
    expect(text).toMatch(/…$/);
  });
});
