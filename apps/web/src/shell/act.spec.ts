import { effect } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Act } from './act';
import { NetworkError, ProblemError } from './api';

describe('one thing asked of the server', () => {
  it('is never asked twice at once, but again afterwards', async () => {
    const act = new Act();
    let arrive: () => void = () => undefined;
    const work = vi.fn(() => new Promise<void>((resolve) => (arrive = resolve)));
    const first = act.run(work);
    expect(await act.run(work)).toBe(false);
    expect(act.busy()).toBe(true);
    arrive();
    expect(await first).toBe(true);
    expect(act.busy()).toBe(false);
    void act.run(work);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('runs once inside an effect', async () => {
    const act = new Act();
    const work = vi.fn(() => Promise.resolve());
    TestBed.runInInjectionContext(() => effect(() => void act.run(work)));
    for (let turn = 0; turn < 3; turn += 1) {
      TestBed.tick();
      await Promise.resolve();
    }
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('tells a failure in words and by field, until the next try', async () => {
    const act = new Act();
    const problem = {
      type: 'about:blank',
      title: '',
      status: 400,
      code: '',
      detail: 'Chưa đúng.',
      requestId: '',
    } as const;
    const errors = [{ field: 'code', text: 'Mã này đã dùng.' }];
    expect(await act.run(() => Promise.reject(new ProblemError({ ...problem, errors })))).toBe(false);
    expect([act.failure(), act.errors()]).toEqual(['Chưa đúng.', { code: 'Mã này đã dùng.' }]);
    await act.run(() => Promise.reject(new NetworkError()));
    expect(act.failure()).toContain('Không kết nối được máy chủ');
    expect(act.errors()).toEqual({});
    await act.run(() => Promise.resolve());
    expect(act.failure()).toBeUndefined();
  });

  it('holds what the page itself finds wrong', () => {
    const act = new Act();
    expect(act.check({ name: 'đồng chí ghi tên.' })).toBe(false);
    expect(act.errors()['name']).toBe('đồng chí ghi tên.');
    expect(act.check({})).toBe(true);
  });
});
