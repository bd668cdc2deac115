import { describe, expect, it } from 'vitest';
import type { ObligationMove } from './obligation-moves';
import { OBLIGATION_MOVES, whyNotObligation } from './obligation-moves';
import type { ObligationState } from './states';
import { OBLIGATION_STATES } from './states';

describe('moves of an obligation', () => {
  const OPEN_IN: Record<ObligationMove, ObligationState[]> = {
    excuse: ['OPEN', 'NOT_HELD'],
    reportNotHeld: ['OPEN'],
    record: ['OPEN', 'RECORDED'],
    reopen: ['NOT_HELD', 'EXCUSED', 'RECORDED'],
    meet: ['OPEN'],
  };

  it('reach every state', () => {
    const reached = new Set<ObligationState>(['OPEN']);
    for (const state of reached)
      for (const { from, to } of Object.values(OBLIGATION_MOVES)) if (from.includes(state)) reached.add(to);
    expect([...reached].toSorted()).toEqual(OBLIGATION_STATES.toSorted());
  });

  it.each(Object.keys(OPEN_IN) as ObligationMove[])(
    '%s is open where it should be and refused in words elsewhere',
    (move) => {
      expect(OBLIGATION_STATES.filter((state) => whyNotObligation(move, state) === undefined)).toEqual(OPEN_IN[move]);
    },
  );

  it('names the state', () => {
    expect(whyNotObligation('meet', 'EXCUSED')).toBe(
      'Kỳ này đang ở trạng thái "Được miễn kỳ" nên không làm được việc này.',
    );
  });
});
