import type {
  AnswerItem,
  FactsBody,
  SaveScorecardBody,
  ScorecardContent,
  SubmitScorecardBody,
  VoteBody,
  VoteView,
} from '@chibo/contracts';
import type { Answer, CriteriaSet, MeetingFacts } from '@chibo/domain';

/** What a branch has entered, and how a batch of changes is laid over it. Pure. */
export const EMPTY_CONTENT: ScorecardContent = { facts: {}, answers: [], weaknesses: '', vote: {} };

/** Lays changes over what stands: a key left out stays, `null` clears, an answer replaces its code's answer. */
export function withChanges(content: ScorecardContent, changes: SaveScorecardBody): ScorecardContent {
  return {
    facts: changes.facts ? { ...withKeys(content.facts, changes.facts) } : content.facts,
    answers: changes.answers ? withAnswers(content.answers, changes.answers) : content.answers,
    weaknesses: changes.weaknesses ?? content.weaknesses,
    vote: changes.vote ? withKeys(content.vote, changes.vote) : content.vote,
    ...actionsOf(changes.actionsDone ?? content.actionsDone),
  };
}

/** Most answers a card keeps, whatever sets it was begun with. */
export const MOST_ANSWERS = 200;

/** What a page works on: answers of another day's set stay in the draft, in case the day is put right, but are not shown. */
export function ofSet(content: ScorecardContent, set: CriteriaSet): ScorecardContent {
  const codes = new Set(set.groups.flatMap(({ criteria }) => criteria.map(({ code }) => code)));
  return { ...content, answers: content.answers.filter(({ code }) => codes.has(code)) };
}

/** A whole card as sent. */
export function wholeContent(body: SubmitScorecardBody): ScorecardContent {
  return withChanges(EMPTY_CONTENT, body);
}

/** Kept only where there is one, so that a card without carried actions looks as before. */
function actionsOf(done: readonly string[] | undefined): Pick<ScorecardContent, 'actionsDone'> {
  return done && done.length > 0 ? { actionsDone: [...done].sort() } : {};
}

function withKeys<T extends MeetingFacts | VoteView>(before: T, changes: FactsBody | VoteBody): T {
  const after: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === '') delete after[key];
    else if (value !== undefined) after[key] = value;
  }
  return after as T;
}

function withAnswers(before: Answer[], changes: AnswerItem[]): Answer[] {
  const byCode = new Map(before.map((answer) => [answer.code, answer]));
  for (const change of changes) {
    const answer = compact(change);
    if (Object.keys(answer).length > 1) byCode.set(change.code, answer);
    else byCode.delete(change.code);
  }
  return [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function compact({ code, value, reasonCode, note }: AnswerItem): Answer {
  return {
    code,
    ...(typeof value === 'number' ? { value } : {}),
    ...(reasonCode ? { reasonCode } : {}),
    ...(note ? { note } : {}),
  };
}

/** Only what a save changed, for the audit. */
export function changedParts(before: ScorecardContent, changes: SaveScorecardBody): object {
  const answers = new Map(before.answers.map((answer) => [answer.code, answer]));
  const facts: Record<string, unknown> = { ...before.facts };
  const keys = Object.entries(changes.facts ?? {}).filter(([, value]) => value !== undefined);
  return {
    ...(keys.length > 0 ? { facts: Object.fromEntries(keys.map(([key]) => [key, facts[key] ?? null])) } : {}),
    ...(changes.answers ? { answers: changes.answers.map(({ code }) => answers.get(code) ?? { code }) } : {}),
    ...(typeof changes.weaknesses === 'string' ? { weaknesses: before.weaknesses } : {}),
    ...(changes.vote ? { vote: before.vote } : {}),
    ...(changes.actionsDone ? { actionsDone: before.actionsDone ?? [] } : {}),
  };
}
