import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { KeyInBody, KeyingView } from '@chibo/contracts';
import { Journal } from '../scorecards/draft/journal';
import { ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { FACTS, FULL, aCard } from '../testing/card';
import { DEVICE } from '../testing/device';
import { aKeyingView } from '../testing/keying';
import { Screen } from '../testing/screen';
import { KeyedCardsClient } from './keyed-cards-client';
import { KeyingPage } from './keying-page';
import { PaperStore } from './paper-details';

const SHEET = 'keyed-cb1-2026-03';

describe('keying in a card from its paper', () => {
  const client = { sheet: vi.fn(), keyIn: vi.fn() };
  let screen: Screen<KeyingPage>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(change: Partial<KeyingView> = {}): Promise<void> {
    client.sheet.mockResolvedValue(aKeyingView(change));
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: KeyedCardsClient, useValue: client }],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-20' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const opened = TestBed.createComponent(KeyingPage);
    opened.componentRef.setInput('organizationId', 'cb1');
    opened.componentRef.setInput('month', '2026-03');
    document.body.append(opened.nativeElement as HTMLElement);
    screen = new Screen(opened);
    for (let rounds = 0; rounds < 3; rounds++) await screen.settle();
  }

  /** As if typed before, on this device, by this account. */
  function filledIn(account = 'an'): void {
    const journal = new Journal(DEVICE, account, SHEET);
    const write = (key: string, value: unknown): void =>
      journal.write({ key, base: null, value, sent: [], at: 1 } as Parameters<Journal['write']>[0]);
    for (const [name, value] of Object.entries(FACTS)) write(`facts.${name}`, value);
    for (const [name, value] of Object.entries(FULL.vote)) write(`vote.${name}`, value);
    for (const { code, ...value } of FULL.answers) write(`answers.${code}`, value);
    write('weaknesses', FULL.weaknesses);
  }
  function paperKept(): void {
    DEVICE.write(`chibo.paper.v1/an/${SHEET}`, JSON.stringify({ paper: 'phiếu số 03', receivedOn: '2026-03-06' }));
  }
  const toCheck = async (): Promise<void> => {
    await screen.click('button', 'Kiểm tra');
  };

  beforeEach(() => {
    localStorage.clear();
    for (const mock of Object.values(client)) mock.mockReset();
  });
  afterEach(() => {
    screen.element.remove();
    localStorage.clear();
  });

  it('has the whole form, vote and weaknesses too, on this device under the account', async () => {
    await open();
    expect(screen.get('heading', 'Nhập hộ phiếu tháng 3/2026').tagName).toBe('H1');
    expect(screen.get('textbox', 'Tán thành')).toBeTruthy();
    expect(screen.get('textbox', /còn hạn chế/)).toBeTruthy();
    screen.get('radiogroup', '2.2 Có dự thảo nghị quyết').querySelector('input')?.click();
    await screen.settle();
    expect(new Journal(DEVICE, 'an', SHEET).read()).toMatchObject([{ key: 'answers.2.2' }]);
    expect(screen.text).not.toContain('Đã gửi lên');
  });

  it('shows nothing that another account has begun', async () => {
    filledIn('binh');
    await open();
    expect((screen.get('textbox', 'Có mặt') as HTMLInputElement).value).toBe('');
  });

  it('asks for the sheet again by the day and the kind of the meeting, which decide the set', async () => {
    filledIn();
    await open();
    expect(client.sheet.mock.calls.map(([query]) => query as object)).toEqual([
      { organizationId: 'cb1', month: '2026-03' },
      { organizationId: 'cb1', month: '2026-03', heldOn: '2026-03-05' },
    ]);
  });

  it('wants the paper and its day before the check, at their fields', async () => {
    filledIn();
    await open();
    await toCheck();
    expect(screen.text).toContain('Cần sửa: đồng chí ghi bản giấy nào.');
    expect(screen.text).toContain('Cần sửa: đồng chí ghi ngày cấp ủy nhận bản giấy.');
    expect(screen.all('heading', 'Kiểm tra phiếu nhập hộ')).toEqual([]);
  });

  it('is sent whole on the version that was seen, and then leaves the device', async () => {
    filledIn();
    paperKept();
    await open({ version: 4 });
    await toCheck();
    expect(screen.text).toContain('Nhận ngày 06/03/2026, hạn gửi 07/03/2026: đúng hạn');
    client.keyIn.mockResolvedValue(aCard(FULL, { id: 'card' }));
    await screen.click('button', 'Gửi phiếu nhập hộ');
    const [version, body] = client.keyIn.mock.calls[0] as [number, KeyInBody];
    expect(version).toBe(4);
    expect(body).toMatchObject({ organizationId: 'cb1', month: '2026-03', paper: 'phiếu số 03', facts: FACTS });
    expect([body.overDraft, body.confirmedMonth]).toEqual([undefined, undefined]);
    expect(new Journal(DEVICE, 'an', SHEET).read()).toEqual([]);
    expect(TestBed.inject(PaperStore).read('an', SHEET).paper).toBe('');
    expect(navigate).toHaveBeenCalledWith(['/phieu', 'card']);
  });

  it('says that the branch has begun one, and puts it aside with a tick only', async () => {
    filledIn();
    paperKept();
    await open({ branchDraft: { savedAt: '2026-03-05T09:20:00Z' }, version: 2 });
    expect(screen.text).toContain('Chi bộ đang tự lập phiếu này');
    await toCheck();
    await screen.click('button', 'Gửi phiếu nhập hộ');
    expect(client.keyIn).not.toHaveBeenCalled();
    expect(screen.get('alert').textContent).toContain('đánh dấu ô này');
    await screen.click('checkbox', /bản của chi bộ được giữ riêng/);
    client.keyIn.mockResolvedValue(aCard(FULL));
    await screen.click('button', 'Gửi phiếu nhập hộ');
    expect((client.keyIn.mock.calls[0] as [number, KeyInBody])[1].overDraft).toBe(true);
  });

  it('keeps everything when the branch was faster, and asks for what stands now', async () => {
    filledIn();
    paperKept();
    await open();
    await toCheck();
    const asked = client.sheet.mock.calls.length;
    const words = 'Chi bộ vừa sửa, gửi phiếu này.';
    const problem = {
      type: 'about:blank' as const,
      title: '',
      status: 412,
      code: 'VERSION_CONFLICT',
      detail: words,
      requestId: 'r',
    };
    client.keyIn.mockRejectedValue(new ProblemError(problem));
    await screen.click('button', 'Gửi phiếu nhập hộ');
    await screen.settle();
    expect(screen.get('alert').textContent).toContain(words);
    expect(client.sheet.mock.calls.length).toBe(asked + 1);
    expect(new Journal(DEVICE, 'an', SHEET).read().length).toBeGreaterThan(10);
  });

  it('says why a month cannot be keyed in, with the card that is there', async () => {
    await open({ whyNot: 'Phiếu này đã gửi rồi.', scorecardId: 'card' });
    expect(screen.text).toContain('Phiếu này đã gửi rồi.');
    expect(screen.get('link', 'Xem phiếu')).toBeTruthy();
    expect(screen.all('textbox')).toEqual([]);
  });

  it('tells the only officer of a committee that nobody could review it', async () => {
    await open({ reviewers: 0 });
    expect(screen.text).toContain('chưa có cán bộ nào khác để thẩm định');
  });
});
