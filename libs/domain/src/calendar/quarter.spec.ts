import { expect, it } from 'vitest';
import { monthsOfPeriod } from './period';
import { isQuarterOver, quartersWords, wholeQuarters } from './quarter';

it.each([
  ['2026-01', '2026-12', ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']],
  ['2026-02', '2026-08', ['2026-Q2']],
  ['2025-10', '2026-03', ['2025-Q4', '2026-Q1']],
  ['2026-01', '2026-02', []],
])('the whole quarters from %s to %s are %j', (from, to, quarters) => {
  expect(wholeQuarters(monthsOfPeriod({ from, to }))).toEqual(quarters);
});

it.each([
  ['2026-Q1', '2026-03-31', false],
  ['2026-Q1', '2026-04-01', true],
  ['2025-Q4', '2026-01-01', true],
  ['2026-Q4', '2026-12-31', false],
])('%s is over on %s: %s', (quarter, day, over) => expect(isQuarterOver(quarter, day)).toBe(over));

it.each([
  [['2026-Q2'], 'quý II'],
  [['2026-Q1', '2026-Q3'], 'quý I, III'],
  [['2025-Q4', '2026-Q1'], 'quý IV năm 2025, quý I năm 2026'],
])('%j are %s', (quarters, words) => expect(quartersWords(quarters)).toBe(words));
