import { lastDayOf, monthOf } from '../calendar';
import type { CountFact, MeetingFacts, MeetingKind } from './facts';
import { COUNT_FACTS, expectedCount, FACT_LABEL } from './facts';
import { formatDate, formatMonth } from '../text';

/** One thing wrong with the facts of a meeting. */
export interface FactProblem {
  fact: keyof MeetingFacts;
  /** What to look at, in full sentences. */
  text: string;
}

/** Largest number of people, minutes or tasks. */
export const MAX_COUNT = 100_000;
/** A meeting ends within a day. Minutes. */
export const MAX_MINUTES = 1440;

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
    ...checkAtMost(facts, 'speakers', 'present', 'phát biểu', 'có mặt'),
    ...checkAtMost(facts, 'tasksDone', 'tasksAssigned', 'nhiệm vụ hoàn thành', 'nhiệm vụ giao'),
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
    const least = fact === 'minutes' ? 1 : 0;
    const most = fact === 'minutes' || fact === 'thematicMinutes' ? MAX_MINUTES : MAX_COUNT;
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
  return checkAtMost(facts, 'exemptPresent', 'exempt', 'được miễn nhưng dự', 'được miễn');
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

function checkAtMost(
  facts: MeetingFacts,
  part: CountFact,
  whole: CountFact,
  partWords: string,
  wholeWords: string,
): FactProblem[] {
  const [few, many] = [facts[part], facts[whole]];
  if (few === undefined || many === undefined || few <= many) return [];
  return [
    { fact: part, text: `Số ${partWords} (${few}) nhiều hơn số ${wholeWords} (${many}). Đồng chí kiểm tra lại.` },
  ];
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
