import type { MonthDaysView } from '@chibo/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BandsRow } from './bands';
import { bandsPicture } from './bands';
import { daysPicture, dayTotals } from './days';
import type { GapRow } from './gaps';
import { gapsPicture } from './gaps';
import type { Mark, Picture } from './marks';
import { brokenTo, widthOf } from './marks';

/** From a phone with text at twice its size to a wide table. */
const WIDTHS = [160, 328, 704, 1240];

type Of<K extends Mark['kind']> = Extract<Mark, { kind: K }>;
const of = <K extends Mark['kind']>({ marks }: Picture, kind: K): Of<K>[] =>
  marks.filter((mark): mark is Of<K> => mark.kind === kind);
const texts = (picture: Picture): string[] => of(picture, 'text').map(({ text }) => text);

/** Where a text begins and ends. */
function spanOf({ x, text, anchor }: Of<'text'>): [number, number] {
  const wide = widthOf(text);
  const from = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2;
  return [from, from + wide];
}

function expectInside(picture: Picture): void {
  for (const mark of of(picture, 'text')) {
    const [from, to] = spanOf(mark);
    expect([mark.text, from >= -1, to <= picture.width + 1 || !mark.text.includes(' ')]).toEqual([
      mark.text,
      true,
      true,
    ]);
    expect(mark.y).toBeLessThanOrEqual(picture.height);
  }
  for (const { x, width, y, height } of of(picture, 'bar')) {
    expect(x >= 0 && x + width <= picture.width && y >= 0 && y + height <= picture.height).toBe(true);
  }
}

const SO: BandsRow = {
  name: 'Đảng bộ Trung tâm Khuyến nông và Dịch vụ nông nghiệp',
  counts: { bands: { GOOD: 6, FAIR: 3, AVERAGE: 1, POOR: 0 }, rated: 10, existing: 12 },
};
const NONE: BandsRow = {
  name: 'Chi bộ Báo',
  counts: { bands: { GOOD: 0, FAIR: 0, AVERAGE: 0, POOR: 0 }, rated: 0, existing: 1 },
};

describe('bands as bars', () => {
  it.each(WIDTHS)('of one length share out what is rated, in the order of the rows, at %i units', (width) => {
    const picture = bandsPicture([SO, NONE], width);
    const bars = of(picture, 'bar').slice(4);
    const [good, fair, average, none] = bars;
    expect(bars.map(({ fill }) => fill)).toEqual(['GOOD', 'FAIR', 'AVERAGE', 'NONE']);
    expect(good.width).toBeCloseTo(2 * fair.width);
    expect(good.width + fair.width + average.width).toBeCloseTo(none.width);
    expect(fair.x).toBeCloseTo(good.x + good.width);
    expect(texts(picture)).toEqual(expect.arrayContaining(['10/12', '0/1', '6']));
    expectInside(picture);
  });

  it('are said in a sentence, also of one alone and of nobody', () => {
    const all = { ...SO, name: 'Tất cả', counts: { ...SO.counts, bands: { GOOD: 9, FAIR: 1, AVERAGE: 0, POOR: 0 } } };
    expect(bandsPicture([SO, all, NONE], 328).words).toBe(
      'Tỷ lệ xếp loại của 2 tổ chức: Tốt từ 60,0% đến 90,0% số chi bộ được đánh giá. 1 chưa có chi bộ nào được đánh giá.',
    );
    expect(bandsPicture([all], 328).words).toBe('Tất cả: Tốt 09/10, đạt 90,0%; Khá 01/10, bằng 10,0%.');
    const third = { bands: { GOOD: 2, FAIR: 2, AVERAGE: 2, POOR: 0 }, rated: 6, existing: 6 };
    const said = { name: 'Tất cả', counts: { ...third, rounding: 'LARGEST_REMAINDER' as const } };
    expect(bandsPicture([said], 328).words, 'rounded as its table').toContain('33,4%');
    expect(bandsPicture([NONE], 328).words).toBe('Chưa có xếp loại nào.');
  });
});

const VIEW: MonthDaysView = {
  month: '2026-03',
  organization: { id: 'khoi', name: 'Đảng bộ Khối' },
  owed: 310,
  sendBy: '2026-04-02',
  decideBy: '2026-04-15',
  today: '2026-04-08',
  days: [
    { day: '2026-03-06', sent: 100, verified: 0, decided: 0 },
    { day: '2026-04-07', sent: 196, verified: 267, decided: 241 },
  ],
  undated: 0,
};

describe('a month by day', () => {
  it.each(WIDTHS)('rises to what was done, as far as today, below what is owed, at %i units', (width) => {
    const picture = daysPicture(VIEW, width);
    const said = texts(picture).join(' ');
    for (const words of ['đã gửi 296/310', 'đã thẩm định 267/310', 'đã xếp loại 241/310', 'phải chấm 310'])
      expect(said).toContain(words);
    const [, limit] = of(picture, 'line').slice(3);
    const series = of(picture, 'line').slice(-3);
    const ends = series.map(({ points }) => points[points.length - 1]);
    expect(new Set(ends.map(([x]) => x)).size, 'all end today').toBe(1);
    expect(ends.map(([, y]) => y)).toEqual(ends.map(([, y]) => y).toSorted((a, b) => a - b));
    expect(ends[0][1]).toBeGreaterThan(limit.points[0][1]);
    expectInside(picture);
  });

  it('adds up, and says what it has no day for', () => {
    expect(dayTotals(VIEW).at(-1)).toEqual({ day: '2026-04-07', sent: 296, verified: 267, decided: 241 });
    expect(daysPicture({ ...VIEW, undated: 2 }, 328).words).toContain('2 kết quả nhập theo hồ sơ giấy không có ngày');
    const nothing = daysPicture({ ...VIEW, days: [], owed: 0 }, 328);
    expect(nothing.words).toContain('đã gửi 0/0 phiếu phải chấm');
    for (const { points } of of(nothing, 'line')) expect(points.flat().every(Number.isFinite)).toBe(true);
  });

  it('does not grow without end where something was done years later', () => {
    const late = {
      ...VIEW,
      today: '2029-01-01',
      days: [...VIEW.days, { day: '2028-12-01', sent: 1, verified: 1, decided: 1 }],
    };
    expect(texts(daysPicture(late, 704)).at(-1)).not.toContain('12');
    expect(texts(daysPicture(late, 704))).toContain('16/05');
  });
});

describe('scores apart', () => {
  const ROWS: GapRow[] = [
    { name: 'Đảng bộ Sở Nội vụ', self: 9412, verified: 9292, observed: 8300 },
    { name: 'Đảng bộ Sở Y tế', self: 9000, verified: 9200 },
    { name: 'Chi bộ Báo' },
  ];

  it.each(WIDTHS)('stand on one axis, each side with a sign of its own, at %i units', (width) => {
    const picture = gapsPicture(ROWS, width);
    const signs = of(picture, 'sign').slice(3);
    expect(signs.map(({ shape }) => shape)).toEqual(['RING', 'SQUARE', 'DIAMOND', 'RING', 'SQUARE']);
    const x = signs.map((sign) => sign.x);
    expect(x[2] < x[3] && x[3] < x[4] && x[4] < x[1] && x[1] < x[0]).toBe(true);
    expect(texts(picture)).toEqual(expect.arrayContaining(['+11,12', '−2', '80', '100']));
    expect(texts(picture)).not.toContain('Chi bộ Báo');
    expectInside(picture);
  });

  it('have room beyond a hundred, where a mean and a mean of gaps lead there', () => {
    expectInside(gapsPicture([{ name: 'Chi bộ Báo', self: 9800, observed: 10_400 }], 328));
    const [ring, diamond] = of(gapsPicture([{ name: 'Chi bộ Báo', self: 9800, observed: 10_400 }], 328), 'sign').slice(
      3,
    );
    expect(ring.x < diamond.x && diamond.x < 328 - widthOf('−00,00')).toBe(true);
  });

  it('are said in a sentence that names the widest, and where the axis is cut', () => {
    expect(gapsPicture(ROWS, 328).words).toBe(
      'Điểm tự chấm, thẩm định và tổ công tác của 2 nơi: chênh lệch lớn nhất giữa tự chấm và điểm kia +11,12 ở Đảng bộ Sở Nội vụ. Trục bắt đầu từ 80 điểm.',
    );
    expect(gapsPicture([], 328).words).toContain('chưa nơi nào có hai điểm để so');
  });
});

describe('text in a picture', () => {
  it('is broken between words and loses none', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1, maxLength: 12 }).map((w) => w.replaceAll(' ', '_'))),
        fc.integer({ min: 40, max: 400 }),
        (words, width) => {
          const lines = brokenTo(words.join(' '), width);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) expect(widthOf(line) <= width || !line.includes(' ')).toBe(true);
        },
      ),
    );
  });
});
