import { Component, signal } from '@angular/core';
import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { Held } from '../testing/held';
import { Screen } from '../testing/screen';
import { NetworkError, ProblemError } from './api';
import { reading } from './reading';
import { ReadingWords } from './reading-words';

const FAULT = {
  type: 'about:blank' as const,
  title: '',
  status: 400,
  code: 'INVALID',
  detail: 'Có chỗ sai.',
  requestId: '',
};

function page(keep: boolean): new () => { id: ReturnType<typeof signal<string | undefined>> } {
  @Component({
    imports: [ReadingWords],
    template: `
      <chibo-reading [of]="names" failed="Chưa mở được" opening="Đang mở…" />
      <p data-view>{{ names.value() }}</p>
    `,
  })
  class Page {
    readonly id = signal<string | undefined>('1');
    readonly names = reading({ question: () => this.id(), read: held.ask, keep });
  }
  return Page;
}

let held: Held<string>;

describe('what a page reads', () => {
  let fixture: ComponentFixture<{ id: ReturnType<typeof signal<string | undefined>> }>;
  let screen: Screen<unknown>;

  async function open(keep = false): Promise<void> {
    held = new Held();
    fixture = TestBed.createComponent(page(keep));
    screen = new Screen(fixture);
    await screen.settle();
  }

  async function go(id: string | undefined): Promise<void> {
    fixture.componentInstance.id.set(id);
    await screen.settle();
  }

  async function answer(at: number, value: string | Error): Promise<void> {
    held.answer(at, value);
    await screen.settle();
  }

  const shown = (): string => (screen.element.querySelector('[data-view]')?.textContent ?? '').trim();

  it('says that it is opened, then shows it', async () => {
    await open();
    expect(screen.get('status').textContent).toBe('Đang mở…');
    await answer(0, 'một');
    expect(shown()).toBe('một');
    expect(screen.all('status')).toEqual([]);
    expect(held.questions).toEqual(['1']);
  });

  it('shows the answer to the newest question, in whatever order they come', async () => {
    await open();
    await go('2');
    await answer(1, 'hai');
    await answer(0, 'một');
    expect(shown()).toBe('hai');
  });

  it('says nothing of an older question that fails late', async () => {
    await open();
    await go('2');
    await answer(0, new NetworkError());
    expect(screen.all('alert')).toEqual([]);
    await answer(1, 'hai');
    expect(shown()).toBe('hai');
  });

  it('says why there is no answer, and asks again on demand', async () => {
    await open();
    await answer(0, new NetworkError());
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ');
    await screen.click('button', 'Thử lại');
    expect(screen.all('alert')).toEqual([]);
    await answer(1, 'một');
    expect(shown()).toBe('một');
  });

  it("takes the server's words about a field before those about the whole", async () => {
    await open();
    await answer(0, new ProblemError({ ...FAULT, errors: [{ field: 'month', text: 'Chưa có tháng này.' }] }));
    expect(screen.get('alert').textContent).toContain('Chưa có tháng này.');
  });

  it.each([
    [false, ''],
    [true, 'một'],
  ])("keeps another question's answer in sight only where the page wants it: %s", async (keep, meanwhile) => {
    await open(keep);
    await answer(0, 'một');
    await go('2');
    expect(shown()).toBe(meanwhile);
    expect(screen.all('status')).toHaveLength(keep ? 0 : 1);
    await answer(1, new NetworkError());
    expect(shown()).toBe('');
    expect(screen.all('alert')).toHaveLength(1);
  });

  it('keeps what it has while the same is read again, also when that fails', async () => {
    await open();
    await answer(0, 'một');
    void namesOf(fixture).again();
    await screen.settle();
    expect([shown(), screen.all('status').length]).toEqual(['một', 0]);
    await answer(1, new NetworkError());
    expect([shown(), screen.all('alert').length]).toEqual(['một', 1]);
  });

  it('drops what is being read when it is read once more', async () => {
    await open();
    const first = namesOf(fixture).again();
    await screen.settle();
    await answer(1, 'mới');
    await first;
    await answer(0, 'cũ');
    expect(shown()).toBe('mới');
  });

  it('lets what an act answered stand against a reading that began before it', async () => {
    await open();
    namesOf(fixture).set('vừa ghi');
    await screen.settle();
    await answer(0, 'cũ');
    expect(shown()).toBe('vừa ghi');
  });

  it('asks nothing while there is no question, and lets go of what it had', async () => {
    await open();
    await answer(0, 'một');
    await go(undefined);
    expect([shown(), held.questions.length, screen.all('status').length]).toEqual(['', 1, 0]);
    await namesOf(fixture).again();
    expect(held.questions).toHaveLength(1);
  });
});

function namesOf(fixture: ComponentFixture<unknown>): ReturnType<typeof reading<string, string>> {
  return (fixture.componentInstance as { names: ReturnType<typeof reading<string, string>> }).names;
}
