import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ObservationView, VisitView } from '@chibo/contracts';
import { Journal } from '../scorecards/draft/journal';
import { NetworkError } from '../shell/api';
import { Session } from '../shell/session';
import { FACTS, FULL, SELF } from '../testing/card';
import { Screen } from '../testing/screen';
import { aDoneVisit, anObservation, aRefusal } from '../testing/visits';
import { ObservationPage } from './observation-page';
import { VisitsClient } from './visits-client';
import { DEVICE } from '../testing/device';

describe('the blind score of one who sat in', () => {
  const client = { visit: vi.fn(), observation: vi.fn(), observe: vi.fn() };
  let opened: ComponentFixture<ObservationPage>;
  let screen: Screen<ObservationPage>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(visit: Partial<VisitView> = {}, observation: Partial<ObservationView> = {}): Promise<void> {
    client.visit.mockResolvedValue(aDoneVisit(visit));
    client.observation.mockResolvedValue(anObservation(observation));
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: VisitsClient, useValue: client }],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    opened = TestBed.createComponent(ObservationPage);
    opened.componentRef.setInput('id', 'v1');
    document.body.append(opened.nativeElement as HTMLElement);
    screen = new Screen(opened);
    await screen.settle();
    await screen.settle();
  }

  /** As if typed and tapped before, on this device. */
  function filledIn(): void {
    const journal = new Journal(DEVICE, 'an', 'visit-v1');
    for (const [name, value] of Object.entries(FACTS).filter(([fact]) => fact !== 'heldOn'))
      journal.write({ key: `facts.${name}`, base: null, value, sent: [], at: 1 });
    for (const { code, ...value } of FULL.answers)
      journal.write({ key: `answers.${code}`, base: null, value, sent: [], at: 1 });
  }

  beforeEach(() => {
    localStorage.clear();
    for (const mock of Object.values(client)) mock.mockReset();
  });
  afterEach(() => {
    screen.element.remove();
    localStorage.clear();
  });

  it('asks for the meeting and its lines, nothing of the branch’s own, the day being that of the visit', async () => {
    await open();
    expect(screen.get('heading', 'Chấm điểm quan sát').tagName).toBe('H1');
    expect(screen.text).toContain('Buổi sinh hoạt ngày 05/03/2026, Chi bộ Tổng hợp');
    expect(screen.get('textbox', 'Có mặt')).toBeTruthy();
    expect(screen.get('radiogroup', '2.2 Có dự thảo nghị quyết')).toBeTruthy();
    expect(screen.all('textbox', /^Ngày/)).toEqual([]);
    expect(screen.all('textbox', /hạn chế/)).toEqual([]);
    expect(screen.all('textbox', 'Tán thành')).toEqual([]);
    expect(screen.text).not.toContain('Đã gửi lên');
  });

  it('has each tap on this device at once, under the visit, and finds it after a reload', async () => {
    await open();
    screen.get('radiogroup', '2.2 Có dự thảo nghị quyết').querySelector('input')?.click();
    await screen.settle();
    expect(new Journal(DEVICE, 'an', 'visit-v1').read()).toMatchObject([{ key: 'answers.2.2', value: { value: 1 } }]);
    expect(screen.text).toContain('Đã lưu trên máy');
    screen.element.remove();
    TestBed.resetTestingModule();
    await open();
    const [pass] = screen.get('radiogroup', '2.2 Có dự thảo nghị quyết').querySelectorAll('input');
    expect(pass.checked).toBe(true);
    expect(client.observe).not.toHaveBeenCalled();
  });

  it('lists what is to be mended before the check', async () => {
    filledIn();
    new Journal(DEVICE, 'an', 'visit-v1').drop('answers.2.3');
    await open();
    expect(screen.all('button', 'Kiểm tra')).toEqual([]);
    await screen.click('button', 'Mục 2.3');
    const range = screen.get('radiogroup', '2.3 Điều hành linh hoạt').querySelectorAll('input');
    range[4].click();
    await screen.settle();
    await screen.click('button', 'Kiểm tra');
    expect(screen.get('alert').textContent).toContain('Còn 1 chỗ cần sửa');
  });

  it('is given whole after a last look, and then leaves the device', async () => {
    filledIn();
    await open();
    await screen.click('button', 'Kiểm tra');
    expect(screen.get('heading', 'Kiểm tra điểm quan sát')).toBeTruthy();
    expect(screen.text).toContain('94/100');
    expect(screen.text).toContain('2.2');
    client.observe.mockResolvedValue(aDoneVisit({ observed: true, version: 4 }));
    await screen.click('button', 'Gửi điểm quan sát');
    const [seen, body] = client.observe.mock.calls[0] as [VisitView, { facts: object; answers: unknown[] }];
    expect(seen.version).toBe(3);
    expect(body.facts).toEqual(FACTS);
    expect(body.answers).toHaveLength(FULL.answers.length);
    expect(new Journal(DEVICE, 'an', 'visit-v1').read()).toEqual([]);
    expect(navigate).toHaveBeenCalledWith(['/luot-du', 'v1']);
  });

  it('stays on the device when it is refused or the network fails; a refusal leads to its field', async () => {
    filledIn();
    await open();
    await screen.click('button', 'Kiểm tra');
    client.observe.mockRejectedValueOnce(new NetworkError());
    await screen.click('button', 'Gửi điểm quan sát');
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    expect(new Journal(DEVICE, 'an', 'visit-v1').read().length).toBeGreaterThan(5);
    const text = 'Số có mặt nhiều hơn số phải dự.';
    client.observe.mockRejectedValueOnce(aRefusal(422, 'Chưa gửi được.', 'facts.present', text));
    await screen.click('button', 'Gửi điểm quan sát');
    await screen.click('button', text);
    await screen.settle();
    expect(document.activeElement).toBe(screen.get('textbox', 'Có mặt'));
    expect(navigate).not.toHaveBeenCalled();
  });

  it('begins with the score given before while it may be replaced', async () => {
    await open({ observed: true }, { observed: { ...SELF, kind: 'OBSERVED' } });
    expect((screen.get('textbox', 'Có mặt') as HTMLInputElement).value).toBe('16');
    expect(screen.get('button', 'Kiểm tra')).toBeTruthy();
  });

  it('opens before the branch has a card, asks of which sort the meeting was, and says what comes of it', async () => {
    await open({}, { card: undefined });
    expect(screen.text).toContain('Chi bộ chưa có phiếu của kỳ này');
    const [regular, thematic] = screen.get('radiogroup', 'Loại kỳ sinh hoạt').querySelectorAll('input');
    expect([regular.checked, thematic.checked]).toEqual([true, false]);
    thematic.click();
    await screen.settle();
    expect(navigate).toHaveBeenCalledWith([], { queryParams: { kind: 'THEMATIC' }, replaceUrl: true });
    opened.componentRef.setInput('kind', 'THEMATIC');
    await screen.settle();
    expect(client.observation).toHaveBeenLastCalledWith('v1', 'THEMATIC');
  });

  it('does not ask it once the card of the branch says it', async () => {
    await open();
    expect(screen.all('radiogroup', 'Loại kỳ sinh hoạt')).toEqual([]);
  });

  it('is closed to others', async () => {
    await open({ whyNotObserve: 'Chỉ đồng chí có tên trong tổ công tác chấm điểm quan sát.' });
    expect(screen.get('alert').textContent).toContain('Chỉ đồng chí có tên');
    expect(screen.get('link', 'Về lượt dự').getAttribute('href')).toBe('/luot-du/v1');
    expect(screen.all('radiogroup')).toEqual([]);
  });

  it('is closed once the branch has sent', async () => {
    await open(
      { observed: true },
      { card: { id: 'card', state: 'SUBMITTED' }, observed: { ...SELF, kind: 'OBSERVED' } },
    );
    expect(screen.get('alert').textContent).toContain('không thay được nữa');
    expect(screen.all('radiogroup')).toEqual([]);
  });

  it('of a meeting that was not held is refused in the words of the field, and may be tried again', async () => {
    const text = 'Chi bộ chưa có phiếu của kỳ sinh hoạt ngày 05/03/2026.';
    client.observation.mockRejectedValueOnce(aRefusal(422, 'Không chấm được.', 'facts.heldOn', text));
    await open();
    expect(screen.get('alert').textContent).toContain(text);
    client.observation.mockResolvedValue(anObservation());
    await screen.click('button', 'Thử lại');
    await screen.settle();
    expect(screen.get('textbox', 'Có mặt')).toBeTruthy();
  });
});
