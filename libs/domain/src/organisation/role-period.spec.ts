import { describe, expect, it } from 'vitest';
import type { HeldRole } from './role-period';
import { roleState, whyRoleNotEnded, whyRoleNotGiven } from './role-period';

const TODAY = '2026-03-06';
const AT = { role: 'CELL_SECRETARY', organizationId: 'tt' } as const;
const SPRING: HeldRole = { ...AT, from: '2026-03-01', until: '2026-05-31' };

describe('a role from a day to a day', () => {
  it('holds on its first and its last day', () => {
    const days = ['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'];
    expect(days.map((day) => roleState(SPRING, day))).toEqual(['COMING', 'NOW', 'NOW', 'OVER']);
    expect(roleState({ from: '2026-03-01' }, '2099-12-31')).toBe('NOW');
  });

  it.each([
    ['the same role at the same place beside it', { ...AT, from: '2026-06-01' }, undefined],
    ['the same role elsewhere', { ...AT, organizationId: 'kh', from: TODAY }, undefined],
    ['another role there', { ...AT, role: 'CELL_DEPUTY', from: TODAY }, undefined],
    ['begun on its last day', { ...AT, from: '2026-05-31' }, 'from'],
    ['in the past', { ...AT, organizationId: 'kh', from: '2026-03-05' }, 'from'],
    ['more than a year ahead', { ...AT, from: '2027-03-08' }, 'from'],
    ['ending before it begins', { ...AT, from: '2026-07-01', until: '2026-06-30' }, 'until'],
  ] as [string, HeldRole, string | undefined][])('%s: %j → %s', (_how, wanted, field) => {
    expect(whyRoleNotGiven(wanted, [SPRING], TODAY)?.field).toBe(field);
  });

  it('is not given over one that is yet to come', () => {
    const wrong = whyRoleNotGiven({ ...AT, from: TODAY }, [{ ...AT, from: '2026-06-01' }], TODAY);
    expect(wrong).toEqual({
      field: 'until',
      text: 'Tài khoản này đã là Bí thư chi bộ ở đây từ ngày\u00a001/06/2026.',
    });
  });

  it.each([
    ['2026-03-05', undefined],
    ['2026-03-06', undefined],
    ['2026-03-31', undefined],
    ['2026-03-04', 'hôm qua'],
    ['2026-06-01', 'thêm vai trò mới'],
  ])('ends on %s, unless %s', (until, why) => {
    const said = whyRoleNotEnded(SPRING, until, TODAY);
    if (why) expect(said).toContain(why);
    else expect(said).toBeUndefined();
  });

  it('begun today is taken away today, over is over, and before its beginning there is nothing to end', () => {
    expect(whyRoleNotEnded({ from: TODAY }, '2026-03-05', TODAY)).toBeUndefined();
    expect(whyRoleNotEnded({ from: '2026-04-01' }, '2026-03-10', TODAY)).toContain('01/04/2026');
    expect(whyRoleNotEnded({ from: '2026-01-01', until: '2026-02-28' }, TODAY, TODAY)).toContain('đã kết thúc');
  });
});
