import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CellYearView } from '@chibo/contracts';
import { aCellYear } from '../testing/home';
import { Screen } from '../testing/screen';
import { CellYearPage } from './cell-year-page';
import { TasksClient } from './tasks-client';

describe('one year of a branch', () => {
  let screen: Screen<CellYearPage>;

  async function open(changes: Partial<CellYearView> = {}): Promise<void> {
    const client = { year: () => Promise.resolve(aCellYear(changes)) };
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: TasksClient, useValue: client }] });
    screen = new Screen(TestBed.createComponent(CellYearPage));
    await screen.settle();
    await screen.settle();
  }

  it('has the classes as its heading, the picture in a sentence, and each month in a table', async () => {
    await open();
    expect(screen.get('heading', '10 tháng Tốt, 2 tháng Khá').tagName).toBe('H1');
    expect(screen.get('img', /^Điểm 12 tháng đã xếp loại, từ 89 đến 97/)).toBeTruthy();
    const rows = screen.rows('Mười hai tháng của chi bộ');
    expect([rows[0], rows[5]]).toEqual([
      ['Tháng 4/2025', '92', 'Tốt'],
      ['Tháng 9/2025', '89', 'Khá'],
    ]);
    expect(screen.get('link', 'Tháng 4/2025').getAttribute('href')).toBe('/phieu/2025-04');
  });

  it('says how the year stands and what it still allows', async () => {
    await open();
    expect(screen.get('heading', 'Năm 2026 còn đạt được gì')).toBeTruthy();
    expect(screen.text).toContain('Tạm tính đến nay');
    expect(screen.text).toContain(
      'Còn 9 tháng: cả năm còn xếp được Tốt nếu thêm 5 tháng Tốt, tháng khác từ Khá trở lên.',
    );
  });

  it('says what cost points, most first, the rest on request', async () => {
    const losses = Array.from({ length: 8 }, (_, at) => ({
      code: `${at}.1`,
      label: `Mục ${at}`,
      lost: 800 - at * 100,
      months: 1,
    }));
    await open({ losses });
    expect(screen.get('heading', 'Mất 36 điểm, cộng theo mục')).toBeTruthy();
    expect(screen.text).not.toContain('Mục 6');
    await screen.click('button', 'Xem đủ 8 mục');
    expect(screen.text).toContain('Mục 7');
  });

  it('names the months below Tốt with the reason', async () => {
    await open();
    expect(screen.all('link', 'Tháng 3/2026').at(-1)?.getAttribute('href')).toBe('/phieu/2026-03');
    expect(screen.text).toContain('Chưa xếp loại Tốt vì có mặt 88,2%.');
  });

  it('is empty in words before the first class', async () => {
    await open({
      months: [{ month: '2026-03', state: 'OPEN', stateLabel: 'Chưa sinh hoạt' }],
      losses: [],
      year: undefined,
    });
    expect(screen.get('heading', 'Chưa tháng nào được xếp loại')).toBeTruthy();
    expect(screen.all('img')).toEqual([]);
    expect(screen.rows('Mười hai tháng của chi bộ')).toEqual([['Tháng 3/2026', '–', 'Chưa sinh hoạt']]);
  });
});
