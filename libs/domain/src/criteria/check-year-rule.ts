import type { RatingBand } from './band';
import { BAND_LABEL, bandOrder } from './band';
import type { BandThreshold, CriteriaSet, YearRule } from './criteria-set';
import type { SetError } from './set-error';
import type { YearCounts } from './year-rule';
import { everyYear, yearClassAt, yearMonthsWords } from './year-rule';

/**
 * Classes from best to worst, no band the set has not; then every year there can be is tried: none is left open without the
 * author's choice, and no class stands there that no year reaches.
 */
export function checkYearRule({ yearRule, bands }: CriteriaSet): SetError[] {
  const errors = [
    ...strangeBands(yearRule, bands),
    ...wrongOrder(yearRule),
    ...wrongShares(yearRule),
    ...wrongThematicCaps(yearRule),
  ];
  if (errors.length > 0) return errors;
  const years = everyYear(bands.map(({ band }) => band));
  const places = years.map((year) => yearClassAt(yearRule, year));
  return [
    ...openCases(
      yearRule,
      years.filter((_, at) => places[at] < 0),
    ),
    ...deadClasses(yearRule, new Set(places)),
    ...idleCaps(yearRule),
  ];
}

function strangeBands(rule: YearRule, bands: readonly BandThreshold[]): SetError[] {
  const { classes, notHeldCountsAs, otherwise, excusedCountsAs, caps = [], thematicCaps = [] } = rule;
  const named = [
    ...classes.flatMap(({ band, allAtLeast, atLeast, atMost }) => [band, allAtLeast, atLeast?.band, atMost?.band]),
    ...caps.flatMap(({ on, cap }) => [on === 'NOT_HELD' ? undefined : on, cap]),
    ...thematicCaps.map(({ cap }) => cap),
    ...[notHeldCountsAs, otherwise, excusedCountsAs],
  ].filter((band): band is RatingBand => band !== undefined);
  return [...new Set(named)]
    .filter((name) => !bands.some(({ band }) => band === name))
    .map((band) => ({ text: `Xếp loại năm nêu mức ${BAND_LABEL[band]} nhưng bộ tiêu chí không có mức này.` }));
}

function wrongOrder({ classes, otherwise }: YearRule): SetError[] {
  const order = [...classes.map(({ band }) => band), ...(otherwise ? [otherwise] : [])].map(bandOrder);
  const falls = order.every((place, at) => at === 0 || place > order[at - 1]);
  return falls ? [] : [{ text: 'Các mức xếp loại năm không giảm dần.' }];
}

function wrongShares({ classes }: YearRule): SetError[] {
  return classes.flatMap(({ band, atLeast }) =>
    atLeast && (atLeast.months === undefined) === (atLeast.percent === undefined)
      ? [{ text: `Xếp loại năm mức ${BAND_LABEL[band]} cần ghi số tháng hoặc tỷ lệ phần trăm, một trong hai.` }]
      : [],
  );
}

/** More quarters without a thematic meeting lower further, or their line says nothing. */
function wrongThematicCaps({ thematicCaps = [] }: YearRule): SetError[] {
  const falls = thematicCaps.every(({ quarters, cap }, at) => {
    const before = thematicCaps.at(at - 1);
    return at === 0 || !before || (quarters > before.quarters && bandOrder(cap) > bandOrder(before.cap));
  });
  const text =
    'Mức trần khi thiếu sinh hoạt chuyên đề theo quý phải ghi theo thứ tự: số quý thiếu tăng dần, mức trần giảm dần.';
  return falls ? [] : [{ text }];
}

/** A knock-out that leaves the best class standing lowers no year. */
function idleCaps({ classes, caps = [], thematicCaps = [] }: YearRule): SetError[] {
  const best = classes[0].band;
  return [...caps, ...thematicCaps]
    .filter(({ cap }) => bandOrder(cap) <= bandOrder(best))
    .map(({ cap }) => ({ text: `Mức trần ${BAND_LABEL[cap]} của xếp loại năm không hạ năm nào.` }));
}

/** Named by an example: the author chooses the class of what remains, nobody else. */
function openCases({ otherwise }: YearRule, open: readonly YearCounts[]): SetError[] {
  if (otherwise || open.length === 0) return [];
  const text = `Quy tắc xếp loại năm bỏ ngỏ ${open.length} trường hợp, ví dụ năm có ${yearMonthsWords(open[0])}. Đồng chí thêm mức còn lại, không kèm điều kiện, hoặc chọn mức cho các trường hợp ấy (otherwise).`;
  return [{ text }];
}

function deadClasses({ classes }: YearRule, reached: ReadonlySet<number>): SetError[] {
  return classes.flatMap(({ band }, at) =>
    reached.has(at) ? [] : [{ text: `Theo quy tắc xếp loại năm không năm nào xếp được mức ${BAND_LABEL[band]}.` }],
  );
}
