import { NetworkError } from '../shell/api';
import type { Page } from './searched-list';
import { SearchedList } from './searched-list';

describe('a list that the server searches', () => {
  const read = vi.fn<(page: number) => Promise<Page<string>>>();
  beforeEach(() => {
    read.mockReset();
  });

  it('adds page to page, and begins anew with the first', async () => {
    read.mockImplementation((page) => Promise.resolve({ rows: [`a${page}`, `b${page}`], total: 5 }));
    const list = new SearchedList(read);
    expect(await list.start()).toBe(true);
    await list.more();
    expect([list.rows(), list.left()]).toEqual([['a1', 'b1', 'a2', 'b2'], 1]);
    await list.start();
    expect([list.rows(), list.left()]).toEqual([['a1', 'b1'], 3]);
  });

  it('shows what was asked for last, whichever answer comes last', async () => {
    const answers: ((page: Page<string>) => void)[] = [];
    read.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    const list = new SearchedList(read);
    const both = [list.start(), list.start()];
    answers[1]({ rows: ['new'], total: 1 });
    answers[0]({ rows: ['old'], total: 1 });
    expect(await Promise.all(both)).toEqual([false, true]);
    expect([list.rows(), list.busy()]).toEqual([['new'], false]);
  });

  it('says why nothing came, and keeps what is shown', async () => {
    read.mockResolvedValueOnce({ rows: ['a'], total: 2 });
    const list = new SearchedList(read);
    await list.start();
    read.mockRejectedValueOnce(new NetworkError());
    expect(await list.more()).toBe(false);
    expect(list.failure()).toContain('Không kết nối được máy chủ.');
    expect([list.rows(), list.busy()]).toEqual([['a'], false]);
    read.mockResolvedValueOnce({ rows: ['b'], total: 2 });
    await list.more();
    expect([list.rows(), list.failure()]).toEqual([['a', 'b'], undefined]);
    expect(read).toHaveBeenLastCalledWith(2);
  });

  it('asks once for a word typed letter by letter', () => {
    vi.useFakeTimers();
    read.mockResolvedValue({ rows: [], total: 0 });
    const list = new SearchedList(read);
    for (let letter = 0; letter < 5; letter += 1) {
      list.startSoon();
      vi.advanceTimersByTime(100);
    }
    expect(read).not.toHaveBeenCalled();
    vi.advanceTimersByTime(250);
    expect(read).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});
