import type { ClassificationRow, ClassificationsView } from '@chibo/contracts';
import type { AnnualAct, AnnualChange, AnnualChoice, AnnualClass, AnnualStanding } from '@chibo/domain';
import {
  ANNUAL_CLASS_LABEL,
  ANNUAL_CLASSES,
  annualOutcome,
  ceilingChecks,
  countsAfter,
  formatCount,
  isNewFor,
} from '@chibo/domain';

export function standingOf({ self, proposed, decided }: ClassificationRow): AnnualStanding {
  return {
    selfClass: self?.annualClass,
    proposedClass: proposed?.annualClass,
    decidedClass: decided?.annualClass,
  };
}

/** What an act would do to the chosen rows, before it is asked for. */
export interface Preview {
  /** Rows it changes. */
  rows: readonly ClassificationRow[];
  /** "03 tổ chức Hoàn thành tốt nhiệm vụ", the highest first. */
  becomes: string[];
  /** Rows it leaves alone, each with why. */
  left: string[];
  /** Warnings of the ceiling as the list would be; of decisions alone. */
  over: string[];
}

/** By the same rule the server goes by. */
export function previewOf(
  rows: readonly ClassificationRow[],
  { act, choice }: { act: AnnualAct; choice: AnnualChoice | undefined },
  { ceiling, counts, year }: Pick<ClassificationsView, 'ceiling' | 'counts' | 'year'>,
): Preview {
  if (act !== 'UNDO' && choice === undefined) return { rows: [], becomes: [], left: [], over: [] };
  const outcomes = rows.map((row) => ({ row, outcome: annualOutcome(act, choice ?? 'AS_BEFORE', standingOf(row)) }));
  const changed = outcomes.flatMap(({ row, outcome }) => ('whyNot' in outcome ? [] : [{ row, ...outcome }]));
  const isNew = ({ foundedOn }: ClassificationRow): boolean =>
    Boolean(ceiling.rule && foundedOn && isNewFor(ceiling.rule, year, foundedOn));
  const changes = changed.map(({ row, before, after }): AnnualChange => {
    const { kind, kindLabel } = row;
    return { kind, kindLabel, isNew: isNew(row), before, after };
  });
  const checks = act === 'DECIDE' && ceiling.rule ? ceilingChecks(ceiling.rule, countsAfter(counts, changes)) : [];
  return {
    rows: changed.map(({ row }) => row),
    becomes: act === 'UNDO' ? undone(changed.length) : countedWords(changed.map(({ after }) => after)),
    left: outcomes.flatMap(({ row, outcome }) => ('whyNot' in outcome ? [`${row.name}: ${outcome.whyNot}`] : [])),
    over: checks.filter(({ isOver }) => isOver).map(({ words }) => words),
  };
}

function undone(count: number): string[] {
  return count > 0 ? [`${formatCount(count)} tổ chức không còn quyết định xếp loại`] : [];
}

function countedWords(classes: readonly (AnnualClass | undefined)[]): string[] {
  return ANNUAL_CLASSES.flatMap((each) => {
    const count = classes.filter((one) => one === each).length;
    return count > 0 ? [`${formatCount(count)} tổ chức ${ANNUAL_CLASS_LABEL[each]}`] : [];
  });
}
