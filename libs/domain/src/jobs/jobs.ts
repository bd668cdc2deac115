/** Where work that takes long stands: it waits, is being done by one process, or has ended in one of three ways. */
export const JOB_STATES = ['WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type JobState = (typeof JOB_STATES)[number];

export const JOB_STATE_LABEL: Readonly<Record<JobState, string>> = {
  WAITING: 'Đang chờ',
  RUNNING: 'Đang làm',
  DONE: 'Đã xong',
  FAILED: 'Không làm được',
  CANCELLED: 'Đã hủy',
};

/** Minutes until the next try after so many failures in a row; none left: it has failed for good. */
export function nextTry(failures: number): number | undefined {
  return [1, 2, 5, 10, 30][failures - 1];
}
