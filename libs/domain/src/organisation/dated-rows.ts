/** What holds from a day until a day (end-exclusive; absent: for good). ISO days. */
export interface DatedRow {
  validFrom: string;
  validTo: string | null;
}

/** The row that holds on a day, of rows that do not overlap. */
export function rowOn<R extends DatedRow>(rows: readonly R[], day: string): R | undefined {
  return rows.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo));
}

/**
 * The rows of one organisation after some of what they say has become otherwise from a day on. What a later row changes itself
 * stays as that row has it: a name that is planned for June survives a move in March, and the other way round.
 * @param rows that do not overlap, in any order
 * @param rest the row's second half is new where the day falls within one: what it has of its own, as its id
 * @returns all of them in order; empty when none holds on that day
 */
export function changedFrom<R extends DatedRow>(
  rows: readonly R[],
  from: string,
  change: Partial<R>,
  rest: Partial<R>,
): R[] {
  const sorted = rows.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const holding = rowOn(sorted, from);
  if (!holding) return [];
  const at = sorted.indexOf(holding);
  const begun = holding.validFrom === from;
  const before = begun ? [] : [{ ...holding, validTo: from }];
  const changed = begun ? { ...holding, ...change } : { ...holding, ...rest, ...change, validFrom: from };
  return [...sorted.slice(0, at), ...before, changed, ...carried(sorted, at, change)];
}

/** Rows after the changed one: each field goes on as long as no row says something else than the one before it did. */
function carried<R extends DatedRow>(sorted: readonly R[], at: number, change: Partial<R>): R[] {
  const open = new Map(Object.entries(change) as [keyof R, R[keyof R]][]);
  return sorted.slice(at + 1).map((row, next) => {
    for (const field of open.keys()) if (row[field] !== sorted[at + next][field]) open.delete(field);
    return { ...row, ...Object.fromEntries(open) };
  });
}

/**
 * The same rows, ended before a day: what would begin on it or later is left out.
 * @returns in order, with what was left out
 */
export function endedOn<R extends DatedRow>(rows: readonly R[], day: string): { kept: R[]; dropped: R[] } {
  const sorted = rows.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const kept = sorted.filter(({ validFrom }) => validFrom < day);
  return {
    kept: kept.map((row) => (row.validTo === null || row.validTo > day ? { ...row, validTo: day } : row)),
    dropped: sorted.filter(({ validFrom }) => validFrom >= day),
  };
}
