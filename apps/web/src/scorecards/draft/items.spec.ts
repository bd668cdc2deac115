import type { ScorecardContent } from '@chibo/contracts';
import type { ItemKey, ItemValue } from './items';
import { bodyOf, contentOf, itemsOf, sameValue, tidyAnswer } from './items';

const content: ScorecardContent = {
  facts: { heldOn: '2026-03-05', present: 0, directive05Theme: false },
  answers: [
    { code: '3.1', value: 1 },
    { code: '3.5', value: 0, reasonCode: 'LATE', note: 'Gửi trước nửa ngày' },
  ],
  weaknesses: 'Còn 02 đồng chí vắng.',
  vote: { officialPresent: 14 },
  actionsDone: ['7.1', 'weaknesses'],
};

describe('items of a draft', () => {
  it('splits a card into items and puts it together again', () => {
    const items = itemsOf(content);
    expect([...items.keys()]).toEqual([
      'facts.heldOn',
      'facts.present',
      'facts.directive05Theme',
      'answers.3.1',
      'answers.3.5',
      'vote.officialPresent',
      'weaknesses',
      'actions.7.1',
      'actions.weaknesses',
    ]);
    expect(contentOf(items)).toEqual(content);
  });

  it('keeps zero and no apart from "not entered"', () => {
    const items = itemsOf(content);
    expect(items.get('facts.present')).toBe(0);
    expect(items.get('facts.directive05Theme')).toBe(false);
    expect(items.has('facts.minutes')).toBe(false);
  });

  it('sends whole answers and null for what was cleared', () => {
    const body = bodyOf(
      new Map<ItemKey, ItemValue>([
        ['facts.present', 15],
        ['facts.minutes', null],
        ['answers.3.1', { value: 1 }],
        ['answers.4.10', null],
        ['vote.approve', 14],
        ['weaknesses', null],
      ]),
      itemsOf(content),
    );
    expect(body).toEqual({
      facts: { present: 15, minutes: null },
      answers: [
        { code: '3.1', value: 1, reasonCode: null, note: null },
        { code: '4.10', value: null, reasonCode: null, note: null },
      ],
      vote: { approve: 14 },
      weaknesses: '',
    });
  });

  it('sends the whole list of actions when one was ticked or taken back, and none otherwise', () => {
    const before = itemsOf(content);
    const actionsAfter = (key: ItemKey, value: ItemValue): string[] | null | undefined =>
      bodyOf(new Map([[key, value]]), before).actionsDone;
    expect(actionsAfter('actions.3.5', true)).toEqual(['3.5', '7.1', 'weaknesses']);
    expect(actionsAfter('actions.7.1', null)).toEqual(['weaknesses']);
    expect(actionsAfter('facts.present', 15)).toBeUndefined();
    expect(bodyOf(new Map([['actions.7.1', null]]), new Map())).toEqual({ actionsDone: [] });
  });

  it('says nothing of actions where none is done', () => {
    expect(contentOf(new Map([['actions.7.1', null]]))).toEqual({ facts: {}, answers: [], weaknesses: '', vote: {} });
  });

  it('compares answers by what they say, not by how they are written', () => {
    expect(sameValue({ value: 0, note: 'x' }, { note: 'x', value: 0 })).toBe(true);
    expect(sameValue({ value: 0 }, { value: 1 })).toBe(false);
    expect(sameValue(null, undefined)).toBe(true);
    expect(sameValue(0, null)).toBe(false);
  });

  it('takes an answer that says nothing for no answer', () => {
    expect(tidyAnswer({ note: '', reasonCode: undefined })).toBeNull();
    expect(tidyAnswer({ value: 0, note: '' })).toEqual({ value: 0 });
  });
});
