import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { MonthCellsView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { aRow, aTable, cellAsOrganization } from '../testing/month';
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
      const cells = ALL.slice(from, from + SIZE);
      return Promise.resolve({ cells, locks: { closed: false, late: [] }, total, page: Number(page), pageSize: SIZE });
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
    return rows.map((name) => /^Chi bộ (.)/.exec(name)?.[1] ?? '').join('');
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

  it('has the server put the whole list in the order that is asked for, and asks for one page of it', async () => {
    await open({ xep: '-self', trang: '2' });
    expect(cells).toHaveBeenCalledExactlyOnceWith(
      '2026-03',
      expect.objectContaining({ sort: 'SELF', order: 'desc', page: '2' }),
    );
    expect(screen.get('columnheader', 'Tự chấm').getAttribute('aria-sort')).toBe('descending');
  });

  it('begins another order at the first page of it', async () => {
    await open({ trang: '2' });
    const looked = vi.fn();
    fixture.componentInstance.looked.subscribe(looked);
    await screen.click('button', 'Tự chấm');
    await go({ xep: 'self' });
    await screen.click('button', 'Tự chấm');
    expect(looked.mock.calls).toEqual([[{ xep: '-self' }], [{ xep: null }]]);
  });

  it('names a committee once, above its own branches, until somebody sorts', async () => {
    await open();
    const firsts = (): string[] => screen.rows('Từng chi bộ').map(([first]) => first);
    const named = ['Chi bộ A Đảng bộ Sở Nội vụ', 'Chi bộ B Đảng bộ Sở Nội vụ'];
    expect(firsts()).toEqual(['Đảng bộ Sở Nội vụ', 'Chi bộ A', 'Chi bộ B']);
    await go({ xep: 'name' });
    expect(firsts()).toEqual(named);
    await go({ xep: '' });
    fixture.componentRef.setInput('view', aTable({ rows: [cellAsOrganization(ALL[0])] }));
    await screen.settle();
    expect(firsts()).toEqual(named);
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

  it('prints of a list that is too long to be read whole its part, by name', async () => {
    cells.mockImplementation(served(MOST_PAGES * SIZE + 1));
    await open({ trang: '2' });
    await fixture.componentInstance.print();
    expect(onPaper).toBe('CD');
    expect(screen.text).toContain(`Trang 2/${MOST_PAGES + 1}`);
  });
});
