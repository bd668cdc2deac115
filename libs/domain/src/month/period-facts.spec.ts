import { expect, it } from 'vitest';
import type { PeriodFacts } from './period-facts';
import { lackingWords } from './period-facts';

const all = { part: 9, base: 10, cards: 12 };
const facts: PeriodFacts = {
  months: 12,
  cards: 12,
  attendance: all,
  speaking: all,
  directive05: all,
  vote: all,
  tasks: all,
  thematicHeld: 4,
  thematicDue: 4,
};

it('says over how many cards a figure is where some do not say it, and that none does', () => {
  expect(lackingWords(facts)).toBe('');
  expect(lackingWords({ ...facts, speaking: { ...all, cards: 7 }, tasks: { part: 0, base: 0, cards: 0 } })).toBe(
    'phát biểu: 7/12 phiếu có số; nhiệm vụ: chưa có số',
  );
  expect(lackingWords({ ...facts, cards: 0 })).toBe('');
});
