import type { JobView } from '@chibo/contracts';
import { momentOf } from '../ui/when';

export const FILE_WORDS: Record<JobView['file'], string> = { pdf: 'PDF', zip: 'ZIP' };

/** Still to be ended: by being done, by failing, by hand. */
export function isOpen({ state }: JobView): boolean {
  return state === 'WAITING' || state === 'RUNNING';
}

/** "Đang làm, xong 12/311 phiếu"; "Đã xong, 311 phiếu; tải được đến 16:42, 29/11/2026". */
export function wordsOf(job: JobView): string {
  const { state, stateLabel, done, total, until, finishedAt, createdAt } = job;
  if (state === 'DONE') {
    return `${stateLabel}, ${total} phiếu; ${until ? `tải được đến ${momentOf(until)}` : 'tệp không còn được giữ'}`;
  }
  if (!isOpen(job)) return `${stateLabel} lúc ${momentOf(finishedAt ?? createdAt)}`;
  const goesOn = state === 'WAITING' && done > 0 ? ', hệ thống tự làm tiếp' : '';
  return `${stateLabel}, xong ${done}/${total} phiếu${goesOn}`;
}
