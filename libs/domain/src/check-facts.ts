import { lastDayOf, monthOf } from './calendar';
import type { CriteriaSet, FactCondition, Measure } from './criteria-set';
import { expectedCount, FACT_LABEL } from './facts';
import type { CountFact, MeetingFacts, MeetingKind } from './facts';
import { formatDate, formatMonth } from './format';
import type { Problem } from './vote';

/** Facts the card needs besides those its set measures. */
const ALWAYS: readonly (keyof MeetingFacts)[] = ['heldOn', 'minutes', 'memberCount', 'present', 'excused', 'unexcused'];

const MEASURED: Readonly<Record<Measure, readonly CountFact[]>> = {
  ATTENDANCE: ['present'],
  SPEAKING: ['speakers', 'present'],
  TASKS: ['tasksAssigned', 'tasksDone'],
  MINUTES: ['minutes'],
  THEMATIC_MINUTES: ['thematicMinutes'],
};

/** The facts that must be entered before a card of this set and kind can be sent, in the order of the form. */
export function requiredFacts(set: CriteriaSet, kind: MeetingKind): (keyof MeetingFacts)[] {
  const needed = new Set<keyof MeetingFacts>(ALWAYS);
  const conditions: FactCondition[] = [];
  for (const { rule, appliesWhen, maxPointsWhen } of set.groups.flatMap((group) => group.criteria)) {
    if (rule.kind === 'LEVELS') MEASURED[rule.measure].forEach((fact) => needed.add(fact));
    if (rule.kind === 'LEVELS' && rule.deduct) needed.add(rule.deduct.per);
    if (rule.kind === 'LEVELS') conditions.push(...(rule.lowestWhen ?? []));
    if (rule.kind === 'DEDUCT' && rule.per) needed.add(rule.per);
    conditions.push(...(appliesWhen ?? []), ...(maxPointsWhen ?? []).flatMap((other) => other.when));
  }
  for (const { requires } of set.bandRules) {
    if (requires.kind === 'MEASURE_AT_LEAST') MEASURED[requires.measure].forEach((fact) => needed.add(fact));
    if (requires.kind === 'FACTS') conditions.push(...requires.when);
  }
  for (const condition of conditions) if ('atLeast' in condition || 'atMost' in condition) needed.add(condition.fact);
  if (kind === 'COMBINED' || kind === 'THEMATIC') needed.add('theme');
  return (Object.keys(FACT_LABEL) as (keyof MeetingFacts)[]).filter((fact) => needed.has(fact));
}

/** Facts that do not agree with each other, the calendar or the month; says nothing of facts not entered yet. */
export function disagreements(facts: MeetingFacts, month: string, today: string): Problem[] {
  return [...wrongDay(facts, month, today), ...wrongPeople(facts), ...wrongSpeakers(facts), ...wrongTasks(facts), ...wrongMinutes(facts)];
}

/** All that keeps these facts from being sent. */
export function checkFacts(set: CriteriaSet, facts: MeetingFacts, kind: MeetingKind, month: string, today: string): Problem[] {
  const missing = requiredFacts(set, kind).filter((fact) => facts[fact] === undefined || facts[fact] === '');
  return [...missing.map((fact) => problem(fact, `Chưa ghi ${lowerFirst(FACT_LABEL[fact])}.`)), ...disagreements(facts, month, today)];
}

function wrongDay({ heldOn }: MeetingFacts, month: string, today: string): Problem[] {
  if (heldOn === undefined) return [];
  if (monthOf(heldOn) !== month) {
    return [problem('heldOn', `Cần sửa: phiếu ${formatMonth(month)} nên ngày họp phải từ 01 đến ${formatDate(lastDayOf(month))}.`)];
  }
  return heldOn > today ? [problem('heldOn', `Cần sửa: ngày ${formatDate(heldOn)} chưa đến.`)] : [];
}

function wrongPeople(facts: MeetingFacts): Problem[] {
  const expected = expectedCount(facts);
  if (expected === undefined) return [];
  if (expected < 1) return [problem('memberCount', `Cần sửa: số phải dự tính ra ${expected}. Đồng chí kiểm tra lại đảng số và số được miễn.`)];
  const { exempt = 0, exemptPresent = 0, present, excused, unexcused } = facts;
  if (exemptPresent > exempt) return [problem('exemptPresent', `Cần sửa: được miễn nhưng dự (${exemptPresent}) nhiều hơn số được miễn (${exempt}).`)];
  if (present === undefined || excused === undefined || unexcused === undefined) return [];
  const sum = present + excused + unexcused;
  if (sum === expected) return [];
  return [problem('present', `Cần sửa: ${present} + ${excused} + ${unexcused} = ${sum}, nhưng số phải dự là ${expected}. Đồng chí kiểm tra lại số có mặt.`)];
}

function wrongSpeakers({ speakers, present }: MeetingFacts): Problem[] {
  if (speakers === undefined || present === undefined || speakers <= present) return [];
  return [problem('speakers', `Cần sửa: số phát biểu (${speakers}) nhiều hơn số có mặt (${present}).`)];
}

function wrongTasks({ tasksAssigned, tasksDone }: MeetingFacts): Problem[] {
  if (tasksAssigned === undefined || tasksDone === undefined || tasksDone <= tasksAssigned) return [];
  return [problem('tasksDone', `Cần sửa: nhiệm vụ hoàn thành (${tasksDone}) nhiều hơn nhiệm vụ giao (${tasksAssigned}).`)];
}

function wrongMinutes({ minutes, thematicMinutes, hasThematicPart }: MeetingFacts): Problem[] {
  if (minutes !== undefined && (minutes < 1 || minutes > 1440)) return [problem('minutes', 'Cần sửa: thời lượng phải từ 1 đến 1440 phút.')];
  if (minutes === undefined || thematicMinutes === undefined || !hasThematicPart || thematicMinutes <= minutes) return [];
  return [problem('thematicMinutes', `Cần sửa: phần chuyên đề (${thematicMinutes} phút) dài hơn cả kỳ họp (${minutes} phút).`)];
}

function problem(fact: keyof MeetingFacts, text: string): Problem {
  return { at: `facts.${fact}`, text };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
