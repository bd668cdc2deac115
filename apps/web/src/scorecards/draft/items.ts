import type { SaveScorecardBody, ScorecardContent, VoteView } from '@chibo/contracts';
import type { Answer, MeetingFacts } from '@chibo/domain';
import { cleanText } from '@chibo/domain';

/**
 * A draft is a set of small items that change and merge one by one: each fact, each answer whole (value, reason, words),
 * each number of the vote, the weaknesses, each action of last month that is done (`true` or nothing, so that two devices
 * never contradict each other). `null` is an item that has not been entered.
 */
export type ItemKey = `facts.${string}` | `answers.${string}` | `vote.${string}` | `actions.${string}` | 'weaknesses';
export type AnswerItemValue = Omit<Answer, 'code'>;
export type ItemValue = string | number | boolean | AnswerItemValue | null;
export type Items = ReadonlyMap<ItemKey, ItemValue>;

export const factKey = (name: keyof MeetingFacts): ItemKey => `facts.${name}`;
export const answerKey = (code: string): ItemKey => `answers.${code}`;
export const voteKey = (name: keyof VoteView): ItemKey => `vote.${name}`;
export const actionKey = (code: string): ItemKey => `actions.${code}`;

export function itemsOf({ facts, answers, vote, weaknesses, actionsDone = [] }: ScorecardContent): Items {
  const items = new Map<ItemKey, ItemValue>();
  const put = (key: ItemKey, value: ItemValue | undefined): void => {
    if (value !== undefined && value !== null && value !== '') items.set(key, cleanItem(key, value));
  };
  for (const [name, value] of Object.entries(facts)) put(`facts.${name}`, value as ItemValue);
  for (const { code, ...value } of answers) put(`answers.${code}`, tidyAnswer(value));
  for (const [name, value] of Object.entries(vote)) put(`vote.${name}`, value as ItemValue);
  put('weaknesses', weaknesses);
  for (const code of actionsDone) put(`actions.${code}`, true);
  return items;
}

/** What an older page stored unclean, here or on the server, goes out as a field would send it today. */
export function cleanItem(key: ItemKey, value: ItemValue): ItemValue {
  if (typeof value === 'string') return cleanText(value, key === 'weaknesses' ? 'MANY' : 'ONE');
  if (typeof value !== 'object' || !value?.note) return value;
  return { ...value, note: cleanText(value.note, 'MANY') };
}

export function contentOf(items: Items): ScorecardContent {
  const content = { facts: {}, answers: [] as Answer[], weaknesses: '', vote: {}, ...doneIn(items) };
  for (const [key, value] of items) {
    if (value === null) continue;
    const [part, name] = partsOf(key);
    if (part === 'answers') content.answers.push({ code: name, ...(value as AnswerItemValue) });
    else if (part === 'weaknesses') content.weaknesses = value as string;
    else if (part !== 'actions') Object.assign(content[part], { [name]: value });
  }
  return content;
}

/**
 * The batch that brings these items to the server; `null` clears. Actions go up as the whole list, so it takes those the
 * server has.
 * @param criteriaSetVersionId the set the page shows, under which the answers were given
 */
export function bodyOf(items: Items, before: Items, criteriaSetVersionId?: string): SaveScorecardBody {
  const body: {
    criteriaSetVersionId?: string;
    facts?: object;
    answers?: object[];
    vote?: object;
    weaknesses?: string;
    actionsDone?: string[];
  } = criteriaSetVersionId === undefined ? {} : { criteriaSetVersionId };
  for (const [key, value] of items) {
    const [part, name] = partsOf(key);
    if (part === 'actions') body.actionsDone = doneIn(new Map([...before, ...items])).actionsDone ?? [];
    else if (part === 'weaknesses') body.weaknesses = (value as string | null) ?? '';
    else if (part === 'answers') (body.answers ??= []).push(answerBody(name, value as AnswerItemValue | null));
    else body[part] = { ...body[part], [name]: value };
  }
  return body as SaveScorecardBody;
}

/** Nothing but what was said; an answer that says nothing is no answer. */
export function tidyAnswer({ value, reasonCode, note }: AnswerItemValue): AnswerItemValue | null {
  const tidy = {
    ...(value === undefined || value === null ? {} : { value }),
    ...(reasonCode ? { reasonCode } : {}),
    ...(note ? { note } : {}),
  };
  return Object.keys(tidy).length === 0 ? null : tidy;
}

export function sameValue(a: ItemValue | undefined, b: ItemValue | undefined): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: ItemValue | undefined): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(Object.entries(value).sort());
  return JSON.stringify(value ?? null);
}

/** In one order, so that the same content is the same text; no list where nothing is done. */
function doneIn(items: Items): Pick<ScorecardContent, 'actionsDone'> {
  const done = [...items].flatMap(([key, value]) => {
    const [part, code] = partsOf(key);
    return part === 'actions' && value === true ? [code] : [];
  });
  return done.length > 0 ? { actionsDone: done.sort() } : {};
}

function answerBody(code: string, answer: AnswerItemValue | null): object {
  return { code, value: answer?.value ?? null, reasonCode: answer?.reasonCode ?? null, note: answer?.note ?? null };
}

function partsOf(key: ItemKey): ['facts' | 'answers' | 'vote' | 'actions' | 'weaknesses', string] {
  const dot = key.indexOf('.');
  if (dot < 0) return ['weaknesses', ''];
  return [key.slice(0, dot) as 'facts' | 'answers' | 'vote' | 'actions', key.slice(dot + 1)];
}
