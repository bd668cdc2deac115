import type { ScorecardView } from '@chibo/contracts';
import { formatDate } from '@chibo/domain';

/** Said beside the two scores where branch and working group give the meeting another day; undefined where they agree. */
export function otherDayWords({ content, observed }: Pick<ScorecardView, 'content' | 'observed'>): string | undefined {
  const [own, seen] = [content.facts.heldOn, observed?.content.facts.heldOn];
  if (!own || !seen || own === seen) return undefined;
  return `Tổ công tác dự ngày ${formatDate(seen)}, phiếu của chi bộ ghi ngày ${formatDate(own)}.`;
}
