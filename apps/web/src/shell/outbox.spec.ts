import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ScorecardView } from '@chibo/contracts';
import { UnsentWork } from '../device/unsent-work';
import type { WaitingSending } from '../device/waiting-sendings';
import { WaitingSendings } from '../device/waiting-sendings';
import { Journal } from '../scorecards/draft/journal';
import type { Edit } from '../scorecards/draft/merge';
import { sendingBody } from '../scorecards/draft/sending-body';
import { ScorecardsClient } from '../scorecards/scorecards-client';
import { aCard } from '../testing/card';
import { DEVICE } from '../testing/device';
import { Api, NetworkError, ProblemError } from './api';
import { Outbox } from './outbox';
import { Session } from './session';

const EMPTY = { facts: {}, answers: [], weaknesses: '', vote: {} };
const CARD: ScorecardView = aCard(EMPTY, { id: 'card', version: 3 });
const EDIT: Edit = { key: 'weaknesses', base: null, value: 'Họp muộn.', sent: [], at: 1 };

describe('unsent changes of cards that no page has open', () => {
  const client = { read: vi.fn(), save: vi.fn(), submit: vi.fn() };
  let outbox: Outbox;

  function open(account = 'an'): void {
    TestBed.configureTestingModule({
      providers: [provideRouter([{ path: '**', children: [] }]), { provide: ScorecardsClient, useValue: client }],
    });
    vi.spyOn(TestBed.inject(Api), 'get').mockResolvedValue({ unread: 0 });
    TestBed.inject(Session).view.set({ account: { id: account, login: account, displayName: 'An' }, roles: [] });
    outbox = TestBed.inject(Outbox);
  }

  const journal = (account = 'an', card = 'card'): Journal => new Journal(DEVICE, account, card);
  const left = (account = 'an', card = 'card'): number => journal(account, card).read().length;

  beforeEach(() => {
    client.read.mockReset().mockImplementation((id: string) => Promise.resolve({ ...CARD, id }));
    client.submit.mockReset().mockResolvedValue({});
    client.save.mockReset().mockResolvedValue({ version: 4, savedAt: '2026-03-05T09:00:00Z', score: CARD.score });
  });
  afterEach(() => {
    for (const name of DEVICE.names('chibo.')) DEVICE.remove(name);
    vi.restoreAllMocks();
  });

  it('go up whatever page is open, once, and leave the device', async () => {
    journal().write(EDIT);
    open();
    await Promise.all([outbox.run(), outbox.run()]);
    expect(client.save).toHaveBeenCalledExactlyOnceWith(
      'card',
      3,
      expect.objectContaining({ weaknesses: 'Họp muộn.' }),
    );
    expect([left(), outbox.changes()]).toEqual([0, 0]);
  });

  it('go up at the next page that is opened', async () => {
    open();
    await outbox.run();
    journal().write(EDIT);
    await TestBed.inject(Router).navigateByUrl('/thong-bao');
    await vi.waitFor(() => expect(left()).toBe(0));
    expect(client.save).toHaveBeenCalledOnce();
  });

  it('stay while the network is away, are counted, and go up when it is back', async () => {
    journal().write(EDIT);
    client.read.mockRejectedValue(new NetworkError());
    open();
    await outbox.run();
    expect([left(), outbox.changes(), outbox.left().get('card')]).toEqual([1, 1, 1]);
    client.read.mockResolvedValue(CARD);
    dispatchEvent(new Event('online'));
    await vi.waitFor(() => expect(left()).toBe(0));
  });

  describe('a card that waits to be sent', () => {
    const body = sendingBody(CARD, { ...CARD.content, weaknesses: 'Họp muộn.' }, { meant: false, secondsSpent: 60 });
    const press = (): void =>
      TestBed.inject(WaitingSendings).keep('an', { cardId: 'card', month: '2026-03', at: Date.now(), body });
    const waiting = (): WaitingSending[] => TestBed.inject(WaitingSendings).of('an');

    it('goes up after the changes it was pressed with, once, and says so', async () => {
      journal().write(EDIT);
      client.save.mockImplementation(() => {
        client.read.mockResolvedValue({ ...CARD, version: 4, content: { ...CARD.content, weaknesses: 'Họp muộn.' } });
        return Promise.resolve({ version: 4, savedAt: '2026-03-05T09:00:00Z', score: CARD.score });
      });
      open();
      press();
      await Promise.all([outbox.run(), outbox.run()]);
      await outbox.run();
      expect(client.save).toHaveBeenCalledOnce();
      expect(client.submit).toHaveBeenCalledExactlyOnceWith('card', 4, body);
      expect([waiting(), outbox.waiting(), outbox.sent().map(({ cardId }) => cardId)]).toEqual([[], [], ['card']]);
      outbox.seen('card');
      expect(outbox.sent()).toEqual([]);
    });

    it('stays while the network is away, before and after its changes', async () => {
      journal().write(EDIT);
      client.read.mockRejectedValue(new NetworkError());
      open();
      press();
      await outbox.run();
      client.read.mockResolvedValue({ ...CARD, content: { ...CARD.content, weaknesses: 'Họp muộn.' } });
      client.submit.mockRejectedValueOnce(new NetworkError());
      await outbox.run();
      expect(waiting()).toMatchObject([{ cardId: 'card' }]);
      expect(waiting()[0]).not.toHaveProperty('refused');
      await outbox.run();
      expect([waiting(), client.submit.mock.calls.length]).toEqual([[], 2]);
    });

    it('is not sent as something else than what was pressed on, and is left to its owner with the reason', async () => {
      client.read.mockResolvedValue({ ...CARD, content: { ...CARD.content, weaknesses: 'Của máy khác.' } });
      open();
      press();
      await outbox.run();
      expect(client.submit).not.toHaveBeenCalled();
      expect(waiting()).toMatchObject([{ refused: expect.stringContaining('Phiếu đã thay đổi sau khi bấm gửi') }]);
      await outbox.run();
      expect(client.read).toHaveBeenCalledOnce();
    });

    it('that has been sent with the same content meanwhile is done', async () => {
      client.read.mockResolvedValue({
        ...CARD,
        state: 'SUBMITTED',
        content: { ...CARD.content, weaknesses: 'Họp muộn.' },
      });
      open();
      press();
      await outbox.run();
      expect([client.submit.mock.calls.length, waiting()]).toEqual([0, []]);
    });

    it('is refused in the words of the service, once', async () => {
      client.read.mockResolvedValue({ ...CARD, content: { ...CARD.content, weaknesses: 'Họp muộn.' } });
      const problem = {
        type: 'about:blank' as const,
        title: '',
        status: 409,
        code: 'CLOSED',
        detail: 'Đã khóa sổ.',
        requestId: '',
      };
      client.submit.mockRejectedValue(new ProblemError(problem));
      open();
      press();
      await outbox.run();
      await outbox.run();
      expect(client.submit).toHaveBeenCalledOnce();
      expect(outbox.waiting()).toMatchObject([{ refused: 'Đã khóa sổ.' }]);
      outbox.withdraw('card');
      expect([waiting(), outbox.waiting()]).toEqual([[], []]);
    });
  });

  it('are the outbox’s once the page that has the card open has let go of it', async () => {
    journal().write(EDIT);
    open();
    const letGo = TestBed.inject(UnsentWork).join(
      () => Promise.resolve(),
      () => 'card',
    );
    await outbox.run();
    expect([client.read.mock.calls.length, outbox.changes()]).toEqual([0, 0]);
    letGo();
    TestBed.tick();
    await vi.waitFor(() => expect(left()).toBe(0));
  });

  it('of another account stay where they are, untouched and uncounted', async () => {
    journal('binh').write(EDIT);
    open('an');
    await outbox.run();
    expect([client.read.mock.calls.length, left('binh'), outbox.changes()]).toEqual([0, 1, 0]);
  });

  it.each(['expired', 'otherAccount'] as const)('stop while it is not sure whose page this is: %s', async (lock) => {
    journal().write(EDIT);
    open();
    TestBed.inject(Api)[lock].set(true);
    await outbox.run();
    expect(client.save).not.toHaveBeenCalled();
    TestBed.inject(Api)[lock].set(false);
    TestBed.tick();
    await vi.waitFor(() => expect(left()).toBe(0));
  });

  it('stop in the middle when another account takes the browser over', async () => {
    for (const card of ['a', 'b']) journal('an', card).write(EDIT);
    open();
    client.save.mockImplementation(() => {
      TestBed.inject(Api).otherAccount.set(true);
      return Promise.resolve({ version: 4, savedAt: '2026-03-05T09:00:00Z', score: CARD.score });
    });
    await outbox.run();
    expect(client.save).toHaveBeenCalledOnce();
    expect(left('an', 'a') + left('an', 'b')).toBe(1);
  });

  it('that were changed on two devices wait for their owner, and are not asked about again until they change', async () => {
    journal().write({ ...EDIT, base: 'Cũ.' });
    client.read.mockResolvedValue(aCard({ ...EMPTY, weaknesses: 'Của máy kia.' }, { id: 'card' }));
    open();
    await outbox.run();
    await outbox.run();
    expect([client.save.mock.calls.length, client.read.mock.calls.length, left(), outbox.changes()]).toEqual([
      0, 1, 1, 1,
    ]);
  });

  it('of a working group’s sheet are not theirs to send', async () => {
    journal('an', 'visit-1').write(EDIT);
    open();
    await outbox.run();
    expect([client.read.mock.calls.length, outbox.changes()]).toEqual([0, 0]);
  });
});
