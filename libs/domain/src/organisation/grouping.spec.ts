import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GroupOrder, GroupSpan } from './grouping';
import { groupOn, regroup } from './grouping';

const A = { groupId: 'a', from: '2018-01-01', to: null };

describe('an organisation among groups', () => {
  it.each<[string, GroupSpan[], GroupOrder, ReturnType<typeof regroup>]>([
    ['is put into its first one', [], A, { cut: [], dropped: [], added: [A] }],
    [
      'moves to another from a day on',
      [A],
      { groupId: 'b', from: '2020-07-01', to: null },
      {
        cut: [{ span: A, to: '2020-07-01' }],
        dropped: [],
        added: [{ groupId: 'b', from: '2020-07-01', to: null }],
      },
    ],
    [
      'was somewhere else for a year, and is afterwards where it had been',
      [A],
      { groupId: 'b', from: '2019-01-01', to: '2020-01-01' },
      {
        cut: [{ span: A, to: '2019-01-01' }],
        dropped: [],
        added: [
          { groupId: 'b', from: '2019-01-01', to: '2020-01-01' },
          { groupId: 'a', from: '2020-01-01', to: null },
        ],
      },
    ],
    [
      'is corrected from its first day on',
      [A],
      { groupId: 'b', from: '2018-01-01', to: null },
      { cut: [], dropped: [A], added: [{ groupId: 'b', from: '2018-01-01', to: null }] },
    ],
    [
      'belongs to none any more',
      [A],
      { groupId: null, from: '2021-01-01', to: null },
      { cut: [{ span: A, to: '2021-01-01' }], dropped: [], added: [] },
    ],
    ['stays where it is said to be', [A], { ...A, from: '2019-01-01' }, { cut: [], dropped: [], added: [] }],
    ['that has none loses none', [], { ...A, groupId: null }, { cut: [], dropped: [], added: [] }],
  ])('%s', (_, spans, order, expected) => {
    expect(regroup(spans, order)).toEqual(expected);
  });

  it('is on every day where the newest order about that day has put it, and nowhere twice', () => {
    const day = (n: number): string => `2018-01-${String(n + 1).padStart(2, '0')}`;
    const order = fc
      .record({
        groupId: fc.constantFrom('a', 'b', null),
        from: fc.nat({ max: 18 }),
        days: fc.option(fc.integer({ min: 1, max: 9 })),
      })
      .map(({ groupId, from, days }) => ({
        groupId,
        from: day(from),
        to: days === null ? null : day(from + days),
      }));
    fc.assert(
      fc.property(fc.array(order, { maxLength: 8 }), (orders) => {
        let spans: GroupSpan[] = [];
        for (const each of orders) {
          const { cut, dropped, added } = regroup(spans, each);
          const kept = spans.filter((span) => !dropped.includes(span));
          spans = [
            ...kept.map((span) => ({ ...span, to: cut.find((one) => one.span === span)?.to ?? span.to })),
            ...added,
          ];
        }
        for (let n = 0; n < 28; n += 1) {
          const said = orders.findLast(({ from, to }) => from <= day(n) && (to === null || day(n) < to))?.groupId;
          const holding = spans.filter((span) => groupOn([span], day(n)));
          expect(holding.map(({ groupId }) => groupId)).toEqual(said ? [said] : []);
        }
      }),
    );
  });
});
