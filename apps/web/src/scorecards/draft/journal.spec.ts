import { Journal } from './journal';
import type { Edit } from './merge';
import { Shelf } from '../../device/shelf';
import { DEVICE } from '../../testing/device';

const edit: Edit = { key: 'answers.3.5', base: null, value: { value: 0 }, sent: [], at: 7 };

describe('journal', () => {
  it('gives back after a restart what was written before it', () => {
    new Journal(DEVICE, 'an', 'card-1').write(edit);
    new Journal(DEVICE, 'an', 'card-1').write({ ...edit, key: 'facts.present', value: null, base: 3 });
    const again = new Journal(DEVICE, 'an', 'card-1').read();
    expect(again).toHaveLength(2);
    expect(again).toContainEqual(edit);
    expect(again).toContainEqual({ key: 'facts.present', base: 3, value: null, sent: [], at: 7 });
  });

  it('keeps accounts and cards apart', () => {
    new Journal(DEVICE, 'an', 'card-1').write(edit);
    expect(new Journal(DEVICE, 'binh', 'card-1').read()).toEqual([]);
    expect(new Journal(DEVICE, 'an', 'card-2').read()).toEqual([]);
    expect(Journal.waiting(DEVICE, 'an')).toEqual(new Map([['card-1', 1]]));
    expect(Journal.waiting(DEVICE, 'binh').size).toBe(0);
  });

  it('does not forget a newer value of another tab', () => {
    const first = new Journal(DEVICE, 'an', 'card-1');
    first.write(edit);
    new Journal(DEVICE, 'an', 'card-1').write({ ...edit, value: { value: 1 } });
    first.settle('answers.3.5', { value: 0 });
    expect(first.read()[0].value).toEqual({ value: 1 });
    first.settle('answers.3.5', { value: 1 });
    expect(first.read()).toEqual([]);
  });

  it('gives back clean what an older page kept with a sign no server takes, and settles it', () => {
    const journal = new Journal(DEVICE, 'an', 'card-1');
    journal.write({ ...edit, key: 'weaknesses', value: 'Họp\u000bmuộn' });
    journal.write({ ...edit, key: 'facts.theme', value: 'Học\u2028Bác' });
    journal.write({ ...edit, value: { value: 0, note: 'a\u202eb' } });
    const kept = new Map(journal.read().map(({ key, value }) => [key, value]));
    expect(kept.get('weaknesses')).toBe('Họp\nmuộn');
    expect(kept.get('facts.theme')).toBe('Học Bác');
    expect(kept.get(edit.key)).toEqual({ value: 0, note: 'ab' });
    for (const [key, value] of kept) journal.settle(key, value);
    expect(journal.read()).toEqual([]);
  });

  it('passes over an entry it cannot read', () => {
    localStorage.setItem('chibo.draft.v1/an/card-1/facts.present', '{"base":');
    expect(new Journal(DEVICE, 'an', 'card-1').read()).toEqual([]);
  });

  it('lasts as long as the page where the browser refuses to store', () => {
    const page = new Shelf(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    new Journal(page, 'an', 'card-1').write(edit);
    expect(new Journal(page, 'an', 'card-1').read()).toEqual([edit]);
    expect(Journal.waiting(page, 'an')).toEqual(new Map([['card-1', 1]]));
  });
});
