import { describe, expect, it } from 'vitest';
import { parseCriteriaSet } from './parse-criteria-set';
import { checkSize, MOST_LINES, MOST_SET_TEXT } from './set-size';
import { hd42Commune, TEMPLATES } from '../templates';

const [line] = hd42Commune.groups[0].criteria;

/** `groups` groups of 40 lines. */
function large(groups: number, words = ''): typeof hd42Commune {
  const criteria = Array.from({ length: 40 }, (_, at) => ({ ...line, code: `m${at}`, label: `Mục ${at}${words}` }));
  const set = { code: 'g', label: 'Nhóm', maxPoints: 100, criteria };
  return { ...hd42Commune, groups: Array.from({ length: groups }, (_, at) => ({ ...set, code: `g${at}` })) };
}

describe('the size of a set', () => {
  it.each(TEMPLATES.map((set) => [set.code, set] as const))('leaves %s room to grow to twice its length', (_, set) => {
    const lines = set.groups.flatMap(({ criteria }) => criteria);
    const length = lines.reduce((sum, { label, hint = '' }) => sum + label.length + hint.length, 0);
    expect([lines.length * 2 < MOST_LINES, length * 2 < MOST_SET_TEXT]).toEqual([true, true]);
    expect(checkSize(set)).toEqual([]);
  });

  it('ends a draft of 800 lines, by its number of lines, at the border', () => {
    expect(parseCriteriaSet(large(20))).toContainEqual({
      line: 'groups',
      text: 'Bộ tiêu chí có 800 mục; tối đa 120 mục.',
    });
    expect(checkSize(large(3))).toEqual([]);
  });

  it('ends a draft of endless words too', () => {
    const [error] = checkSize({ ...hd42Commune, source: 'x'.repeat(MOST_SET_TEXT) });
    expect(error.text).toContain('tối đa 60000 ký tự');
  });
});
