import type { ExcuseRow, ExcusesView } from '@chibo/contracts';

export function anOwedMonth(changes: Partial<ExcuseRow> = {}): ExcuseRow {
  return {
    obligationId: 'k1',
    cellId: 'tt',
    name: 'Chi bộ Thanh tra',
    kindLabel: 'Chi bộ trực thuộc',
    month: '2026-03',
    stateLabel: 'Chưa gửi',
    ...changes,
  };
}

export function theExcuses(rows: ExcuseRow[], organizationId = 'nv'): ExcusesView {
  const changing = rows.filter(({ whyNot }) => whyNot === undefined).length;
  return { organizationId, rows, total: rows.length, changing };
}
