import type { ScorecardContent } from '@chibo/contracts';
import type { CriteriaSet } from '@chibo/domain';
import { MOST_LINES, whyTooWordy } from '@chibo/domain';
import type { FieldError } from '../http/refusal';
import { Refusal } from '../http/refusal';

/** Most answers a card keeps under one set. */
const MOST_ANSWERS = MOST_LINES;

/**
 * The border of a draft: what grows with every save must belong to the card. Refuses answers to lines that none of the sets
 * has which the card is or was scored with, and more words than any card has.
 */
export function requireBounds(
  draft: ScorecardContent,
  asked: readonly { code: string }[] | null | undefined,
  known: { before: ScorecardContent; sets: readonly CriteriaSet[] },
): void {
  const codes = new Set([...known.sets.flatMap(codesOf), ...known.before.answers.map(({ code }) => code)]);
  const strange = (asked ?? []).filter(({ code }) => !codes.has(code)).map(({ code }) => unknown(code));
  if (strange.length > 0) throw Refusal.badRequest(strange);
  if (draft.answers.length > MOST_ANSWERS)
    throw Refusal.badRequest([{ field: 'answers', text: `Phiếu có quá ${MOST_ANSWERS} mục chấm.` }]);
  const wordy = whyTooWordy(draft.answers, draft.weaknesses);
  if (wordy) throw Refusal.badRequest([{ field: wordy.at, text: wordy.text }]);
}

function codesOf({ groups }: CriteriaSet): string[] {
  return groups.flatMap(({ criteria }) => criteria.map(({ code }) => code));
}

function unknown(code: string): FieldError {
  return { field: `answers.${code}`, text: `Mục ${code} không có trong bộ tiêu chí của phiếu này.` };
}
