import type { BandCounts } from '@chibo/contracts';
import type { RatingBand, Rounding } from '@chibo/domain';
import { BAND_LABEL, RATING_BANDS, formatCount, formatTenths, shares } from '@chibo/domain';

/** "quá hạn 5, còn hạn 9, được miễn 1"; empty when every branch is rated. */
export function notRatedWords({ notRatedBecause: because }: BandCounts): string {
  const parts: [number, string][] = [
    [because.late, 'quá hạn'],
    [because.open, 'còn hạn'],
    [because.waiting, 'chờ xác nhận'],
    [because.returned, 'trả lại'],
    [because.notHeld, 'không sinh hoạt'],
    [because.excused, 'được miễn'],
    [because.unseen ?? 0, 'chờ đồng chí chấm quan sát'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${words} ${count}`)
    .join(', ');
}

/** "Cơ sở tính: 310/311 chi bộ được đánh giá; chưa đánh giá 1: được miễn 1." */
export function baseWords(counts: BandCounts): string {
  const { rated, existing, notRated } = counts;
  const rest = notRated > 0 ? `; chưa đánh giá ${notRated}: ${notRatedWords(counts)}` : '';
  return `Cơ sở tính: ${rated}/${existing} chi bộ được đánh giá${rest}.`;
}

const ROUNDED: Readonly<Record<Rounding, string>> = {
  PLAIN: 'làm tròn từng số đến 0,1 nên tổng có thể lệch 0,1',
  LARGEST_REMAINDER: 'làm tròn đến 0,1 theo phần dư lớn nhất để tổng bằng 100%',
  CUT_AND_TOP_UP: 'bỏ phần lẻ dưới 0,1, mức cuối cùng lấy phần còn lại để tổng bằng 100%',
};

/** On what the shares of a table are, and how they are rounded. */
export function roundingWords({ rounding = 'PLAIN' }: Pick<BandCounts, 'rounding'> = {}): string {
  return `Tỷ lệ tính trên số chi bộ được đánh giá, ${ROUNDED[rounding]}.`;
}

type Rated = Pick<BandCounts, 'bands' | 'rated' | 'rounding'>;

/** The share of a band on the rated ones, tenths of a percent; absent when nothing is rated. */
export function shareTenths({ bands, rated, rounding }: Rated, band: RatingBand): number | undefined {
  return shares(bands, rated, rounding)?.[band];
}

/** "Tốt 252/280, đạt 90,0%; Khá 28/280, bằng 10,0%"; the bands nobody has are left out. Empty when nothing is rated. */
export function bandShareWords(counts: Rated): string {
  const { bands, rated } = counts;
  return RATING_BANDS.filter((band) => bands[band] > 0)
    .map(
      (band, at) =>
        `${bandOf(band, bands, rated)} ${at === 0 ? 'đạt' : 'bằng'} ${formatTenths(shareTenths(counts, band) ?? 0)}`,
    )
    .join('; ');
}

function bandOf(band: RatingBand, bands: BandCounts['bands'], rated: number): string {
  return `${BAND_LABEL[band]} ${formatCount(bands[band])}/${formatCount(rated)},`;
}

/** "Không có chi bộ xếp loại Trung bình, Kém."; empty where every band was given. */
export function noneWords({ bands }: BandCounts): string {
  const none = RATING_BANDS.filter((band) => bands[band] === 0).map((band) => BAND_LABEL[band]);
  return none.length > 0 ? `Không có chi bộ xếp loại ${none.join(', ')}.` : '';
}
