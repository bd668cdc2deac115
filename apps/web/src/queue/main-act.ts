import type { QueueMove } from '@chibo/contracts';
import { BAND_LABEL, formatPoints } from '@chibo/domain';
import type { ReviewDesk } from '../scorecards/review/review-desk';

/** The one act a waiting card asks for, by its button's words; why not, where it is off. */
export interface MainAct {
  move: QueueMove;
  label: string;
  busy: string;
  off?: string;
  /** What the adjustments come to. */
  about?: string;
}

/** None for a card that waits for nothing any more. */
export function mainActOf(desk: ReviewDesk): MainAct | undefined {
  const move = moveOf(desk);
  if (!move) return undefined;
  const off = desk.returns() ? 'Đang trả lại phiếu, chưa xác nhận được.' : desk.whyNot(move);
  return { move, off, about: adjustedWords(desk), ...wordsOf(move, bandOf(desk)) };
}

/** Adjustments that were written down go with the verification; without them one act does both where it may. */
function moveOf(desk: ReviewDesk): QueueMove | undefined {
  const state = desk.view()?.state;
  if (state === 'VERIFIED') return 'decide';
  if (state !== 'SUBMITTED') return undefined;
  const verifyOnly = desk.drafts().size > 0 || (!desk.open('confirm') && desk.open('verify'));
  return verifyOnly ? 'verify' : 'confirm';
}

export function bandOf(desk: ReviewDesk): string {
  const score = desk.verified() ?? desk.self();
  return score ? BAND_LABEL[score.band] : '';
}

function adjustedWords(desk: ReviewDesk): string | undefined {
  const [count, score] = [desk.drafts().size, desk.verified()];
  return count > 0 && score ? `${count} mục điều chỉnh: ${formatPoints(score.total)} điểm, ${bandOf(desk)}` : undefined;
}

function wordsOf(move: QueueMove, band: string): Pick<MainAct, 'label' | 'busy'> {
  if (move === 'confirm') return { label: `Xác nhận xếp loại ${band}`, busy: 'Đang xác nhận…' };
  if (move === 'decide') return { label: `Quyết định xếp loại ${band}`, busy: 'Đang xếp loại…' };
  return { label: 'Thẩm định', busy: 'Đang ghi…' };
}
