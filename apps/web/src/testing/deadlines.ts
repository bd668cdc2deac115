import type { CommitteeSettingsView, DeadlineExceptionView, DeadlinesView } from '@chibo/contracts';

export const STORM: DeadlineExceptionView = {
  id: 'bao',
  tier: 'CELL',
  month: '2026-03',
  day: '2026-04-20',
  reason: 'Bão số 3',
  by: 'Đồng chí An',
};

/** One tier set here, one from above, one by default; no exceptions. */
export function theDeadlines(changes: Partial<DeadlinesView> = {}): DeadlinesView {
  return {
    organizationId: 'nv',
    name: 'Đảng bộ Sở Nội vụ',
    isCell: false,
    rules: [
      { tier: 'CELL', days: 3, source: 'OWN' },
      { tier: 'GRASSROOTS', days: 8, source: 'ABOVE' },
      { tier: 'UPPER', days: 15, source: 'DEFAULT' },
    ],
    exceptions: [],
    mayChange: true,
    ...changes,
  };
}

export function theSettings(changes: Partial<CommitteeSettingsView> = {}): CommitteeSettingsView {
  return {
    organizationId: 'nv',
    decides: 'SELF',
    twoPeople: false,
    lockLate: false,
    rounding: 'PLAIN',
    gapFrom: 500,
    sentence: '{Kỳ}: Tốt {tốt}.',
    ...changes,
  };
}
