import type { Answer, CriteriaSet } from '../criteria';
import type { ScoringFacts } from '../facts';
import { score } from '../scoring';

/**
 * The answers of a draft, keyed by set and line: `answers` are under the draft's own set, those under other sets wait
 * aside by the id of theirs. The same code in two sets is two lines: no mark ever moves from one to the other.
 */
export interface KeyedAnswers {
  answers: Answer[];
  aside?: Readonly<Record<string, Answer[]>>;
}

/** What was answered under a set. */
export function answersUnder(draft: KeyedAnswers, own: string, setId: string): Answer[] {
  return setId === own ? draft.answers : (draft.aside?.[setId] ?? []);
}

/** The draft under another set: the marks of its own are put aside, those once given under the other come back. */
export function turnedTo<T extends KeyedAnswers>(draft: T, own: string, setId: string): T {
  if (setId === own) return draft;
  const { [setId]: back = [], ...others } = draft.aside ?? {};
  const aside = draft.answers.length > 0 ? { ...others, [own]: draft.answers } : others;
  return { ...draft, answers: back, aside: Object.keys(aside).length > 0 ? aside : undefined };
}

/** Nothing was marked under either set: a swap has nobody to ask. */
export function isUnmarked(draft: KeyedAnswers, setId: string): boolean {
  return draft.answers.length === 0 && (draft.aside?.[setId] ?? []).length === 0;
}

/** Lines answered by hand that wait: so many have to be scored again after a swap. */
export function linesToScore(set: CriteriaSet, facts: ScoringFacts, answers: readonly Answer[]): number {
  return score(set, facts, answers).lines.filter(({ state }) => state === 'UNANSWERED').length;
}

/** A swap that waits for the branch to agree to it. */
export interface SetSwap {
  /** The set the marks were given under. */
  from: string;
  /** The set that applies to the meeting now; absent where none is in force. */
  to?: string;
  /** Lines to score again. */
  again: number;
  /** Marks that are put aside. */
  kept: number;
}

/** "Bộ tiêu chí đổi từ “A” sang “B”, 24 mục phải chấm lại." */
export function swapWords({ from, to, again }: SetSwap): string {
  return to === undefined
    ? `Bộ tiêu chí “${from}” không còn áp dụng cho kỳ sinh hoạt này và chưa có bộ nào khác.`
    : `Bộ tiêu chí đổi từ “${from}” sang “${to}”, ${again} mục phải chấm lại.`;
}

/** Codes of the lines that say the same in both sets: only these of an earlier card may stand beside those of this one. */
export function sameLinesOf(a: CriteriaSet, b: CriteriaSet): Set<string> {
  const ofA = new Map(a.groups.flatMap(({ criteria }) => criteria.map((line) => [line.code, line] as const)));
  const lines = b.groups.flatMap(({ criteria }) => criteria);
  return new Set(lines.filter(({ code, label }) => ofA.get(code)?.label === label).map(({ code }) => code));
}
