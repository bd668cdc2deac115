import type { ScorecardView } from '@chibo/contracts';
import { amountWords, limitsOf, measured, minMinutesFor, scoringFacts } from '@chibo/domain';
import type { Criterion, LineScore, MeetingFacts, ScoringRule } from '@chibo/domain';
import { NBSP, count } from './wording';

/** The figures a computed line stands on, short enough for its cell: "15/17, đạt 88,2%". */
export function figuresOf(view: ScorecardView, { rule }: Criterion, line: LineScore | undefined): string {
  if (line?.state !== 'COMPUTED') return '';
  const level = rule.kind === 'LEVELS' ? levelWords(view, rule) : '';
  return [level, occurrences(view.content.facts, rule)].filter(Boolean).join('; ');
}

function levelWords({ kind, content, context, criteriaSet }: ScorecardView, rule: LevelsRule): string {
  const facts = scoringFacts(kind, content.facts, context);
  if (rule.measure === 'MINUTES') return minutesWords(facts.minutes ?? 0, minMinutesFor(criteriaSet, facts));
  if (rule.measure === 'THEMATIC_MINUTES')
    return minutesWords(facts.thematicMinutes ?? 0, criteriaSet.minMinutes.thematic);
  const value = measured(rule.measure, criteriaSet, facts);
  if (!value || value === 'ZERO') return '';
  return `${value.num}/${value.den}, đạt${NBSP}${amountWords(rule.measure, value, limitsOf(rule.levels))}`;
}

type LevelsRule = Extract<ScoringRule, { kind: 'LEVELS' }>;

function minutesWords(minutes: number, minimum: number): string {
  return minutes < minimum ? `Thiếu ${minimum - minutes}${NBSP}phút` : `${minutes}${NBSP}phút`;
}

/** What was deducted for, e.g. people absent without reason. */
function occurrences(facts: MeetingFacts, rule: ScoringRule): string {
  const per =
    rule.kind === 'LEVELS' ? (rule.deduct?.per ?? lowestFor(rule)) : rule.kind === 'DEDUCT' ? rule.per : undefined;
  const times = per && facts[per];
  return times ? `${count(times)}${NBSP}${per === 'unexcused' ? 'vắng không lý do' : 'lần'}` : '';
}

/** A level scale that falls to its lowest level when someone is absent without reason. */
function lowestFor(rule: LevelsRule): 'unexcused' | undefined {
  return rule.lowestWhen?.some(({ fact }) => fact === 'unexcused') ? 'unexcused' : undefined;
}
