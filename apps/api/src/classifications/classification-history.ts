import type { HistoryEntry } from '@chibo/contracts';
import type { AnnualClass } from '@chibo/domain';
import { ANNUAL_CLASS_LABEL, formatDate } from '@chibo/domain';
import type { AuditPayloads } from '../audit/audit-payloads';
import type { AuditEntry } from '../audit/audit.service';

type Action = Extract<keyof AuditPayloads, `classification.${'rated' | 'proposed' | 'decided' | 'undone'}`>;
type Words = Pick<HistoryEntry, 'text' | 'details'>;

const label = (annualClass: AnnualClass): string => ANNUAL_CLASS_LABEL[annualClass];
const from = (before: AnnualClass | null): string[] => (before ? [`Trước đó: ${label(before)}`] : []);
const because = (ground: string): string[] => (ground ? [`Căn cứ: ${ground}`] : []);

const WORDS: { [A in Action]: (payload: AuditPayloads[A]) => Words } = {
  'classification.rated': ({ before, after, ground }) => ({
    text: after ? `Tự xếp loại ${label(after)}` : 'Rút tự xếp loại',
    details: [...from(before), ...because(ground)],
  }),
  'classification.proposed': ({ before, after, ground }) => ({
    text: `Cấp trên đề xuất ${label(after)}`,
    details: [...from(before), ...because(ground)],
  }),
  'classification.decided': ({ before, after, number, on }) => ({
    text: `Quyết định xếp loại ${label(after)}`,
    details: [`Quyết định số ${number}, ngày ${formatDate(on)}`, ...from(before)],
  }),
  'classification.undone': ({ before, number, on, reason }) => ({
    text: `Rút quyết định xếp loại ${label(before)}`,
    details: [`Quyết định số ${number}, ngày ${formatDate(on)}`, `Lý do: ${reason}`],
  }),
};

/** The audit rows of an organisation's year in words, oldest first. */
export function historyOf(entries: readonly AuditEntry[]): HistoryEntry[] {
  return entries
    .filter(({ action }) => action in WORDS)
    .map(({ seq, at, author, action, payload }) => ({
      id: String(seq),
      at,
      by: author ?? 'Hệ thống',
      ...(WORDS[action as Action] as (payload: unknown) => Words)(payload),
    }));
}
