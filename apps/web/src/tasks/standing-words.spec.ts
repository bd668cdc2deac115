import { aStanding } from '../testing/home';
import { leftOf, mainMonth, nextStepOf, partsOf, sentWords } from './standing-words';

const NOTHING = { decided: 0, verified: 0, submitted: 0, returned: 0, open: 0, overdue: 0, sentLate: 0 };

describe('where a month stands', () => {
  it.each([aStanding('2026-03'), aStanding('2026-03', { notHeld: 4, owed: 314 }), aStanding('2026-03', NOTHING)])(
    'is said in parts that add up to what is owed',
    (month) => {
      const owed = month.decided + month.verified + month.submitted + month.returned + month.open + month.notHeld;
      expect(partsOf({ ...month, owed }).reduce((sum, { count }) => sum + count, 0)).toBe(owed);
      expect(leftOf({ ...month, owed })).toBe(month.verified + month.submitted + month.returned + month.open);
    },
  );

  it('has each share on what is owed, and no share without a base', () => {
    expect(partsOf(aStanding('2026-03')).map(({ share }) => share)).toEqual(['77,7%', '8,4%', '9,4%', '1,0%', '3,5%']);
    expect(partsOf(aStanding('2026-03', { ...NOTHING, owed: 0 })).map(({ share }) => share)).toEqual([
      '',
      '',
      '',
      '',
      '',
    ]);
  });

  it('asks for attention where something was given back or is owed, and only there', () => {
    expect(
      partsOf(aStanding('2026-03'))
        .filter(({ alert }) => alert)
        .map(({ key }) => key),
    ).toEqual(['RETURNED', 'OPEN']);
    expect(partsOf(aStanding('2026-03', { returned: 0, open: 0 })).some(({ alert }) => alert)).toBe(false);
    expect(partsOf(aStanding('2026-03'))[4].note).toBe('quá hạn 7');
  });

  it('says how many came in time, on those that came', () => {
    expect(sentWords(aStanding('2026-03'))).toBe('Đã gửi 296 phiếu: đúng hạn 282, bằng 95,3%; trễ hạn 14.');
    expect(sentWords(aStanding('2026-03', NOTHING))).toBe('Chưa chi bộ nào gửi phiếu.');
  });
});

describe('the month in work', () => {
  const [april, march, february] = ['2026-04', '2026-03', '2026-02'].map((month) => aStanding(month));
  const done = { decided: 310, verified: 0, submitted: 0, returned: 0, open: 0 };

  it('is the one that has just ended while anything of it is left, else the newest', () => {
    expect(mainMonth([april, march, february], '2026-04-08')).toBe(march);
    expect(mainMonth([april, { ...march, ...done }], '2026-04-08')).toBe(april);
    expect(mainMonth([april, february], '2026-04-08')).toBe(april);
    expect(mainMonth([], '2026-04-08')).toBeUndefined();
  });

  it('says what comes next, until when, and what is overdue', () => {
    expect(nextStepOf(march, '2026-04-08')).toEqual({
      left: 'Còn 69 phiếu',
      label: 'Xem bảng tháng',
      path: ['/thang', '2026-03'],
      due: '15/04/2026, còn 7\u00a0ngày',
    });
    expect(nextStepOf({ ...february, ...done, decideBy: '2026-03-15' }, '2026-04-08')).toEqual({
      left: 'Đủ điều kiện khóa sổ',
      label: 'Khóa sổ tháng 2/2026',
      path: ['/thang', '2026-02', 'khoa-so'],
      due: '15/03/2026',
      overdue: 'quá hạn 24\u00a0ngày',
    });
    expect(nextStepOf({ ...april, ...done }, '2026-04-08')).toMatchObject({ left: 'Đã đủ', label: 'Xem bảng tháng' });
  });
});
