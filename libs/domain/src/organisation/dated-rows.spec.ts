import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedFrom, endedOn, rowOn } from './dated-rows';

interface Row {
  id: string;
  validFrom: string;
  validTo: string | null;
  name: string;
  kind: string;
}

const row = (id: string, validFrom: string, validTo: string | null, name = 'A', kind = 'K'): Row => ({
  ...{ id, validFrom, validTo, name, kind },
});

describe('rows that change from a day on', () => {
  const one = [row('1', '2026-01-01', null)];
  const planned = [row('1', '2026-01-01', '2026-06-01'), row('2', '2026-06-01', null, 'B')];

  it('are parted on that day', () => {
    expect(changedFrom(one, '2026-03-01', { name: 'C' }, { id: 'new' })).toEqual([
      row('1', '2026-01-01', '2026-03-01'),
      row('new', '2026-03-01', null, 'C'),
    ]);
  });

  it('are corrected in place where one begins on that day', () => {
    expect(changedFrom(one, '2026-01-01', { name: 'C' }, { id: 'new' })).toEqual([row('1', '2026-01-01', null, 'C')]);
  });

  it('leave alone what is planned for later, and carry the rest over it', () => {
    expect(changedFrom(planned, '2026-03-01', { name: 'C', kind: 'L' }, { id: 'new' })).toEqual([
      row('1', '2026-01-01', '2026-03-01'),
      row('new', '2026-03-01', '2026-06-01', 'C', 'L'),
      row('2', '2026-06-01', null, 'B', 'L'),
    ]);
  });

  it('are none where nothing holds on that day', () => {
    expect(changedFrom(one, '2025-12-31', { name: 'C' }, { id: 'new' })).toEqual([]);
    expect(changedFrom([row('1', '2026-01-01', '2026-02-01')], '2026-02-01', { name: 'C' }, {})).toEqual([]);
  });

  it('end before a day, without what would begin later', () => {
    expect(endedOn(planned, '2026-04-01')).toEqual({
      kept: [row('1', '2026-01-01', '2026-04-01')],
      dropped: [planned[1]],
    });
    expect(endedOn(planned, '2026-08-01').kept[1]).toEqual(row('2', '2026-06-01', '2026-08-01', 'B'));
  });

  it('say on every day before what they said, and from it on what is ordered until something planned says otherwise', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-01-${String(n).padStart(2, '0')}`);
    const acts = fc.array(fc.record({ from: day, name: fc.constantFrom('A', 'B', 'C') }), { maxLength: 6 });
    fc.assert(
      fc.property(acts, day, (before, from) => {
        const rows = before.reduce<Row[]>(
          (all, { from: on, name }, at) => changedFrom(all, on, { name }, { id: `n${at}` }),
          [row('1', '2026-01-01', null)],
        );
        const after = changedFrom(rows, from, { name: 'X' }, { id: 'x' });
        const next = rows.find((each, at) => each.validFrom > from && each.name !== rows[at - 1].name)?.validFrom;
        for (let n = 1; n <= 28; n += 1) {
          const on = `2026-01-${String(n).padStart(2, '0')}`;
          const holding = after.filter((each) => rowOn([each], on));
          expect(holding).toHaveLength(1);
          const ordered = on >= from && (next === undefined || on < next);
          expect(holding[0].name).toBe(ordered ? 'X' : rowOn(rows, on)?.name);
        }
      }),
    );
  });
});
