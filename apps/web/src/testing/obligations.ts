import type { MonthObligationsView, ObligationRow } from '@chibo/contracts';
import type { ObligationWhy } from '@chibo/domain';
import { OBLIGATION_WHYS, OBLIGATION_WHY_LABEL, countsInBase, foldVietnamese } from '@chibo/domain';
import type { ObligationsWanted } from '../obligations/obligations-client';
import { counts } from './month';

export function anObligation(name: string, why: ObligationWhy, changes: Partial<ObligationRow> = {}): ObligationRow {
  return {
    obligationId: `o-${name}`,
    cellId: name,
    name: `Chi bộ ${name}`,
    code: name,
    parentId: 'nv',
    parentName: 'Đảng bộ Sở Nội vụ',
    kind: 'REGULAR',
    why,
    whyLabel: OBLIGATION_WHY_LABEL[why],
    counted: countsInBase(why),
    late: false,
    ...changes,
  };
}

/** As the server answers what is asked for: the counts are of all rows. */
export function obligationsAsked(
  rows: ObligationRow[],
  { why, q, page = '1' }: ObligationsWanted,
  pageSize = 500,
): MonthObligationsView {
  const words = foldVietnamese(q ?? '');
  const found = rows.filter(
    (row) =>
      (why === undefined || (why === 'THEMATIC' ? row.kind === why : row.kind === 'REGULAR' && row.why === why)) &&
      foldVietnamese(row.name).includes(words),
  );
  const from = (Number(page) - 1) * pageSize;
  const shown = found.slice(from, from + pageSize);
  return { ...theObligations(rows), rows: shown, total: found.length, page: Number(page), pageSize };
}

/** The counts follow from the rows. */
export function theObligations(rows: ObligationRow[]): MonthObligationsView {
  const regular = rows.filter(({ kind }) => kind === 'REGULAR');
  const of = (why: ObligationWhy): number => regular.filter((row) => row.why === why).length;
  const whys = Object.fromEntries(OBLIGATION_WHYS.map((why) => [why, of(why)])) as MonthObligationsView['whys'];
  const owed = regular.filter(({ counted }) => counted).length;
  return {
    month: '2026-03',
    organization: { id: 'nv', name: 'Đảng bộ Sở Nội vụ' },
    around: 3,
    counts: counts({ existing: owed + whys.EXCUSED, owed }),
    whys,
    thematic: rows.length - regular.length,
    rows,
    total: rows.length,
    page: 1,
    pageSize: 500,
  };
}
