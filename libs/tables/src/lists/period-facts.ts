import type { ReportFactsRow, ReportFactsView, ReportTree } from '@chibo/contracts';
import type { FactShareName, PeriodFacts } from '@chibo/domain';
import { lackingWords, parsePeriod, periodWords } from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import type { Share } from '../values';
import type { Table } from '../table';
import { tableOf } from '../table';
import { byCommittee, PARENT } from './by-committee';
import { treeWords } from './period-figures';

export const NO_NUMBER = 'chưa có số';

/** A branch or an organisation; of an organisation no committee is named. */
type Row = ReportFactsRow & { parentName: string };

/** Nothing is not nought, and a base of nobody is no share. */
function shareOf({ facts }: Row, name: FactShareName): Share | undefined {
  const { part, base, cards } = facts[name];
  return cards === 0 ? undefined : { count: part, base };
}

function count(key: string, head: string, group: string, of: (facts: PeriodFacts) => number | undefined): Column<Row> {
  return { key, head, group, kind: 'COUNT', of: ({ facts }) => of(facts), nothing: NO_NUMBER, width: 12 };
}

const known =
  (name: FactShareName, side: 'part' | 'base') =>
  (facts: PeriodFacts): number | undefined =>
    facts[name].cards === 0 ? undefined : facts[name][side];

function share(name: FactShareName, group: string, order: string): Column<Row> {
  return {
    key: name,
    head: '%',
    group,
    kind: 'SHARE',
    of: (row) => shareOf(row, name),
    nothing: NO_NUMBER,
    unitInHead: true,
    width: 11.5,
    order,
    ...(name === 'attendance' ? { folded: 'BESIDE' as const } : {}),
  };
}

const CARDS: Column<Row> = {
  key: 'cards',
  head: 'Phiếu có số trên tháng phải họp',
  kind: 'TEXT',
  align: 'CENTRE',
  of: ({ facts: { cards, months } }) => `${cards}/${months}`,
  width: 17,
  order: 'CARDS',
};

const FIGURES: readonly Column<Row>[] = [
  CARDS,
  count('expected', 'Phải dự', 'Dự họp (lượt)', known('attendance', 'base')),
  count('present', 'Dự', 'Dự họp (lượt)', known('attendance', 'part')),
  share('attendance', 'Dự họp (lượt)', 'ATTENDANCE'),
  count('speakers', 'Lượt', 'Phát biểu', known('speaking', 'part')),
  share('speaking', 'Phát biểu', 'SPEAKING'),
  count('thematicHeld', 'Đã họp', 'Chuyên đề', ({ thematicHeld }) => thematicHeld),
  count('thematicDue', 'Phải họp', 'Chuyên đề', ({ thematicDue }) => thematicDue),
  count('directive05Held', 'Kỳ có', 'Chỉ thị 05', known('directive05', 'part')),
  share('directive05', 'Chỉ thị 05', 'DIRECTIVE05'),
  share('vote', 'Biểu quyết tán thành', 'VOTE'),
  count('tasksDone', 'Xong', 'Nhiệm vụ giao', known('tasks', 'part')),
  share('tasks', 'Nhiệm vụ giao', 'TASKS'),
  { key: 'note', head: 'Ghi chú', kind: 'TEXT', of: ({ facts }) => lackingWords(facts) || undefined, nothing: '' },
];

const NAME = { key: 'name', kind: 'TEXT', of: ({ name }: Row) => name, folded: 'NAME' } as const;

export const CELL_FACTS_COLUMNS: readonly Column<Row>[] = [
  NUMBERED,
  { ...NAME, head: 'Chi bộ', order: 'NAME', width: 38 },
  { key: PARENT, head: 'Cấp ủy', kind: 'TEXT', of: ({ parentName }) => parentName, nothing: '', width: 30 },
  ...FIGURES,
];

export const ORGANIZATION_FACTS_COLUMNS: readonly Column<Row>[] = [
  NUMBERED,
  { ...NAME, head: 'Tổ chức đảng', width: 46 },
  ...FIGURES.map((column) => ({ ...column, order: undefined })),
];

/** Where every card says everything there is nothing to note, and the names have the room. */
function withoutNote(columns: readonly Column<Row>[], rows: readonly Row[]): readonly Column<Row>[] {
  if (rows.some(({ facts }) => lackingWords(facts) !== '')) return columns;
  return columns.flatMap((column) => {
    if (column.key === 'note') return [];
    return [column.key === 'name' ? { ...column, width: undefined } : column];
  });
}

/** What was asked for, beside what the page shows. */
export interface FactsOnPaper {
  of?: 'CELLS' | 'ORGANIZATIONS';
  tree?: ReportTree;
  selection?: string;
}

/** Said under the table, on the screen and on paper. */
export const FACTS_REMARKS: readonly string[] = [
  'Cộng từ phiếu chấm điểm chi bộ đã gửi; số phiếu nào chưa ghi thì để “chưa có số”, không tính là 0 và không tính là 100%.',
  'Lượt: cộng qua các kỳ họp. Tỷ lệ là tổng trên tổng của các phiếu ghi đủ cả hai số, làm tròn đến 0,1.',
  'Chuyên đề phải họp: mỗi quý đã hết một kỳ; đã họp gồm cả thường kỳ kết hợp chuyên đề.',
];

/** @param view with all branches that were found */
export function factsTable(view: ReportFactsView, { of = 'CELLS', tree, selection }: FactsOnPaper): Table {
  const period = parsePeriod(view.period);
  const name = view.period.replace('..', '-den-');
  const rows = (of === 'CELLS' ? view.cells : view.organizations).map((row) => ({ parentName: '', ...row }));
  const table =
    of === 'CELLS'
      ? byCommittee(withoutNote(CELL_FACTS_COLUMNS, rows), rows)
      : { columns: withoutNote(ORGANIZATION_FACTS_COLUMNS, rows), blocks: [{ rows }] };
  return tableOf<Row>({
    name: `${of === 'CELLS' ? 'so-lieu' : 'so-lieu-to-chuc'}-${name}`,
    title: { kind: 'BẢNG SỐ LIỆU', about: `sinh hoạt chi bộ ${period ? periodWords(period) : view.period}` },
    ...table,
    total: 'Tổng cộng',
    sentences: [factsSentence(view.total)],
    remarks: [...treeWords(tree), ...FACTS_REMARKS],
    selection,
    at: view.at,
    landscape: true,
  });
}

/** The whole committee in a sentence; of what has no number nothing is said. */
export function factsSentence({ months, cards, attendance, thematicHeld, thematicDue }: PeriodFacts): string {
  const begin = `Phiếu có số: ${cards}/${months} tháng phải họp.`;
  const present = attendance.cards > 0 ? ` Dự họp ${attendance.part}/${attendance.base} lượt.` : '';
  return `${begin}${present} Chuyên đề: đã họp ${thematicHeld}, phải họp ${thematicDue}.`;
}
