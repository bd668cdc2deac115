import { reasonText } from './check-answers';
import type { CriteriaSet, Criterion } from '../criteria';
import type { MeetingFacts } from '../facts';
import { FACT_LABEL } from '../facts';
import { formatDate, formatPoints } from '../text';
import { changedAnswers, changedFacts, WEAKNESSES } from './returned-parts';
import type { Entered } from './returned-parts';
import type { Score } from '../scoring';
import type { Vote } from './vote';

/** Something that differs between two revisions of a card, in words for people. */
export interface CardChange {
  /** `facts.present`, `answers.3.5`, `weaknesses`, `actions.3.5`, `vote`. */
  at: string;
  label: string;
  /** Empty when there was nothing. */
  before: string;
  after: string;
}

/** One revision: what was entered and what it came to. */
export interface Revision {
  content: Entered;
  score: Score;
}

/** What a resent card changed, facts first, then every line whose points or words differ; empty when nothing did. */
export function cardChanges(set: CriteriaSet, before: Revision, after: Revision): CardChange[] {
  return [
    ...changedFacts(before.content.facts, after.content.facts).map((fact) => ({
      at: `facts.${fact}`,
      label: FACT_LABEL[fact],
      before: factWords(before.content.facts[fact]),
      after: factWords(after.content.facts[fact]),
    })),
    ...set.groups.flatMap(({ criteria }) => criteria).flatMap((criterion) => lineChange(criterion, before, after)),
    ...weaknessesChange(before.content, after.content),
    ...actionChanges(before.content.actionsDone ?? [], after.content.actionsDone ?? []),
    ...voteChange(before.content.vote, after.content.vote),
  ];
}

function factWords(value: MeetingFacts[keyof MeetingFacts]): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value) : `${value}`;
}

function lineChange(criterion: Criterion, before: Revision, after: Revision): CardChange[] {
  const { code, shortLabel } = criterion;
  const [old, now] = [lineWords(criterion, before), lineWords(criterion, after)];
  const answered = changedAnswers(before.content.answers, after.content.answers).includes(code);
  if (old === now && !answered) return [];
  return [{ at: `answers.${code}`, label: `Mục ${code} ${shortLabel}`, before: old, after: now }];
}

/** "4 điểm (Thực hiện chậm: gửi trước nửa ngày)", "–" when the line does not count. */
function lineWords(criterion: Criterion, { content, score }: Revision): string {
  const points = score.lines.find(({ code }) => code === criterion.code)?.points;
  const reason = reasonText(
    criterion,
    content.answers.find(({ code }) => code === criterion.code),
  );
  const figure = points === undefined ? '–' : `${formatPoints(points)} điểm`;
  return reason ? `${figure} (${reason})` : figure;
}

function weaknessesChange(before: Entered, after: Entered): CardChange[] {
  if (before.weaknesses === after.weaknesses) return [];
  const label = 'Hạn chế, biện pháp khắc phục';
  return [{ at: 'weaknesses', label, before: before.weaknesses, after: after.weaknesses }];
}

/** What last month left to do is printed on the card, done or not. */
function actionChanges(before: readonly string[], after: readonly string[]): CardChange[] {
  const words = (done: readonly string[], code: string): string => (done.includes(code) ? 'Xong' : 'Chưa xong');
  return [...new Set([...before, ...after])]
    .filter((code) => before.includes(code) !== after.includes(code))
    .map((code) => ({
      at: `actions.${code}`,
      label: `Việc tháng trước, ${code === WEAKNESSES ? 'hạn chế đã nêu' : `mục ${code}`}`,
      before: words(before, code),
      after: words(after, code),
    }));
}

/** A card that is sent again was voted on again. */
function voteChange(before: Vote = {}, after: Vote = {}): CardChange[] {
  const [old, now] = [voteWords(before), voteWords(after)];
  return old === now ? [] : [{ at: 'vote', label: 'Biểu quyết', before: old, after: now }];
}

/** "11/12 tán thành, 1 ý kiến khác"; empty before anything was entered. */
function voteWords({ officialPresent, approve, disapprove, other }: Vote): string {
  if (officialPresent === undefined && approve === undefined) return '';
  return [
    `${approve ?? 0}/${officialPresent ?? 0} tán thành`,
    ...(disapprove ? [`${disapprove} không tán thành`] : []),
    ...(other ? [`${other} ý kiến khác`] : []),
  ].join(', ');
}
