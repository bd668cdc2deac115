import type { Criterion, CriteriaSet, ScoringRule } from '@chibo/domain';
import { TEMPLATES } from '@chibo/domain/templates';
import { SET } from '../testing/card';
import { groupText, lineText } from './line-words';
import { setTexts } from './set-words';

function aLine(rule: ScoringRule, changes: Partial<Criterion> = {}): Criterion {
  return { code: '1.1', label: 'Mục', shortLabel: 'Mục', maxPoints: 500, rule, ...changes };
}

function said(rule: ScoringRule, changes: Partial<Criterion> = {}): string {
  const { how, levels, more } = lineText(SET, aLine(rule, changes));
  const scale = levels.map(({ label, range, points }) => [label, range, points].filter(Boolean).join(' | '));
  return [how, ...scale, ...more].join('\n').replaceAll('\u00a0', ' ');
}

describe('how a line is scored, in words', () => {
  it.each<[string, ScoringRule]>([
    ['Chấm tay: đạt 5 điểm, không đạt 0 điểm.', { kind: 'CHECK' }],
    ['Chấm tay: từ 0 đến 5 điểm, bước 1 điểm.', { kind: 'RANGE' }],
    ['Chấm tay: từ 0 đến 5 điểm, bước 0,25 điểm.', { kind: 'RANGE', step: 25 }],
    ['Chấm tay: trừ 2 điểm mỗi lần, còn ít nhất 0 điểm.', { kind: 'DEDUCT', points: 200, floor: 0 }],
    [
      'Tự tính: trừ 2 điểm cho mỗi trường hợp vắng không lý do, còn ít nhất 1 điểm.',
      { kind: 'DEDUCT', per: 'unexcused', points: 200, floor: 100 },
    ],
    ['Chấm tay: chọn một mức.\nĐủ | 5', { kind: 'CHOICE', options: [{ points: 500, label: 'Đủ' }] }],
  ])('%s', (words, rule) => {
    expect(said(rule)).toBe(words);
  });

  it('tells the exact range of a level where its label does not', () => {
    const levels = [
      { points: 500, label: 'Đủ mức tối thiểu', lower: { at: { minimumTimes: [1, 1], plus: 0 }, inclusive: true } },
      {
        points: 300,
        label: 'Thiếu đến 15 phút',
        lower: { at: { minimumTimes: [1, 1], plus: -15 }, inclusive: true },
        upper: { at: { minimumTimes: [1, 1], plus: 0 }, inclusive: false },
      },
      {
        points: 200,
        label: 'Đúng một nửa',
        lower: { at: { minimumTimes: [1, 2], plus: 0 }, inclusive: true },
        upper: { at: { minimumTimes: [1, 2], plus: 0 }, inclusive: true },
      },
      { points: 0, label: 'Dưới 15 phút', upper: { at: 15, inclusive: false } },
    ] satisfies Extract<ScoringRule, { kind: 'LEVELS' }>['levels'];
    expect(said({ kind: 'LEVELS', measure: 'MINUTES', levels }).split('\n')).toEqual([
      'Tự tính theo thời lượng.',
      'Đủ mức tối thiểu | từ mức tối thiểu trở lên | 5',
      'Thiếu đến 15 phút | từ mức tối thiểu − 15 phút đến dưới mức tối thiểu | 3',
      'Đúng một nửa | đúng 1/2 mức tối thiểu | 2',
      'Dưới 15 phút | 0',
    ]);
  });

  it('tells deductions, the lowest level, and what happens without a base', () => {
    const levels = [
      { points: 500, label: '75% đến 85%', lower: { at: 7500, inclusive: true }, upper: { at: 8500, inclusive: true } },
    ];
    const lowestWhen = [{ fact: 'unexcused', atLeast: 1 }] as const;
    const deduct = { per: 'unexcused', points: 200, floor: 0 } as const;
    expect(said({ kind: 'LEVELS', measure: 'ATTENDANCE', levels, lowestWhen: [...lowestWhen], deduct })).toBe(
      [
        'Tự tính theo tỷ lệ có mặt trên số phải dự.',
        '75% đến 85% | 5',
        'Khi vắng không lý do từ 1 thì tính mức thấp nhất.',
        'Trừ thêm 2 điểm cho mỗi trường hợp vắng không lý do, còn ít nhất 0 điểm.',
        'Khi mẫu số của tỷ lệ bằng 0: không tính mục này, tổng điểm quy về thang 100.',
      ].join('\n'),
    );
  });

  it.each<[string, Partial<Criterion>]>([
    ['Chỉ chấm khi chi bộ có chi ủy. Không thì tính điểm tối đa.', policy('FULL')],
    [
      'Chỉ chấm khi có phần chuyên đề. Không có chuyên đề: chuyển 5 điểm sang mục 4.2.',
      {
        appliesWhen: [{ fact: 'hasThematicPart', is: true }],
        whenNotApplicable: { kind: 'MOVED', to: '4.2' },
        notApplicableText: 'Không có chuyên đề',
      },
    ],
    [
      'Tối đa 10 điểm khi đảng số từ 30 và có mặt không quá 9.',
      {
        maxPointsWhen: [
          {
            maxPoints: 1000,
            when: [
              { fact: 'memberCount', atLeast: 30 },
              { fact: 'present', atMost: 9 },
            ],
          },
        ],
      },
    ],
    ['Điểm cộng, nằm trong mức tối đa của nhóm.', { bonus: true }],
  ])('%s', (words, changes) => {
    expect(said({ kind: 'CHECK' }, changes)).toContain(words);
  });

  it('says that the group has a cap where its lines could pass it', () => {
    const group = { ...SET.groups[0], maxPoints: 1500 };
    expect(groupText(group)?.replaceAll('\u00a0', ' ')).toBe('Các mục cộng lại không quá 15 điểm của nhóm.');
    expect(groupText(SET.groups[1])).toBeUndefined();
  });

  it('finds words for every line and rule of every template', () => {
    for (const set of TEMPLATES) expect(everyWord(set)).not.toMatch(/undefined|null|NaN|\[object/);
  });
});

function policy(kind: 'FULL'): Partial<Criterion> {
  return { appliesWhen: [{ fact: 'leadership', oneOf: ['COMMITTEE'] }], whenNotApplicable: { kind } };
}

function everyWord(set: CriteriaSet): string {
  const lines = set.groups.flatMap(({ criteria }) => criteria.map((one) => JSON.stringify(lineText(set, one))));
  return [...lines, ...setTexts(set).flatMap(({ sentences }) => sentences)].join('\n');
}
