import { Clock } from '../clock';
import type { Database } from '../db/database';
import { RegisterChanges } from '../organizations/register-changes';
import type { Difference } from './cell-months.service';
import { CellMonths } from './cell-months.service';

const WHAT = {
  SUPERIORS: 'rows of who stands under whom',
  BRANCHES: 'branches of the month table',
  COUNTS: "committees' counts",
} satisfies Record<Difference['of'], string>;

/** For the operator: makes all derived rows anew and says, line by line, where they were not what the truth says. */
export async function reconcile(database: Database, tell: (line: string) => void): Promise<number> {
  const cellMonths = new CellMonths(database, new Clock(), new RegisterChanges());
  const differing = await cellMonths.reconcile(({ of, month, rows }) =>
    tell(`${month ? `${month}: ` : ''}${rows} ${WHAT[of]} differed, written anew`),
  );
  tell(differing === 0 ? 'Everything derived is as it should be.' : `${differing} rows differed: they are right now.`);
  return differing;
}
