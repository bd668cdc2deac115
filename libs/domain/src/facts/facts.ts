import type { MeetingFacts } from './fact-table';
import { COUNT_FACTS, countTraits, FACT_NAMES } from './fact-table';

/** Kinds of meeting (sinh hoạt thường kỳ, chuyên đề, kết hợp). */
export const MEETING_KINDS = ['REGULAR', 'THEMATIC', 'COMBINED'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** Who leads the branch: decides whether the line "chi ủy đã họp" applies. */
export const LEADERSHIPS = ['COMMITTEE', 'SECRETARY_AND_DEPUTY', 'SECRETARY_ONLY'] as const;
export type Leadership = (typeof LEADERSHIPS)[number];

/** Facts the server adds from the register; the secretary does not type them. */
export interface CellContext {
  leadership: Leadership;
  /** Minimum duration set by the superior for a small branch, minutes. */
  minMinutesOverride?: number;
}

export type ScoringFacts = MeetingFacts & CellContext;

/** A regular meeting with a thematic part is a combined one. */
export function meetingKindOf(thematic: boolean, facts: MeetingFacts): MeetingKind {
  if (thematic) return 'THEMATIC';
  return facts.hasThematicPart ? 'COMBINED' : 'REGULAR';
}

/** What score() is given of a meeting, the same in browser, server and print. A thematic meeting is all thematic part. */
export function scoringFacts(kind: MeetingKind, facts: MeetingFacts, context: CellContext): ScoringFacts {
  return { ...facts, ...context, ...(kind === 'THEMATIC' ? { hasThematicPart: true } : {}) };
}

export type FactName = keyof MeetingFacts | keyof CellContext;

/**
 * The facts the form asks of a meeting of this kind, in its order. The thematic part of a meeting that has none is not
 * asked, nor whether a thematic meeting has one.
 */
export function askedFacts(kind: MeetingKind): (keyof MeetingFacts)[] {
  const out: readonly string[] = kind === 'REGULAR' ? THEMATIC_PART : kind === 'THEMATIC' ? ['hasThematicPart'] : [];
  return FACT_NAMES.filter((fact) => !out.includes(fact));
}

const THEMATIC_PART: readonly (keyof MeetingFacts)[] = ['thematicMinutes', 'theme'];

/** How each kind of meeting is called. */
export const MEETING_KIND_LABEL: Readonly<Record<MeetingKind, string>> = {
  REGULAR: 'Sinh hoạt thường kỳ',
  THEMATIC: 'Sinh hoạt chuyên đề',
  COMBINED: 'Sinh hoạt thường kỳ kết hợp chuyên đề',
};

/**
 * Phải dự = đảng số + tạm thời đến − tạm thời đi − miễn − nhiệm vụ đặc biệt + được miễn nhưng dự. The
 * five corrections count as 0 while they are not entered; without đảng số there is no answer. People; below 0 only when
 * the facts contradict each other, which checkFacts() reports.
 */
export function expectedCount(facts: MeetingFacts): number | undefined {
  if (facts.memberCount === undefined) return undefined;
  return COUNT_FACTS.reduce((sum, fact) => {
    const { correction } = countTraits(fact);
    return correction ? sum + correction.sign * (facts[fact] ?? 0) : sum;
  }, facts.memberCount);
}
