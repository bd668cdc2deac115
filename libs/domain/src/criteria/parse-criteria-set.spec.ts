import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CriteriaSet } from './criteria-set';
import { parseCriteriaSet } from './parse-criteria-set';
import { hd12, hd42Central, hd42Commune, TEMPLATES } from '../templates';

/** A copy of a set with the value at a path replaced, as an upload would bring it. */
function changed(set: CriteriaSet, path: string, value: unknown): unknown {
  const copy = structuredClone(set) as unknown;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const owner = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy) as Record<
    string,
    unknown
  >;
  owner[last] = value;
  return copy;
}

const LINE = 'groups.0.criteria.0';

describe('parseCriteriaSet', () => {
  it('takes a set as it is, as a copy', () => {
    for (const set of TEMPLATES) {
      const parsed = parseCriteriaSet(set);
      expect(parsed).toEqual(set);
      expect(parsed).not.toBe(set);
    }
  });

  it('brings text into NFC', () => {
    const parsed = parseCriteriaSet(changed(hd12, 'title', 'Bộ tiêu chí'.normalize('NFD'))) as CriteriaSet;
    expect(parsed.title).toBe('Bộ tiêu chí');
  });

  it.each<[path: string, value: unknown, line: string, text: string]>([
    ['title', '  ', 'title', 'Phải là chữ, không để trống.'],
    ['title', 7, 'title', 'Phải là chữ, không để trống.'],
    ['title', 'x'.repeat(201), 'title', 'Dài quá 200 ký tự.'],
    ['title', 'a\0b', 'title', 'Có ký tự điều khiển (U+0000) ở ký tự thứ 2.'],
    ['title', 'a\u000bb', 'title', 'Có dấu ngắt dòng của PowerPoint (U+000B) ở ký tự thứ 2.'],
    ['title', 'a\u202eb', 'title', 'Có dấu đổi chiều viết (U+202E) ở ký tự thứ 2.'],
    ['title', 'a\ud800', 'title', 'Có nửa ký tự bị hỏng (U+D800) ở ký tự thứ 2.'],
    ['code', '__proto__', 'code', 'Mã chỉ gồm chữ, số, dấu chấm và gạch ngang.'],
    ['code', 'a b', 'code', 'Mã chỉ gồm chữ, số, dấu chấm và gạch ngang.'],
    ['meetingKinds', [], 'meetingKinds', 'Phải có từ 1 đến 3 phần tử.'],
    ['meetingKinds', ['PARTY'], 'meetingKinds.0', 'Phải là một trong: REGULAR, THEMATIC, COMBINED.'],
    ['groups', {}, 'groups', 'Phải là danh sách.'],
    ['groups', Array(21).fill(hd12.groups[0]), 'groups', 'Phải có từ 1 đến 20 phần tử.'],
    ['weaknessesRequired', 'yes', 'weaknessesRequired', 'Phải là đúng hoặc sai (true, false).'],
    ['extra', 1, 'extra', 'Không có trường này.'],
    ['minMinutes.base', 90.5, 'minMinutes.base', 'Phải là số nguyên từ 1 đến 1440.'],
    ['minMinutes.base', Number.NaN, 'minMinutes.base', 'Phải là số nguyên từ 1 đến 1440.'],
    [`${LINE}.maxPoints`, 0, `${LINE}.maxPoints`, 'Phải là số nguyên từ 1 đến 10000.'],
    [`${LINE}.rule`, 'CHECK', `${LINE}.rule`, 'Phải là đối tượng.'],
    [
      `${LINE}.rule`,
      { kind: 'GUESS' },
      `${LINE}.rule.kind`,
      'Phải là một trong: CHECK, CHOICE, RANGE, LEVELS, DEDUCT.',
    ],
    [
      `${LINE}.rule`,
      { kind: 'constructor' },
      `${LINE}.rule.kind`,
      'Phải là một trong: CHECK, CHOICE, RANGE, LEVELS, DEDUCT.',
    ],
    [`${LINE}.rule`, { kind: 'CHECK', step: 50 }, `${LINE}.rule.step`, 'Không có trường này.'],
    [`${LINE}.rule`, { kind: 'DEDUCT', points: 100 }, `${LINE}.rule.floor`, 'Còn thiếu.'],
    [
      `${LINE}.rule.levels.0.lower.at`,
      { minimumTimes: [1, 0], plus: 0 },
      `${LINE}.rule.levels.0.lower.at.minimumTimes.1`,
      'Phải là số nguyên từ 1 đến 100.',
    ],
    [
      `${LINE}.appliesWhen`,
      [{ fact: 'leadership', is: true }],
      `${LINE}.appliesWhen.0.fact`,
      'Phải là một trong: directive05Theme, hasThematicPart.',
    ],
    [
      `${LINE}.appliesWhen`,
      [{ fact: 'theme', atLeast: 1 }],
      `${LINE}.appliesWhen.0.fact`,
      expect.stringContaining('Phải là một trong: minutes'),
    ],
    [`${LINE}.appliesWhen`, ['yes'], `${LINE}.appliesWhen.0`, 'Phải là đối tượng.'],
    [`${LINE}.whenNotApplicable`, { kind: 'MOVED' }, `${LINE}.whenNotApplicable.to`, 'Còn thiếu.'],
    [
      'bandRules.0.requires',
      { kind: 'MEASURE_AT_LEAST', measure: 'LUCK', at: 1 },
      'bandRules.0.requires.measure',
      expect.stringContaining('Phải là một trong: ATTENDANCE'),
    ],
    [
      'yearRule.classes.0.atLeast.percent',
      101,
      'yearRule.classes.0.atLeast.percent',
      'Phải là số nguyên từ 1 đến 100.',
    ],
    ['yearRule.classes.0.atLeast.months', 13, 'yearRule.classes.0.atLeast.months', 'Phải là số nguyên từ 1 đến 12.'],
    ['bands.0.from', null, 'bands.0.from', 'Phải là số nguyên từ 0 đến 10000.'],
  ])('refuses %s = %j', (path, value, line, text) => {
    expect(parseCriteriaSet(changed(hd12, path, value))).toEqual([{ line, text }]);
  });

  it('takes every kind of rule, policy and condition', () => {
    const kinds: [string, unknown][] = [
      ['yearRule.classes.0.atLeast', { band: 'GOOD', percent: 80 }],
      ['yearRule.classes.0.atMost', { months: 0, band: 'POOR' }],
      ['yearRule.otherwise', 'POOR'],
      ['yearRule.excusedCountsAs', 'FAIR'],
      ['yearRule.caps', [{ on: 'NOT_HELD', months: 1, cap: 'FAIR' }]],
      [
        `${LINE}.rule`,
        {
          kind: 'CHOICE',
          options: [
            { points: 500, label: 'Tốt' },
            { points: 0, label: 'Không' },
          ],
        },
      ],
      [`${LINE}.rule`, { kind: 'RANGE', step: 50 }],
      [`${LINE}.rule`, { kind: 'DEDUCT', points: 100, floor: 0 }],
      [`${LINE}.whenNotApplicable`, { kind: 'EXCLUDED' }],
      [
        `${LINE}.maxPointsWhen`,
        [
          {
            when: [
              { fact: 'memberCount', atMost: 29 },
              { fact: 'directive05Theme', is: true },
            ],
            maxPoints: 400,
          },
        ],
      ],
      ['denominator', { excused: 'REMOVED' }],
    ];
    for (const [path, value] of kinds)
      expect(parseCriteriaSet(changed(hd42Central, path, value))).not.toBeInstanceOf(Array);
  });

  it('takes nothing that is no set, and stops counting at 50 errors', () => {
    for (const value of [undefined, null, 1, 'x', [], [hd12]])
      expect(parseCriteriaSet(value)).toEqual([{ text: 'Phải là đối tượng.' }]);
    expect(parseCriteriaSet({})).toHaveLength(12);
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${at}`, at]));
    expect(parseCriteriaSet(many)).toHaveLength(50);
    const hostile = JSON.parse(`{"__proto__": {"title": "x"}}`) as unknown;
    expect(parseCriteriaSet(hostile)).toContainEqual({ line: '__proto__', text: 'Không có trường này.' });
  });

  it('takes a quota of thematic meetings of one to four quarters', () => {
    const withQuota = (...thematicCaps: unknown[]): unknown => ({
      ...hd42Commune,
      yearRule: { ...hd42Commune.yearRule, thematicCaps },
    });
    const whole = withQuota({ quarters: 1, cap: 'FAIR' }, { quarters: 4, cap: 'POOR' });
    expect(parseCriteriaSet(whole)).toEqual(whole);
    for (const quarters of [0, 5, 1.5, -1, 1e308, '1'])
      expect(parseCriteriaSet(withQuota({ quarters, cap: 'FAIR' }))).toEqual([
        { line: expect.stringMatching(/yearRule\.thematicCaps\.0\.quarters$/), text: 'Phải là số nguyên từ 1 đến 4.' },
      ]);
  });

  it('never throws, and refuses whatever one value of a set is turned into by chance', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true }),
        fc.constantFrom('groups', 'bands', 'minMinutes', 'yearRule', LINE, `${LINE}.rule`),
        (value, path) => {
          expect(parseCriteriaSet(value)).toBeInstanceOf(Array);
          expect(parseCriteriaSet(changed(hd42Commune, path, value))).toBeInstanceOf(Array);
        },
      ),
      { numRuns: 200 },
    );
  });
});
