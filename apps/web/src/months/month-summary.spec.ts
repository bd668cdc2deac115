import { TestBed } from '@angular/core/testing';
import { counts } from '../testing/month';
import { Screen } from '../testing/screen';
import { MonthSummary } from './month-summary';

const CELLS = counts({ existing: 30, owed: 29, rated: 27, bands: { GOOD: 24, FAIR: 2, AVERAGE: 1, POOR: 0 } });
const PERCENTS = { GOOD: 889, FAIR: 74, AVERAGE: 37, POOR: 0 };
const TOTAL = counts({ ...CELLS, percents: PERCENTS, notRated: 3 }, { late: 2, excused: 1 });

describe('the month in figures', () => {
  async function open(): Promise<Screen<MonthSummary>> {
    const fixture = TestBed.createComponent(MonthSummary);
    fixture.componentRef.setInput('byKind', [
      { kind: 'CELL', label: 'Chi bộ cơ sở', counts: counts({ existing: 0, owed: 0, rated: 0, percents: undefined }) },
      { kind: 'SUB', label: 'Chi bộ trực thuộc', counts: { ...CELLS, percents: PERCENTS } },
    ]);
    fixture.componentRef.setInput('total', TOTAL);
    const screen = new Screen(fixture);
    await screen.settle();
    return screen;
  }

  it('gives each kind of branch and the sum, shares on what was rated', async () => {
    const [base, lower, sum] = (await open()).rows('Kết quả theo loại chi bộ');
    expect(base.slice(0, 4)).toEqual(['Chi bộ cơ sở', '0', '0', '0']);
    expect(base[5]).toBe('');
    expect(lower[0]).toBe('Chi bộ trực thuộc');
    const figures = ['30', '29', '27', '24', '88,9%', '2', '7,4%', '1', '3,7%', '0', ''];
    expect(sum).toEqual(['Cộng', ...figures, '3 quá hạn 2, được miễn 1']);
  });

  it('names the base of every share and warns of rounding', async () => {
    const { text } = await open();
    expect(text).toContain('Đã xếp loại 27/29 phiếu phải chấm');
    expect(text).toContain(
      'Tỷ lệ tính trên số chi bộ được đánh giá, làm tròn từng số đến 0,1 nên tổng có thể lệch 0,1. Được đánh giá 27',
    );
    expect(text).toContain('chưa đánh giá 3: quá hạn 2, được miễn 1.');
  });
});
