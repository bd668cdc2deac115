import { describe, expect, it } from 'vitest';
import type { PublishedSet } from './criteria-set-for';
import { criteriaSetFor, criteriaSetsFrom, whyNotPublish } from './criteria-set-for';

const PATH = ['cell', 'ward', 'province'];
const set = (versionId: string, ownerId: string, partial: Partial<PublishedSet> = {}): PublishedSet => ({
  versionId,
  ownerId,
  meetingKinds: ['REGULAR', 'COMBINED'],
  validFrom: '2026-01-01',
  ...partial,
});

describe('criteriaSetFor', () => {
  const provinces = set('province-1', 'province');
  const wards = set('ward-1', 'ward', { validFrom: '2026-03-01', validTo: '2026-06-01' });
  const published = [
    provinces,
    wards,
    set('elsewhere', 'other-ward'),
    set('themes', 'province', { meetingKinds: ['THEMATIC'] }),
  ];

  it.each([
    ['2026-02-28', 'province-1'],
    ['2026-03-01', 'ward-1'],
    ['2026-05-31', 'ward-1'],
    ['2026-06-01', 'province-1'],
    ['2025-12-31', undefined],
  ])('on %s the nearest owner that has one gives %s', (day, versionId) => {
    expect(criteriaSetFor(PATH, published, 'REGULAR', day)).toBe(versionId);
    expect(criteriaSetFor(PATH, published.toReversed(), 'COMBINED', day)).toBe(versionId);
  });

  it('looks for the kind of meeting', () => {
    expect(criteriaSetFor(PATH, published, 'THEMATIC', '2026-04-01')).toBe('themes');
    expect(criteriaSetFor(PATH, [wards], 'THEMATIC', '2026-04-01')).toBeUndefined();
  });

  it('names every version that comes to score a branch from a day on', () => {
    const later = set('province-2', 'province', { meetingKinds: ['REGULAR'], validFrom: '2027-01-01' });
    const first = { ...provinces, validTo: '2027-01-01' };
    const all = [first, later, wards, published[2], published[3]];
    expect(criteriaSetsFrom(PATH, all, '2026-02-01').sort()).toEqual(['province-1', 'province-2', 'themes', 'ward-1']);
    expect(criteriaSetsFrom(PATH, all, '2026-06-01').sort()).toEqual(['province-1', 'province-2', 'themes']);
    expect(criteriaSetsFrom(PATH, all, '2027-01-01').sort()).toEqual(['province-2', 'themes']);
    expect(criteriaSetsFrom(['elsewhere'], all, '2026-02-01')).toEqual([]);
  });

  it('several sets live side by side', () => {
    expect(criteriaSetFor(['cell-2', 'other-ward', 'province'], published, 'REGULAR', '2026-04-01')).toBe('elsewhere');
    expect(criteriaSetFor(['cell-3', 'elsewhere'], published, 'REGULAR', '2026-04-01')).toBeUndefined();
  });

  it('a branch may own its set', () => {
    expect(criteriaSetFor(PATH, [...published, set('own', 'cell')], 'REGULAR', '2026-04-01')).toBe('own');
  });
});

describe('whyNotPublish', () => {
  const running = set('v1', 'ward', { validFrom: '2026-01-01', validTo: '2026-07-01' });

  it('refuses a second set of one owner for the same kind on the same day', () => {
    const why = 'Cấp ủy này đã có bộ tiêu chí cho cùng loại kỳ sinh hoạt, từ 01/01/2026 (đến trước 01/07/2026).';
    expect(whyNotPublish(set('v2', 'ward', { validFrom: '2026-06-30' }), [running])).toBe(why);
    expect(
      whyNotPublish(set('v2', 'ward', { validFrom: '2025-06-01', meetingKinds: ['COMBINED', 'THEMATIC'] }), [running]),
    ).toBe(why);
    expect(whyNotPublish(set('v2', 'ward'), [set('v1', 'ward')])).toContain('(chưa có ngày hết hiệu lực)');
  });

  it('lets it follow, precede, or be of another kind or owner', () => {
    expect(whyNotPublish(set('v2', 'ward', { validFrom: '2026-07-01' }), [running])).toBeUndefined();
    expect(
      whyNotPublish(set('v2', 'ward', { validFrom: '2025-01-01', validTo: '2026-01-01' }), [running]),
    ).toBeUndefined();
    expect(whyNotPublish(set('v2', 'ward', { meetingKinds: ['THEMATIC'] }), [running])).toBeUndefined();
    expect(whyNotPublish(set('v2', 'province'), [running])).toBeUndefined();
    expect(whyNotPublish(running, [running])).toBeUndefined();
  });

  it('refuses a period that ends before it begins', () => {
    const words = 'Ngày hết hiệu lực phải sau ngày bắt đầu.';
    expect(whyNotPublish(set('v2', 'ward', { validTo: '2026-01-01' }), [])).toBe(words);
    expect(whyNotPublish(set('v2', 'ward', { validTo: '2025-01-01' }), [])).toBe(words);
  });
});
