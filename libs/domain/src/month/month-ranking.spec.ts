import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RankingCard, RankingInputs } from './month-ranking';
import { rankMonth } from './month-ranking';

const card = (id: string, total?: number, change: Partial<RankingCard> = {}): RankingCard => ({
  scorecardId: id,
  pool: 'REGULAR:a',
  cellId: `cell ${id}`,
  name: `Chi bộ ${id}`,
  parentName: 'Đảng bộ',
  organizationId: 'one',
  selfTotal: 9000,
  ...(total === undefined ? { state: 'SUBMITTED' } : { state: 'DECIDED', total, band: 'GOOD' }),
  ...change,
});
const inputs = (cards: RankingCard[]): RankingInputs => ({
  pools: [{ key: 'REGULAR:a', kind: 'REGULAR', label: '', cards: cards.length }],
  organizations: [
    { id: 'one', name: 'Đảng bộ Một' },
    { id: 'two', name: 'Đảng bộ Hai' },
  ],
  cards,
});
const nobody = new Set<string>();

describe('rankMonth', () => {
  it('ranks the decided cards of one pool, with those that share a rank, and leaves the others unranked', () => {
    const all = [card('10', 9000), card('2', 9000), card('1', 9500), card('3'), card('4', 8000, { pool: 'other' })];
    const { cells, undecided } = rankMonth(inputs(all), 'REGULAR:a', nobody);
    expect(cells.map(({ rank, tied, among, scorecardId }) => [rank, tied, among, scorecardId])).toEqual([
      [1, false, 1, '1'],
      [2, true, 2, '2'],
      [2, true, 2, '10'],
    ]);
    expect(undecided.map(({ scorecardId }) => scorecardId)).toEqual(['3']);
  });

  it('ranks organisations by the exact mean, and keeps what the reader is blind to out of every figure', () => {
    const all = [card('1', 9000), card('2', 9001), card('3', 9500, { organizationId: 'two' })];
    const read = (unseen: Set<string>) =>
      rankMonth(inputs(all), 'REGULAR:a', unseen).organizations.map(({ rank, name, mean, n }) => [rank, name, mean, n]);
    expect(read(nobody)).toEqual([
      [1, 'Đảng bộ Hai', 9500, 1],
      [2, 'Đảng bộ Một', 9001, 2],
    ]);
    expect(read(new Set(['cell 3']))).toEqual([[1, 'Đảng bộ Một', 9001, 2]]);
  });

  it('gives the same bytes however often, also when its inputs have been through JSON', () => {
    const total = fc.option(fc.integer({ min: 7000, max: 7010 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(total), (totals) => {
        const made = inputs(totals.map((one, at) => card(String(at), one)));
        const first = JSON.stringify(rankMonth(made, 'REGULAR:a', nobody));
        const again = JSON.parse(JSON.stringify(made)) as RankingInputs;
        expect(JSON.stringify(rankMonth(again, 'REGULAR:a', nobody))).toBe(first);
      }),
    );
  });
});
