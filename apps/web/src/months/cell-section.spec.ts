import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { MonthCellsView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { aRow, aTable } from '../testing/month';
import { Screen } from '../testing/screen';
import { CellSection } from './cell-section';
import { MonthsClient } from './months-client';
import { MOST_PAGES } from './whole-list';

const SIZE = 2;
/** By name as the server lists them; the scores go the other way. */
const ALL = ['A', 'B', 'C', 'D', 'E'].map((name, at) =>
  aRow(name, `Chi bộ ${name}`, { selfTotal: 8000 + at * 100, selfBand: 'FAIR' }),
);

describe('branches of a month over several pages', () => {
  const cells = vi.fn();
  const print = vi.fn();
  let fixture: ComponentFixture<CellSection>;
  let screen: Screen<CellSection>;
  let onPaper: string;

  function served(total = ALL.length): (month: string, query: { page: string }) => Promise<MonthCellsView> {
    return (_, { page }) => {
      const from = (Number(page) - 1) * SIZE;
      return Promise.resolve({ cells: ALL.slice(from, from + SIZE), total, page: Number(page), pageSize: SIZE });
    };
  }

  async function open(address: Record<string, string> = {}): Promise<void> {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: MonthsClient, useValue: { cells } }],
    });
    fixture = TestBed.createComponent(CellSection);
    fixture.componentRef.setInput('view', aTable());
    fixture.componentRef.setInput('month', '2026-03');
    screen = new Screen(fixture);
    await go(address);
  }

  async function go(address: Record<string, string>): Promise<void> {
    for (const [part, value] of Object.entries(address)) fixture.componentRef.setInput(part, value);
    await screen.settle();
  }

  const names = (): string => {
    const rows = screen.rows('Từng chi bộ').map(([name]) => name);
    return rows.map((name) => name.slice('Chi bộ '.length, 'Chi bộ '.length + 1)).join('');
  };

  beforeEach(() => {
    cells.mockReset().mockImplementation(served());
    onPaper = '';
    print.mockReset().mockImplementation(() => (onPaper = names()));
    vi.stubGlobal('print', print);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('shows the page of the address as the server lists it', async () => {
    await open({ trang: '2' });
    expect(names()).toBe('CD');
    expect(cells).toHaveBeenCalledExactlyOnceWith('2026-03', expect.objectContaining({ page: '2' }));
  });

  it('puts the whole list in the order that is asked for, not the page in sight', async () => {
    await open({ xep: '-self' });
    expect(names()).toBe('ED');
    expect(screen.get('columnheader', 'Tự chấm').getAttribute('aria-sort')).toBe('descending');
    await go({ trang: '3' });
    expect(names()).toBe('A');
    expect(cells).toHaveBeenCalledTimes(3);
  });

  it('prints the whole list from any page, and shows the page again', async () => {
    await open({ trang: '2' });
    await fixture.componentInstance.print();
    await screen.settle();
    expect([print.mock.calls.length, onPaper, names()]).toEqual([1, 'ABCDE', 'CD']);
  });

  it('prints nothing when the list could not be read whole, and says so', async () => {
    await open();
    cells.mockRejectedValueOnce(new NetworkError());
    await fixture.componentInstance.print();
    expect(print).not.toHaveBeenCalled();
  });

  it('names on paper which part of a list the browser prints by itself', async () => {
    await open({ trang: '2' });
    expect(screen.text).toContain('Trang 2/3 của danh sách 5 chi bộ.');
    await go({ xep: 'self', trang: '1' });
    expect(screen.text).toContain('Trang 1/3 của danh sách 5 chi bộ.');
  });

  it('offers no order for a list that is too long to be read whole, and prints its part by name', async () => {
    cells.mockImplementation(served(MOST_PAGES * SIZE + 1));
    await open({ trang: '2' });
    expect(screen.all('button', 'Tự chấm')).toEqual([]);
    await fixture.componentInstance.print();
    expect(onPaper).toBe('CD');
    expect(screen.text).toContain(`Trang 2/${MOST_PAGES + 1}`);
  });
});
