import type { ScorecardContent } from '@chibo/contracts';
import { describe, expect, it } from 'vitest';
import { changedParts, EMPTY_CONTENT, withChanges } from './content';

const content: ScorecardContent = {
  facts: { heldOn: '2026-03-05', minutes: 90 },
  answers: [
    { code: '3.1', value: 1 },
    { code: '3.2', value: 0, note: 'Muộn' },
  ],
  weaknesses: 'Chưa đều.',
  vote: { approve: 15 },
};

describe('the audit of a draft', () => {
  it('tells what a save really changed and nothing else', () => {
    const after = withChanges(content, {
      facts: { minutes: 95, heldOn: '2026-03-05', present: 15 },
      answers: [{ code: '3.1', value: 1 }, { code: '3.2' }, { code: '3.3', value: 1 }],
      weaknesses: 'Chưa đều.',
    });
    expect(changedParts(content, after)).toEqual({
      before: {
        facts: { minutes: 90, present: null },
        answers: [{ code: '3.3' }, { code: '3.2', value: 0, note: 'Muộn' }],
      },
      after: { facts: { minutes: 95, present: 15 }, answers: [{ code: '3.3', value: 1 }, { code: '3.2' }] },
    });
  });

  it('is empty where everything was sent again as it stood', () => {
    const { facts, answers, weaknesses, vote } = content;
    expect(changedParts(content, withChanges(content, { facts, answers, weaknesses, vote }))).toEqual({
      before: {},
      after: {},
    });
  });

  it('stays short however long the words are', () => {
    const note = 'chữ '.repeat(250);
    const long = withChanges(EMPTY_CONTENT, {
      answers: Array.from({ length: 40 }, (_, at) => ({ code: `${at}`, note })),
      weaknesses: note.repeat(4),
    });
    const row = JSON.stringify(changedParts(EMPTY_CONTENT, long));
    expect(row).toContain('… (1000 ký tự)');
    expect(row.length).toBeLessThan(15_000);
    expect(JSON.stringify(long).length).toBeGreaterThan(40_000);
  });
});
