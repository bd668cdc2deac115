import { EnvironmentInjector, createEnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SaveScorecardBody, SavedView, ScorecardContent, ScorecardView } from '@chibo/contracts';
import { DeviceStore } from '../../device/device-store';
import { UnsentWork } from '../../device/unsent-work';
import { Api, NetworkError, ProblemError } from '../../shell/api';
import { aCard, CARRIED, FULL } from '../../testing/card';
import { ScorecardsClient } from '../scorecards-client';
import { DraftSync } from './draft-sync';
import { Journal } from './journal';
import { DEVICE } from '../../testing/device';

const EMPTY: ScorecardContent = { facts: {}, answers: [], weaknesses: '', vote: {} };

function card(version: number, content: Partial<ScorecardContent> = {}, saveReason?: string): ScorecardView {
  const moves = [{ move: 'save', reason: saveReason }];
  return {
    id: 'card',
    version,
    moves,
    content: { ...EMPTY, ...content },
    carried: CARRIED,
  } as unknown as ScorecardView;
}

function refusal(status: number, current?: ScorecardView, code = 'C'): ProblemError {
  const words = { type: 'about:blank', title: 't', code, detail: 'Không lưu được.', requestId: 'r' } as const;
  return new ProblemError({ ...words, status, current });
}

describe('draft sync', () => {
  const save = vi.fn<(id: string, version: number, body: SaveScorecardBody) => Promise<SavedView>>();
  const read = vi.fn<(id: string) => Promise<ScorecardView>>();
  let sync: DraftSync;

  const saved = (version: number): SavedView =>
    ({ version, savedAt: '2026-03-05T09:20:00Z', reload: false }) as SavedView;

  function start(view: ScorecardView): DraftSync {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [DraftSync, { provide: ScorecardsClient, useValue: { save, read } }] });
    sync = TestBed.inject(DraftSync);
    sync.open(view, 'an');
    return sync;
  }

  beforeEach(() => {
    vi.useFakeTimers();
    save.mockReset().mockImplementation((_id, version) => Promise.resolve(saved(version + 1)));
    read.mockReset();
    start(card(1));
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  it('has each change on the device at once and sends one batch within three seconds', async () => {
    sync.set('facts.present', 15);
    sync.set('answers.3.1', { value: 1 });
    expect(new Journal(DEVICE, 'an', 'card').read()).toHaveLength(2);
    expect(sync.placeOf('facts.present')).toBe('DEVICE');
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(3000);
    expect(save).toHaveBeenCalledExactlyOnceWith('card', 1, {
      facts: { present: 15 },
      answers: [{ code: '3.1', value: 1, reasonCode: null, note: null }],
    });
    expect(sync.placeOf('facts.present')).toBe('SERVER');
    expect(new Journal(DEVICE, 'an', 'card').read()).toEqual([]);
    expect(sync.state()).toBe('IDLE');
  });

  it('takes up after a killed tab what was not sent', async () => {
    sync.set('facts.present', 15);
    new Journal(DEVICE, 'an', 'card').write({ key: 'facts.minutes', base: null, value: 90, sent: [], at: 1 });
    save.mockRejectedValue(new NetworkError());
    start(card(1));
    expect(sync.content().facts).toEqual({ present: 15, minutes: 90 });
    expect(sync.waiting()).toBe(2);
  });

  it('sends one batch at a time, with the version of the answer before', async () => {
    let answer: (view: SavedView) => void = () => undefined;
    save.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    sync.set('facts.present', 15);
    await vi.advanceTimersByTimeAsync(2000);
    sync.set('facts.present', 16);
    await vi.advanceTimersByTimeAsync(5000);
    expect(save).toHaveBeenCalledTimes(1);
    answer(saved(2));
    await vi.advanceTimersByTimeAsync(5000);
    expect(save).toHaveBeenCalledTimes(2);
    expect(save).toHaveBeenLastCalledWith('card', 2, { facts: { present: 16 } });
    expect(sync.waiting()).toBe(0);
  });

  it('waits longer and longer while there is no network, then sends everything', async () => {
    save.mockRejectedValue(new NetworkError());
    sync.set('facts.present', 15);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sync.state()).toBe('OFFLINE');
    const tries = save.mock.calls.length;
    expect(tries).toBeLessThan(6);
    save.mockImplementation((_id, version) => Promise.resolve(saved(version + 1)));
    dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(sync.state()).toBe('IDLE');
    expect(sync.waiting()).toBe(0);
  });

  it('tries once more when its page goes, is the only one to until that is answered, and never again', async () => {
    sync.leave('');
    const left = (): number => TestBed.inject(UnsentWork).cardsOf('an').size;
    let answer: (error: Error) => void = () => undefined;
    save.mockImplementation(() => new Promise((_, reject) => (answer = reject)));
    const page = createEnvironmentInjector([DraftSync], TestBed.inject(EnvironmentInjector));
    const own = page.get(DraftSync);
    own.open(card(1), 'an');
    own.set('facts.present', 15);
    page.destroy();
    expect([save.mock.calls.length, left()]).toEqual([1, 0]);
    answer(new NetworkError());
    await vi.advanceTimersByTimeAsync(600_000);
    expect([save.mock.calls.length, left()]).toEqual([1, 1]);
  });

  it('merges silently when the other device changed other items', async () => {
    save.mockRejectedValueOnce(refusal(412, card(5, { facts: { minutes: 90 } })));
    sync.set('facts.present', 15);
    await vi.advanceTimersByTimeAsync(3000);
    expect(save).toHaveBeenLastCalledWith('card', 5, { facts: { present: 15 } });
    expect(sync.content().facts).toEqual({ minutes: 90, present: 15 });
    expect(sync.conflicts()).toEqual([]);
  });

  it('holds back what both changed until the user has chosen', async () => {
    save.mockRejectedValueOnce(refusal(412, card(5, { answers: [{ code: '5.3', value: 0 }] })));
    sync.set('answers.5.3', { value: 1 });
    await vi.advanceTimersByTimeAsync(3000);
    expect(save).toHaveBeenCalledTimes(1);
    const [conflict] = sync.conflicts();
    expect(conflict).toMatchObject({ key: 'answers.5.3', mine: { value: 1 }, theirs: { value: 0 } });
    sync.resolve(conflict, 'MINE');
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenLastCalledWith('card', 5, {
      answers: [{ code: '5.3', value: 1, reasonCode: null, note: null }],
    });
    expect(sync.conflicts()).toEqual([]);
  });

  it('takes the other side when the user says so', async () => {
    save.mockRejectedValueOnce(refusal(412, card(5, { answers: [{ code: '5.3', value: 0 }] })));
    sync.set('answers.5.3', { value: 1 });
    await vi.advanceTimersByTimeAsync(3000);
    sync.resolve(sync.conflicts()[0], 'THEIRS');
    expect(sync.content().answers).toEqual([{ code: '5.3', value: 0 }]);
    expect(new Journal(DEVICE, 'an', 'card').read()).toEqual([]);
  });

  it('does not see its own lost sending as another device', async () => {
    save.mockRejectedValueOnce(new NetworkError());
    sync.set('facts.present', 15);
    await vi.advanceTimersByTimeAsync(2000);
    sync.set('facts.present', 16);
    save.mockRejectedValueOnce(refusal(412, card(2, { facts: { present: 15 } })));
    await vi.advanceTimersByTimeAsync(5000);
    expect(sync.conflicts()).toEqual([]);
    expect(save).toHaveBeenLastCalledWith('card', 2, { facts: { present: 16 } });
  });

  it('keeps everything when the session ends and sends it after signing in', async () => {
    save.mockImplementationOnce(() => {
      TestBed.inject(Api).expired.set(true);
      return Promise.reject(refusal(401));
    });
    sync.set('facts.present', 15);
    await vi.advanceTimersByTimeAsync(3000);
    expect(sync.state()).toBe('SIGNED_OUT');
    expect(new Journal(DEVICE, 'an', 'card').read()).toHaveLength(1);
    TestBed.inject(Api).expired.set(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(sync.waiting()).toBe(0);
  });

  it('keeps everything for its own account while another one has the browser', async () => {
    save.mockImplementationOnce(() => {
      TestBed.inject(Api).otherAccount.set(true);
      return Promise.reject(refusal(409, undefined, 'OTHER_ACCOUNT'));
    });
    sync.set('facts.present', 15);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sync.state()).toBe('SIGNED_OUT');
    expect([save.mock.calls.length, read.mock.calls.length]).toEqual([1, 0]);
    expect(new Journal(DEVICE, 'an', 'card').read()).toHaveLength(1);
    TestBed.inject(Api).otherAccount.set(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(sync.waiting()).toBe(0);
  });

  it('waits by itself while the first try is still running', async () => {
    save.mockRejectedValueOnce(refusal(409, undefined, 'STILL_RUNNING'));
    sync.set('facts.present', 15);
    await vi.advanceTimersByTimeAsync(10_000);
    expect([sync.state(), sync.waiting(), read.mock.calls.length]).toEqual(['IDLE', 0, 0]);
  });

  it('goes up at once when somebody is about to leave', async () => {
    sync.set('facts.present', 15);
    await TestBed.inject(UnsentWork).send(5_000);
    expect([save.mock.calls.length, sync.waiting()]).toEqual([1, 0]);
  });

  it('writes nothing back to a device that was wiped', async () => {
    sync.set('facts.present', 15);
    TestBed.inject(DeviceStore).wipe('an');
    save.mockRejectedValue(refusal(401));
    await sync.flush();
    expect(DEVICE.names('chibo.')).toEqual([]);
  });

  it('goes on where the browser stores nothing', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    start(card(1));
    sync.set('facts.present', 15);
    expect([sync.content().facts, TestBed.inject(DeviceStore).keeps()]).toEqual([{ present: 15 }, false]);
    await vi.advanceTimersByTimeAsync(3000);
    expect(save).toHaveBeenCalledExactlyOnceWith('card', 1, { facts: { present: 15 } });
    vi.restoreAllMocks();
  });

  it('keeps the changes when the card was sent from elsewhere', async () => {
    save.mockRejectedValueOnce(refusal(409));
    read.mockResolvedValue(card(9, {}, 'Phiếu đã gửi.'));
    sync.set('facts.present', 15);
    await vi.advanceTimersByTimeAsync(3000);
    expect(sync.view()?.version).toBe(9);
    expect(sync.waiting()).toBe(1);
    sync.discard();
    expect(new Journal(DEVICE, 'an', 'card').read()).toEqual([]);
  });

  it('tells a refusal of the whole card in the words of the server and keeps the change', async () => {
    save.mockRejectedValueOnce(refusal(403));
    sync.set('facts.present', 15);
    await vi.advanceTimersByTimeAsync(3000);
    expect(sync.state()).toBe('REFUSED');
    expect(sync.refusal()).toBe('Không lưu được.');
    expect(sync.waiting()).toBe(1);
  });

  it('sends nothing more to a card its branch has given up, and leaves the journal to who tells it', async () => {
    sync.set('weaknesses', 'Họp muộn.');
    save.mockRejectedValue(refusal(410, undefined, 'GIVEN_UP'));
    await sync.flush();
    expect(sync.gone()).toBe('Không lưu được.');
    expect([sync.view(), sync.waiting(), sync.state()]).toEqual([undefined, 0, 'IDLE']);
    await vi.advanceTimersByTimeAsync(300_000);
    await sync.flush();
    expect(save).toHaveBeenCalledTimes(1);
    expect(new Journal(DEVICE, 'an', 'card').takeAll().map(({ value }) => value)).toEqual(['Họp muộn.']);
    expect(new Journal(DEVICE, 'an', 'card').read()).toEqual([]);
  });

  describe('with an item the server would not take', () => {
    const WORDS = 'Lý do có dấu ngắt dòng.';
    const named = (status: number, ...fields: string[]): ProblemError => {
      const { problem } = refusal(status);
      return new ProblemError({ ...problem, errors: fields.map((field) => ({ field, text: WORDS })) });
    };
    const bodies = (): SaveScorecardBody[] => save.mock.calls.map(([, , body]) => body);

    it('sets it aside with the words at its field, and sends the others at once', async () => {
      save.mockRejectedValueOnce(named(400, 'answers.3.2.note'));
      sync.set('answers.3.1', { value: 1 });
      sync.set('answers.3.2', { value: 0, note: 'x' });
      sync.set('facts.present', 15);
      await vi.advanceTimersByTimeAsync(3000);
      expect(bodies()[1]).toEqual({
        answers: [{ code: '3.1', value: 1, reasonCode: null, note: null }],
        facts: { present: 15 },
      });
      expect([...sync.refused()]).toEqual([['answers.3.2', WORDS]]);
      expect(sync.state()).toBe('IDLE');
      expect(new Journal(DEVICE, 'an', 'card').read().map(({ key }) => key)).toEqual(['answers.3.2']);
      expect(sync.placeOf('answers.3.2')).toBe('DEVICE');
    });

    it('holds neither what comes after, nor the item once it is changed', async () => {
      save.mockRejectedValueOnce(named(400, 'weaknesses'));
      sync.set('weaknesses', 'a');
      await vi.advanceTimersByTimeAsync(3000);
      sync.set('facts.minutes', 90);
      await vi.advanceTimersByTimeAsync(3000);
      expect(bodies()[1]).toEqual({ facts: { minutes: 90 } });
      sync.set('weaknesses', 'ab');
      expect(sync.refused().size).toBe(0);
      await vi.advanceTimersByTimeAsync(3000);
      expect(bodies()[2]).toEqual({ weaknesses: 'ab' });
      expect(sync.waiting()).toBe(0);
    });

    it('finds it when the refusal names none: one at a time, and all others go up', async () => {
      save.mockImplementation((_id, version, body) =>
        body.facts && 'present' in body.facts ? Promise.reject(refusal(400)) : Promise.resolve(saved(version + 1)),
      );
      sync.set('facts.minutes', 90);
      sync.set('facts.present', 15);
      sync.set('weaknesses', 'a');
      await vi.advanceTimersByTimeAsync(3000);
      expect([...sync.refused()]).toEqual([['facts.present', 'Không lưu được.']]);
      expect(sync.waiting()).toBe(1);
      expect(bodies().slice(1)).toEqual([{ facts: { minutes: 90 } }, { facts: { present: 15 } }, { weaknesses: 'a' }]);
    });

    it('understands a line named by its code', async () => {
      save.mockRejectedValueOnce(named(422, 'answers.2.1'));
      sync.set('answers.2.1', { value: 0 });
      sync.set('vote.approve', 3);
      await vi.advanceTimersByTimeAsync(3000);
      expect([...sync.refused().keys()]).toEqual(['answers.2.1']);
      expect(bodies()[1]).toEqual({ vote: { approve: 3 } });
    });

    it('takes a number for a line and never for a place: a set may call its lines 1, 2, 5', async () => {
      save.mockRejectedValueOnce(named(400, 'answers.1.note'));
      sync.set('answers.5', { value: 0 });
      sync.set('answers.2', { value: 0 });
      sync.set('answers.1', { value: 0, note: 'x' });
      await vi.advanceTimersByTimeAsync(3000);
      expect([...sync.refused().keys()]).toEqual(['answers.1']);
      expect(bodies()[1].answers?.map(({ code }) => code)).toEqual(['5', '2']);
    });

    it('tries again what was refused when the card is opened anew', async () => {
      save.mockRejectedValueOnce(named(400, 'weaknesses'));
      sync.set('weaknesses', 'a');
      await vi.advanceTimersByTimeAsync(3000);
      sync.open(card(1), 'an');
      await vi.advanceTimersByTimeAsync(0);
      expect(bodies()).toHaveLength(2);
      expect(sync.waiting()).toBe(0);
    });
  });

  it('sends at once when the page is hidden', async () => {
    sync.set('facts.present', 15);
    dispatchEvent(new Event('pagehide'));
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('has nothing to send when a value is put back', async () => {
    sync.set('facts.present', 15);
    sync.set('facts.present', null);
    await vi.advanceTimersByTimeAsync(3000);
    expect(save).not.toHaveBeenCalled();
    expect(sync.waiting()).toBe(0);
  });

  describe("with last month's actions", () => {
    it('keeps a tick on the device at once and sends the whole list', async () => {
      start(card(1, { actionsDone: ['2.3'] }));
      sync.set('actions.2.2', true);
      expect(new Journal(DEVICE, 'an', 'card').read().map(({ key }) => key)).toEqual(['actions.2.2']);
      expect(sync.placeOfPart('actions')).toBe('DEVICE');
      await vi.advanceTimersByTimeAsync(3000);
      expect(save).toHaveBeenCalledExactlyOnceWith('card', 1, { actionsDone: ['2.2', '2.3'] });
      expect(sync.placeOfPart('actions')).toBe('SERVER');
      expect(sync.content().actionsDone).toEqual(['2.2', '2.3']);
    });

    it('takes a tick back', async () => {
      start(card(1, { actionsDone: ['2.3'] }));
      sync.set('actions.2.3', null);
      await vi.advanceTimersByTimeAsync(3000);
      expect(save).toHaveBeenCalledExactlyOnceWith('card', 1, { actionsDone: [] });
    });

    it('merges the ticks of two devices without asking', async () => {
      save.mockRejectedValueOnce(refusal(412, card(5, { actionsDone: ['weaknesses'] })));
      start(card(1, { actionsDone: ['2.3'] }));
      sync.set('actions.2.2', true);
      sync.set('actions.2.3', null);
      await vi.advanceTimersByTimeAsync(3000);
      expect(sync.conflicts()).toEqual([]);
      expect(save).toHaveBeenLastCalledWith('card', 5, { actionsDone: ['2.2', 'weaknesses'] });
      expect(sync.content().actionsDone).toEqual(['2.2', 'weaknesses']);
    });

    it('drops ticks of what is no longer carried, on the server and on this device', async () => {
      new Journal(DEVICE, 'an', 'card').write({ key: 'actions.9.9', base: null, value: true, sent: [], at: 1 });
      start(card(1, { actionsDone: ['2.3', '8.8'] }));
      expect(sync.content().actionsDone).toEqual(['2.3']);
      expect(sync.waiting()).toBe(0);
      expect(new Journal(DEVICE, 'an', 'card').read()).toEqual([]);
      sync.set('actions.2.2', true);
      await vi.advanceTimersByTimeAsync(3000);
      expect(save).toHaveBeenCalledExactlyOnceWith('card', 1, { actionsDone: ['2.2', '2.3'] });
    });
  });

  describe('on a card given back by line', () => {
    const returned = (version: number): ScorecardView =>
      aCard(FULL, {
        version,
        state: 'RETURNED',
        carried: CARRIED,
        returned: { message: '', at: '', by: '', lines: [{ code: '2.3', message: 'Bổ sung' }] },
      });

    it('takes changes of what was asked for and of the vote, and no others', async () => {
      start(returned(4));
      sync.set('answers.2.3', { value: 500 });
      sync.set('vote.approve', 15);
      sync.set('actions.2.2', true);
      sync.set('answers.2.1', { value: 0 });
      sync.set('facts.present', 12);
      sync.set('weaknesses', 'Khác');
      await vi.advanceTimersByTimeAsync(3000);
      expect(save.mock.calls.map(([, , body]) => body)).toEqual([
        {
          criteriaSetVersionId: 'set',
          answers: [{ code: '2.3', value: 500, reasonCode: null, note: null }],
          vote: { approve: 15 },
          actionsDone: ['2.2'],
        },
      ]);
      expect(new Journal(DEVICE, 'an', 'card').read()).toEqual([]);
    });

    it('neither sends nor loses older changes of this device to locked parts', async () => {
      const old = { base: null, sent: [], at: 1 };
      const journal = new Journal(DEVICE, 'an', 'card');
      journal.write({ ...old, key: 'answers.2.1', value: { value: 0 } });
      journal.write({ ...old, key: 'facts.minutes', value: 95 });
      start(returned(4));
      await vi.advanceTimersByTimeAsync(3000);
      expect(save).not.toHaveBeenCalled();
      expect(sync.content()).toEqual(FULL);
      expect(sync.conflicts()).toEqual([]);
      expect(sync.barred().map(({ key }) => key)).toEqual(['answers.2.1']);
      sync.discardBarred();
      expect(sync.barred()).toEqual([]);
      expect(journal.read()).toEqual([]);
    });

    it('locks at once when the card was given back while somebody typed', async () => {
      start(aCard(FULL, { version: 3 }));
      save.mockRejectedValueOnce(refusal(412, returned(4)));
      sync.set('answers.2.1', { value: 0 });
      sync.set('answers.2.3', { value: 500 });
      await vi.advanceTimersByTimeAsync(3000);
      expect(save).toHaveBeenLastCalledWith('card', 4, {
        criteriaSetVersionId: 'set',
        answers: [{ code: '2.3', value: 500, reasonCode: null, note: null }],
      });
      expect(sync.barred().map(({ key }) => key)).toEqual(['answers.2.1']);
    });
  });
});
