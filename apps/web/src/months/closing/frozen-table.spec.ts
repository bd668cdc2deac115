import { TestBed } from '@angular/core/testing';
import { HASH, aMissing, closedMonth } from '../../testing/closing';
import { Screen } from '../../testing/screen';
import { FrozenTable } from './frozen-table';
import { HashLine } from './hash-line';
import { PORTION } from '../../ui/list/long-list';

const SIZE = PORTION + 20;
const CELLS = Array.from({ length: SIZE }, (_, at) => aMissing(`c${at}`, `Chi bộ số ${at + 1}`));

describe('the frozen month', () => {
  let screen: Screen<FrozenTable>;

  async function open(cells = CELLS): Promise<void> {
    const fixture = TestBed.createComponent(FrozenTable);
    fixture.componentRef.setInput('closed', closedMonth({ cells }).closed);
    TestBed.tick();
    screen = new Screen(fixture);
    await screen.settle();
  }

  const rows = (): string[][] => screen.rows('Bảng tháng đã khóa sổ');

  it('is searched without accents and keeps every number', async () => {
    await open();
    expect(rows()).toHaveLength(PORTION);
    await screen.type('Tìm chi bộ trong bảng đã khóa', `so ${SIZE}`);
    expect(rows().map(([number, name]) => `${number} ${name}`)).toEqual([
      `${SIZE} Chi bộ số ${SIZE} Đảng bộ Sở Nội vụ`,
    ]);
    await screen.type('Tìm chi bộ trong bảng đã khóa', 'xyz');
    expect(rows()).toEqual([['Không có chi bộ nào như vậy.']]);
  });

  it('is printed whole with its hash, whatever is looked for on the screen', async () => {
    await open();
    await screen.type('Tìm chi bộ trong bảng đã khóa', 'so 7');
    window.dispatchEvent(new Event('beforeprint'));
    await screen.settle();
    expect(rows()).toHaveLength(SIZE);
    expect(screen.element.querySelector('tfoot')?.textContent).toContain(HASH);
    window.dispatchEvent(new Event('afterprint'));
    await screen.settle();
    expect(rows().length).toBeLessThan(SIZE);
  });

  it('says that nobody owed a card', async () => {
    await open([]);
    expect(rows()).toEqual([['Khi khóa sổ chưa có chi bộ nào phải chấm.']]);
  });

  it('tells why a branch was excused', async () => {
    const state = { state: 'EXCUSED', stateLabel: 'Được miễn', note: 'Mới thành lập' } as const;
    await open([aMissing('m', 'Chi bộ Mới', state)]);
    expect(rows()[0].slice(4)).toEqual(['Được miễn', 'Mới thành lập']);
  });
});

describe('a hash', () => {
  async function open(): Promise<Screen<HashLine>> {
    const fixture = TestBed.createComponent(HashLine);
    fixture.componentRef.setInput('hash', HASH);
    const screen = new Screen(fixture);
    await screen.settle();
    return screen;
  }

  afterEach(() => vi.unstubAllGlobals());

  it('is short to read and whole to copy', async () => {
    const writeText = vi.fn().mockResolvedValue(undefined);
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const screen = await open();
    expect(screen.text).not.toContain(HASH);
    await screen.click('button', /^Chép cả mã băm/);
    await screen.settle();
    expect(writeText).toHaveBeenCalledWith(HASH);
    expect(screen.get('status').textContent).toBe('Đã chép.');
  });

  it('stands there whole, selected, where a page may not write to the clipboard', async () => {
    vi.stubGlobal('navigator', {});
    const screen = await open();
    await screen.click('button', /^Chép cả mã băm/);
    await screen.settle();
    const field = screen.get('textbox', 'Cả mã băm') as HTMLInputElement;
    await vi.waitFor(() => expect([field.selectionStart, field.selectionEnd]).toEqual([0, HASH.length]));
  });
});
