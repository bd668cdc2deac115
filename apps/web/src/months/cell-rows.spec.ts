import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CellRow, MonthCellsView } from '@chibo/contracts';
import { aRow } from '../testing/month';
import { Screen } from '../testing/screen';
import { CellRows } from './cell-rows';

const ROWS = [
  aRow('1', 'Chi bộ Ấp Đông', { selfTotal: 9000, selfBand: 'GOOD', deadline: '2026-03-09', stateLabel: 'Đã gửi' }),
  aRow('2', 'Chi bộ An Bình', { selfTotal: 9400, selfBand: 'GOOD', stateLabel: 'Đã gửi' }),
  aRow('3', 'Chi bộ Đông Hải', { late: true, deadline: '2026-03-08' }),
];

describe('branches of a month', () => {
  let screen: Screen<CellRows>;
  const excused = vi.fn<(row: CellRow) => void>();
  const granted = vi.fn<(row: CellRow) => void>();
  const wanted = vi.fn();

  async function open(
    cells: CellRow[] = ROWS,
    officerOf: string[] = [],
    locks?: MonthCellsView['locks'],
  ): Promise<void> {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(CellRows);
    fixture.componentRef.setInput('cells', cells);
    fixture.componentRef.setInput('officerOf', officerOf);
    if (locks) fixture.componentRef.setInput('locks', locks);
    fixture.componentInstance.leave.subscribe(granted);
    fixture.componentInstance.excuse.subscribe(excused);
    fixture.componentInstance.sorted.subscribe(wanted);
    screen = new Screen(fixture);
    await screen.settle();
  }

  const codes = (): string => {
    const names = screen.rows('Từng chi bộ').map(([name]) => name);
    return names.map((name) => ROWS.find((row) => name.startsWith(row.name))?.code).join('');
  };

  it('name who follows them', async () => {
    await open([
      aRow('1', 'Chi bộ Đông', { officer: { name: 'Nguyễn Văn An', mine: false } }),
      aRow('2', 'Chi bộ Tây'),
    ]);
    const [east, west] = screen.rows('Từng chi bộ').map(([name]) => name);
    expect(east).toContain('Phụ trách: Nguyễn Văn An');
    expect(west).not.toContain('Phụ trách');
  });

  it('stand as the list does, and ask for another order', async () => {
    await open();
    expect(codes()).toBe('123');
    await screen.click('button', 'Tự chấm');
    await screen.click('button', 'Hạn gửi');
    expect(wanted.mock.calls).toEqual([[{ by: 'self', down: true }], [{ by: 'deadline', down: false }]]);
  });

  it('say score, band, deadline, lateness and why there is no card', async () => {
    const decided = { state: 'DECIDED', stateLabel: 'Đã xếp loại', decidedTotal: 8800, decidedBand: 'FAIR' } as const;
    const away = aRow('3', 'Chi bộ Đông Hải', { state: 'EXCUSED', stateLabel: 'Được miễn', note: 'Bàn giao' });
    await open([{ ...ROWS[1], ...decided, scorecardId: 'card', canOpen: true }, ROWS[2], away]);
    expect(screen.rows('Từng chi bộ')[0].slice(1)).toEqual(['Đã xếp loại', '94 Tốt', '88 Khá', '07/03/2026']);
    expect(screen.rows('Từng chi bộ')[1][1]).toBe('Chưa lập phiếuQuá hạn');
    expect(screen.rows('Từng chi bộ')[2][1]).toBe('Được miễnBàn giao');
    expect(screen.all('link', 'Chi bộ An Bình')[0].getAttribute('href')).toBe('/phieu/card');
    expect(screen.all('link', 'Chi bộ Đông Hải')).toEqual([]);
  });

  it('say of a card sent late that it was', async () => {
    await open([aRow('1', 'Chi bộ Ấp Đông', { state: 'SUBMITTED', stateLabel: 'Đã gửi', late: true })]);
    expect(screen.rows('Từng chi bộ')[0][1]).toBe('Đã gửi, gửi muộn');
  });

  it('are excused by an officer of their direct superior, and by nobody else', async () => {
    await open(ROWS, ['tinh']);
    expect(screen.all('button', 'Miễn kỳ')).toEqual([]);
    TestBed.resetTestingModule();
    await open([ROWS[0], { ...ROWS[1], parentId: 'khac' }, { ...ROWS[2], state: 'EXCUSED' }], ['so']);
    expect(screen.all('button', 'Mở lại kỳ')).toHaveLength(2);
    screen.all('button', 'Miễn kỳ').forEach((button) => button.click());
    expect(excused.mock.calls.map(([{ code }]) => code)).toEqual(['1', '1']);
  });

  it('send with leave only where the month is closed or a deadline locks', async () => {
    const letSend = async (locks: MonthCellsView['locks'], officerOf = ['so']): Promise<HTMLElement[]> => {
      TestBed.resetTestingModule();
      await open(
        [ROWS[0], { ...ROWS[1], state: 'DECIDED' }, { ...ROWS[2], leaveUntil: '2026-03-20' }],
        officerOf,
        locks,
      );
      return screen.all('button', /^(Cho gửi|Đổi hạn cho gửi)/);
    };
    expect(await letSend({ closed: false, late: [] })).toEqual([]);
    expect(await letSend({ closed: true, late: [] }, [])).toEqual([]);
    // Each row stands twice: as a row and folded.
    expect(await letSend({ closed: false, late: [ROWS[2].parentId] })).toHaveLength(2);
    (await letSend({ closed: true, late: [] })).forEach((button) => button.click());
    expect([...new Set(granted.mock.calls.map(([{ code }]) => code))]).toEqual(['1', '3']);
    expect(screen.text).toContain('được gửi đến hết 20/03/2026');
  });
});
