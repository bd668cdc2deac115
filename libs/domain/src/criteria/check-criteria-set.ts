import { bandOrder } from './band';
import type { MeasureRequirement } from './band-measure';
import { checkLine } from './check-lines';
import { checkMaxima } from './check-maxima';
import { checkSendable } from './check-sendable';
import { checkYearRule } from './check-year-rule';
import type { BandRule, CriteriaSet, Criterion } from './criteria-set';
import { formatPoints } from '../text';
import { BASIS_POINTS, isRatio } from './measures';
import { POINT } from '../points';
import type { SetError } from './set-error';

const STEPS = [POINT, POINT / 2, POINT / 4];

/**
 * All that keeps a set from being published; empty when score() can score every meeting with it. Published scales do have
 * gaps, so nothing is taken on trust: scales must cover their measure once, maxima must come to 100 in
 * every case, rules must name lines that exist.
 * @param set of the right shape: parseCriteriaSet() first for anything that comes from outside
 */
export function checkCriteriaSet(set: CriteriaSet): SetError[] {
  return [
    ...checkCodes(set),
    ...checkSettings(set),
    ...set.groups.flatMap((group) => group.criteria.flatMap((criterion) => checkLine(set, group, criterion))),
    ...checkMaxima(set),
    ...checkThresholds(set),
    ...set.bandRules.flatMap((rule) => checkBandRule(set, rule)),
    ...checkYearRule(set),
    ...checkSendable(set),
  ];
}

function checkCodes({ groups, bandRules }: CriteriaSet): SetError[] {
  const twice = (what: string, codes: readonly string[]): SetError[] => {
    const repeated = new Set(codes.filter((code, at) => codes.indexOf(code) !== at));
    return [...repeated].map((code) => ({ line: code, text: `${what} ${code} có hơn một lần.` }));
  };
  return [
    ...twice(
      'Nhóm',
      groups.map((group) => group.code),
    ),
    ...twice(
      'Mục',
      linesOf(groups).map((criterion) => criterion.code),
    ),
    ...twice(
      'Điều kiện xếp loại',
      bandRules.map((rule) => rule.code),
    ),
  ];
}

function linesOf(groups: CriteriaSet['groups']): Criterion[] {
  return groups.flatMap((group) => group.criteria);
}

function checkSettings({ scoreStep, minMinutes, meetingKinds }: CriteriaSet): SetError[] {
  const texts: string[] = [];
  if (!STEPS.includes(scoreStep)) texts.push('Bước điểm phải là 1, 0,5 hoặc 0,25.');
  if (new Set(meetingKinds).size !== meetingKinds.length) texts.push('Loại kỳ sinh hoạt ghi hơn một lần.');
  const least = Math.min(minMinutes.base, ...minMinutes.rules.map((rule) => rule.minutes));
  if (minMinutes.smallestAllowed > least) {
    texts.push(
      `Mức thời lượng nhỏ nhất cho phép (${minMinutes.smallestAllowed} phút) lớn hơn mức tối thiểu ${least} phút.`,
    );
  }
  return texts.map((text) => ({ text }));
}

/** Best band first, each from a lower total than the one before, the last from 0. */
function checkThresholds({ bands }: CriteriaSet): SetError[] {
  const errors: SetError[] = [];
  bands.forEach((threshold, at) => {
    const before = bands[at - 1];
    if (before && (threshold.from >= before.from || bandOrder(threshold.band) <= bandOrder(before.band))) {
      errors.push({
        text: `Ngưỡng xếp loại không giảm dần: ${formatPoints(before.from)} rồi ${formatPoints(threshold.from)}.`,
      });
    }
  });
  if (bands[0] && bands[0].from > 100 * POINT) errors.push({ text: 'Ngưỡng xếp loại cao nhất vượt quá 100 điểm.' });
  const last = bands.at(-1)?.from;
  if (last !== 0)
    errors.push({
      text: `Ngưỡng xếp loại cuối cùng phải từ 0 điểm${last === undefined ? '' : `, đang là ${formatPoints(last)}`}.`,
    });
  return errors;
}

function checkBandRule({ groups, bands }: CriteriaSet, { code, cap, requires }: BandRule): SetError[] {
  const texts: string[] = [];
  if (cap === bands[0]?.band) texts.push(`Điều kiện ${code} giữ ở mức cao nhất nên không có tác dụng.`);
  if (!bands.some(({ band }) => band === cap)) texts.push(`Điều kiện ${code} giữ ở một mức xếp loại không có ngưỡng.`);
  if (requires.kind === 'FULL_MARKS' && !linesOf(groups).some((criterion) => criterion.code === requires.criterion)) {
    texts.push(`Điều kiện ${code} nêu mục ${requires.criterion} nhưng bộ tiêu chí không có mục này.`);
  }
  if ('measure' in requires) texts.push(...checkMeasureRule(code, requires));
  return texts.map((text) => ({ line: code, text }));
}

function checkMeasureRule(code: string, { kind, measure, at }: MeasureRequirement): string[] {
  if (!isRatio(measure)) return [];
  if (typeof at === 'object') return [`Điều kiện ${code}: tỷ lệ phần trăm không so được với thời lượng tối thiểu.`];
  const most = kind === 'MEASURE_MORE_THAN' ? BASIS_POINTS - 1 : BASIS_POINTS;
  return at > most ? [`Điều kiện ${code} đòi tỷ lệ trên 100%.`] : [];
}
