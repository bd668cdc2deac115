import type { BandCounts, MonthListRow } from '@chibo/contracts';
import type { RatingBand } from '@chibo/domain';
import { classifyYear } from '@chibo/domain';
import { hd12 } from '@chibo/domain/templates';
import type { OrganizationFigures, Table } from '@chibo/tables';
import { monthlyList, organizationsTable } from '@chibo/tables';
import type { Counted } from '../../cell-months/band-counts';
import { bandCounts } from '../../cell-months/band-counts';
import type { DemoCell, DemoTree } from '../../demo/tree';
import { demoTree } from '../../demo/tree';
import { year2018 } from '../../demo/year-2018';
import type { Frame } from './frame';

export const FRAME: Frame = {
  issuer: 'Đảng bộ Khối các cơ quan tỉnh Lào Cai',
  superior: 'Đảng bộ tỉnh Lào Cai',
  place: 'Lào Cai',
  symbol: 'BC/ĐUK',
  recipients: ['Ban Thường vụ Tỉnh ủy', 'Các tổ chức cơ sở đảng', 'Lưu Văn phòng Đảng ủy Khối'],
  day: '2019-01-08',
  demonstration: true,
};

const AT = '2019-01-07T03:00:00.000Z';

/** The demonstration's year 2018, each branch classed by the rule of its set, as the table of the bloc has it. */
export function tableOf2018(): Table {
  const tree = demoTree();
  const years = yearsOf(tree);
  const counted = (cells: readonly DemoCell[]): BandCounts => bandCounts(cells.map((cell) => years.get(cell) ?? OPEN));
  const ofKind = (kind: DemoCell['kind']): DemoCell[] => tree.cells.filter((cell) => cell.kind === kind);
  const committees = tree.partyOrgs.map(({ id, name }): OrganizationFigures => ({
    name,
    kindLabel: 'Đảng bộ cơ sở',
    isCell: false,
    counts: counted(tree.cells.filter(({ parentId }) => parentId === id)),
  }));
  const cells = ofKind('GRASSROOTS_CELL').map((cell): OrganizationFigures => ({
    name: cell.name,
    kindLabel: 'Chi bộ cơ sở',
    isCell: true,
    counts: counted([cell]),
    cell: { note: years.get(cell)?.decidedBand ? undefined : 'Được miễn sinh hoạt cả năm.' },
  }));
  return organizationsTable({
    period: 'năm 2018',
    periodName: '2018',
    rows: [...committees, ...cells],
    byKind: [
      { label: 'Chi bộ trực thuộc đảng ủy cơ sở', counts: counted(ofKind('SUBORDINATE_CELL')) },
      { label: 'Chi bộ cơ sở', counts: counted(ofKind('GRASSROOTS_CELL')) },
    ],
    total: counted(tree.cells),
    at: AT,
  });
}

const OPEN: Counted = { state: 'OPEN', late: false };

function yearsOf(tree: DemoTree): Map<DemoCell, Counted> {
  const { cards, obligations } = year2018(tree, { versionId: 'hd12', content: hd12 });
  const byCell = Map.groupBy(cards, ({ cell }) => cell);
  return new Map(
    tree.cells.map((cell) => {
      const months = (byCell.get(cell) ?? []).map(({ month, score }) => ({
        month,
        outcome: { kind: 'RATED' as const, band: score?.band ?? 'POOR' },
      }));
      const excused = obligations.some((each) => each.cell === cell && each.state === 'EXCUSED');
      const band: RatingBand | undefined = classifyYear(hd12.yearRule, months).band;
      return [cell, { state: band ? 'DECIDED' : excused ? 'EXCUSED' : 'OPEN', late: false, decidedBand: band }];
    }),
  );
}

const NAMES = [
  'Khối Hành chính',
  'Khoa Khám bệnh',
  'Khoa Cấp cứu',
  'Khoa Hồi sức tích cực',
  'Khoa Nội tổng hợp',
  'Khoa Ngoại tổng hợp',
  'Khoa Chấn thương',
  'Khoa Ung bướu',
  'Khoa Y học nhiệt đới',
  'Khoa Xét nghiệm',
  'Khoa Chẩn đoán hình ảnh',
  'Khoa Dược',
  'Phòng Điều dưỡng',
];

/** As many branches as asked for, each with points lost, every second with many; the last one excused. */
export function monthlyListOf(n: number): Table {
  const rows = Array.from({ length: n }, (_, at) => (at === n - 1 ? excusedRow(at) : listRow(at)));
  return monthlyList('2026-03', rows, {
    at: '2026-04-10T09:05:00.000Z',
    sentences: [`Trong ${n - 1} chi bộ được đánh giá: Tốt ${n - 3}; Khá 02.`],
  });
}

function listRow(at: number): MonthListRow {
  const fair = at === 1 || at === 6;
  const lost = ['1.1', '3.5', '4.5', '7.1', '8.3'].slice(0, 1 + (at % 5));
  return {
    ...rowNamed(at),
    memberCount: 10 + at,
    heldOn: '2026-03-05',
    decidedTotal: 10_000 - 100 * lost.length,
    decidedBand: fair ? 'FAIR' : 'GOOD',
    capped: fair ? 'Khá vì có mặt 88,2%' : undefined,
    deductions: lost.map((code) => ({ code, points: 100 })),
  };
}

function excusedRow(at: number): MonthListRow {
  return {
    ...rowNamed(at),
    stateLabel: 'Được miễn kỳ',
    note: 'Công văn số 18-CV/ĐU, ngày 26/02/2026',
  };
}

function rowNamed(at: number): MonthListRow {
  return {
    name: `Chi bộ ${NAMES[at % NAMES.length]}`,
    parentName: 'Đảng bộ Bệnh viện Đa khoa',
    stateLabel: 'Đã xếp loại',
  };
}
