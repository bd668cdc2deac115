import type { SupervisedCell, SupervisionAssignment, SupervisionView } from '@chibo/contracts';

export function anAssignment(name: string, changes: Partial<SupervisionAssignment> = {}): SupervisionAssignment {
  const entered = { id: `a-${name}`, version: 1, name, from: '2026-01-01', by: 'Đồng chí An' };
  return { ...entered, state: 'PRESENT', mayDrop: false, ...changes };
}

export function aSupervisedCell(
  id: string,
  assignments: SupervisionAssignment[] = [],
  changes: Partial<SupervisedCell> = {},
): SupervisedCell {
  return { cellId: id, name: `Chi bộ ${id}`, code: id, subordinate: true, assignments, ...changes };
}

/** Two branches followed by Bình and by nobody. */
export function theSupervision(changes: Partial<SupervisionView> = {}): SupervisionView {
  return {
    organizationId: 'nv',
    name: 'Đảng bộ Sở Nội vụ',
    today: '2026-03-05',
    mayChange: true,
    accounts: [{ accountId: 'tk', name: 'Lê Văn Cường' }],
    cells: [aSupervisedCell('Thanh tra', [anAssignment('Bình')]), aSupervisedCell('Văn phòng')],
    ...changes,
  };
}
