import type { ScorecardView } from '@chibo/contracts';
import { expectedParts, keyedSentence, presentParts } from '@chibo/domain';
import type { CriteriaSet, Measure, MeetingFacts, PresencePart } from '@chibo/domain';
import { shortened } from './fit';
import { BLANK, NBSP, count, oneLine, shortDay } from './wording';

/** The meeting in figures; what is zero and says nothing is left out, and so is what the lines of `printed` say. */
export function meetingWords(facts: MeetingFacts, printed?: CriteriaSet): string {
  const held = `Họp ngày${NBSP}${shortDay(facts.heldOn)}, ${facts.minutes ?? BLANK}${NBSP}phút`;
  return `${held}${thematicPart(facts)}. ${said(expectedParts(facts))}; ${said(presentParts(facts))}.${work(facts, measuresOf(printed))}`;
}

function said(parts: readonly PresencePart[]): string {
  return parts.map(({ words, count: number }) => `${words}${NBSP}${count(number)}`).join(', ');
}

function measuresOf(set: CriteriaSet | undefined): Measure[] {
  const rules = set?.groups.flatMap((group) => group.criteria.map((criterion) => criterion.rule)) ?? [];
  return rules.flatMap((rule) => (rule.kind === 'LEVELS' ? [rule.measure] : []));
}

function work({ speakers, tasksDone, tasksAssigned, directive05Theme }: MeetingFacts, measures: Measure[]): string {
  const speaking = measures.includes('SPEAKING') ? '' : ` Phát biểu${NBSP}${count(speakers)}.`;
  const tasks = `${count(tasksDone)}/${count(tasksAssigned)}`;
  const done = measures.includes('TASKS') ? '' : ` Nhiệm vụ kỳ trước hoàn thành${NBSP}${tasks}.`;
  return `${speaking}${done}${directive05Theme ? ` ${'Có phần Chỉ thị 05.'.replaceAll(' ', NBSP)}` : ''}`;
}

function thematicPart({ hasThematicPart, thematicMinutes, theme }: MeetingFacts): string {
  if (!hasThematicPart) return '';
  const minutes = thematicMinutes === undefined ? '' : `, ${thematicMinutes}${NBSP}phút`;
  return theme ? `, chuyên đề “${oneLine(theme)}”${minutes}` : `, có phần chuyên đề${minutes}`;
}

/**
 * Last month's actions in words, done or not; empty when there are none.
 * @param most of the words of one, characters
 */
export function carriedWords(carried: ScorecardView['carried'], most = Infinity): string {
  if (carried.length === 0) return '';
  const actions = carried.map(({ text, done }, at) => {
    // Why the points were lost goes first.
    const whole = oneLine(text);
    const words = shortened(whole.length > most ? whole.replace(/ \(.*$/u, '') : whole, most).replace(/[.;:]+$/u, '');
    return `${at + 1})${NBSP}${words} (${done ? DONE : NOT_DONE})`;
  });
  return ` Việc tháng trước: ${actions.join('; ')}.`;
}

/** Longest sentence about a card that was keyed in, characters: an objection may be a page. */
const KEYED = 300;

/** From what paper, by whom, and what the branch says of it; empty where the branch sent it. */
export function keyedWords(keyed: ScorecardView['keyed']): string {
  return keyed ? ` ${shortened(oneLine(keyedSentence(keyed)), KEYED)}` : '';
}

const DONE = `đã${NBSP}xong`;
const NOT_DONE = `chưa${NBSP}xong`;

const SUBJECT = { REGULAR: 'chi bộ', COMBINED: 'chi bộ', THEMATIC: 'chuyên đề' } as const;

/** What the card is about: "chất lượng sinh hoạt chi bộ". */
export function subject(kind: ScorecardView['kind']): string {
  return `chất lượng sinh hoạt ${SUBJECT[kind]}`;
}
