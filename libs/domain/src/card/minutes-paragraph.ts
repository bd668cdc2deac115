import type { RatingBand } from '../criteria';
import { BAND_LABEL } from '../criteria';
import type { Points } from '../points';
import { formatMonth, formatPercent, formatPoints } from '../text';
import type { Vote } from './vote';

/** What the branch's minutes say of its card. */
export interface MinutesFigures {
  month: string;
  total: Points;
  band: RatingBand;
  vote: Vote;
  /** Hạn chế, biện pháp khắc phục, as the branch wrote it. */
  weaknesses: string;
}

/** Of a score with what it was given for. */
export function minutesFigures({
  score: { total, band },
  content: { vote, weaknesses },
}: {
  score: Pick<MinutesFigures, 'total' | 'band'>;
  content: Pick<MinutesFigures, 'vote' | 'weaknesses'>;
}): Omit<MinutesFigures, 'month'> {
  return { total, band, vote, weaknesses };
}

/** One paragraph for the minutes, in the words they use; nothing that was not entered is said. */
export function minutesParagraph({ month, total, band, vote, weaknesses }: MinutesFigures): string {
  const score = `Chi bộ thống nhất chấm sinh hoạt ${formatMonth(month)} đạt ${formatPoints(total)}/100 điểm, tự xếp loại ${BAND_LABEL[band]}.`;
  return [score, voteWords(vote), weaknessWords(weaknesses)].filter(Boolean).join(' ');
}

function voteWords({ officialPresent, approve, disapprove = 0, other = 0 }: Vote): string {
  if (officialPresent === undefined || approve === undefined || officialPresent === 0) return '';
  const share = formatPercent(approve, officialPresent);
  const favour = `Biểu quyết: ${approve}/${officialPresent} đảng viên chính thức có mặt tán thành, đạt ${share}`;
  const parts = [
    favour,
    ...(disapprove > 0 ? [`không tán thành ${disapprove}`] : []),
    ...(other > 0 ? [`ý kiến khác ${other}`] : []),
  ];
  return `${parts.join('; ')}.`;
}

function weaknessWords(weaknesses: string): string {
  const said = weaknesses.trim().replace(/\s+/gu, ' ');
  if (said === '') return '';
  return `Hạn chế, biện pháp khắc phục: ${said}${/[.!?…]$/u.test(said) ? '' : '.'}`;
}
