/**
 * What a failure of the database means for whoever asked:
 * FULL: nothing can be written to the disk (a full disk may come as an I/O error too). AWAY: PostgreSQL cannot be reached.
 * BUSY: too much at once, worth trying again. DAMAGED: the file is no sound database.
 */
export type Failure = 'FULL' | 'AWAY' | 'BUSY' | 'DAMAGED';

/** PostgreSQL does not answer; nothing was asked of it. */
export class DatabaseAway extends Error {
  constructor() {
    super('The database does not answer.');
  }
}

/** By the code of the driver. */
const BY_CODE: readonly [failure: Failure, code: RegExp][] = [
  ['FULL', /^(?:SQLITE_(?:FULL|IOERR|CANTOPEN|READONLY)|ENOSPC|EDQUOT|EROFS|53100|58030)$/],
  ['BUSY', /^(?:SQLITE_(?:BUSY|LOCKED|NOMEM|PROTOCOL|INTERRUPT)|53200|53400|55P03|57014|40001|40P01)$/],
  ['DAMAGED', /^(?:SQLITE_(?:CORRUPT|NOTADB|FORMAT)|XX001|XX002)$/],
  ['AWAY', /^(?:08\w{3}|57P\d\d|25P03|53300|ECONN\w+|EPIPE|ETIMEDOUT|EHOST\w+|ENET\w+|ENOTFOUND|EAI_\w+)$/],
];

/** What has no code: the pool's and the client's own words, and TypeORM's when a line broke under a transaction. */
const BY_WORDS: readonly [failure: Failure, words: RegExp][] = [
  ['BUSY', /^timeout exceeded when trying to connect/],
  ['AWAY', /Connection terminated|Query read timeout|not queryable|after calling end on the pool|already released/],
];

/** What this error means; undefined for one that is no failure of the database itself (a constraint, a bug). */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof DatabaseAway) return 'AWAY';
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  const [found] = code
    ? BY_CODE.filter(([, pattern]) => pattern.test(code))
    : BY_WORDS.filter(([, pattern]) => pattern.test(error.message));
  return found?.[0];
}

/** The driver's code, also under TypeORM's wrapping. */
export function codeOf(error: unknown): string | undefined {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const found = code ?? driverError?.code;
  return typeof found === 'string' ? found : undefined;
}
