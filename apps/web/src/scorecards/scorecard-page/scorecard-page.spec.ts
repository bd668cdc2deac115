import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ScorecardView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../../shell/api';
import { Session } from '../../shell/session';
import { aCard, EMPTY, FULL } from '../../testing/card';
import { DEVICE } from '../../testing/device';
import { Screen } from '../../testing/screen';
import { Journal } from '../draft/journal';
import { ScorecardsClient } from '../scorecards-client';
import { ScorecardPage } from './scorecard-page';

const GONE = new ProblemError({
  type: 'about:blank',
  title: '',
  status: 410,
  code: 'GIVEN_UP',
  detail: 'Phiếu chuyên đề này còn trống và đã được bỏ lúc 16:20.',
  requestId: 'r',
});
const EMPTY_CARD = aCard(EMPTY, { kind: 'THEMATIC', moves: [{ move: 'save' }, { move: 'giveUp' }] });

describe('a card of a thematic meeting opened by mistake', () => {
  const client = { read: vi.fn(), save: vi.fn(), giveUp: vi.fn() };
  const journal = (): Journal => new Journal(DEVICE, 'an', 'card');
  let screen: Screen<ScorecardPage>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(card: ScorecardView | Error): Promise<void> {
    if (card instanceof Error) client.read.mockRejectedValue(card);
    else client.read.mockResolvedValue(card);
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: ScorecardsClient, useValue: client }] });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(ScorecardPage);
    fixture.componentRef.setInput('id', 'card');
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
    client.save.mockReturnValue(new Promise(() => undefined));
  });

  it('is given up from its own page after a question, once, and leads back to what is to be done', async () => {
    await open(EMPTY_CARD);
    await screen.click('button', 'Bỏ phiếu còn trống này');
    expect(document.activeElement?.textContent).toContain('Bỏ rồi thì không lấy lại được');
    await screen.click('button', 'Thôi');
    expect(document.activeElement).toBe(screen.get('button', 'Bỏ phiếu còn trống này'));
    expect(client.giveUp).not.toHaveBeenCalled();
    await screen.click('button', 'Bỏ phiếu còn trống này');
    client.giveUp.mockResolvedValue(undefined);
    const button = screen.get('button', 'Bỏ phiếu');
    button.click();
    button.click();
    await screen.settle();
    expect(client.giveUp).toHaveBeenCalledExactlyOnceWith('card', 3);
    expect(navigate).toHaveBeenCalledWith(['/viec-can-lam'], { replaceUrl: true });
  });

  it('offers it only while nothing stands in it, and only where the server allows it', async () => {
    await open(EMPTY_CARD);
    await screen.type('Có mặt', '15');
    expect(screen.all('button', /Bỏ phiếu/)).toEqual([]);
    TestBed.resetTestingModule();
    journal().takeAll();
    for (const card of [aCard(FULL, { moves: EMPTY_CARD.moves }), aCard(EMPTY)]) {
      await open(card);
      expect(screen.all('button', /Bỏ phiếu/)).toEqual([]);
      TestBed.resetTestingModule();
    }
  });

  it('says why it was not, and shows what has come into it meanwhile', async () => {
    await open(EMPTY_CARD);
    await screen.click('button', 'Bỏ phiếu còn trống này');
    client.giveUp.mockRejectedValueOnce(new NetworkError());
    await screen.click('button', 'Bỏ phiếu');
    await screen.settle();
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    client.giveUp.mockRejectedValueOnce(new ProblemError({ ...GONE.problem, status: 412, code: 'VERSION_CONFLICT' }));
    client.read.mockResolvedValue(aCard(FULL, { moves: EMPTY_CARD.moves }));
    await screen.click('button', 'Bỏ phiếu');
    await screen.settle();
    expect(screen.get('alert').textContent).toContain('Chưa bỏ được phiếu');
    expect((screen.get('textbox', 'Có mặt') as HTMLInputElement).value).toBe('16');
  });

  it('given up elsewhere, says so, lets go of what this device held, and shows its words once more', async () => {
    journal().write({ key: 'weaknesses', base: null, value: 'Họp còn muộn.', sent: [], at: 1 });
    journal().write({ key: 'facts.heldOn', base: null, value: '2026-03-05', sent: [], at: 1 });
    await open(GONE);
    expect(screen.get('heading', 'Phiếu đã được bỏ')).toBeTruthy();
    const words = screen.get('alert').textContent;
    expect(words).toContain('đã được bỏ lúc 16:20');
    expect(words).toContain('2 thay đổi chưa gửi lên của phiếu này không vào phiếu nào');
    expect(words).toContain('Họp còn muộn.');
    expect(words).not.toContain('2026-03-05');
    expect(screen.get('link', 'Về Việc cần làm').getAttribute('href')).toBe('/viec-can-lam');
    expect(screen.all('button', 'Thử lại')).toEqual([]);
    expect(journal().read()).toEqual([]);
  });

  it('given up while somebody types, becomes that page under the hands', async () => {
    client.save.mockRejectedValue(GONE);
    await open(EMPTY_CARD);
    await screen.type('Có mặt', '15');
    window.dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(screen.get('heading', 'Phiếu đã được bỏ')).toBeTruthy());
    expect(screen.text).toContain('1 thay đổi chưa gửi lên');
    expect(journal().read()).toEqual([]);
  });
});
