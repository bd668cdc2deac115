import type { ScheduleView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';
import type { Column } from '../ui/table/columns';

export type ScheduleRow = ScheduleView['rows'][number];

/** As the notice of meetings has them on paper. */
export const SCHEDULE_COLUMNS: readonly Column<ScheduleRow>[] = [
  { key: 'name', head: 'Chi bộ', words: ({ name }) => name },
  { key: 'members', head: 'Số lượng', figure: true, words: ({ memberCount }) => memberCount },
  {
    key: 'when',
    head: 'Thời gian',
    words: ({ plan }) => (plan ? [plan.time, formatDate(plan.day)].filter(Boolean).join(', ') : undefined),
  },
  { key: 'place', head: 'Địa điểm', width: '28%', words: ({ plan }) => plan?.place },
  { key: 'secretary', head: 'Bí thư', width: '22%', words: ({ secretary }) => secretary },
];
