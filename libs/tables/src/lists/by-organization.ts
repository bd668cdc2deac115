import type { BandCounts, OrganizationRow } from '@chibo/contracts';
import type { RatingBand } from '@chibo/domain';
import { BAND_LABEL, formatCount, RATING_BANDS } from '@chibo/domain';
import type { Cell, Column } from '../column';
import { NUMBERED } from '../column';
import { bandShareWords, baseWords, noneWords, roundingWords, shareTenths } from '../counts-words';
import type { DeclaredBlock, Seal, Table } from '../table';
import { tableOf } from '../table';
import type { Share } from '../values';

/** An organisation with the counts of its branches over a period; a month's row, or a year's. */
export type OrganizationFigures = Pick<OrganizationRow, 'name' | 'kindLabel' | 'isCell' | 'counts'> & {
  cell?: { note?: string };
};

/** One period of a committee: its direct subordinates, and all their branches by kind. */
export interface FiguresByOrganization {
  /** "năm 2018", "tháng 12 năm 2018". */
  period: string;
  /** For the file's name: "2018", "2018-12". */
  periodName: string;
  rows: readonly OrganizationFigures[];
  byKind: readonly { label: string; counts: BandCounts }[];
  total: BandCounts;
  at: string;
  /** Which part of the period's branches these are, in words; absent: all of them. */
  selection?: string;
  /** Said besides base and rounding. */
  remarks?: string[];
  /** Of frozen figures. */
  seal?: Seal;
}

const BEFORE: readonly Column<OrganizationFigures>[] = [
  NUMBERED,
  { key: 'name', head: 'Tổ chức đảng', kind: 'TEXT', of: ({ name }) => name, folded: 'NAME' },
  { key: 'existing', head: 'Hiện có', kind: 'COUNT', of: ({ counts }) => counts.existing, width: 9.5 },
  {
    key: 'rated',
    head: 'Được đánh giá',
    kind: 'COUNT',
    of: ({ counts }) => counts.rated,
    width: 10.5,
    folded: 'BESIDE',
  },
];

const AFTER: Column<OrganizationFigures> = {
  key: 'notRated',
  head: 'Chưa đánh giá',
  kind: 'COUNT',
  of: ({ counts }) => counts.notRated,
  width: 10.5,
};

/** Counts and shares of each band, on the rated ones. The two lower bands have no share while nobody has them. */
export function organizationColumns(rows: readonly OrganizationFigures[]): Column<OrganizationFigures>[] {
  const given = (band: RatingBand): boolean => rows.some(({ counts }) => counts.bands[band] > 0);
  return [
    ...BEFORE,
    ...bandPair('GOOD'),
    ...bandPair('FAIR'),
    ...(given('AVERAGE') ? bandPair('AVERAGE') : [bandCount('AVERAGE')]),
    ...(given('POOR') ? bandPair('POOR') : [bandCount('POOR')]),
    AFTER,
  ];
}

function bandPair(band: RatingBand): Column<OrganizationFigures>[] {
  const group = BAND_LABEL[band];
  const share: Column<OrganizationFigures> = {
    key: `${band}-share`,
    head: '%',
    group,
    kind: 'SHARE',
    of: ({ counts }) => shareOf(counts, band),
    total: (rows) => totalShare(rows, band),
    unitInHead: true,
    width: 10.5,
  };
  return [{ ...bandCount(band), head: 'Số CB', group, width: 8.5 }, share];
}

type Summed = Pick<BandCounts, 'bands' | 'rated' | 'rounding'>;

function shareOf(counts: Summed, band: RatingBand): Share {
  const { bands, rated, rounding } = counts;
  const tenths = rounding && shareTenths(counts, band);
  return { count: bands[band], base: rated, ...(tenths === undefined ? {} : { tenths }) };
}

/** Of all rows together, rounded as each of them is. */
function totalShare(rows: readonly OrganizationFigures[], band: RatingBand): Cell {
  const add = (sum: Summed, { counts }: OrganizationFigures): Summed => ({
    bands: Object.fromEntries(RATING_BANDS.map((one) => [one, sum.bands[one] + counts.bands[one]])) as Summed['bands'],
    rated: sum.rated + counts.rated,
    rounding: counts.rounding,
  });
  const none: Summed = { bands: { GOOD: 0, FAIR: 0, AVERAGE: 0, POOR: 0 }, rated: 0 };
  const sum = rows.reduce(add, none);
  return { kind: 'SHARE', value: sum.rated > 0 ? shareOf(sum, band) : undefined, nothing: '–' };
}

function bandCount(band: RatingBand): Column<OrganizationFigures> {
  return {
    key: band,
    head: BAND_LABEL[band],
    kind: 'COUNT',
    of: ({ counts }) => counts.bands[band],
    width: band === 'AVERAGE' ? 11.5 : 9,
  };
}

/** A committee's period by organisation, in blocks of one kind of organisation each. */
export function organizationsTable(figures: FiguresByOrganization): Table {
  const { period, periodName, rows, at, total, selection, remarks = [], seal } = figures;
  return tableOf<OrganizationFigures>({
    name: `xep-loai-${periodName}`,
    title: { kind: 'BẢNG TỔNG HỢP', about: `kết quả xếp loại chất lượng sinh hoạt chi bộ ${period}` },
    columns: organizationColumns(rows),
    blocks: blocksByKind(rows),
    total: 'Tổng cộng',
    noteOf: ({ counts, cell }) => (counts.rated === 0 ? cell?.note : undefined),
    sentences: [sentence(figures)],
    remarks: [...remarks, baseWords(total), roundingWords(total)],
    selection,
    at,
    seal,
  });
}

function blocksByKind(rows: readonly OrganizationFigures[]): DeclaredBlock<OrganizationFigures>[] {
  const groups = [...Map.groupBy(rows, ({ kindLabel }) => kindLabel)];
  const many = groups.length > 1;
  return groups.map(([label, own]) => ({
    rows: many ? withoutKind(own) : own,
    ...(many ? { head: blockHead(label, own), subtotal: `Cộng ${label}` } : {}),
  }));
}

/** Where the head of a block says what its rows are, the names do not say it again: "Sở Nội vụ". */
function withoutKind(rows: readonly OrganizationFigures[]): readonly OrganizationFigures[] {
  const [kind] = ['Đảng bộ ', 'Chi bộ '].filter((kind) => rows.every(({ name }) => name.startsWith(kind)));
  if (!kind) return rows;
  return rows.map(({ name, ...row }) => ({ ...row, name: capital(name.slice(kind.length)) }));
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

function blockHead(label: string, rows: readonly OrganizationFigures[]): string {
  if (rows.every(({ isCell }) => isCell)) return `${label}: ${formatCount(rows.length)} chi bộ`;
  const cells = rows.reduce((sum, { counts }) => sum + counts.existing, 0);
  return `${label}: ${formatCount(rows.length)} tổ chức, ${formatCount(cells)} chi bộ`;
}

/** What a report takes over word by word. */
function sentence({ period, byKind, total }: FiguresByOrganization): string {
  const { rated, existing, notRated } = total;
  const begin = `${capital(period)}, ${rated}/${existing} chi bộ được đánh giá.`;
  const kinds = byKind.filter(({ counts }) => counts.rated > 0);
  const shares = kinds.map(({ label, counts }) => `${label}: ${bandShareWords(counts)}.`);
  const open = notRated > 0 ? `${formatCount(notRated)} chi bộ chưa đánh giá.` : '';
  return [begin, ...shares, rated > 0 ? noneWords(total) : '', open].filter(Boolean).join(' ');
}
