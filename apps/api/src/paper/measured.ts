import type { ScorecardView } from '@chibo/contracts';
import { expectedCount, formatPercent, minMinutesFor } from '@chibo/domain';
import type { Criterion, LineScore, MeetingFacts, Measure, ScoringRule } from '@chibo/domain';
import { NBSP, count } from './wording';

/** The figures a computed line stands on, short enough for its cell: "15/17, đạt 88,2%". */
export function measured(view: ScorecardView, { rule }: Criterion, line: LineScore | undefined): string {
  if (line?.state !== 'COMPUTED') return '';
  const level = rule.kind === 'LEVELS' ? levelWords(view, rule.measure) : '';
  return [level, occurrences(view.content.facts, rule)].filter(Boolean).join('; ');
}

function levelWords(view: ScorecardView, measure: Measure): string {
  const { facts } = view.content;
  if (measure === 'MINUTES')
    return minutesWords(facts.minutes ?? 0, minMinutesFor(view.criteriaSet, { ...facts, ...view.context }));
  if (measure === 'THEMATIC_MINUTES')
    return minutesWords(facts.thematicMinutes ?? 0, view.criteriaSet.minMinutes.thematic);
  const [part, base] = ratio(view, measure);
  return base > 0 ? `${part}/${base}, đạt${NBSP}${formatPercent(part, base)}` : '';
}

function minutesWords(minutes: number, minimum: number): string {
  return minutes < minimum ? `Thiếu ${minimum - minutes}${NBSP}phút` : `${minutes}${NBSP}phút`;
}

function ratio(
  { content: { facts }, criteriaSet }: ScorecardView,
  measure: 'ATTENDANCE' | 'SPEAKING' | 'TASKS',
): [number, number] {
  const { present = 0, speakers = 0, tasksDone = 0, tasksAssigned = 0, excused = 0 } = facts;
  const removed = criteriaSet.denominator.excused === 'REMOVED' ? excused : 0;
  if (measure === 'ATTENDANCE') return [present, (expectedCount(facts) ?? 0) - removed];
  return measure === 'SPEAKING' ? [speakers, present] : [tasksDone, tasksAssigned];
}

/** What was deducted for, e.g. people absent without reason. */
function occurrences(facts: MeetingFacts, rule: ScoringRule): string {
  const per =
    rule.kind === 'LEVELS' ? (rule.deduct?.per ?? lowestFor(rule)) : rule.kind === 'DEDUCT' ? rule.per : undefined;
  const times = per && facts[per];
  return times ? `${count(times)}${NBSP}${per === 'unexcused' ? 'vắng không lý do' : 'lần'}` : '';
}

/** A level scale that falls to its lowest level when someone is absent without reason. */
function lowestFor(rule: Extract<ScoringRule, { kind: 'LEVELS' }>): 'unexcused' | undefined {
  return rule.lowestWhen?.some(({ fact }) => fact === 'unexcused') ? 'unexcused' : undefined;
}
