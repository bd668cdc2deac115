import { describe, expect, it } from 'vitest';
import { FACTS } from '../../test-support/a-card';
import { checkFacts } from './check-facts';
import type { MeetingFacts } from './fact-table';
import { expectedCount } from './facts';
import { missingFacts, requiredFacts } from '../criteria';
import { hd12, hd42Central, hd42Commune, thematic } from '../templates';

const check = (change: Partial<MeetingFacts>) =>
  checkFacts({ ...FACTS, ...change }, 'REGULAR', '2026-03', '2026-03-20');

describe('expectedCount', () => {
  it('adds and takes away each correction', () => {
    const facts = { memberCount: 20, temporaryIn: 3, temporaryOut: 2, exempt: 4, specialDuty: 1, exemptPresent: 1 };
    expect(expectedCount(facts)).toBe(17);
  });

  it('takes missing corrections for 0, but has no answer without đảng số', () => {
    expect(expectedCount({ memberCount: 18, exempt: 1 })).toBe(17);
    expect(expectedCount({ exempt: 1 })).toBeUndefined();
  });
});

describe('checkFacts', () => {
  it('has nothing to say to facts that agree, nor to an empty card', () => {
    expect(check({})).toEqual([]);
    expect(checkFacts({}, 'REGULAR', '2026-03')).toEqual([]);
  });

  it.each<[Partial<MeetingFacts>, keyof MeetingFacts, string]>([
    [{ excused: 2 }, 'present', '16 + 2 + 0 = 18, nhưng số phải dự là 17. Đồng chí kiểm tra lại số có mặt.'],
    [{ speakers: 17 }, 'speakers', 'Số phát biểu (17) nhiều hơn số có mặt (16). Đồng chí kiểm tra lại.'],
    [
      { tasksDone: 12 },
      'tasksDone',
      'Số nhiệm vụ hoàn thành (12) nhiều hơn số nhiệm vụ giao (11). Đồng chí kiểm tra lại.',
    ],
    [
      { exemptPresent: 2, present: 18 },
      'exemptPresent',
      'Số được miễn nhưng dự (2) nhiều hơn số được miễn (1). Đồng chí kiểm tra lại.',
    ],
    [
      { exempt: 18 },
      'memberCount',
      'Số phải dự tính ra 0. Đồng chí kiểm tra lại đảng số và các số được miễn, đi, làm nhiệm vụ.',
    ],
    [{ minutes: 0 }, 'minutes', 'Thời lượng (phút) phải là số nguyên từ 1 đến 1440.'],
    [{ minutes: 1441 }, 'minutes', 'Thời lượng (phút) phải là số nguyên từ 1 đến 1440.'],
    [{ tasksAssigned: 100_001 }, 'tasksAssigned', 'Nhiệm vụ giao kỳ trước phải là số nguyên từ 0 đến 100000.'],
    [{ speakers: 1.5 }, 'speakers', 'Phát biểu phải là số nguyên từ 0 đến 100000.'],
    [{ heldOn: '2026-04-01' }, 'heldOn', 'Ngày họp 01/04/2026 không thuộc tháng 3/2026.'],
    [{ heldOn: '2026-03-21' }, 'heldOn', 'Ngày họp 21/03/2026 chưa đến.'],
    [{ heldOn: '2026-02-30' }, 'heldOn', 'Ngày họp không có trong lịch.'],
    [{ heldOn: 'hôm qua' }, 'heldOn', 'Ngày họp không có trong lịch.'],
    [
      { hasThematicPart: true, thematicMinutes: 96 },
      'thematicMinutes',
      'Phần chuyên đề (96 phút) dài hơn cả buổi họp (95 phút). Đồng chí kiểm tra lại.',
    ],
  ])('%o', (change, fact, text) => {
    expect(check(change)).toEqual([{ fact, text }]);
  });

  it('looks for a day to come only when told the day', () => {
    expect(checkFacts({ heldOn: '2026-03-31' }, 'REGULAR', '2026-03')).toEqual([]);
    expect(checkFacts({ heldOn: '2026-03-20' }, 'REGULAR', '2026-03', '2026-03-20')).toEqual([]);
  });

  it('ignores the minutes of a theme there was not', () => {
    expect(check({ thematicMinutes: 96 })).toEqual([]);
  });

  it.each(['THEMATIC', 'COMBINED'] as const)('a %s meeting has a thematic part', (kind) => {
    expect(checkFacts(FACTS, kind, '2026-03').map(({ fact }) => fact)).toEqual(['hasThematicPart']);
  });
});

describe('what a set needs', () => {
  const HEAD = ['heldOn', 'minutes', 'memberCount', 'present', 'excused', 'unexcused'];

  it.each([
    [hd42Commune, 'REGULAR' as const, [...HEAD, 'speakers', 'tasksAssigned', 'tasksDone', 'hasThematicPart']],
    [hd42Central, 'REGULAR' as const, [...HEAD, 'hasThematicPart']],
    [hd12, 'REGULAR' as const, [...HEAD, 'speakers', 'tasksAssigned', 'tasksDone', 'hasThematicPart']],
    [hd12, 'COMBINED' as const, [...HEAD, 'speakers', 'tasksAssigned', 'tasksDone', 'hasThematicPart', 'theme']],
    [thematic, 'THEMATIC' as const, [...HEAD, 'thematicMinutes', 'theme']],
  ])('$code, %s', (set, kind, facts) => {
    expect(requiredFacts(set, kind)).toEqual(facts);
  });

  it('asks for what is missing or blank, in the order of the form', () => {
    expect(missingFacts(hd42Commune, { ...FACTS, minutes: undefined, excused: undefined }, 'REGULAR')).toEqual([
      { fact: 'minutes', text: 'Đồng chí chưa nhập "Thời lượng (phút)".' },
      { fact: 'excused', text: 'Đồng chí chưa nhập "Vắng có lý do".' },
    ]);
    expect(missingFacts(hd12, { ...FACTS, theme: '' }, 'COMBINED').map(({ fact }) => fact)).toEqual(['theme']);
    expect(missingFacts(hd42Commune, FACTS, 'REGULAR')).toEqual([]);
  });
});
