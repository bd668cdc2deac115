import type { Criterion, LineScore } from '@chibo/domain';
import { SET } from '../testing/card';
import { lossOf, needsEvidence, optionsOf, previousWords } from './answering';

const criterion = (code: string): Criterion =>
  SET.groups.flatMap(({ criteria }) => criteria).find((one) => one.code === code)!;
const line = (points: number | undefined, maxPoints: number, state: LineScore['state'] = 'ANSWERED'): LineScore => ({
  code: 'x',
  groupCode: 'g',
  points,
  maxPoints,
  state,
  explanation: '',
});

describe('how a line is answered', () => {
  it('offers Đạt and Không đạt with their points', () => {
    expect(optionsOf(criterion('2.1'), 1500, 100).map(({ text, points }) => [text, points])).toEqual([
      ['Đạt', '15 điểm'],
      ['Không đạt', '0'],
    ]);
  });

  it('offers a square for each step of a short range, by its own digit', () => {
    const options = optionsOf(criterion('2.3'), 500, 100);
    expect(options.map(({ text, value, key }) => [text, value, key]).slice(4)).toEqual([
      ['4', 400, '4'],
      ['5', 500, '5'],
    ]);
    expect(options).toHaveLength(6);
    expect(optionsOf(criterion('2.3'), 500, 50)[1]).toEqual({ text: '0,5', value: 50, key: undefined });
  });

  it('leaves long ranges and counts to be typed', () => {
    expect(optionsOf(criterion('2.4'), 3500, 100)).toEqual([]);
    expect(optionsOf(criterion('2.5'), 2000, 100)).toEqual([]);
  });

  it('knows the loss, and the heavy line that needs căn cứ', () => {
    expect(lossOf(line(0, 200))).toBe(200);
    expect(lossOf(line(undefined, 200))).toBeUndefined();
    expect(needsEvidence(line(1500, 1500))).toBe(true);
    expect(needsEvidence(line(1400, 1500))).toBe(false);
    expect(needsEvidence(line(900, 900))).toBe(false);
  });

  it('tells last month as text', () => {
    expect(previousWords(criterion('2.1'), line(0, 1500), { value: 0 })).toBe('không đạt');
    expect(previousWords(criterion('2.3'), line(400, 500), { value: 400 })).toBe('4/5 điểm');
    expect(previousWords(criterion('2.1'), line(undefined, 0, 'MOVED'))).toBe('không áp dụng');
    expect(previousWords(criterion('2.1'), line(undefined, 1500, 'UNANSWERED'))).toBe('');
  });
});
