import type { Adjustment, AdjustmentReason, Points } from '@chibo/domain';
import { isBlank } from '@chibo/domain';

/** An adjustment while it is being written: points, reason and words come one by one. */
export interface AdjustmentDraft {
  points?: Points;
  reasonCode?: AdjustmentReason;
  words: string;
}

export type AdjustmentDrafts = ReadonlyMap<string, AdjustmentDraft>;

/** Words at fault, by part of the draft. */
export interface DraftErrors {
  points?: string;
  reasonCode?: string;
  words?: string;
}

export function draftsOf(adjustments: readonly Adjustment[]): AdjustmentDrafts {
  return new Map(adjustments.map(({ code, ...draft }) => [code, draft]));
}

/** Those that have points already: they count in the score while their words are still missing. */
export function adjustmentsOf(drafts: AdjustmentDrafts): Adjustment[] {
  return [...drafts].flatMap(([code, { points, reasonCode, words }]) =>
    points === undefined ? [] : [{ code, points, reasonCode: reasonCode ?? 'OTHER', words: words.trim() }],
  );
}

/** What the branch would miss, by part; empty when the adjustment can be sent. */
export function whatIsMissing({ points, reasonCode, words }: AdjustmentDraft): DraftErrors {
  return {
    ...(points === undefined ? { points: 'Đồng chí chọn điểm thẩm định.' } : {}),
    ...(reasonCode ? {} : { reasonCode: 'Đồng chí chọn một lý do.' }),
    ...(isBlank(words) ? { words: 'Đồng chí ghi rõ để chi bộ biết vì sao.' } : {}),
  };
}
