import { Component, signal } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { NetworkError } from './api';
import type { Page } from './searched-list';
import { searchedList } from './searched-list';

const read = vi.fn<(words: string, page: number) => Promise<Page<string>>>();

@Component({ template: '{{ list.value() }}' })
class Asker {
  readonly words = signal('a');
  readonly list = searchedList({ question: () => this.words(), read });
}

describe('a list that the server searches', () => {
  let fixture: ComponentFixture<Asker>;
  let list: Asker['list'];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  };
  async function open(): Promise<void> {
    fixture = TestBed.createComponent(Asker);
    list = fixture.componentInstance.list;
    fixture.detectChanges();
    await settle();
  }

  beforeEach(() => {
    read
      .mockReset()
      .mockImplementation((words, page) =>
        Promise.resolve({ rows: [`${words}${page}`, `${words}${page}'`], total: 5 }),
      );
  });

  it('adds page to page, and begins anew with the first', async () => {
    await open();
    expect([list.value(), list.left()]).toEqual([['a1', "a1'"], 3]);
    list.more();
    await settle();
    expect([list.value(), list.left()]).toEqual([['a1', "a1'", 'a2', "a2'"], 1]);
    void list.again();
    await settle();
    expect([list.value(), list.left()]).toEqual([['a1', "a1'"], 3]);
  });

  it('begins other words with their first page', async () => {
    await open();
    list.more();
    await settle();
    fixture.componentInstance.words.set('b');
    await settle();
    expect(list.value()).toEqual(['b1', "b1'"]);
    expect(read.mock.calls).toEqual([
      ['a', 1],
      ['a', 2],
      ['b', 1],
    ]);
  });

  it('shows what was asked for last, whichever answer comes last', async () => {
    const answers: ((page: Page<string>) => void)[] = [];
    await open();
    read.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    for (const words of ['old', 'new']) {
      fixture.componentInstance.words.set(words);
      await settle();
    }
    answers[1]({ rows: ['new'], total: 1 });
    await settle();
    answers[0]({ rows: ['old'], total: 1 });
    await settle();
    expect([list.value(), list.busy()]).toEqual([['new'], false]);
  });

  it('says why the next page did not come, and keeps what is shown', async () => {
    await open();
    read.mockRejectedValueOnce(new NetworkError());
    list.more();
    await settle();
    expect(list.failure()).toContain('Không kết nối được máy chủ.');
    expect(list.value()).toEqual(['a1', "a1'"]);
    void list.again();
    await settle();
    expect([list.value(), list.failure()]).toEqual([['a1', "a1'"], undefined]);
    list.more();
    await settle();
    expect(list.value()).toHaveLength(4);
  });

  it('shows nothing of other words when those that are asked for fail', async () => {
    await open();
    read.mockRejectedValueOnce(new NetworkError());
    fixture.componentInstance.words.set('b');
    await settle();
    expect(list.value()).toBeUndefined();
  });
});
