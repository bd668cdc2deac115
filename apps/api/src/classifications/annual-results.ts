import type { AnnualCells, ClassificationRow } from '@chibo/contracts';
import { RATING_BANDS } from '@chibo/domain';
import type { RatingBand } from '@chibo/domain';
import type { Classed } from '../reports/class-counts';
import { classCounts } from '../reports/class-counts';

/** What the meetings of a year came to for one row of a list: of a branch its class, of a committee its branches' classes. */
export type AnnualResults = Pick<ClassificationRow, 'yearClass' | 'cells'>;

/** By direct subordinate. @param classes of the whole list's branches */
export function resultsOf(
  rows: readonly { organization_id: string; is_cell: number }[],
  classes: readonly Classed[],
): Map<string, AnnualResults> {
  const byChild = Map.groupBy(classes, ({ childId }) => childId);
  return new Map(
    rows.map(({ organization_id: id, is_cell: isCell }) => {
      const own = byChild.get(id) ?? [];
      return [id, isCell === 1 ? ofCell(own) : { cells: cellsOf(own) }];
    }),
  );
}

function ofCell([one]: readonly Classed[]): AnnualResults {
  if (!one?.standing) return {};
  const { band, missing, reasons } = one.standing;
  return { yearClass: { band, missing, reasons } };
}

function cellsOf(own: readonly Classed[]): AnnualCells {
  const { existing, rated, bands, soFar } = classCounts(own);
  return { existing, rated, bands, soFar };
}

/** Of rated months: figures of a row as numbers, whichever database they come from. */
export function monthsOf(row: Record<'n' | 'sum' | Lowercase<RatingBand>, number | string>): {
  n: number;
  sum: number;
  bands: Record<RatingBand, number>;
} {
  const bands = Object.fromEntries(
    RATING_BANDS.map((band) => [band, Number(row[band.toLowerCase() as Lowercase<RatingBand>])]),
  ) as Record<RatingBand, number>;
  return { n: Number(row.n), sum: Number(row.sum), bands };
}
