import type { CriteriaSet } from './criteria-set';
import type { FactUse } from './fact-uses';
import { factUses } from './fact-uses';
import type { SetError } from './set-error';

/** Most lines of a set: a card carries one answer each. */
export const MOST_LINES = 200;

/**
 * Rules no card could ever meet. What a meeting has not is not asked on its card: a line that waits for it would wait for
 * good, and the card could not be sent.
 */
export function checkSendable(set: CriteriaSet): SetError[] {
  const uses = factUses(set);
  const { meetingKinds, groups } = set;
  const lines = groups.reduce((count, { criteria }) => count + criteria.length, 0);
  return [
    ...(lines > MOST_LINES ? [{ text: `Bộ tiêu chí có ${lines} mục, nhiều hơn ${MOST_LINES}.` }] : []),
    ...(meetingKinds.includes('THEMATIC') ? once(uses.filter(asksForPart), PART_WORDS) : []),
    ...(meetingKinds.includes('REGULAR') ? once(uses.filter(measuresPart), MINUTES_WORDS) : []),
  ];
}

const PART_WORDS =
  'hỏi kỳ sinh hoạt có phần chuyên đề hay không, nhưng kỳ sinh hoạt chuyên đề không có câu hỏi này. Đồng chí lập bộ tiêu chí riêng cho sinh hoạt chuyên đề.';
const MINUTES_WORDS =
  'cần thời lượng phần chuyên đề, nhưng kỳ sinh hoạt thường kỳ không có. Đồng chí chỉ áp dụng mục này khi có phần chuyên đề.';

function asksForPart({ fact }: FactUse): boolean {
  return fact === 'hasThematicPart';
}

function measuresPart({ fact, inThematicPart }: FactUse): boolean {
  return fact === 'thematicMinutes' && !inThematicPart;
}

/** One sentence for each place, however often it asks. */
function once(uses: readonly FactUse[], words: string): SetError[] {
  const places = new Map(uses.map(({ place, at }) => [place, at]));
  return [...places].map(([place, at]) => ({ ...(at === undefined ? {} : { line: at }), text: `${place} ${words}` }));
}
