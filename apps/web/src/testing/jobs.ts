import type { JobView } from '@chibo/contracts';
import { JOB_STATE_LABEL } from '@chibo/domain';

/** Twelve of forty cards made, unless told otherwise; its label is its state's. */
export function aJob(changes: Partial<JobView> = {}): JobView {
  const job: JobView = {
    id: 'viec',
    title: 'Phiếu tháng 3/2026, Đảng bộ Sở Nội vụ',
    file: 'pdf',
    state: 'RUNNING',
    stateLabel: '',
    done: 12,
    total: 40,
    createdAt: '2026-03-06T03:00:00Z',
    ...changes,
  };
  return { ...job, stateLabel: JOB_STATE_LABEL[job.state] };
}

export const DONE: Partial<JobView> = {
  state: 'DONE',
  done: 40,
  finishedAt: '2026-03-06T03:05:00Z',
  until: '2026-03-07T03:05:00Z',
};
