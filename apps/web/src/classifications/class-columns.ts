import type { ClassificationRow } from '@chibo/contracts';
import { RATING_BANDS } from '@chibo/domain';
import { BAND_SIGN, CLASSIFICATION_COLUMNS } from '@chibo/tables';
import type { Column } from '../ui/table/columns';
import { onScreen } from '../ui/table/columns';

/** "10 T, 2 K": months of each band there were any of. */
export function monthWords({ months }: ClassificationRow): string | undefined {
  const parts = RATING_BANDS.filter((band) => months.bands[band] > 0).map(
    (band) => `${months.bands[band]} ${BAND_SIGN[band]}`,
  );
  return parts.join(', ') || undefined;
}

const PICK: Column<ClassificationRow> = { key: 'pick', head: 'Chọn', silent: true, screenOnly: true, width: '3rem' };

const MONTHS: Column<ClassificationRow> = { key: 'months', head: 'Số tháng', words: monthWords, order: 'GOOD' };

const [NAME, MEAN, YEAR, SELF, PROPOSED, DECIDED] = onScreen<ClassificationRow>(CLASSIFICATION_COLUMNS, {
  name: { width: '26%' },
  mean: {},
  year: {},
  self: {},
  proposed: {},
  decided: {},
});

/** As the screen has them: months drawn together, and a tick in front of rows that may be changed. */
export function classColumns(mayPick: boolean): readonly Column<ClassificationRow>[] {
  const columns = [NAME, MEAN, MONTHS, YEAR, SELF, PROPOSED, DECIDED];
  return mayPick ? [PICK, ...columns] : columns;
}
