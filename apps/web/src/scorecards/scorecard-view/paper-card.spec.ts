import { TestBed } from '@angular/core/testing';
import type { AssessmentView, ScorecardContent, ScorecardView } from '@chibo/contracts';
import type { CriteriaSet } from '@chibo/domain';
import { score } from '@chibo/domain';
import { ADJUSTMENT, aCard, EMPTY, FACTS, FULL, SET } from '../../testing/card';
import { Screen } from '../../testing/screen';
import { PaperCard } from './paper-card';

/** Line 2.2 counts only in a meeting with a thematic part; otherwise its points move to 2.1. */
const MOVING: CriteriaSet = {
  ...SET,
  groups: SET.groups.map((group) => ({
    ...group,
    criteria: group.criteria.map((one) =>
      one.code === '2.2'
        ? {
            ...one,
            appliesWhen: [{ fact: 'hasThematicPart', is: true }],
            whenNotApplicable: { kind: 'MOVED', to: '2.1' },
          }
        : one,
    ),
  })),
};

function assessed(kind: AssessmentView['kind'], content: ScorecardContent): AssessmentView {
  return {
    kind,
    criteriaSetVersionId: 'set',
    revision: 1,
    at: '2026-03-05T09:42:00Z',
    by: 'Bí thư',
    content,
    score: aCard(content).score,
  };
}

describe('the card on paper', () => {
  let screen: Screen<PaperCard>;

  async function print(view: ScorecardView): Promise<void> {
    const fixture = TestBed.createComponent(PaperCard);
    fixture.componentRef.setInput('view', view);
    screen = new Screen(fixture);
    await screen.settle();
  }
  const rowOf = (code: string): string[] | undefined => screen.rows(/.*/).find(([first]) => first === code);

  it('has the head of a Party paper, not of a State one', async () => {
    await print(aCard(FULL));
    expect(screen.text).toContain('ĐẢNG ỦY SỞ NỘI VỤ');
    expect(screen.text).toContain('CHI BỘ PHÒNG TỔNG HỢP');
    expect(screen.text).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    expect(screen.text).toContain('…………, ngày 05 tháng 3 năm 2026');
    expect(screen.text).toContain('chất lượng sinh hoạt chi bộ tháng 3 năm 2026');
    expect(screen.text).not.toMatch(/CỘNG HÒA|Độc lập|Tự do/i);
  });

  it('writes a leading zero for the months that could be forged, and dots where nothing is known', async () => {
    await print(aCard({ ...EMPTY, facts: { heldOn: '2026-02-04' } }, { month: '2026-02', kind: 'THEMATIC' }));
    expect(screen.text).toContain('ngày 04 tháng 02 năm 2026');
    expect(screen.text).toContain('chất lượng sinh hoạt chuyên đề tháng 02 năm 2026');
    TestBed.resetTestingModule();
    await print(aCard(EMPTY));
    expect(screen.text).toContain('ngày … tháng … năm …');
    expect(screen.text).toContain('Họp ngày …, … phút. Đảng số …, phải dự …; có mặt …');
  });

  it('says the facts of the meeting', async () => {
    await print(aCard(FULL));
    expect(screen.text).toContain(
      'Họp ngày 05/03/2026, 95 phút. Đảng số 18, được miễn 01, phải dự 17; ' +
        'có mặt 16, vắng có lý do 01, không lý do 00.',
    );
    expect(screen.text).toContain('14/15 đồng chí tán thành, không tán thành 0, ý kiến khác 1.');
  });

  it('has the figures and reasons of the view, a group of one line in one row', async () => {
    const card = aCard(FULL);
    await print(card);
    expect(rowOf('1')).toBeUndefined();
    const share = '16 có mặt ÷ 17 phải dự = 94,1%';
    expect(rowOf('1.1')).toEqual(['1.1', 'Tỷ lệ dự', '20', '20', '', share]);
    expect(rowOf('2')?.slice(2, 4)).toEqual(['80', '74']);
    expect(rowOf('2.2')).toEqual(['2.2', 'Có dự thảo nghị quyết', '5', '0', '', expect.stringContaining('Gửi muộn')]);
    expect(screen.rows(/.*/).at(-1)).toEqual(['', 'TỔNG ĐIỂM', '100', '94', '', 'Xếp loại: Tốt']);
    expect(card.score.total).toBe(9400);
  });

  it('prints "–" for a line whose points moved, so that the maxima make 100', async () => {
    const facts = { ...FACTS, hasThematicPart: false };
    const moved = score(MOVING, { ...facts, leadership: 'COMMITTEE' }, FULL.answers);
    await print(aCard({ ...FULL, facts }, { criteriaSet: MOVING, score: moved }));
    expect(rowOf('2.2')?.slice(2, 4)).toEqual(['–', '–']);
    expect(rowOf('2.1')?.slice(2, 4)).toEqual(['20', '20']);
    const maxima = ['1.1', '2.1', '2.2', '2.3', '2.4', '2.5'].map((code) => Number(rowOf(code)?.[2]) || 0);
    expect(maxima.reduce((sum, max) => sum + max, 0)).toBe(100);
  });

  it('prints the points of the superior beside the own ones, also when they are none', async () => {
    const lower = { ...FULL, answers: FULL.answers.map((one) => (one.code === '2.3' ? { ...one, value: 300 } : one)) };
    const decided = { total: 9300, band: 'GOOD', at: '', by: '' } as const;
    await print(aCard(EMPTY, { self: assessed('SELF', FULL), verified: assessed('VERIFIED', lower), decided }));
    expect(rowOf('2.3')?.slice(2, 5)).toEqual(['5', '4', '3']);
    expect(rowOf('2')?.slice(3, 5)).toEqual(['74', '73']);
    expect(screen.rows(/.*/).at(-1)?.slice(3, 5)).toEqual(['94', '93']);
    TestBed.resetTestingModule();
    const none = assessed('VERIFIED', FULL);
    await print(aCard(FULL, { verified: { ...none, score: { ...none.score, total: 0 } } }));
    expect(screen.rows(/.*/).at(-1)?.[4]).toBe('0');
  });

  it('calls itself a draft until it was sent, and again when it was returned', async () => {
    const self = assessed('SELF', FULL);
    const isDraft = async (changes: Partial<ScorecardView>): Promise<boolean> => {
      TestBed.resetTestingModule();
      await print(aCard(FULL, changes));
      return screen.text.includes('BẢN NHÁP – chưa gửi');
    };
    expect(await isDraft({})).toBe(true);
    expect(await isDraft({ self, state: 'SUBMITTED' })).toBe(false);
    expect(await isDraft({ self, state: 'RETURNED' })).toBe(true);
  });

  it('has the name of who follows the branch below the room to sign', async () => {
    await print(aCard(FULL, { officer: 'Nguyễn Văn An' }));
    expect(screen.text).toMatch(/CẤP ỦY VIÊN CẤP TRÊN PHỤ TRÁCH ?\(ký, ghi rõ họ tên\) ?Nguyễn Văn An/u);
  });

  it('explains the bands from the set itself', async () => {
    await print(aCard(FULL));
    expect(screen.text).toContain(
      'Xếp loại: Tốt từ 90; Khá từ 70 đến dưới 90; Trung bình từ 50 đến dưới 70; Kém dưới 50 điểm.',
    );
    expect(screen.text).toContain('Còn 01 đồng chí vắng; tháng sau báo lịch trước 05 ngày.');
  });

  it('prints the superior’s points with the reason beside the branch’s own', async () => {
    const verified = {
      ...assessed('VERIFIED', FULL),
      score: score(SET, { ...FACTS, leadership: 'COMMITTEE' }, FULL.answers, [ADJUSTMENT]),
      adjustments: [ADJUSTMENT],
    };
    await print(aCard(FULL, { state: 'VERIFIED', self: assessed('SELF', FULL), verified }));
    const own = 'Chưa thực hiện';
    expect(rowOf('2.3')?.slice(2)).toEqual(['5', '4', '3', `${own}; Cấp trên: Chấm cao hơn mức đạt: Biên bản chưa rõ`]);
  });
});
