import type { GapRow } from '@chibo/contracts';
import { SCORE_GAP_COLUMNS } from '@chibo/tables';
import { onScreen } from '../ui/table/columns';

/** The three scores, their gap and its grounds; the committee stands under the branch's name. */
export const GAP_COLUMNS = onScreen<GapRow>(SCORE_GAP_COLUMNS, {
  name: { width: '24%' },
  self: {},
  verified: {},
  observed: {},
  gap: {},
  grounds: { width: '34%' },
});
