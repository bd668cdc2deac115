import type { ItemKey, ItemValue, Items } from './items';
import type { Edit } from './merge';
import { merge } from './merge';

const edit = (key: ItemKey, base: ItemValue, value: ItemValue, sent: ItemValue[] = []): Edit => ({
  key,
  base,
  value,
  sent,
  at: 1,
});
const server = (...items: [ItemKey, ItemValue][]): Items => new Map(items);

describe('three-way merge', () => {
  it('keeps what only this device changed, on the new version', () => {
    const { keep, conflicts } = merge([edit('facts.present', 15, 16)], server(['facts.present', 15]));
    expect(conflicts).toEqual([]);
    expect(keep).toEqual([edit('facts.present', 15, 16)]);
  });

  it('leaves alone what only the other side changed', () => {
    const merged = merge([edit('facts.present', null, 16)], server(['facts.minutes', 90]));
    expect(merged.keep.map(({ key }) => key)).toEqual(['facts.present']);
    expect(merged.conflicts).toEqual([]);
  });

  it('settles what both sides changed to the same value', () => {
    const merged = merge([edit('answers.5.3', null, { value: 1 })], server(['answers.5.3', { value: 1 }]));
    expect(merged).toMatchObject({ keep: [], conflicts: [] });
    expect(merged.settled).toHaveLength(1);
  });

  it('shows what both sides changed to different values, and chooses nothing', () => {
    const merged = merge(
      [edit('answers.5.3', null, { value: 1 })],
      server(['answers.5.3', { value: 0, reasonCode: 'A' }]),
    );
    expect(merged.keep).toEqual([]);
    expect(merged.conflicts).toEqual([
      { key: 'answers.5.3', mine: { value: 1 }, theirs: { value: 0, reasonCode: 'A' }, at: 1 },
    ]);
  });

  it('sees a conflict when the other side cleared what this device changed', () => {
    expect(merge([edit('facts.present', 15, 16)], server()).conflicts).toEqual([
      { key: 'facts.present', mine: 16, theirs: null, at: 1 },
    ]);
  });

  it('does not fight with its own earlier sending whose answer was lost', () => {
    const merged = merge([edit('facts.present', null, 16, [15])], server(['facts.present', 15]));
    expect(merged.conflicts).toEqual([]);
    expect(merged.keep).toEqual([edit('facts.present', 15, 16)]);
  });

  it('judges every item by itself', () => {
    const merged = merge(
      [edit('answers.3.1', null, { value: 1 }), edit('answers.3.2', null, { value: 1 }), edit('vote.approve', 1, 2)],
      server(['answers.3.1', { value: 0 }], ['answers.3.2', { value: 1 }], ['vote.approve', 1]),
    );
    expect(merged.conflicts.map(({ key }) => key)).toEqual(['answers.3.1']);
    expect(merged.settled.map(({ key }) => key)).toEqual(['answers.3.2']);
    expect(merged.keep.map(({ key }) => key)).toEqual(['vote.approve']);
  });
});
