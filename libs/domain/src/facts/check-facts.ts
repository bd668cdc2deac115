import { lastDayOf, monthOf } from '../calendar';
import type { CountFact, MeetingFacts } from './fact-table';
import { COUNT_FACTS, countTraits, FACT_LABEL, mostOf } from './fact-table';
import type { MeetingKind } from './facts';
import { expectedCount } from './facts';
import { formatDate, formatMonth } from '../text';

/** One thing wrong with the facts of a meeting. */
export interface FactProblem {
  fact: keyof MeetingFacts;
  /** What to look at, in full sentences. */
  text: string;
}

/**
 * Facts that contradict each other, the month or the calendar; what has not been entered is no problem here (see
 * missingFacts). Order of the form.
 * @param today `yyyy-mm-dd`; without it a day to come is not looked for
 */
export function checkFacts(facts: MeetingFacts, kind: MeetingKind, month: string, today?: string): FactProblem[] {
  return [
    ...checkDay(facts.heldOn, month, today),
    ...checkBounds(facts),
    ...checkExpected(facts),
    ...checkPresence(facts),
    ...checkParts(facts, (fact) => !countTraits(fact).attendance),
    ...checkThematicPart(facts, kind),
  ];
}

function checkDay(heldOn: string | undefined, month: string, today: string | undefined): FactProblem[] {
  if (heldOn === undefined) return [];
  const known =
    /^\d{4}-\d{2}-\d{2}$/.test(heldOn) && !Number.isNaN(Date.parse(heldOn)) && heldOn <= lastDayOf(monthOf(heldOn));
  if (!known) return [{ fact: 'heldOn', text: 'Ngày họp không có trong lịch.' }];
  if (monthOf(heldOn) !== month) {
    return [{ fact: 'heldOn', text: `Ngày họp ${formatDate(heldOn)} không thuộc ${formatMonth(month)}.` }];
  }
  if (today === undefined || heldOn <= today) return [];
  return [{ fact: 'heldOn', text: `Ngày họp ${formatDate(heldOn)} chưa đến.` }];
}

function checkBounds(facts: MeetingFacts): FactProblem[] {
  return COUNT_FACTS.flatMap((fact) => {
    const count = facts[fact];
    const { least = 0 } = countTraits(fact);
    const most = mostOf(fact);
    if (count === undefined || (Number.isInteger(count) && count >= least && count <= most)) return [];
    return [{ fact, text: `${FACT_LABEL[fact]} phải là số nguyên từ ${least} đến ${most}.` }];
  });
}

function checkExpected(facts: MeetingFacts): FactProblem[] {
  const expected = expectedCount(facts);
  if (expected !== undefined && expected < 1) {
    return [
      {
        fact: 'memberCount',
        text: `Số phải dự tính ra ${expected}. Đồng chí kiểm tra lại đảng số và các số được miễn, đi, làm nhiệm vụ.`,
      },
    ];
  }
  return checkParts(facts, (fact) => countTraits(fact).attendance === true);
}

function checkPresence(facts: MeetingFacts): FactProblem[] {
  const { present, excused, unexcused } = facts;
  const expected = expectedCount(facts);
  if (
    present === undefined ||
    excused === undefined ||
    unexcused === undefined ||
    expected === undefined ||
    expected < 1
  )
    return [];
  const sum = present + excused + unexcused;
  if (sum === expected) return [];
  const text = `${present} + ${excused} + ${unexcused} = ${sum}, nhưng số phải dự là ${expected}. Đồng chí kiểm tra lại số có mặt.`;
  return [{ fact: 'present', text }];
}

/** No part is more than its whole. */
function checkParts(facts: MeetingFacts, asked: (fact: CountFact) => boolean): FactProblem[] {
  return COUNT_FACTS.filter(asked).flatMap((fact) => {
    const { partOf } = countTraits(fact);
    const [few, many] = [facts[fact], partOf && facts[partOf.whole as CountFact]];
    if (!partOf || few === undefined || many === undefined || few <= many) return [];
    const [part, whole] = partOf.names;
    return [{ fact, text: `Số ${part} (${few}) nhiều hơn số ${whole} (${many}). Đồng chí kiểm tra lại.` }];
  });
}

function checkThematicPart(facts: MeetingFacts, kind: MeetingKind): FactProblem[] {
  const { hasThematicPart, thematicMinutes, minutes } = facts;
  if (kind !== 'REGULAR' && hasThematicPart === false) {
    return [{ fact: 'hasThematicPart', text: 'Kỳ sinh hoạt này có phần chuyên đề.' }];
  }
  if (hasThematicPart === false || thematicMinutes === undefined || minutes === undefined || thematicMinutes <= minutes)
    return [];
  const text = `Phần chuyên đề (${thematicMinutes} phút) dài hơn cả buổi họp (${minutes} phút). Đồng chí kiểm tra lại.`;
  return [{ fact: 'thematicMinutes', text }];
}
