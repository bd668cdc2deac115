import type { BackupWarning } from './backups';

/** Body of every refusal: application/problem+json with a stable code and Vietnamese words. */
export interface ProblemView {
  type: 'about:blank';
  /** Short name of the problem. */
  title: string;
  status: number;
  /** Stable machine code, e.g. `VERSION_CONFLICT`. */
  code: string;
  /** What happened and what to do. */
  detail: string;
  requestId: string;
  /** Fields at fault, path like `facts.present`; an item that has a code goes by it: `answers.3.1.value`. */
  errors?: { field: string; text: string }[];
  /** Seconds after which another try makes sense; the header Retry-After says the same. */
  retryAfter?: number;
  /** With VERSION_CONFLICT: what the server has now. */
  current?: unknown;
}

/** Answered only while the database can be read and written. */
export interface HealthView {
  status: 'ok';
  /** The replica of PostgreSQL that takes reads; absent where none is set. */
  replica?: 'SERVING' | 'BEHIND' | 'AWAY';
  /** What somebody should see to; absent where there is nothing. */
  warnings?: BackupWarning['code'][];
}
