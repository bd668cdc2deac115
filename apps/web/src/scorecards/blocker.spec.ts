import { score } from '@chibo/domain';
import { EMPTY, FACTS, FULL, SET } from '../testing/card';
import { blockerOf, openPoints } from './blocker';

const context = { leadership: 'COMMITTEE' } as const;
const scored = (facts: object, answers = FULL.answers): ReturnType<typeof score> =>
  score(SET, { ...facts, ...context }, answers);
const LOW = { ...FACTS, present: 15, excused: 2 };

describe('what keeps the card from the next band', () => {
  it('asks to begin while nothing is scored', () => {
    expect(blockerOf(scored(EMPTY.facts, []), SET)).toMatchObject({ heading: 'Chưa chấm mục nào', attention: false });
  });

  it('names the unmet rule before the missing sum while lines wait', () => {
    const blocker = blockerOf(scored(LOW, FULL.answers.slice(0, 2)), SET);
    expect(blocker).toMatchObject({ heading: 'Chưa lên Tốt', text: 'có mặt 88,2%, cần từ 90%', attention: true });
  });

  it('is calm about the sum while lines wait, and says how many points are open', () => {
    const partial = scored(FACTS, FULL.answers.slice(0, 3));
    expect(openPoints(partial)).toBe(5500);
    expect(blockerOf(partial, SET)).toMatchObject({
      heading: 'Chưa lên Trung bình',
      text: 'cần từ 50, còn 55 điểm chưa chấm',
      attention: false,
    });
  });

  it('names the missing points when all is scored', () => {
    const answers = FULL.answers.map((answer) => (answer.code === '2.4' ? { ...answer, value: 3000 } : answer));
    expect(blockerOf(scored(FACTS, answers), SET)).toMatchObject({
      heading: 'Chưa lên Tốt',
      text: 'thiếu 1 điểm, cần từ 90',
      attention: true,
    });
  });

  it('looks up to the next band the set has', () => {
    const set = { ...SET, bands: SET.bands.filter(({ band }) => band !== 'FAIR'), bandRules: [] };
    const answers = FULL.answers.map((answer) => (answer.code === '2.4' ? { ...answer, value: 3000 } : answer));
    const of = (given = answers) => blockerOf(score(set, { ...FACTS, ...context }, given), set);
    expect(of()).toMatchObject({ heading: 'Chưa lên Tốt', text: 'thiếu 1 điểm, cần từ 90' });
    const topless = { ...set, bands: SET.bands.filter(({ band }) => band !== 'GOOD') };
    expect(blockerOf(score(topless, { ...FACTS, ...context }, FULL.answers), topless).heading).toBe('Đạt mức Khá');
  });

  it('has nothing to name at the top', () => {
    expect(blockerOf(scored(FACTS), SET)).toMatchObject({ heading: 'Đạt mức Tốt', attention: false });
  });
});
