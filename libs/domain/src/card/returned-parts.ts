import { isAnsweredByHand } from '../scoring';
import type { TextLines } from '../text';
import { cleanText, isBlank } from '../text';
import type { Answer, CriteriaSet, Criterion, FactCondition, ScoringRule } from '../criteria';
import type { MeetingFacts } from '../facts';
import { agreeingWith, COUNT_FACTS, countTraits, FACT_LABEL, FACT_NAMES } from '../facts';
import { MEASURE_FACTS, policyOf } from '../criteria';
import type { Problem } from '../scoring';
import type { Vote } from './vote';

/** Stands for hạn chế, biện pháp khắc phục where a line's code is asked for. */
export const WEAKNESSES = 'weaknesses';

/** One part of a card that its superior gave back, with what is asked. */
export interface ReturnedLine {
  /** Criterion code, or WEAKNESSES. */
  code: string;
  /** Never empty. */
  message: string;
}

/** What the branch has entered, without the vote. */
export interface Entered {
  facts: MeetingFacts;
  answers: readonly Answer[];
  weaknesses: string;
  /** Codes of last month's actions that are done; never locked. */
  actionsDone?: readonly string[];
  /** Taken anew with each sending; never locked. */
  vote?: Vote;
}

type Fact = keyof MeetingFacts;

/** Facts that must agree with each other: who corrects one may have to correct the others. */
const ATTENDANCE_FACTS: readonly Fact[] = COUNT_FACTS.filter((fact) => countTraits(fact).attendance);

/**
 * Facts a line follows from, and those that must agree with them; empty for a line answered by hand. Returning a computed
 * line opens these.
 */
export function factsBehind(criterion: Criterion): Fact[] {
  const direct = [...ruleFacts(criterion.rule), ...conditionFacts(criterion.appliesWhen ?? [])];
  const people = direct.some((fact) => ATTENDANCE_FACTS.includes(fact)) ? ATTENDANCE_FACTS : [];
  return [...new Set([...direct, ...people])];
}

function ruleFacts(rule: ScoringRule): Fact[] {
  if (rule.kind === 'DEDUCT') return rule.per ? [rule.per] : [];
  if (rule.kind !== 'LEVELS') return [];
  const measured = rule.measure === 'SPEAKING' ? ['speakers' as const] : MEASURE_FACTS[rule.measure];
  return [...measured, ...conditionFacts(rule.lowestWhen ?? []), ...(rule.deduct ? [rule.deduct.per] : [])];
}

function conditionFacts(conditions: readonly FactCondition[]): Fact[] {
  return conditions.flatMap((condition) => (condition.fact === 'leadership' ? [] : [condition.fact]));
}

/** What the branch may change on a returned card. */
export interface OpenParts {
  answers: ReadonlySet<string>;
  facts: ReadonlySet<Fact>;
  weaknesses: boolean;
}

/**
 * The lines named, the facts behind them, and what a change of these facts asks for in turn: the facts that must agree and
 * the lines that then apply, or are worth other points. Without these a branch could correct a fact and neither answer
 * what follows nor send. Undefined when the whole card came back (no lines named): everything is open then.
 */
export function openParts(set: CriteriaSet, lines: readonly ReturnedLine[]): OpenParts | undefined {
  if (lines.length === 0) return undefined;
  const codes = new Set(lines.map(({ code }) => code));
  const criteria = set.groups.flatMap((group) => group.criteria);
  const facts = withAgreeing(criteria.filter(({ code }) => codes.has(code)).flatMap(factsBehind));
  const open = new Set([...codes, ...criteria.flatMap((criterion) => linesReshaped(criterion, facts))]);
  const byHand = criteria.filter((criterion) => open.has(criterion.code) && isAnsweredByHand(criterion));
  return { answers: new Set(byHand.map(({ code }) => code)), facts, weaknesses: codes.has(WEAKNESSES) };
}

function withAgreeing(facts: readonly Fact[]): ReadonlySet<Fact> {
  const all = new Set(facts);
  // A set also walks what is added to it on the way.
  for (const fact of all) for (const other of agreeingWith(fact)) all.add(other);
  return all;
}

/** The line, and the one its points move to, when these facts decide whether it applies or what it is worth. */
function linesReshaped(criterion: Criterion, facts: ReadonlySet<Fact>): string[] {
  const { rule, appliesWhen = [], maxPointsWhen = [] } = criterion;
  const conditions = conditionFacts([...appliesWhen, ...maxPointsWhen.flatMap(({ when }) => when)]);
  // A ratio without a base does not apply either.
  const base = rule.kind === 'LEVELS' ? MEASURE_FACTS[rule.measure] : [];
  if (![...conditions, ...base].some((fact) => facts.has(fact))) return [];
  const policy = policyOf(criterion);
  return policy.kind === 'MOVED' ? [criterion.code, policy.to] : [criterion.code];
}

/** Changes outside the open parts, at `facts.…`, `answers.…` or `weaknesses`; empty when the branch kept to what was asked. */
export function lockedChanges(parts: OpenParts, sent: Entered, now: Entered): Problem[] {
  const facts = changedFacts(sent.facts, now.facts).filter((fact) => !parts.facts.has(fact));
  const answers = changedAnswers(sent.answers, now.answers).filter((code) => !parts.answers.has(code));
  return [
    ...facts.map((fact) => locked(`facts.${fact}`, FACT_LABEL[fact])),
    ...answers.map((code) => locked(`answers.${code}`, `Mục ${code}`)),
    ...(!sameWords(sent.weaknesses, now.weaknesses) && !parts.weaknesses
      ? [locked('weaknesses', 'Hạn chế, biện pháp khắc phục')]
      : []),
  ];
}

function locked(at: string, label: string): Problem {
  return { at, text: `${label}: cấp trên không trả lại phần này nên không sửa được.` };
}

export function changedFacts(before: MeetingFacts, after: MeetingFacts): Fact[] {
  return FACT_NAMES.filter((fact) => !sameValue(before[fact], after[fact]));
}

/** What was stored before a sign was refused stays as it is, and no page can send it back otherwise than clean. */
function sameValue(a: MeetingFacts[Fact], b: MeetingFacts[Fact]): boolean {
  return a === b || (typeof a === 'string' && typeof b === 'string' && sameWords(a, b, 'ONE'));
}

function sameWords(a = '', b = '', lines: TextLines = 'MANY'): boolean {
  return cleanText(a, lines).trim() === cleanText(b, lines).trim();
}

/** Codes answered otherwise, in value, reason or words. */
export function changedAnswers(before: readonly Answer[], after: readonly Answer[]): string[] {
  const [old, now] = [byCode(before), byCode(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((code) => !sameAnswer(old.get(code), now.get(code)));
}

function byCode(answers: readonly Answer[]): ReadonlyMap<string, Answer> {
  return new Map(answers.map((answer) => [answer.code, answer]));
}

function sameAnswer(a: Answer | undefined, b: Answer | undefined): boolean {
  return a?.value === b?.value && a?.reasonCode === b?.reasonCode && sameWords(a?.note, b?.note);
}

/** Lines that cannot be returned, at `lines.<code>`: unknown, named twice, without words. */
export function checkReturnedLines(set: CriteriaSet, lines: readonly ReturnedLine[]): Problem[] {
  const known = new Set([WEAKNESSES, ...set.groups.flatMap(({ criteria }) => criteria.map(({ code }) => code))]);
  const seen = new Set<string>();
  return lines.flatMap(({ code, message }) => {
    const text = !known.has(code)
      ? 'không có trong bộ tiêu chí'
      : seen.has(code)
        ? 'được trả lại hai lần'
        : isBlank(message)
          ? 'chưa có lời nhắn cho chi bộ'
          : undefined;
    seen.add(code);
    return text ? [{ at: `lines.${code}`, text: `Mục ${code} ${text}.` }] : [];
  });
}

/** What is asked, in one line for a list: "Xem lại biên bản. Cần bổ sung: mục 4.7, hạn chế." */
export function returnedWords(message: string, lines: readonly ReturnedLine[]): string {
  const parts = lines.map(({ code }) => (code === WEAKNESSES ? 'hạn chế' : `mục ${code}`));
  return [message.trim(), parts.length > 0 ? `Cần bổ sung: ${parts.join(', ')}.` : ''].filter(Boolean).join(' ');
}
