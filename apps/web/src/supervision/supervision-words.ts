import type { SupervisedCell, SupervisionAssignment } from '@chibo/contracts';
import { formatDate, supervises, supervisionWords } from '@chibo/domain';

/** Who follows the branch today. */
export function presentOf({ assignments }: SupervisedCell): SupervisionAssignment | undefined {
  return assignments.find(({ state }) => state === 'PRESENT');
}

/** Who is to follow it, the next first. */
export function comingOf({ assignments }: SupervisedCell): SupervisionAssignment[] {
  return assignments.filter(({ state }) => state === 'COMING').reverse();
}

/** Whom a new comrade from this day would replace: who follows the branch on it and began before. */
export function replacedOn({ assignments }: SupervisedCell, from: string): SupervisionAssignment | undefined {
  return assignments.find((each) => supervises(each, from) && each.from < from);
}

/** "từ ngày 01/01/2026 đến hết ngày 31/03/2026"; of a branch that left, why it ended. */
export function periodWords({ from, until, leftOn }: SupervisionAssignment): string {
  if (leftOn && until !== undefined && until < from)
    return `không còn hiệu lực: chi bộ chuyển đi từ ngày ${formatDate(leftOn)}`;
  return `${supervisionWords({ from, until })}${leftOn ? ' (chi bộ chuyển đi)' : ''}`;
}
