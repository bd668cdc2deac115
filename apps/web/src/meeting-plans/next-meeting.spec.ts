import { TestBed } from '@angular/core/testing';
import type { MeetingPlanView, ProblemView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../shell/api';
import { Screen } from '../testing/screen';
import { MeetingPlansClient } from './meeting-plans-client';
import { NextMeeting } from './next-meeting';

const PLAN = { day: '2026-12-05', time: '07:30', place: 'Phòng họp tầng 2' };

function aView(changes: Partial<MeetingPlanView> = {}): MeetingPlanView {
  return { organizationId: 'cell', month: '2026-12', plan: PLAN, mayPlan: true, ...changes };
}

describe('the next meeting', () => {
  const client = { plan: vi.fn(), write: vi.fn() };
  let screen: Screen<NextMeeting>;

  async function open(view: MeetingPlanView = aView(), from = view.month): Promise<void> {
    if (!client.plan.getMockImplementation()) client.plan.mockResolvedValue(view);
    TestBed.configureTestingModule({ providers: [{ provide: MeetingPlansClient, useValue: client }] });
    const fixture = TestBed.createComponent(NextMeeting);
    for (const [name, value] of Object.entries({ organizationId: 'cell', from, today: '2026-11-22' }))
      fixture.componentRef.setInput(name, value);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  const send = async (): Promise<void> => {
    await screen.submit(/^Lịch sinh hoạt/);
    await screen.settle();
  };

  beforeEach(() => {
    client.plan.mockReset();
    client.write.mockReset();
  });

  it('stands in one line', async () => {
    await open();
    expect(client.plan).toHaveBeenCalledExactlyOnceWith('cell', '2026-12');
    expect(screen.text).toContain('Kỳ sinh hoạt tới: 07:30 ngày 05/12/2026, Phòng họp tầng 2');
    expect(screen.get('button', 'Sửa kỳ sinh hoạt tháng 12/2026')).toBeTruthy();
  });

  it('is written in one line, the time as people write it', async () => {
    const other = { day: '2026-12-06', time: '07:30', place: 'Hội trường' };
    client.write.mockResolvedValue(aView({ plan: other }));
    await open(aView({ plan: undefined }));
    expect(screen.text).toContain('Chưa ghi lịch kỳ sinh hoạt tháng 12/2026');
    await screen.click('button', /^Ghi lịch/);
    expect(document.activeElement).toBe(screen.get('textbox', 'Ngày'));
    await screen.type('Ngày', '6');
    await screen.type('Giờ', '7h30');
    await screen.type('Địa điểm', ' Hội trường ');
    await send();
    expect(client.write).toHaveBeenCalledWith('cell', { month: '2026-12', ...other });
    expect(screen.get('status').textContent).toBe('Đã ghi lịch tháng 12/2026: 07:30 ngày 06/12/2026, Hội trường.');
    expect(screen.text).toContain('Kỳ sinh hoạt tới: 07:30 ngày 06/12/2026');
    expect(document.activeElement).toBe(screen.get('button', /^Sửa/));
  });

  it('may have no time and no place yet', async () => {
    client.write.mockResolvedValue(aView());
    await open(aView({ plan: undefined }));
    await screen.click('button', /^Ghi lịch/);
    await screen.type('Ngày', '5/12');
    await send();
    expect(client.write).toHaveBeenCalledWith('cell', { month: '2026-12', day: '2026-12-05', time: '', place: '' });
  });

  it.each<[string, string, string, string, RegExp]>([
    ['no day', '', '7:30', 'Ngày', /đồng chí ghi ngày trong tháng 12\/2026/],
    ['a day of another month', '5/1/2027', '', 'Ngày', /phải trong tháng 12\/2026/],
    ['no time of the day', '5', '25h', 'Giờ', /giờ ghi như 7:30 hoặc 7h30/],
  ])('is refused at its field: %s', async (_what, day, time, label, words) => {
    await open(aView({ plan: undefined }));
    await screen.click('button', /^Ghi lịch/);
    await screen.type('Ngày', day);
    await screen.type('Giờ', time);
    await send();
    expect(screen.text).toMatch(words);
    expect(document.activeElement).toBe(screen.get('textbox', label));
    expect(client.write).not.toHaveBeenCalled();
  });

  it("keeps what was typed when the server refuses, with the server's words at the field", async () => {
    const problem: ProblemView = {
      type: 'about:blank',
      title: '',
      status: 400,
      code: 'INVALID',
      detail: 'Chưa ghi được.',
      requestId: '',
      errors: [{ field: 'place', text: 'Địa điểm có ký tự không hợp lệ.' }],
    };
    client.write.mockRejectedValue(new ProblemError(problem));
    await open();
    await screen.click('button', /^Sửa/);
    await screen.type('Địa điểm', 'Nhà văn hóa');
    await send();
    expect(screen.get('alert').textContent).toContain('Chưa ghi được.');
    const place = screen.get('textbox', 'Địa điểm') as HTMLInputElement;
    expect([place.value, document.activeElement]).toEqual(['Nhà văn hóa', place]);
  });

  it('can be planned further ahead without taking the place of the next one', async () => {
    client.plan.mockImplementation((_id: string, month: string) =>
      Promise.resolve(aView({ month, plan: month === '2026-12' ? PLAN : undefined })),
    );
    const later = { day: '2027-01-05', time: '07:30', place: 'Phòng họp tầng 2' };
    client.write.mockResolvedValue(aView({ month: '2027-01', plan: later }));
    await open();
    await screen.click('button', /^Sửa/);
    await screen.choose('Tháng', '2027-01');
    await screen.settle();
    expect((screen.get('textbox', 'Ngày') as HTMLInputElement).value).toBe('');
    await screen.type('Ngày', '5');
    await send();
    expect(client.write).toHaveBeenCalledWith('cell', { month: '2027-01', ...later });
    expect(screen.get('status').textContent).toContain('Đã ghi lịch tháng 1/2027');
    expect(screen.text).toContain('Kỳ sinh hoạt tới: 07:30 ngày 05/12/2026');
  });

  it('begins with what another month has already', async () => {
    const there = { day: '2027-01-09', place: 'Hội trường' };
    client.plan.mockImplementation((_id: string, month: string) =>
      Promise.resolve(aView({ month, plan: month === '2026-12' ? PLAN : there })),
    );
    await open();
    await screen.click('button', /^Sửa/);
    await screen.choose('Tháng', '2027-01');
    await screen.settle();
    const values = ['Ngày', 'Giờ', 'Địa điểm'].map((label) => (screen.get('textbox', label) as HTMLInputElement).value);
    expect(values).toEqual(['09/01/2027', '', 'Hội trường']);
  });

  it('is not the one whose day has passed', async () => {
    client.plan.mockImplementation((_id: string, month: string) =>
      Promise.resolve(aView({ month, plan: month === '2026-11' ? { ...PLAN, day: '2026-11-05' } : undefined })),
    );
    await open(aView(), '2026-11');
    expect(screen.text).toContain('Chưa ghi lịch kỳ sinh hoạt tháng 12/2026');
  });

  it('is left as it was, with the focus where it came from', async () => {
    await open();
    await screen.click('button', /^Sửa/);
    await screen.click('button', 'Thôi');
    expect(screen.all('form')).toEqual([]);
    expect(document.activeElement).toBe(screen.get('button', /^Sửa/));
  });

  it('is read only for others, and stays away when it cannot be read', async () => {
    await open(aView({ mayPlan: false }));
    expect(screen.all('button')).toEqual([]);
    TestBed.resetTestingModule();
    client.plan.mockReset().mockRejectedValue(new NetworkError());
    await open();
    expect(screen.text).toBe('');
  });
});
