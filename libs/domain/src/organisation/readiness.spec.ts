import { describe, expect, it } from 'vitest';
import { readinessWords, READINESS_GAP_LABEL, READINESS_GAPS, SETUP_STEP_LABEL, SETUP_STEPS } from './readiness';

describe('readiness', () => {
  it('says how many of each sort, and leaves out what nobody lacks', () => {
    expect(readinessWords({ NO_VERIFIER: 1, NO_SCORER: 3, ENDING: 0 })).toBe(
      'Chi bộ chưa có người chấm: 3; Cấp ủy chưa có người thẩm định: 1',
    );
    expect(readinessWords({})).toBe('');
  });

  it('has words for every sort and every step, each its own', () => {
    for (const [all, labels] of [
      [READINESS_GAPS, READINESS_GAP_LABEL],
      [SETUP_STEPS, SETUP_STEP_LABEL],
    ] as const)
      expect(new Set(Object.values(labels)).size).toBe(all.length);
  });
});
