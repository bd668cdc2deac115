import type { ReportFactsView } from '@chibo/contracts';
import type { PeriodFacts } from '@chibo/domain';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../column';
import type { Table, TableRow } from '../table';
import { factsTable } from './period-facts';

const share = (part: number, base: number, cards = 6): PeriodFacts['vote'] => ({ part, base, cards });
const SAID: PeriodFacts = {
  months: 6,
  cards: 6,
  attendance: share(114, 120),
  speaking: share(40, 114),
  directive05: share(5, 6),
  vote: share(110, 114),
  tasks: share(18, 20),
  thematicHeld: 2,
  thematicDue: 2,
};
const NOTHING: PeriodFacts = {
  ...SAID,
  cards: 0,
  attendance: share(0, 0, 0),
  speaking: share(0, 0, 0),
  directive05: share(0, 0, 0),
  vote: share(0, 0, 0),
  tasks: share(0, 0, 0),
  thematicHeld: 0,
};
const view = (...all: PeriodFacts[]): ReportFactsView => ({
  period: '2026-H1',
  organization: { id: 'k', name: 'Khối' },
  cells: all.map((facts, at) => ({ id: String(at), name: `Chi bộ ${at}`, parentName: 'Sở', facts })),
  found: all.length,
  page: 1,
  pageSize: 100,
  organizations: [{ id: 'so', name: 'Sở', facts: all[0] }],
  total: all[0],
  at: '2026-07-01T03:00:00Z',
});
const words = (row?: TableRow): string => row?.cells.map(wordsOf).join('|') ?? '';
const rowsOf = ({ blocks }: Table): string[] => blocks.flatMap(({ rows }) => rows.map(words));

/** Of a landscape page, millimetres. */
const PRINTED = 252;

describe('the figures of a period on paper', () => {
  it('sum parts over bases; a branch without a card has no number, never nought and never 100 %', () => {
    const table = factsTable(view(SAID, NOTHING), {});
    expect(rowsOf(table)).toEqual([
      '1|Chi bộ 0|6/6|120|114|95,0%|40|35,1%|2|2|5|83,3%|96,5%|18|90,0%',
      '2|Chi bộ 1|0/6|chưa có số|chưa có số|chưa có số|chưa có số|chưa có số|0|2|chưa có số|chưa có số|chưa có số|chưa có số|chưa có số',
    ]);
    expect(words(table.total)).toContain('|120|114|95,0%|40|35,1%|2|4|5|');
  });

  it('say over how many cards a figure is where some lack it', () => {
    const lacking = { ...SAID, speaking: share(30, 80, 4) };
    expect(rowsOf(factsTable(view(lacking), {}))[0]).toMatch(/\|phát biểu: 4\/6 phiếu có số$/u);
    expect(factsTable(view(SAID), { of: 'ORGANIZATIONS' }).columns.map(({ key }) => key)).not.toContain('note');
  });

  it('fit a page on its side, in every form', () => {
    const lacking = { ...SAID, speaking: share(30, 80, 4) };
    const other = { ...view(SAID, lacking, SAID) };
    other.cells = other.cells.map((cell, at) => ({ ...cell, parentName: at === 1 ? 'Khác' : 'Sở' }));
    for (const table of [factsTable(other, {}), factsTable(view(lacking), { of: 'ORGANIZATIONS' })]) {
      const fixed = table.columns.reduce((sum, { width = 0 }) => sum + width, 0);
      expect(fixed).toBeLessThan(PRINTED - 12);
    }
  });
});
