import type { RankedInPeriod, ReportCellRow, ReportRow } from '@chibo/contracts';
import type { Period } from '@chibo/domain';
import { BAND_LABEL, RATING_BANDS } from '@chibo/domain';
import type { Column as Said, GroupFigures, OrganizationFigures } from '@chibo/tables';
import {
  organizationColumns,
  PERIOD_CELL_RANKING_COLUMNS,
  PERIOD_ORGANIZATION_RANKING_COLUMNS,
  periodCellColumns,
} from '@chibo/tables';
import type { Column } from '../ui/table/columns';
import { onScreen } from '../ui/table/columns';

export type FiguresRow = ReportRow & OrganizationFigures;

/** Counts and shares as they stand on paper, and what came in time. */
export function figureColumns(rows: readonly FiguresRow[]): readonly Column<FiguresRow>[] {
  const said = organizationColumns(rows);
  return [
    ...onScreen<FiguresRow>(said, {
      name: { width: '30%' },
      existing: {},
      rated: {},
      ...shownBands(said),
      notRated: {},
    }),
    { key: 'onTime', head: 'Đúng hạn', figure: true, words: ({ months }) => `${months.onTime}/${months.sent}` },
  ];
}

/** Groups of organisations, with how many each has. */
export function groupFigureColumns(said: readonly Said<GroupFigures>[]): readonly Column<GroupFigures>[] {
  return onScreen<GroupFigures>(said, {
    name: { width: '30%' },
    organizations: {},
    existing: {},
    rated: {},
    ...shownBands(said),
    notRated: {},
  });
}

/** Heads of the bands and of their shares, as a screen has them. */
function shownBands<T>(said: readonly Said<T>[]): Record<string, { head: string }> {
  return Object.fromEntries(
    RATING_BANDS.flatMap((band) => [
      [band, { head: BAND_LABEL[band] }],
      ...(said.some(({ key }) => key === `${band}-share`)
        ? [[`${band}-share`, { head: `% ${BAND_LABEL[band]}` }]]
        : []),
    ]),
  ) as Record<string, { head: string }>;
}

/** A column for each month, then how many of each band, then the class. */
export function cellColumns(period: Period): readonly Column<ReportCellRow>[] {
  const said = periodCellColumns(period);
  const keys = said.map(({ key }) => key).filter((key) => key !== 'number');
  return onScreen<ReportCellRow>(
    said,
    Object.fromEntries(keys.map((key) => [key, key === 'name' ? { width: '18%' } : {}])),
  );
}

/** Rank, mean and what it rests on; the committee stands under the branch's name. */
export function rankingColumns(ofOrganizations: boolean): readonly Column<RankedInPeriod>[] {
  const said = ofOrganizations ? PERIOD_ORGANIZATION_RANKING_COLUMNS : PERIOD_CELL_RANKING_COLUMNS;
  return onScreen<RankedInPeriod>(said, {
    rank: { width: '6rem' },
    name: { width: '40%' },
    mean: {},
    n: {},
    good: {},
    sent: {},
    onTime: {},
  });
}
