import type {
  IndicatorOrganization,
  IndicatorOrganizationsView,
  IndicatorOverview,
  IndicatorStanding,
} from '@chibo/contracts';
import {
  formatBeside,
  formatIndicator,
  indicatorPeriodWords,
  INDICATOR_SUM_LABEL,
  targetWords,
  vietnamDay,
} from '@chibo/domain';
import type { Column } from '../column';
import { NUMBERED } from '../column';
import type { Table } from '../table';
import { tableOf } from '../table';

/** "98,6%", "> 127"; absent while nobody has entered it. */
export function standingWords({
  indicator,
  value,
  targets = [],
}: Pick<IndicatorStanding, 'indicator' | 'value'> & Partial<Pick<IndicatorStanding, 'targets'>>): string | undefined {
  return value && formatBeside(indicator, value, targets);
}

/** "≥ 120 đảng viên (kế hoạch năm)". */
export function aimWords({ indicator, targets }: IndicatorStanding): string | undefined {
  return targets.map((target) => `${targetWords(indicator, target)} (${target.label})`).join('; ') || undefined;
}

/** "Đạt, vượt 59% kế hoạch năm"; of what is not known yet, that. */
export function reachedWords({ targets, value }: IndicatorStanding): string | undefined {
  if (targets.length === 0) return undefined;
  if (!value) return 'Chưa có số';
  const each = targets.map(({ reached, against, label }) => {
    const state = reached === undefined ? 'Chưa rõ' : reached ? 'Đạt' : 'Chưa đạt';
    return against ? `${state}, ${against} ${label}` : `${state} ${label}`;
  });
  return each.join('; ');
}

/** "65/65". */
export function enteredWords({ entered, expected }: Pick<IndicatorStanding, 'entered' | 'expected'>): string {
  return `${entered}/${expected}`;
}

export const INDICATOR_COLUMNS: readonly Column<IndicatorStanding>[] = [
  NUMBERED,
  { key: 'name', head: 'Chỉ tiêu', kind: 'TEXT', of: ({ indicator }) => indicator.name, folded: 'NAME' },
  { key: 'unit', head: 'Đơn vị tính', kind: 'TEXT', of: ({ indicator }) => unitOf(indicator), width: 18 },
  {
    key: 'value',
    head: 'Thực hiện',
    kind: 'TEXT',
    align: 'RIGHT',
    of: standingWords,
    nothing: 'chưa có số',
    width: 21,
    folded: 'BESIDE',
  },
  { key: 'counts', head: 'Tính từ', kind: 'TEXT', align: 'RIGHT', of: countsWords, nothing: '', width: 21 },
  { key: 'target', head: 'Cần đạt', kind: 'TEXT', of: aimWords, nothing: '–', width: 30 },
  { key: 'reached', head: 'So với mức cần đạt', kind: 'TEXT', of: reachedWords, nothing: '–', width: 30 },
  { key: 'entered', head: 'Đã nhập', kind: 'TEXT', align: 'RIGHT', of: enteredWords, width: 16 },
];

/** Of a share its percent, since that is what stands beside it. */
function unitOf({ sum, unit }: IndicatorStanding['indicator']): string {
  return sum === 'SHARE' ? '%' : unit;
}

/** "986/1.000": the two counts a share stands on. */
export function countsWords({ indicator, value }: Pick<IndicatorStanding, 'indicator' | 'value'>): string | undefined {
  if (indicator.sum !== 'SHARE' || !value) return undefined;
  const figure = (part: number): string => formatIndicator({ ...indicator, sum: 'SUM' }, { part });
  return `${figure(value.part)}/${figure(value.whole ?? 0)}`;
}

/** How the figures came about, under the table. */
export function indicatorRemarks({ rows, closed }: IndicatorOverview): string[] {
  const missing = rows.filter(({ entered, expected }) => entered < expected).length;
  const last = rows.some(({ indicator }) => indicator.sum === 'LAST');
  return [
    'Tỷ lệ tính từ tổng hai số của mọi nơi nhập, không phải bình quân các tỷ lệ; “>” là trên mức ghi.',
    ...(last ? [`${INDICATOR_SUM_LABEL.LAST}: số mới nhất của từng nơi trong kỳ, cộng lại.`] : []),
    ...(missing > 0 ? [`${missing} chỉ tiêu chưa nhập đủ; ô trống là chưa nhập, không phải 0.`] : []),
    ...(closed
      ? [`Cấp ủy đã khóa số liệu ngày ${vietnamDay(new Date(closed.at)).split('-').reverse().join('/')}.`]
      : []),
  ];
}

/** A committee's indicators of a period against their targets, in blocks by section. */
export function indicatorsTable(view: IndicatorOverview): Table {
  const sections = [...Map.groupBy(view.rows, ({ indicator }) => indicator.section)];
  return tableOf<IndicatorStanding>({
    name: `chi-tieu-${view.period}`,
    title: { kind: 'BÁO CÁO', about: `kết quả thực hiện các chỉ tiêu ${indicatorPeriodWords(view.period)}` },
    columns: INDICATOR_COLUMNS,
    blocks: sections.map(([head, rows]) => (sections.length > 1 ? { head, rows } : { rows })),
    remarks: indicatorRemarks(view),
    at: view.at,
    landscape: true,
  });
}

/** One indicator, organisation by organisation. */
export function indicatorOrganizationsTable(
  { indicator, organizations, expected }: IndicatorOrganizationsView,
  { period, at, selection }: { period: string; at: string; selection?: string },
): Table {
  const valueOf = ({ value }: IndicatorOrganization): string | undefined => standingWords({ indicator, value });
  return tableOf<IndicatorOrganization>({
    name: `chi-tieu-theo-to-chuc-${period}`,
    title: { kind: 'DANH SÁCH', about: `${indicator.name.toLocaleLowerCase('vi')}, ${indicatorPeriodWords(period)}` },
    columns: [
      NUMBERED,
      { key: 'name', head: 'Tổ chức đảng', kind: 'TEXT', of: ({ name }) => name },
      { key: 'kind', head: 'Loại', kind: 'TEXT', of: ({ kindLabel }) => kindLabel, width: 32 },
      {
        key: 'value',
        head: `Số liệu (${unitOf(indicator)})`,
        kind: 'TEXT',
        align: 'RIGHT',
        of: valueOf,
        nothing: 'chưa nhập',
        width: 28,
      },
      {
        key: 'counts',
        head: 'Tính từ',
        kind: 'TEXT',
        align: 'RIGHT',
        of: ({ value }) => countsWords({ indicator, value }),
        nothing: '',
        width: 26,
      },
      {
        key: 'entered',
        head: 'Đã nhập',
        kind: 'TEXT',
        align: 'RIGHT',
        of: ({ entered }) => enteredWords({ entered, expected }),
        width: 18,
      },
    ],
    blocks: [{ rows: organizations }],
    selection,
    at,
  });
}
