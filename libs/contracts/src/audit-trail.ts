import { Day, Id, QueryInt, Text } from './fields';
import { SearchQuery } from './params';

/** Which acts; words are looked for without accents in the names of people and organisations. */
export class AuditTrailQuery extends SearchQuery {
  /** The part looked at: it, what stands under it, and the people of both; absent: the reader's own. */
  @Id({ label: 'Tổ chức', optional: true })
  organizationId?: string;

  /** Acts of this account, and acts on it. */
  @Id({ label: 'Người làm', optional: true })
  accountId?: string;

  /** Acts on one card, visit, account … */
  @Text({ label: 'Đối tượng', max: 60, optional: true })
  subjectId?: string;

  /** Name of an act, as the first page lists them. */
  @Text({ label: 'Việc', max: 60, optional: true })
  action?: string;

  /** Days in Vietnam, both included. */
  @Day({ label: 'Từ ngày', optional: true })
  from?: string;

  @Day({ label: 'Đến ngày', optional: true })
  to?: string;

  /** Only what came before this one: `next` of the page before. */
  @QueryInt({ label: 'Trước số', min: 1, max: 999_999_999, optional: true })
  before?: number;
}

/** One act, with its before and after in words; never points, bands or votes. */
export interface AuditTrailRow {
  /** Order of the acts, whatever the clock says. */
  seq: number;
  /** UTC ISO. */
  at: string;
  /** Absent: the service itself, or somebody not signed in. */
  accountId?: string;
  by?: string;
  login?: string;
  /** Where the request came from; absent: the service itself, or of before this was kept. */
  network?: string;
  action: string;
  label: string;
  subjectType: string;
  subjectId: string;
  organizationId?: string;
  organizationName?: string;
  /** Of an act on an account: whose. */
  subjectName?: string;
  lines: string[];
}

export interface AuditTrailView {
  /** Newest first. */
  rows: AuditTrailRow[];
  /** `before` of the next page; absent: there is none. */
  next?: number;
  /** On the first page: every act there is, to choose from. */
  acts?: { action: string; label: string }[];
  /** Instant of the figures. */
  at: string;
}

/** Refusals and wrong passwords of some days; the newest hour first. */
export class RefusalsQuery {
  @Id({ label: 'Tổ chức', optional: true })
  organizationId?: string;

  @QueryInt({ label: 'Trang', min: 1, max: 100_000, optional: true })
  page?: number;
}

/** How often one account was refused the same act with the same code within one hour. */
export interface RefusalRow {
  /** First instant of the hour, UTC ISO. */
  hour: string;
  accountId?: string;
  by?: string;
  /** Method and address as the router has it. */
  route: string;
  code: string;
  codeLabel: string;
  times: number;
}

/** Wrong tries of a window that is still open. */
export interface SignInTryRow {
  /** Whose secret is tried; absent: of nobody, or of a whole network. */
  accountId?: string;
  by?: string;
  network: string;
  tries: number;
  /** The next try is let in from then on; UTC ISO. */
  openAt: string;
}

export interface RefusalsView {
  rows: RefusalRow[];
  total: number;
  page: number;
  pageSize: number;
  /** Those with most tries; some few. */
  tries: SignInTryRow[];
  at: string;
}
