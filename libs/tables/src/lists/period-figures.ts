import type {
  BandCounts,
  ClassCounts,
  ReportPart,
  ReportRow,
  ReportTotal,
  ReportTree,
  ReportView,
} from '@chibo/contracts';
import { formatCount, parsePeriod, periodWords } from '@chibo/domain';
import type { FiguresByOrganization, OrganizationFigures } from './by-organization';

/** A report's figures as its table has them: a month's as they are, of more months each branch once in its class. */
export function figuresOfPeriod(
  view: ReportView,
): FiguresByOrganization & { rows: (ReportRow & OrganizationFigures)[] } {
  const period = parsePeriod(view.period);
  const oneMonth = period !== undefined && period.from === period.to;
  const countsOf = ({ months, classes }: ReportTotal): BandCounts => (oneMonth ? months : asCounts(classes));
  return {
    period: period ? periodWords(period) : view.period,
    periodName: view.period.replace('..', '-den-'),
    rows: view.rows.map((row) => ({ ...row, counts: countsOf(row), cell: { note: noteOf(row.classes) } })),
    byKind: view.byKind.map((kind) => ({ label: kind.label, counts: countsOf(kind) })),
    total: countsOf(view.total),
    at: view.at,
    selection: partWords(view.part),
    remarks: [...treeWords(view.tree), ...(oneMonth ? [] : classWords(view.total.classes))],
  };
}

/** "chỉ chi bộ cơ sở; lĩnh vực: sự nghiệp công lập". */
export function partWords({ kind, grouping, group, set, meeting }: ReportPart = {}): string | undefined {
  const parts = [
    kind && `chỉ ${kind.toLocaleLowerCase('vi')}`,
    group && `${grouping}: ${group}`,
    set && `chỉ các tháng chấm theo “${set}”`,
    meeting && `chỉ ${meeting.toLocaleLowerCase('vi')}`,
  ];
  return parts.filter(Boolean).join('; ') || undefined;
}

export function treeWords(tree: ReportTree | undefined): string[] {
  return tree === 'NOW' ? ['Tính theo tổ chức hiện nay.'] : [];
}

function classWords({ soFar }: ClassCounts): string[] {
  const words = 'Mỗi chi bộ tính một lần, xếp loại theo quy tắc xếp loại năm của bộ tiêu chí chi bộ dùng.';
  return soFar > 0
    ? [words, `Trong đó ${formatCount(soFar)} chi bộ xếp loại tạm tính vì còn tháng chưa có kết quả.`]
    : [words];
}

function noteOf({ excused, unfinished }: ClassCounts): string | undefined {
  if (excused > 0) return 'Được miễn ở mọi tháng trong kỳ.';
  return unfinished > 0 ? 'Chưa tháng nào trong kỳ có kết quả.' : undefined;
}

/** Branches by their class, in the shape of a month's counts. */
function asCounts({ existing, rated, bands, percents, rounding, excused, unfinished }: ClassCounts): BandCounts {
  const none = { notHeld: 0, late: 0, returned: 0, waiting: 0 };
  const notRatedBecause = { ...none, excused, open: unfinished };
  const figures = { existing, owed: existing - excused, rated, bands, percents, rounding };
  return { ...figures, notRated: existing - rated, notRatedBecause };
}
