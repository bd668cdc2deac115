import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ScorecardContent, ScorecardView } from '@chibo/contracts';
import { askedFacts, countsOfSection, MEETING_KINDS } from '@chibo/domain';
import { NetworkError, ProblemError } from '../../shell/api';
import { Session } from '../../shell/session';
import { aCard, CARRIED, EMPTY, FACTS, FULL, SET } from '../../testing/card';
import { Screen } from '../../testing/screen';
import { DraftSync } from '../draft/draft-sync';
import { Journal } from '../draft/journal';
import { TimeSpent } from '../draft/time-spent';
import { OpenCard } from '../open-card';
import { ScorecardsClient } from '../scorecards-client';
import { ScorecardForm } from './scorecard-form';
import { DEVICE } from '../../testing/device';

describe('scoring a card', () => {
  let screen: Screen<ScorecardForm>;
  let card: OpenCard;
  const checked = vi.fn();
  const save = vi.fn(() => new Promise(() => undefined));
  const read = vi.fn();
  const switchSet = vi.fn();

  async function open(content: ScorecardContent, changes: Partial<ScorecardView> = {}): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        DraftSync,
        OpenCard,
        TimeSpent,
        provideRouter([]),
        { provide: ScorecardsClient, useValue: { save, read, switchSet } },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] });
    card = TestBed.inject(OpenCard);
    card.sync.open(aCard(content, changes), 'an');
    const fixture = TestBed.createComponent(ScorecardForm);
    fixture.componentInstance.check.subscribe(checked);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of [checked, read, switchSet]) mock.mockReset();
  });

  it('begins with the facts, nothing chosen, nothing typed', async () => {
    await open(EMPTY);
    expect(screen.all('heading')[1].textContent).toBe('Số liệu kỳ sinh hoạt');
    expect((screen.all('radio') as HTMLInputElement[]).some((radio) => radio.checked)).toBe(false);
    expect((screen.all('textbox') as HTMLInputElement[]).map(({ value }) => value).join('')).toBe('');
    expect(screen.text).toContain('Đã chấm 0/6');
    expect(screen.text).toContain('Chưa chấm mục nào');
  });

  it('says at once what contradicts, but not in the middle of a number', async () => {
    await open(EMPTY);
    await screen.type('Có mặt', '15');
    await screen.type('Phát biểu', '20');
    const field = screen.get('textbox', 'Phát biểu');
    field.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await screen.settle();
    expect(screen.text).not.toContain('nhiều hơn số có mặt');
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    await screen.settle();
    expect(screen.text).toContain('Cần sửa: số phát biểu (20) nhiều hơn số có mặt (15).');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.text).not.toContain('Thời lượng (phút) phải là');
  });

  it('computes phải dự and the line that follows, with its formula', async () => {
    await open(EMPTY);
    await screen.type('Đảng số', '18');
    await screen.type('Được miễn sinh hoạt', '1');
    expect(screen.text).toContain('18 − 1 được miễn');
    await screen.type('Có mặt', '15');
    await screen.type('Vắng có lý do', '2');
    await screen.type('Vắng không lý do', '0');
    expect(screen.text).toContain('15 + 2 + 0 = 17, khớp số phải dự');
    expect(screen.text).toContain('15 có mặt ÷ 17 phải dự = 88,2%, mức "dưới 90%"');
    expect(screen.text).toContain('Đã chấm 1/6');
  });

  it('asks what the set needs of such a meeting, also what is rare, and nothing that a meeting has not', async () => {
    await open(EMPTY);
    expect(screen.all('textbox', 'Tạm thời đến')).toEqual([]);
    expect(screen.all('textbox', 'Tên chuyên đề')).toEqual([]);
    TestBed.resetTestingModule();
    const rule = { when: [{ fact: 'temporaryIn' as const, atLeast: 5 }], minutes: 120 };
    const criteriaSet = { ...SET, minMinutes: { ...SET.minMinutes, rules: [rule] } };
    await open(EMPTY, { kind: 'THEMATIC', criteriaSet });
    expect(screen.get('textbox', 'Tạm thời đến')).toBeTruthy();
    expect(screen.get('textbox', 'Tên chuyên đề')).toBeTruthy();
    expect(screen.get('textbox', 'Thời lượng phần chuyên đề (phút)')).toBeTruthy();
    expect(screen.all('radiogroup', 'Có phần chuyên đề')).toEqual([]);
  });

  it.each(MEETING_KINDS)('has a field for every fact that can be asked of a %s meeting', async (kind) => {
    const rule = { when: countsOfSection('RARE').map((fact) => ({ fact, atLeast: 5 })), minutes: 120 };
    const criteriaSet = { ...SET, minMinutes: { ...SET.minMinutes, rules: [rule] } };
    const facts = kind === 'COMBINED' ? { hasThematicPart: true } : {};
    await open({ ...EMPTY, facts }, { kind, criteriaSet });
    const fields = [...screen.element.querySelectorAll('[data-at^="facts."]')].map((field) =>
      field.getAttribute('data-at'),
    );
    expect(fields.toSorted()).toEqual(
      askedFacts(kind)
        .map((fact) => `facts.${fact}`)
        .toSorted(),
    );
  });

  it('announces another set before anything else, and shows its lines only once the user agrees', async () => {
    const swap = { from: 'Bộ cũ', to: 'Bộ nhỏ để thử', under: 'old', again: 5, kept: 3 };
    await open({ ...EMPTY, facts: FACTS }, { swap });
    const notice = screen.get('alert');
    expect(notice.textContent).toContain('Bộ tiêu chí đổi từ “Bộ cũ” sang “Bộ nhỏ để thử”, 5 mục phải chấm lại.');
    expect(screen.text).toContain('3 mục đã chấm được giữ riêng theo bộ cũ');
    expect(screen.all('radiogroup', /^2\.2/)).toEqual([]);
    expect(screen.get('textbox', 'Có mặt')).toBeTruthy();
    switchSet.mockResolvedValue(aCard({ ...EMPTY, facts: FACTS }));
    await screen.click('button', 'Chuyển sang bộ tiêu chí này');
    expect(switchSet).toHaveBeenCalledExactlyOnceWith('card', 3, 'set');
    expect(screen.all('alert')).toEqual([]);
    expect(screen.get('radiogroup', '2.2 Có dự thảo nghị quyết')).toBeTruthy();
    expect(document.activeElement).toBe(screen.get('heading', '1. Tỷ lệ dự'));
  });

  it('says after the agreement which set holds now and what is kept, also between two versions of one set', async () => {
    const swap = { from: 'Bộ A, phiên bản 1', to: 'Bộ A, phiên bản 2', under: 'old', again: 5, kept: 3 };
    await open({ ...EMPTY, facts: FACTS }, { swap });
    switchSet.mockResolvedValue(aCard({ ...EMPTY, facts: FACTS }));
    await screen.click('button', 'Chuyển sang bộ tiêu chí này');
    const words = 'Phiếu này nay chấm theo bộ tiêu chí “Bộ A, phiên bản 2”. 3 mục đã chấm theo “Bộ A, phiên bản 1”';
    expect(screen.text).toContain(words);
    read.mockResolvedValue(aCard({ ...EMPTY, facts: FACTS }, { criteriaSetVersionId: 'old' }));
    await card.load('card');
    await screen.settle();
    expect(screen.text).toContain('Phiếu này nay chấm theo một phiên bản khác của bộ tiêu chí “Bộ nhỏ để thử”.');
  });

  it('has no way on but the agreement while another set waits', async () => {
    const swap = { from: 'Bộ cũ', to: 'Bộ mới', under: 'old', again: 5, kept: 3 };
    await open({ ...EMPTY, facts: FACTS }, { swap });
    expect(screen.all('button', /^(Tới mục|Mục) /)).toEqual([]);
    const [onward] = screen.all('button', /^(Tới bộ tiêu chí đã đổi|Bộ tiêu chí)$/);
    onward.click();
    await screen.settle();
    expect(document.activeElement).toBe(screen.get('alert'));
    for (const index of screen.all('button', '2. Chuẩn bị')) {
      screen.get('textbox', 'Có mặt').focus();
      index.click();
      expect(document.activeElement).toBe(screen.get('alert'));
    }
  });

  it('leads to another set that comes while somebody scores, and holds nobody who opens the card', async () => {
    const swap = { from: 'Bộ cũ', to: 'Bộ mới', under: 'old', again: 5, kept: 3 };
    await open({ ...EMPTY, facts: FACTS });
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
    screen.get('radiogroup', '2.2 Có dự thảo nghị quyết').querySelector('input')?.focus();
    read.mockResolvedValue(aCard({ ...EMPTY, facts: FACTS }, { swap }));
    await card.load('card');
    await screen.settle();
    expect(document.activeElement).toBe(screen.get('alert', /^Bộ tiêu chí của phiếu đã đổi/));
    expect(scrolled.mock.contexts).toEqual([screen.get('alert')]);
    scrolled.mockRestore();
    TestBed.resetTestingModule();
    await open({ ...EMPTY, facts: FACTS }, { swap });
    expect(document.activeElement).not.toBe(screen.get('alert'));
  });

  it('says why the swap could not be made, and offers none where no set applies', async () => {
    await open(EMPTY, { swap: { from: 'Bộ cũ', under: 'old', again: 0, kept: 3 } });
    expect(screen.get('alert').textContent).toContain('chưa có bộ nào khác');
    expect(screen.all('button', 'Chuyển sang bộ tiêu chí này')).toEqual([]);
    TestBed.resetTestingModule();
    await open(EMPTY, { swap: { from: 'Bộ cũ', to: 'Bộ mới', under: 'old', again: 5, kept: 3 } });
    switchSet.mockRejectedValue(new NetworkError());
    await screen.click('button', 'Chuyển sang bộ tiêu chí này');
    expect(screen.get('alert').querySelector('.field-error')?.textContent).toBeTruthy();
    expect(screen.get('button', 'Chuyển sang bộ tiêu chí này')).toBeTruthy();
  });

  it('tells that the set followed the day where nothing was marked yet', async () => {
    await open(EMPTY);
    expect(screen.text).not.toContain('nay chấm theo bộ tiêu chí');
    read.mockResolvedValue(
      aCard(EMPTY, { criteriaSetVersionId: 'next', criteriaSet: { ...SET, title: 'Bộ kế tiếp' } }),
    );
    await card.load('card');
    await screen.settle();
    expect(screen.text).toContain('Phiếu này nay chấm theo bộ tiêu chí “Bộ kế tiếp”.');
  });

  it('says at once that the numbers do not agree', async () => {
    await open({ ...EMPTY, facts: FACTS });
    await screen.type('Có mặt', '17');
    expect(screen.text).toContain('17 + 1 + 0 = 18, chưa khớp số phải dự 17');
  });

  it('makes no number of what is none', async () => {
    await open(EMPTY);
    await screen.type('Đảng số', '1a8 ');
    expect(card.content().facts.memberCount).toBeUndefined();
    expect((screen.get('textbox', 'Đảng số') as HTMLInputElement).value).toBe('1a8 ');
    screen.get('textbox', 'Đảng số').dispatchEvent(new Event('change', { bubbles: true }));
    await screen.settle();
    expect(screen.text).toContain('chỉ nhập chữ số');
    await screen.type('Đảng số', ' 18');
    expect(card.content().facts.memberCount).toBe(18);
  });

  it('asks for the reason of a loss by one tap under the line', async () => {
    await open({ ...EMPTY, facts: FACTS });
    const group = screen.get('radiogroup', '2.2 Có dự thảo nghị quyết');
    group.querySelectorAll('input')[1].click();
    await screen.settle();
    const reasons = screen.get('radiogroup', 'Lý do trừ 5 điểm, mục 2.2');
    expect(reasons.textContent).toContain('Gửi muộn');
    reasons.querySelector('input')?.click();
    await screen.settle();
    expect(card.content().answers).toEqual([{ code: '2.2', value: 0, reasonCode: 'LATE' }]);
  });

  it('asks for căn cứ only at full marks of a heavy line, and keeps the words when the choice goes and comes back', async () => {
    await open({ ...EMPTY, facts: FACTS });
    const [pass, fail] = screen.get('radiogroup', '2.1 Nội dung đúng, đủ').querySelectorAll('input');
    pass.click();
    await screen.settle();
    await screen.type(/^Căn cứ cho điểm tối đa/, 'Biên bản ngày 05/03');
    fail.click();
    await screen.settle();
    expect(card.content().answers).toEqual([{ code: '2.1', value: 0 }]);
    pass.click();
    await screen.settle();
    expect(card.content().answers).toEqual([{ code: '2.1', value: 1, note: 'Biên bản ngày 05/03' }]);
  });

  it('takes a typed number of points with comma, and no number off the scale', async () => {
    await open({ ...EMPTY, facts: FACTS });
    const field = screen.all('textbox', 'Số điểm')[0] as HTMLInputElement;
    const type = async (text: string): Promise<void> => {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await screen.settle();
    };
    await type('34');
    expect(card.content().answers).toEqual([{ code: '2.4', value: 3400 }]);
    await type('36');
    expect(card.content().answers).toEqual([]);
    expect(field.value).toBe('36');
    await type('33,5');
    expect(card.content().answers).toEqual([]);
  });

  it.each([
    ['70', 'mục này từ 0 đến 35 điểm.'],
    ['5,3', 'mục này đi theo bước 1: 5 hoặc 6.'],
    ['５,５', 'mục này đi theo bước 1: 5 hoặc 6.'],
    ['1.000', 'chưa rõ “1.000” là bao nhiêu.'],
    ['năm', 'điểm ghi bằng số, từ 0 đến 35'],
  ])(
    'keeps the stored points, with its words, when %j is typed instead, and says why once typing is over',
    async (text, why) => {
      await open({
        ...EMPTY,
        facts: FACTS,
        answers: [{ code: '2.4', value: 3400, reasonCode: 'OTHER', note: 'Chưa đủ' }],
      });
      const stored = card.content().answers;
      const field = screen.all('textbox', 'Số điểm')[0] as HTMLInputElement;
      for (let length = 1; length <= text.length; length += 1) {
        field.value = text.slice(0, length);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await screen.settle();
      }
      expect(screen.text).not.toContain(why);
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await screen.settle();
      expect(card.content().answers).toEqual(stored);
      expect(screen.text).toContain(`Cần sửa: ${why}`);
      expect(screen.text).toContain('Đang lưu: 34.');
      expect(field.value).toBe(text);
      expect(field.getAttribute('aria-invalid')).toBe('true');
      screen.all('button', 'Thêm')[0].click();
      await screen.settle();
      expect(card.content().answers[0].value).toBe(3500);
      expect(field.value).toBe('35');
      expect(screen.text).not.toContain(why);
    },
  );

  it('asks about 999 minutes beside the field, once typing is over', async () => {
    await open(EMPTY);
    const field = screen.get('textbox', 'Thời lượng (phút)');
    field.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await screen.type('Thời lượng (phút)', '999');
    expect(screen.text).not.toContain('đúng không');
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    await screen.settle();
    expect(screen.text).toContain('999 phút, đúng không?');
    expect(card.content().facts.minutes).toBe(999);
    await screen.type('Thời lượng (phút)', '99');
    expect(screen.text).not.toContain('đúng không');
  });

  it('shows the words of the server at the field of an item it would not take', async () => {
    await open(FULL);
    const text = 'Hạn chế có dấu ngắt dòng của PowerPoint (U+000B) ở ký tự thứ 4.';
    const problem = {
      type: 'about:blank' as const,
      title: '',
      status: 400,
      code: 'INVALID_FIELDS',
      detail: '',
      requestId: '',
    };
    save.mockImplementationOnce(() =>
      Promise.reject(new ProblemError({ ...problem, errors: [{ field: 'weaknesses', text }] })),
    );
    await screen.type('Chi bộ còn hạn chế gì, khắc phục thế nào', 'Họp muộn');
    await screen.type('Có mặt', '15');
    void card.sync.flush();
    await screen.settle();
    const field = screen.get('textbox', 'Chi bộ còn hạn chế gì, khắc phục thế nào');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(screen.text).toContain(`Cần sửa: h${text.slice(1)}`);
    expect(screen.text).toContain('Còn 1 chỗ cần sửa');
    expect(save).toHaveBeenLastCalledWith('card', 3, { criteriaSetVersionId: 'set', facts: { present: 15 } });
    await screen.type('Chi bộ còn hạn chế gì, khắc phục thế nào', 'Họp muộn 5 phút');
    expect(screen.text).not.toContain('PowerPoint');
  });

  it('shows the rule that blocks the next band and "tạm tính" until all is scored', async () => {
    await open({ ...FULL, facts: { ...FACTS, present: 15, excused: 2 }, answers: FULL.answers.slice(0, 4) });
    expect(screen.get('button', /^Chưa lên Tốt/).textContent).toContain('có mặt 88,2%, cần từ 90%');
    expect(screen.text).toContain('tạm tính');
    expect(screen.text).toContain('Đã chấm 5/6');
  });

  it('explains the rule when the bar is tapped', async () => {
    await open({ ...FULL, facts: { ...FACTS, present: 15, excused: 2 } });
    await screen.click('button', /^Chưa lên Tốt/);
    expect(screen.text).toContain('Điều kiện xếp loại Tốt là từ 90%.');
    expect(screen.text).toContain('Chưa đạt');
  });

  it('has each tap on the device at once and says so beside the line', async () => {
    await open({ ...EMPTY, facts: FACTS });
    screen.get('radiogroup', '2.2 Có dự thảo nghị quyết').querySelector('input')?.click();
    expect(new Journal(DEVICE, 'an', 'card').read()).toHaveLength(1);
    await screen.settle();
    expect(screen.text).toContain('Đã lưu trên máy');
  });

  it('leads to the next line that waits, by its code', async () => {
    await open({ ...FULL, answers: FULL.answers.filter(({ code }) => code !== '2.3') });
    await screen.click('button', 'Mục 2.3');
    expect(document.activeElement?.closest('[role=radiogroup]')?.getAttribute('aria-label')).toBe(
      '2.3 Điều hành linh hoạt',
    );
  });

  it('goes line by line with Enter and ↓, two keys a line', async () => {
    await open({ ...EMPTY, facts: FACTS });
    const first = screen.get('radiogroup', '2.2 Có dự thảo nghị quyết').querySelector('input')!;
    first.focus();
    await screen.press(first, '1');
    await screen.press(document.activeElement as HTMLElement, 'ArrowDown');
    await screen.press(document.activeElement as HTMLElement, '5');
    expect(card.content().answers).toEqual([
      { code: '2.2', value: 1 },
      { code: '2.3', value: 500 },
    ]);
    await screen.press(document.activeElement as HTMLElement, 'ArrowUp');
    expect(document.activeElement).toBe(first);
  });

  it('lists what is to be mended only when asked, and lets it go when mended', async () => {
    await open({ ...FULL, weaknesses: '' });
    expect(screen.all('alert')).toEqual([]);
    await screen.click('button', 'Kiểm tra');
    expect(checked).not.toHaveBeenCalled();
    expect(screen.get('alert').textContent).toContain('Còn 1 chỗ cần sửa');
    await screen.click('button', /chưa ghi hạn chế/);
    expect(document.activeElement?.id).toBe('weaknesses');
    await screen.type(/^Chi bộ còn hạn chế gì/, 'Họp muộn 5 phút.');
    expect(screen.all('alert')).toEqual([]);
    await screen.click('button', 'Kiểm tra');
    expect(checked).toHaveBeenCalledTimes(1);
  });

  it('folds complete facts into one row where there is room, and opens them when asked', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
    await open(FULL);
    vi.unstubAllGlobals();
    expect(screen.text).toContain('Có mặt16');
    expect(screen.all('textbox', 'Có mặt')).toEqual([]);
    await screen.click('button', 'Sửa số liệu');
    expect(screen.get('textbox', 'Có mặt')).toBeTruthy();
  });

  it('puts last month beside the line as text', async () => {
    const previous = { month: '2026-02', content: FULL, score: aCard(FULL).score };
    await open({ ...EMPTY, facts: FACTS }, { previous });
    expect(screen.text).toContain('Tháng 2: không đạt');
    expect(screen.text).toContain('Tháng 2: 4/5 điểm');
    expect((screen.all('radio') as HTMLInputElement[]).some((radio) => radio.checked)).toBe(false);
  });

  describe('what last month left to do', () => {
    const box = (name: RegExp): HTMLInputElement => {
      const found = [...screen.element.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
      return found.find(({ labels }) => name.test(labels?.[0].textContent ?? ''))!;
    };

    it('is not there when nothing is left', async () => {
      await open(EMPTY);
      expect(screen.all('heading', 'Việc tháng trước')).toEqual([]);
    });

    it('stands before the facts and is ticked off and taken back with one tap', async () => {
      await open({ ...EMPTY, actionsDone: ['2.3'] }, { carried: CARRIED });
      expect(screen.all('heading')[1].textContent).toBe('Việc tháng trước');
      expect(screen.text).toContain('Đã xong 1/3 việc');
      expect(screen.text).toContain('Hạn chế đã nêu: Báo lịch họp sớm hơn.');
      expect(box(/^Mục 2.3/).checked).toBe(true);
      box(/^Mục 2.2/).click();
      await screen.settle();
      expect(card.content().actionsDone).toEqual(['2.2', '2.3']);
      expect(new Journal(DEVICE, 'an', 'card').read()).toHaveLength(1);
      expect(screen.text).toContain('Đã xong 2/3 việc');
      box(/^Mục 2.3/).click();
      await screen.settle();
      expect(card.content().actionsDone).toEqual(['2.2']);
    });

    it('is walked with the keys of the card', async () => {
      await open(EMPTY, { carried: CARRIED });
      box(/Báo lịch/).focus();
      await screen.press(box(/Báo lịch/), 'ArrowDown');
      expect(document.activeElement).toBe(box(/^Mục 2.2/));
      await screen.press(box(/^Mục 2.2/), 'Enter');
      expect(document.activeElement).toBe(box(/^Mục 2.3/));
    });

    it('stays open on a card given back by line', async () => {
      const returned = {
        message: '',
        at: '2026-03-06T03:00:00Z',
        by: '',
        lines: [{ code: '2.3', message: 'Bổ sung' }],
      };
      await open(FULL, { state: 'RETURNED', returned, carried: CARRIED });
      box(/^Mục 2.2/).click();
      expect(card.content().actionsDone).toEqual(['2.2']);
    });
  });

  describe('given back by line', () => {
    const returnedWith = (...lines: { code: string; message: string }[]): Partial<ScorecardView> => ({
      state: 'RETURNED',
      returned: { message: 'Xem lại biên bản.', at: '2026-03-06T03:00:00Z', by: 'Cán bộ', due: '2026-03-10', lines },
    });
    const stops = (): string[] =>
      [...screen.element.querySelectorAll('.body :is(input, textarea, select, [data-stop])')].map(
        (one) => one.closest('[data-at]')?.getAttribute('data-at') ?? '',
      );

    it('says on top what is asked, by whom and until when, and leads to each line', async () => {
      await open(FULL, returnedWith({ code: '2.3', message: 'Bổ sung biên bản' }));
      expect(screen.text).toContain('Xem lại biên bản.');
      expect(screen.text).toContain('trước hết ngày 10/03/2026');
      expect(screen.text).toContain('Cán bộ, 10:00, 06/03/2026');
      await screen.click('button', 'Mục 2.3. Điều hành linh hoạt');
      expect(document.activeElement?.closest('[data-at]')?.getAttribute('data-at')).toBe('answers.2.3');
    });

    it('leaves nothing to reach by key or tap but what was asked and the vote', async () => {
      await open(FULL, returnedWith({ code: '2.3', message: 'Bổ sung biên bản' }));
      expect(new Set(stops())).toEqual(
        new Set(['answers.2.3', 'vote.officialPresent', 'vote.approve', 'vote.disapprove', 'vote.other']),
      );
      expect(screen.text).toContain('Giữ khóa15/15Biên bản ngày 05/03');
      expect(screen.text).toContain('Giữ khóaCòn 01 đồng chí vắng');
      expect(screen.all('button', 'Sửa số liệu')).toEqual([]);
    });

    it('opens the facts a computed line follows from, and only those', async () => {
      await open(
        FULL,
        returnedWith({ code: '1.1', message: 'Đối chiếu sổ' }, { code: 'weaknesses', message: 'Rõ hạn' }),
      );
      expect(stops()).toContain('facts.present');
      expect(stops()).toContain('weaknesses');
      expect(stops().filter((at) => at.startsWith('answers.') || at === 'facts.minutes')).toEqual([]);
      expect(screen.text).toContain('Thời lượng (phút)95');
      await screen.click('button', 'Mục 1.1. Tỷ lệ có mặt trên số phải dự');
      expect(document.activeElement?.closest('[data-at]')?.getAttribute('data-at')).toMatch(/^facts\./);
    });

    it('says that older changes of this device to locked parts stay out, and lets them go', async () => {
      new Journal(DEVICE, 'an', 'card').write({ key: 'answers.2.1', base: null, value: { value: 0 }, sent: [], at: 1 });
      await open(FULL, returnedWith({ code: '2.3', message: 'Bổ sung biên bản' }));
      expect(screen.text).toContain('Mục 2.1: không vào phiếu');
      await screen.click('button', 'Bỏ các thay đổi này');
      expect(screen.text).not.toContain('không vào phiếu');
      expect(new Journal(DEVICE, 'an', 'card').read()).toEqual([]);
    });

    it('locks nothing when the whole card came back', async () => {
      await open(FULL, returnedWith());
      expect(screen.text).not.toContain('Giữ khóa');
      expect(stops()).toContain('answers.2.1');
    });
  });
});
