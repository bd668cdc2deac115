import type { ReadinessRow, ReadinessView, SetupStepsView, SetupStepView } from '@chibo/contracts';
import { SETUP_STEP_LABEL, SETUP_STEPS } from '@chibo/domain';

export function aGap(changes: Partial<ReadinessRow> = {}): ReadinessRow {
  return {
    gap: 'NO_SCORER',
    organizationId: 'kh',
    organizationName: 'Chi bộ Kế hoạch',
    parentName: 'Đảng bộ Sở Nội vụ',
    isCell: true,
    ...changes,
  };
}

export function theGapsOf(rows: ReadinessRow[]): ReadinessView {
  const of = (gap: ReadinessRow['gap']): number => rows.filter((row) => row.gap === gap).length;
  return {
    counts: {
      NO_SCORER: of('NO_SCORER'),
      NO_VERIFIER: of('NO_VERIFIER'),
      NO_DECIDER: of('NO_DECIDER'),
      ENDING: of('ENDING'),
      TWO_SECRETARIES: of('TWO_SECRETARIES'),
    },
    ...{ rows, total: rows.length, page: 1, pageSize: 50, at: '2026-03-06T03:00:00.000Z' },
  };
}

/** All done but those that are named with how they stand. */
export function theSteps(changes: Partial<Record<string, Partial<SetupStepView>>> = {}): SetupStepsView {
  const steps = SETUP_STEPS.map((step) => ({
    ...{ step, label: SETUP_STEP_LABEL[step], done: true, words: 'Đủ.' },
    ...changes[step],
  }));
  return { steps, open: steps.filter(({ done, skipped }) => !done && !skipped).length };
}
