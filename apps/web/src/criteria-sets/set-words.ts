import type { BandRequirement, CriteriaSet, RatingBand, YearRule } from '@chibo/domain';
import { BAND_LABEL, formatPoints, orBetter, orWorse } from '@chibo/domain';
import { amountText, conditionsText, MEASURE_LABEL } from './fact-words';

/** Rules of a set beside its lines, each part as sentences. */
export interface SetText {
  title: string;
  sentences: string[];
}

export function setTexts(set: CriteriaSet): SetText[] {
  return [
    { title: 'Xếp loại kỳ sinh hoạt', sentences: [...thresholds(set), ...caps(set)] },
    { title: 'Thời lượng tối thiểu', sentences: minimum(set) },
    { title: 'Cách tính chung', sentences: general(set) },
    { title: 'Xếp loại năm', sentences: yearSentences(set.yearRule) },
  ];
}

function thresholds({ bands }: CriteriaSet): string[] {
  return bands.map(({ band, from }, at) => {
    const range = at === 0 ? `từ ${formatPoints(from)}` : rangeBelow(from, bands[at - 1].from);
    return `${BAND_LABEL[band]}: ${range} điểm.`;
  });
}

function rangeBelow(from: number, better: number): string {
  return from === 0 ? `dưới ${formatPoints(better)}` : `từ ${formatPoints(from)} đến dưới ${formatPoints(better)}`;
}

function caps({ bandRules }: CriteriaSet): string[] {
  return bandRules.map(
    ({ label, cap, requires }) =>
      `Điều kiện “${label}”${requirement(requires)}: không đạt thì cao nhất là ${BAND_LABEL[cap]}.`,
  );
}

/** What is really asked of a measure, beside somebody's words for it: " (tỷ lệ có mặt trên số phải dự trên 85%)". */
function requirement(requires: BandRequirement): string {
  if (!('measure' in requires)) return '';
  const { kind, measure, at } = requires;
  const bound = `${kind === 'MEASURE_MORE_THAN' ? 'trên' : 'từ'} ${amountText(measure, at)}`;
  return ` (${MEASURE_LABEL[measure]} ${bound})`;
}

function minimum({ minMinutes: { base, rules, smallestAllowed, thematic } }: CriteriaSet): string[] {
  const others = rules.map(({ when, minutes }) => `${minutes}\u00a0phút khi ${conditionsText(when)}`);
  return [
    `${[`${base}\u00a0phút`, ...others].join('; ')}.`,
    `Cấp trên trực tiếp được đặt mức riêng cho chi bộ nhỏ, không dưới ${smallestAllowed}\u00a0phút.`,
    `Phần chuyên đề ít nhất ${thematic}\u00a0phút.`,
  ];
}

function general({ denominator, scoreStep, weaknessesRequired }: CriteriaSet): string[] {
  return [
    denominator.excused === 'COUNTED'
      ? 'Người vắng có lý do vẫn nằm trong số phải dự khi tính tỷ lệ có mặt.'
      : 'Người vắng có lý do được trừ khỏi số phải dự khi tính tỷ lệ có mặt.',
    `Bước chấm nhỏ nhất là ${formatPoints(scoreStep)} điểm.`,
    weaknessesRequired ? 'Phải ghi hạn chế, biện pháp khắc phục.' : 'Hạn chế, biện pháp khắc phục không bắt buộc.',
  ];
}

function yearSentences({
  classes,
  otherwise,
  notHeldCountsAs,
  excusedCountsAs,
  caps = [],
  thematicCaps = [],
}: YearRule): string[] {
  const counted = excusedCountsAs ? `tính là ${BAND_LABEL[excusedCountsAs]}` : 'không tính';
  return [
    ...classes.map((one) => `${BAND_LABEL[one.band]}: ${required(one).join(', ') || 'các trường hợp còn lại'}.`),
    ...(otherwise ? [`${BAND_LABEL[otherwise]}: các trường hợp còn lại.`] : []),
    'Xét lần lượt từ trên xuống. Số tháng là của năm đủ 12 tháng; ít tháng hơn thì quy theo tỷ lệ, làm tròn lên.',
    ...caps.map(({ on, months, cap }) => `Từ ${months} tháng ${cappedOn(on)} thì cao nhất là ${BAND_LABEL[cap]}.`),
    ...quota(thematicCaps),
    `Tháng không sinh hoạt mà không có lý do tính là ${BAND_LABEL[notHeldCountsAs]}; tháng được cấp trên miễn ${counted}.`,
  ];
}

function quota(caps: NonNullable<YearRule['thematicCaps']>): string[] {
  if (caps.length === 0) return [];
  const lowered = caps.map(({ quarters, cap }) => `thiếu từ ${quarters} quý thì cả năm cao nhất là ${BAND_LABEL[cap]}`);
  return [`Mỗi quý ít nhất một kỳ sinh hoạt chuyên đề (riêng hoặc kết hợp): ${lowered.join('; ')}.`];
}

function required({ atLeast, allAtLeast, atMost }: YearRule['classes'][number]): string[] {
  const share = atLeast && (atLeast.percent === undefined ? `${atLeast.months} tháng` : `${atLeast.percent}% số tháng`);
  return [
    ...(atLeast && share ? [`từ ${share} ${orBetter(atLeast.band)}`] : []),
    ...(allAtLeast ? [`mọi tháng ${orBetter(allAtLeast)}`] : []),
    ...(atMost ? [`nhiều nhất ${atMost.months} tháng ${orWorse(atMost.band)}`] : []),
  ];
}

function cappedOn(on: 'NOT_HELD' | RatingBand): string {
  return on === 'NOT_HELD' ? 'không sinh hoạt, không có lý do' : orWorse(on);
}
