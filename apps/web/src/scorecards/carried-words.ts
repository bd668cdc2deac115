import type { ScorecardView } from '@chibo/contracts';
import type { CarriedAction } from '@chibo/domain';
import { WEAKNESSES } from '@chibo/domain';

type Carried = ScorecardView['carried'];

/** Lines name themselves; the branch's own words are told apart from them. */
export function actionWords({ code, text }: CarriedAction): string {
  return code === WEAKNESSES ? `Hạn chế đã nêu: ${text}` : text;
}

/** "Đã xong 1/3 việc"; empty when there is none. */
export function doneWords(carried: Carried): string {
  return carried.length === 0 ? '' : `Đã xong ${carried.filter(({ done }) => done).length}/${carried.length} việc`;
}

/** On paper, as the PDF says it: "Việc tháng trước: hạn chế (xong), 7.1 (chưa)."; empty when there is none. */
export function paperWords(carried: Carried): string {
  const named = carried.map(
    ({ code, done }) => `${code === WEAKNESSES ? 'hạn chế' : code} (${done ? 'xong' : 'chưa'})`,
  );
  return named.length === 0 ? '' : `Việc tháng trước: ${named.join(', ')}.`;
}
