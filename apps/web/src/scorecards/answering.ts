import type { Criterion, LineScore, Points } from '@chibo/domain';
import { HEAVY_LINE, formatPoints } from '@chibo/domain';
import type { ChoiceOption } from '../ui/choice';
import type { AnswerItemValue } from './draft/items';

/** Above this many steps a row of squares no longer fits two rows of a phone. */
const MOST_SQUARES = 11;
/** What can be tapped; nothing for a line whose number is typed or computed. */
export function optionsOf({ rule }: Criterion, maxPoints: Points, scoreStep: Points): ChoiceOption[] {
  if (rule.kind === 'CHECK') return passOrFail(maxPoints);
  if (rule.kind === 'CHOICE') {
    return rule.options.map(({ points, label }, index) => ({
      value: points,
      text: label,
      points: formatPoints(points),
      key: String(index + 1),
    }));
  }
  return rule.kind === 'RANGE' ? squares(maxPoints, rule.step ?? scoreStep) : [];
}

function passOrFail(maxPoints: Points): ChoiceOption[] {
  return [
    { value: 1, text: 'Đạt', points: `${formatPoints(maxPoints)} điểm`, key: '1' },
    { value: 0, text: 'Không đạt', points: '0', key: '2' },
  ];
}

function squares(maxPoints: Points, step: Points): ChoiceOption[] {
  const count = maxPoints / step + 1;
  if (count > MOST_SQUARES) return [];
  return Array.from({ length: count }, (_, index) => {
    const text = formatPoints(index * step);
    return { value: index * step, text, key: text.length === 1 ? text : undefined };
  });
}

/** Points lost on an answered line; undefined while it waits. */
export function lossOf({ points, maxPoints }: LineScore): Points | undefined {
  return points === undefined ? undefined : maxPoints - points;
}

export function needsEvidence(line: LineScore): boolean {
  return lossOf(line) === 0 && line.maxPoints >= HEAVY_LINE;
}

/** Last month's value as text: "đạt", "không đạt", "4/5 điểm", "không áp dụng". */
export function previousWords(criterion: Criterion, line: LineScore, answer?: AnswerItemValue): string {
  if (line.state === 'MOVED' || line.state === 'EXCLUDED' || line.state === 'FULL_BY_RULE') return 'không áp dụng';
  if (criterion.rule.kind === 'CHECK' && answer) return answer.value === 1 ? 'đạt' : 'không đạt';
  return line.points === undefined ? '' : `${formatPoints(line.points)}/${formatPoints(line.maxPoints)} điểm`;
}
