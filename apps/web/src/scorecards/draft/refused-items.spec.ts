import type { ProblemView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../../shell/api';
import type { ItemKey, ItemValue } from './items';
import type { Edit } from './merge';
import { isGivenUp, isLockedOut, isPassing, RefusedItems } from './refused-items';

const edit = (key: ItemKey, value: ItemValue): Edit => ({ key, value, base: null, sent: [], at: 0 });
const refusal = (status: number, changes: Partial<ProblemView> = {}): ProblemError =>
  new ProblemError({
    type: 'about:blank',
    title: '',
    status,
    code: 'INVALID_FIELDS',
    detail: 'Chưa đúng.',
    requestId: 'x',
    ...changes,
  });

describe('items the server would not take', () => {
  const [present, absent, line] = [
    edit('facts.present', 12),
    edit('facts.excused', 3),
    edit('answers.3.1', { value: 500, note: 'x' }),
  ];
  const all = [present, absent, line];
  let items: RefusedItems;
  const keysOf = (edits: Edit[]): string[] => edits.map(({ key }) => key);

  beforeEach(() => (items = new RefusedItems()));

  it('are set aside by name, a line by any part of it, and hold none of the others', () => {
    const errors = [
      { field: 'facts.present', text: 'Quá số phải dự.' },
      { field: 'answers.3.1.note', text: 'Quá dài.' },
    ];
    expect(items.setAside(refusal(400, { errors }), all)).toBe(true);
    expect([...items.words()]).toEqual([
      ['facts.present', 'Quá số phải dự.'],
      ['answers.3.1', 'Quá dài.'],
    ]);
    expect(keysOf(items.batchOf(all))).toEqual(['facts.excused']);
  });

  it('go up again once another value stands there, or the server has changed them', () => {
    items.setAside(refusal(422, { errors: [{ field: 'facts.present', text: 'Sai.' }] }), all);
    expect(keysOf(items.batchOf([edit('facts.present', 11)]))).toEqual(['facts.present']);
    expect(items.batchOf([present])).toEqual([]);
    items.forget('facts.present');
    expect(keysOf(items.batchOf([present]))).toEqual(['facts.present']);
  });

  it('that nobody named are found by sending one at a time, until all have gone', () => {
    expect(items.setAside(refusal(413), all)).toBe(true);
    expect(keysOf(items.batchOf(all))).toEqual(['facts.present']);
    expect(items.setAside(refusal(413, { detail: 'Quá lớn.' }), [present])).toBe(true);
    expect([...items.words()]).toEqual([['facts.present', 'Quá lớn.']]);
    expect(keysOf(items.batchOf(all))).toEqual(['facts.excused']);
    // What waits has gone: later ones travel together again.
    expect(items.batchOf([present])).toEqual([]);
    expect(keysOf(items.batchOf([absent, line]))).toEqual(['facts.excused', 'answers.3.1']);
  });

  it.each([401, 403, 409, 410, 412, 429, 500, 503])(
    'are none where the refusal is not of the content (%i)',
    (status) => {
      expect(items.setAside(refusal(status, { errors: [{ field: 'facts.present', text: 'x' }] }), all)).toBe(false);
      expect(items.words().size).toBe(0);
    },
  );
});

describe('what a failed save means', () => {
  it.each([
    [new NetworkError(), { passing: true, lockedOut: false, givenUp: false }],
    [refusal(503), { passing: true, lockedOut: false, givenUp: false }],
    [refusal(429), { passing: true, lockedOut: false, givenUp: false }],
    [refusal(409, { code: 'STILL_RUNNING' }), { passing: true, lockedOut: false, givenUp: false }],
    [refusal(409, { code: 'OTHER_ACCOUNT' }), { passing: false, lockedOut: true, givenUp: false }],
    [refusal(401), { passing: false, lockedOut: true, givenUp: false }],
    [refusal(410, { code: 'GIVEN_UP' }), { passing: false, lockedOut: false, givenUp: true }],
    [refusal(400), { passing: false, lockedOut: false, givenUp: false }],
    [new Error('x'), { passing: false, lockedOut: false, givenUp: false }],
  ])('row %#', (error, meant) => {
    expect({ passing: isPassing(error), lockedOut: isLockedOut(error), givenUp: isGivenUp(error) }).toEqual(meant);
  });
});
