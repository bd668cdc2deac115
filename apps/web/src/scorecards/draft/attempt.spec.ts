import type { SubmitScorecardBody } from '@chibo/contracts';
import { attemptFor, forgetAttempt, keptAttempt } from './attempt';

const body = (weaknesses: string): SubmitScorecardBody => ({ facts: {}, answers: [], weaknesses, vote: {} });

describe('attempt to send', () => {
  it('keeps its key and version for the same content, so that sending again is the same sending', () => {
    const first = attemptFor('an', 'card', 7, body('a'));
    expect(first.key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(attemptFor('an', 'card', 8, body('a'))).toEqual(first);
    expect(keptAttempt('an', 'card')).toEqual(first);
  });

  it('is the same sending however much time has passed since, and still says the time of the first', () => {
    const first = attemptFor('an', 'card', 7, { ...body('a'), secondsSpent: 200 });
    expect(attemptFor('an', 'card', 7, { ...body('a'), secondsSpent: 260 })).toEqual(first);
    expect(first.body.secondsSpent).toBe(200);
    expect(attemptFor('an', 'card', 7, { ...body('a'), actionsDone: ['7.1'] }).key).not.toBe(first.key);
  });

  it('takes a new key for other content, another card, or after the receipt', () => {
    const first = attemptFor('an', 'card', 7, body('a'));
    expect(attemptFor('an', 'card', 7, body('b')).key).not.toBe(first.key);
    expect(attemptFor('an', 'other', 7, body('a')).key).not.toBe(first.key);
    forgetAttempt('an', 'card');
    expect(keptAttempt('an', 'card')).toBeUndefined();
  });
});
