import type { MeetingFacts } from '@chibo/domain';
import { FACT_NAMES, FACTS } from '@chibo/domain';
import { expect, it } from 'vitest';
import { meetingWords } from './meeting';

/** A meeting of which everything can be said. */
const WHOLE = Object.fromEntries(
  FACT_NAMES.map((name) => [name, { COUNT: 20, FLAG: true, WORDS: 'Nêu gương', DAY: '2026-03-05' }[FACTS[name].kind]]),
) as Required<MeetingFacts>;

const OTHER = { COUNT: 23, FLAG: false, WORDS: 'Phòng, chống lãng phí', DAY: '2026-03-06' } as const;

it.each(FACT_NAMES)('the paper says %s', (name) => {
  expect(meetingWords({ ...WHOLE, [name]: OTHER[FACTS[name].kind] })).not.toBe(meetingWords(WHOLE));
});
