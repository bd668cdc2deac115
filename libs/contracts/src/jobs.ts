import type { BackupStanding } from './backups';
import type { JobState } from '@chibo/domain';
import { Id, Month, OneOf } from './fields';

/** All cards of a committee's month, as one file. */
export class CardsJobBody {
  @Id({ label: 'Cấp ủy' })
  organizationId!: string;

  @Month({ label: 'Tháng' })
  month!: string;

  /** The card itself, or its summary of one page. */
  @OneOf({ label: 'Mẫu phiếu', values: ['card', 'summary'] })
  form!: 'card' | 'summary';

  /** One PDF file to be read and printed in one go, or an archive with a file for each card. */
  @OneOf({ label: 'Loại tệp', values: ['pdf', 'zip'] })
  file!: 'pdf' | 'zip';
}

/** Work that takes longer than a request, as the account sees it that asked for it. */
export interface JobView {
  id: string;
  /** In words: "Phiếu tháng 3/2026, Đảng bộ Khối". */
  title: string;
  state: JobState;
  stateLabel: string;
  file: 'pdf' | 'zip';
  /** Cards done, of so many. */
  done: number;
  total: number;
  createdAt: string;
  finishedAt?: string;
  /** Until when the file can be had; absent while there is none. */
  until?: string;
  /** Why it failed. */
  error?: string;
}

export interface JobsView {
  /** Newest first. */
  jobs: JobView[];
}

/** What the service does by itself again and again. */
export interface RecurringJobView {
  kind: 'UPKEEP' | 'REMINDERS' | 'LETTERS' | 'BACKUP' | 'REPLAY';
  label: string;
  dueAt: string;
  /** When it last came to its end. */
  finishedAt?: string;
  /** The last failure; standing while it has not gone well since. */
  failure?: { at: string; words: string; standing: boolean };
}

export interface RecurringJobsView {
  jobs: RecurringJobView[];
  backups: BackupStanding;
}
