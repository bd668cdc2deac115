import { describe, expect, it } from 'vitest';
import { supervises, supervisionWords, whyNotSupervising } from './supervision';

const AN = { name: 'An', from: '2026-03-01', until: '2026-05-31' };
const BINH = { name: 'Bình', from: '2026-07-01' };

describe('who follows a branch', () => {
  it('holds on its first and its last day, and without an end for good', () => {
    expect(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map((day) => supervises(AN, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(supervises(BINH, '2099-01-01')).toBe(true);
  });

  it.each([
    ['beside the others', { from: '2026-06-01', until: '2026-06-30' }, undefined],
    ['on one day', { from: '2026-06-30', until: '2026-06-30' }, undefined],
    ['ending before it begins', { from: '2026-06-02', until: '2026-06-01' }, 'until'],
    ['beginning on the last day of another', { from: '2026-05-31', until: '2026-06-30' }, 'from'],
    ['ending on the first day of another', { from: '2026-06-01', until: '2026-07-01' }, 'until'],
    ['without an end before another', { from: '2026-06-01' }, 'until'],
    ['around another', { from: '2026-01-01', until: '2026-12-31' }, 'until'],
    ['inside another', { from: '2026-08-01', until: '2026-08-31' }, 'from'],
  ])('%s: %j → %s', (_how, wanted, field) => {
    expect(whyNotSupervising(wanted, [AN, BINH])?.field).toBe(field);
  });

  it('says whom it overlaps, and both days', () => {
    expect(whyNotSupervising({ from: '2026-04-01' }, [AN])?.text).toBe(
      'Đồng chí An đã được phân công từ ngày\u00a001/03/2026 đến hết ngày\u00a031/05/2026.',
    );
    expect(supervisionWords(BINH)).toBe('từ ngày\u00a001/07/2026');
  });
});
