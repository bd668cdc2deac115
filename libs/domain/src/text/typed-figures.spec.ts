import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, formatPoints } from './format';
import { plainFigures, typedCount, typedDay, typedPoints } from './typed-figures';

describe('points as typed', () => {
  const scale = { max: 600, step: 25 };

  it.each([
    ['5,25', 525],
    ['5.5', 550],
    [' 6 ', 600],
    ['0', 0],
    ['５,５', 550],
    ['５．５', 550],
    ['٥,٥', 550],
    ['', undefined],
    ['  ', undefined],
  ])('%j is %j', (text, value) => {
    expect(typedPoints(text, scale)).toEqual({ value });
  });

  it.each([
    ['7', 'Mục này từ 0 đến 6 điểm.'],
    ['5,3', 'Mục này đi theo bước 0,25: 5,25 hoặc 5,5.'],
    ['５,３', 'Mục này đi theo bước 0,25: 5,25 hoặc 5,5.'],
    ['1.000', 'Chưa rõ “1.000” là bao nhiêu. Phần lẻ ghi sau dấu phẩy, nhiều nhất hai chữ số, ví dụ 5,75.'],
    ['5,', 'Điểm ghi bằng số, từ 0 đến 6, ví dụ 5,75.'],
    ['-1', 'Điểm ghi bằng số, từ 0 đến 6, ví dụ 5,75.'],
    ['năm', 'Điểm ghi bằng số, từ 0 đến 6, ví dụ 5,75.'],
    ['1e2', 'Điểm ghi bằng số, từ 0 đến 6, ví dụ 5,75.'],
  ])('%j says %j', (text, wrong) => {
    expect(typedPoints(text, scale)).toEqual({ wrong });
  });

  it('gives no example with a fraction where points are whole', () => {
    const { wrong } = typedPoints('1.000', { max: 2000, step: 100 });
    expect(wrong).toBe('Chưa rõ “1.000” là bao nhiêu. Mục này chấm số điểm tròn, ghi liền các chữ số, ví dụ 19.');
  });

  it.each(['1.000', 'năm', '5,'])('gives an example every scale takes, for %j', (text) => {
    for (const step of [5, 10, 25, 50, 100, 200, 500])
      for (let max = step; max <= 3000; max += 5) {
        const { wrong } = typedPoints(text, { max, step });
        const [, example] = /ví dụ (.+)\.$/.exec(wrong ?? '') ?? [];
        expect(typedPoints(example, { max, step }), `${example} of ${max} by ${step}`).toEqual({
          value: expect.any(Number) as number,
        });
      }
  });

  it('reads what it writes, for every step of every scale', () => {
    for (const step of [25, 50, 100])
      for (let value = 0; value <= 3000; value += step)
        expect(typedPoints(formatPoints(value), { max: 3000, step })).toEqual({ value });
  });
});

describe('a whole number as typed', () => {
  it.each([
    ['15', 15],
    ['1 000', 1000],
    ['１５', 15],
    ['१५', 15],
    ['007', 7],
    ['', undefined],
  ])('%j is %j', (text, value) => {
    expect(typedCount(text, { most: 1440 })).toEqual({ value });
  });

  it.each([
    ['1.000', 'Ghi liền các chữ số, ví dụ 1000.'],
    ['1.5', 'Chỉ nhập chữ số, ví dụ 15.'],
    ['-1', 'Chỉ nhập chữ số, ví dụ 15.'],
    ['1e2', 'Chỉ nhập chữ số, ví dụ 15.'],
    ['mười', 'Chỉ nhập chữ số, ví dụ 15.'],
    ['1441', 'Số này không quá 1440.'],
    ['0', 'Số này từ 1 trở lên.'],
  ])('%j says %j', (text, wrong) => {
    expect(typedCount(text, { least: 1, most: 1440 })).toEqual({ wrong });
  });
});

describe('a day as typed', () => {
  it.each([
    ['5', '2026-11-05'],
    ['5/3', '2026-03-05'],
    ['27.11', '2026-11-27'],
    ['27-11', '2026-11-27'],
    ['27 11', '2026-11-27'],
    ['2711', '2026-11-27'],
    ['271126', '2026-11-27'],
    ['27112026', '2026-11-27'],
    ['27/11/2026', '2026-11-27'],
    ['27.11.26', '2026-11-27'],
    ['27 / 11 / 2026', '2026-11-27'],
    ['27/11/', '2026-11-27'],
    ['２７／１１', '2026-11-27'],
    ['2026-11-27', '2026-11-27'],
    ['', undefined],
  ])('%j is %j in November 2026', (text, value) => {
    expect(typedDay(text, '2026-11')).toEqual({ value });
  });

  it.each([
    ['28/12', '2026-01', '2025-12-28'],
    ['2812', '2026-01', '2025-12-28'],
    ['3/1', '2026-12', '2027-01-03'],
    ['28/2', '2026-03', '2026-02-28'],
  ])('%j in %s is %s', (text, month, value) => {
    expect(typedDay(text, month)).toEqual({ value });
  });

  it.each([
    ['30/2', 'Tháng 2/2026 không có ngày 30.'],
    ['0/3', 'Tháng 3/2026 không có ngày 0.'],
    ['31', 'Tháng 11/2026 không có ngày 31.'],
    ['271', 'Chưa rõ ngày nào. Ghi ngày/tháng/năm, ví dụ 05/11/2026.'],
    ['27/13', 'Chưa rõ ngày nào. Ghi ngày/tháng/năm, ví dụ 05/11/2026.'],
    ['5/3/1926', 'Chưa rõ ngày nào. Ghi ngày/tháng/năm, ví dụ 05/11/2026.'],
    ['1/2/3/4', 'Chưa rõ ngày nào. Ghi ngày/tháng/năm, ví dụ 05/11/2026.'],
    ['mai', 'Chưa rõ ngày nào. Ghi ngày/tháng/năm, ví dụ 05/11/2026.'],
  ])('%j says %j', (text, wrong) => {
    expect(typedDay(text, '2026-11')).toEqual({ wrong });
  });

  it('reads every day of a century in the forms people write', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const value = date.toISOString().slice(0, 10);
          const written = formatDate(value);
          for (const text of [written, written.replaceAll('/', ''), written.replaceAll('/', '.'), value])
            expect(typedDay(text, '2026-11')).toEqual({ value });
        },
      ),
    );
  });
});

describe('figures of any script', () => {
  it('have the value of their digit', () => {
    for (let sign = 0; sign <= 0x1ffff; sign += 1) {
      const digit = sign >= 0xd800 && sign <= 0xdfff ? '' : String.fromCodePoint(sign);
      if (/^\p{Nd}$/u.test(digit)) expect(plainFigures(digit)).toMatch(/^\d$/);
    }
    expect(plainFigures('٠٩ ०९ ๐๙ ０９')).toBe('09 09 09 09');
  });
});
