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
import { answersUnder } from '@chibo/domain';
import type { Draft } from './scorecard.entities';

/** What a branch has entered, and how a batch of changes is laid over it. Pure. */
export const EMPTY_CONTENT: ScorecardContent = { facts: {}, answers: [], weaknesses: '', vote: {} };

/** Lays changes over what stands: a key left out stays, `null` clears, an answer replaces its code's answer. */
export function withChanges<T extends ScorecardContent>(content: T, changes: SaveScorecardBody): T {
  return {
    ...content,
    facts: changes.facts ? { ...withKeys(content.facts, changes.facts) } : content.facts,
    answers: changes.answers ? withAnswers(content.answers, changes.answers) : content.answers,
    weaknesses: changes.weaknesses ?? content.weaknesses,
    vote: changes.vote ? withKeys(content.vote, changes.vote) : content.vote,
    actionsDone: actionsOf(changes.actionsDone ?? content.actionsDone),
  };
}

/** What a page works on: of the draft what was answered under the set that applies, and of that the lines it has. */
export function ofSet(draft: Draft, own: string, setId: string, set: CriteriaSet): ScorecardContent {
  const { facts, weaknesses, vote, actionsDone } = draft;
  const codes = new Set(set.groups.flatMap(({ criteria }) => criteria.map(({ code }) => code)));
  const answers = answersUnder(draft, own, setId).filter(({ code }) => codes.has(code));
  return { facts, answers, weaknesses, vote, ...(actionsDone ? { actionsDone } : {}) };
}

/** A whole card as sent. */
export function wholeContent(body: SubmitScorecardBody): ScorecardContent {
  return withChanges(EMPTY_CONTENT, body);
}

/** Kept only where there is one, so that a card without carried actions looks as before. */
function actionsOf(done: readonly string[] | undefined): string[] | undefined {
  return done && done.length > 0 ? [...done].sort() : undefined;
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

/** Characters of one text in an audit row of a draft; what is sent is kept whole in its snapshot. */
const MOST_QUOTED = 200;

/** What a save really changed, before and after, for the audit: nothing that stayed as it was, long words by their beginning. */
export function changedParts(
  before: ScorecardContent,
  after: ScorecardContent,
): { before: ContentParts; after: ContentParts } {
  const codes = differing(byCode(before), byCode(after));
  const facts = differing(Object.entries(before.facts), Object.entries(after.facts));
  const parts = PARTS.filter((part) => !isSame(before[part], after[part]));
  const quoted = (content: ScorecardContent): ContentParts => quote(partsOf(content, facts, codes, parts));
  return { before: quoted(before), after: quoted(after) };
}

function quote(parts: ContentParts): ContentParts {
  return JSON.parse(JSON.stringify(parts), (_, value: unknown) =>
    typeof value === 'string' && value.length > MOST_QUOTED
      ? `${value.slice(0, MOST_QUOTED).toWellFormed()}… (${value.length} ký tự)`
      : value,
  ) as ContentParts;
}

/** Some of a content; a fact not entered is null, an answer not given its code alone. */
type ContentParts = object;

const PARTS = ['weaknesses', 'vote', 'actionsDone'] as const;

function byCode({ answers }: ScorecardContent): [string, Answer][] {
  return answers.map((answer) => [answer.code, answer]);
}

/** Keys whose values are not the same on both sides. */
function differing(before: readonly [string, unknown][], after: readonly [string, unknown][]): string[] {
  const [then, now] = [new Map(before), new Map(after)];
  return [...new Set([...now.keys(), ...then.keys()])].filter((key) => !isSame(then.get(key), now.get(key)));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function partsOf(
  content: ScorecardContent,
  facts: readonly string[],
  codes: readonly string[],
  parts: readonly (typeof PARTS)[number][],
): ContentParts {
  const [entered, answers] = [new Map<string, unknown>(Object.entries(content.facts)), new Map(byCode(content))];
  return {
    ...(facts.length > 0 ? { facts: Object.fromEntries(facts.map((key) => [key, entered.get(key) ?? null])) } : {}),
    ...(codes.length > 0 ? { answers: codes.map((code) => answers.get(code) ?? { code }) } : {}),
    ...Object.fromEntries(parts.map((part) => [part, content[part] ?? []])),
  };
}
