import type { BandCounts } from '@chibo/contracts';
import { formatTenths } from '@chibo/domain';

/** "89,9%"; empty where nothing is rated or none has the band: a zero says enough. */
export function shareOf({ bands, percents }: BandCounts, band: keyof BandCounts['bands']): string {
  return percents && bands[band] > 0 ? formatTenths(percents[band]) : '';
}

/** One word for an organisation's month, with what asks for attention first. */
export function progressWords(counts: BandCounts): {
  state: 'RETURNED' | 'LATE' | 'WAITING' | 'OPEN' | 'DONE';
  words: string;
} {
  const { returned, late, waiting } = counts.notRatedBecause;
  if (returned > 0) return { state: 'RETURNED', words: `Trả lại ${returned}` };
  if (late > 0) return { state: 'LATE', words: `Quá hạn ${late}` };
  if (waiting > 0) return { state: 'WAITING', words: `Chờ xác nhận ${waiting}` };
  if (counts.rated < counts.owed - counts.notRatedBecause.notHeld) return { state: 'OPEN', words: 'Chưa đủ phiếu' };
  return { state: 'DONE', words: 'Đã xếp loại' };
}
