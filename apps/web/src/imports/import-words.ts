import type { ImportCounts } from '@chibo/contracts';
import { ROW_FATE_LABEL, ROW_FATES } from '@chibo/domain';

/** "2 mới, 1 thay đổi": what there is none of is not named. */
export function countsWords(counts: ImportCounts): string {
  const some = ROW_FATES.filter((fate) => counts[fate] > 0);
  const words = some.map((fate) => `${counts[fate]} ${ROW_FATE_LABEL[fate].toLocaleLowerCase('vi')}`);
  return words.join(', ') || 'không có dòng nào';
}
