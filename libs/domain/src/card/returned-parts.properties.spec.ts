import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestAnswers, FACTS, linesOf } from '../../test-support/a-card';
import { isAnsweredByHand } from '../scoring';
import type { CriteriaSet } from '../criteria';
import type { MeetingFacts, MeetingKind, ScoringFacts } from '../facts';
import { COUNT_FACTS } from '../facts';
import type { OpenParts } from './returned-parts';
import { openParts } from './returned-parts';
import { TEMPLATES } from '../templates';
import type { CardToSend } from './why-not-ready';
import { whyNotReady } from './why-not-ready';

const THEME = { theme: 'Học tập Bác về nêu gương', thematicMinutes: 60 };

function kindOf(set: CriteriaSet, { hasThematicPart }: MeetingFacts): MeetingKind {
  if (!set.meetingKinds.includes('REGULAR')) return 'THEMATIC';
  return hasThematicPart ? 'COMBINED' : 'REGULAR';
}

/** A whole card that may be sent, with or without a thematic part. */
function sentCard(set: CriteriaSet, withTheme: boolean): CardToSend {
  const thematic = withTheme || !set.meetingKinds.includes('REGULAR');
  const facts: ScoringFacts = { ...FACTS, directive05Theme: true, hasThematicPart: thematic, ...(thematic && THEME) };
  return {
    set,
    facts,
    kind: kindOf(set, facts),
    month: '2026-03',
    answers: bestAnswers(set, facts).map((answer) => ({ ...answer, note: 'Biên bản ngày 05/3' })),
    weaknesses: 'Báo lịch họp sớm hơn.',
    vote: { officialPresent: 15, approve: 15, disapprove: 0, other: 0 },
    today: '2026-03-06',
  };
}

/** Places of what keeps the card from being sent after these facts were changed. */
function waitsAfter(card: CardToSend, changed: MeetingFacts): string[] {
  const facts = { ...card.facts, ...changed };
  return whyNotReady({ ...card, facts, kind: kindOf(card.set, facts) }).map(({ at }) => at);
}

/** Places that wait and that the branch may not touch. The vote is never locked. */
function deadEnds(set: CriteriaSet, parts: OpenParts, waiting: readonly string[]): string[] {
  const facts = waiting.filter((at) => at.startsWith('facts.'));
  const byHand = new Set(linesOf(set).flatMap((line) => (isAnsweredByHand(line) ? [line.code] : [])));
  return waiting.filter((at) => {
    const name = at.slice(at.indexOf('.') + 1);
    if (at.startsWith('vote.')) return false;
    if (at.startsWith('facts.')) return !parts.facts.has(name as keyof MeetingFacts);
    // A computed line is mended in the facts that wait, and by nothing else.
    return byHand.has(name) ? !parts.answers.has(name) : facts.length === 0;
  });
}

const anyCount = fc.nat({ max: 130 });
const anyChange: fc.Arbitrary<MeetingFacts> = fc.record(
  {
    ...Object.fromEntries(COUNT_FACTS.map((fact) => [fact, fc.option(anyCount, { nil: undefined })])),
    hasThematicPart: fc.boolean(),
    directive05Theme: fc.boolean(),
    theme: fc.constantFrom(undefined, 'Chuyên đề quý I'),
  },
  { requiredKeys: [] },
);

const CARDS = TEMPLATES.flatMap((set) =>
  [false, true].map((withTheme) => ({ name: `${set.code}, ${withTheme ? 'with' : 'no'} theme`, set, withTheme })),
);

describe.each(CARDS)('one line given back of $name', ({ set, withTheme }) => {
  const card = sentCard(set, withTheme);

  it('starts from a card that may be sent', () => {
    expect(whyNotReady(card)).toEqual([]);
  });

  it.each(linesOf(set).map(({ code }) => code))('leaves no way into a dead end: %s', (code) => {
    const parts = openParts(set, [{ code, message: 'Đề nghị xem lại.' }]);
    if (!parts) throw new Error('Nothing is locked.');
    const keptTo = (change: MeetingFacts): MeetingFacts =>
      Object.fromEntries(Object.entries(change).filter(([fact]) => parts.facts.has(fact as keyof MeetingFacts)));
    fc.assert(
      fc.property(anyChange, (change) => {
        expect(deadEnds(set, parts, waitsAfter(card, keptTo(change)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
