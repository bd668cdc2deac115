import { medianOf } from '@chibo/domain';
import { aCellYear } from '../testing/home';
import { FRAME, dotsPicture } from './dots';
import { belowBest, countWords, lossWords, pictureWords, spanWords, totalsOf } from './year-words';

const { months, thresholds, losses } = aCellYear();

describe('twelve months as a picture', () => {
  const picture = dotsPicture(months, thresholds, medianOf(totalsOf(months)));

  it('has a mark for each decided month, the higher the better, inside its frame', () => {
    expect(picture.dots.map(({ label }) => label)).toEqual('92 93 91 94 95 89 93 95 96 96 97 94'.split(' '));
    const byTotal = picture.dots.toSorted((a, b) => Number(a.label) - Number(b.label));
    expect(byTotal.map(({ y }) => y)).toEqual(byTotal.map(({ y }) => y).toSorted((a, b) => b - a));
    for (const { x, y, labelY } of picture.dots) {
      expect(x).toBeGreaterThan(FRAME.left);
      expect(x).toBeLessThan(FRAME.width);
      expect(Math.min(y, labelY)).toBeGreaterThan(0);
      expect(Math.max(y, labelY)).toBeLessThan(FRAME.height - FRAME.bottom + 24);
    }
  });

  it('begins its axis below the least, says where, and draws threshold and median to scale', () => {
    expect(picture.from).toBe(8500);
    expect(picture.threshold?.label).toBe('90');
    const nine = picture.grid.find(({ label }) => label === '90');
    expect(picture.threshold?.y).toBe(nine?.y);
    expect([picture.median?.label, picture.median?.y]).toEqual(['94', picture.dots[3].y]);
  });

  it('keeps the place of a month without points, and reaches down to a very low one', () => {
    const poor = months.map((month, at) =>
      at === 2 ? { month: month.month } : { ...month, total: at === 5 ? 1200 : 9400 },
    );
    const low = dotsPicture(poor, thresholds, 9400);
    expect(low.dots).toHaveLength(11);
    expect(low.months.map(({ label }) => label)).toEqual('4 5 6 7 8 9 10 11 12 1 2 3'.split(' '));
    expect(low.from).toBe(1000);
    expect(low.grid.length).toBeLessThanOrEqual(10);
    expect(dotsPicture([{ month: '2026-01' }], [], undefined).dots).toEqual([]);
  });
});

describe('twelve months in words', () => {
  it('count the classes, name the span, and say the picture in a sentence', () => {
    expect(countWords(months)).toBe('10 tháng Tốt, 2 tháng Khá');
    expect(spanWords(months)).toBe('tháng 4/2025 đến tháng 3/2026');
    expect(pictureWords(months)).toBe(
      'Điểm 12 tháng đã xếp loại, từ 89 đến 97: 10 tháng Tốt, 2 tháng Khá. Điểm dao động quanh 94, chưa thành xu hướng.',
    );
  });

  it('say that there is nothing yet', () => {
    const empty = [{ month: '2026-03' }];
    expect([countWords(empty), pictureWords(empty)]).toEqual([
      'Chưa tháng nào được xếp loại',
      'Chưa có điểm tháng nào.',
    ]);
  });

  it('name the months below the best class, newest first, and what the first two criteria make up', () => {
    expect(belowBest(months).map(({ month }) => month)).toEqual(['2026-03', '2025-09']);
    expect(lossWords([...losses, { code: '4.5', label: 'x', lost: 100, months: 1 }])).toBe(
      'Hai mục đầu mất 24/25 điểm.',
    );
    expect(lossWords(losses)).toBe('');
  });
});
