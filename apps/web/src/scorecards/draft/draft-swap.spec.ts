import { TestBed } from '@angular/core/testing';
import type { SaveScorecardBody, SavedView, ScorecardView } from '@chibo/contracts';
import { ProblemError } from '../../shell/api';
import { aCard, EMPTY, SET } from '../../testing/card';
import { DEVICE } from '../../testing/device';
import { ScorecardsClient } from '../scorecards-client';
import { DraftSync } from './draft-sync';
import { Journal } from './journal';

const MARK = { value: 1, note: 'Biên bản' };
const OTHER = { value: 0, reasonCode: 'NOT_DONE' };

/** A card under this set; `under` another one while the swap waits. */
function card(version: number, set: string, under?: string, answers = EMPTY.answers): ScorecardView {
  const swap = under === undefined ? undefined : { from: under, to: set, under, again: 5, kept: 1 };
  return aCard({ ...EMPTY, answers }, { version, criteriaSetVersionId: set, swap });
}

function refusal(status: number, code: string): ProblemError {
  return new ProblemError({ type: 'about:blank', title: '', status, code, detail: 'Đã đổi.', requestId: '' });
}

describe('a draft whose set changes', () => {
  const save = vi.fn<(id: string, version: number, body: SaveScorecardBody) => Promise<SavedView>>();
  const read = vi.fn<(id: string) => Promise<ScorecardView>>();
  const switchSet = vi.fn<(id: string, version: number, set: string) => Promise<ScorecardView>>();
  let sync: DraftSync;

  const saved = (version: number, reload = false): SavedView =>
    ({ version, savedAt: '2026-03-05T09:20:00Z', reload }) as SavedView;

  function start(view: ScorecardView): void {
    TestBed.resetTestingModule();
    const client = { provide: ScorecardsClient, useValue: { save, read, switchSet } };
    TestBed.configureTestingModule({ providers: [DraftSync, client] });
    sync = TestBed.inject(DraftSync);
    sync.open(view, 'an');
  }
  const journal = (): string[] =>
    new Journal(DEVICE, 'an', 'card')
      .read()
      .map(({ key, set }) => `${set ?? '-'}/${key}`)
      .sort();

  beforeEach(() => {
    vi.useFakeTimers();
    save.mockReset().mockImplementation((_id, version) => Promise.resolve(saved(version + 1)));
    read.mockReset();
    switchSet.mockReset();
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.useRealTimers();
  });

  it('says with every batch under which set it was made', async () => {
    start(card(1, 'a'));
    sync.set('answers.2.1', MARK);
    await vi.advanceTimersByTimeAsync(3000);
    expect(save.mock.calls[0][2]).toMatchObject({ criteriaSetVersionId: 'a', answers: [{ code: '2.1', value: 1 }] });
    sync.set('facts.present', 3);
    await vi.advanceTimersByTimeAsync(3000);
    expect(save.mock.calls[1][2]).toEqual({ criteriaSetVersionId: 'a', facts: { present: 3 } });
  });

  it('keeps marks of two sets under one code apart on the device, through a closed tab and back', async () => {
    save.mockReturnValue(new Promise(() => undefined));
    start(card(1, 'a'));
    sync.set('answers.2.1', MARK);
    start(card(1, 'b'));
    expect(sync.content().answers).toEqual([]);
    expect(sync.aside().map(({ key }) => key)).toEqual(['answers.2.1']);
    sync.set('answers.2.1', OTHER);
    expect(journal()).toEqual(['a/answers.2.1', 'b/answers.2.1']);
    start(card(1, 'a'));
    expect(sync.content().answers).toEqual([{ code: '2.1', ...MARK }]);
    start(card(1, 'b'));
    expect(sync.content().answers).toEqual([{ code: '2.1', ...OTHER }]);
    expect(save.mock.calls.every(([, , body]) => body.criteriaSetVersionId !== undefined)).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
  });

  it('moves no mark when the server says that the set has changed: it waits aside and nothing is refused', async () => {
    start(card(1, 'a'));
    save.mockRejectedValueOnce(refusal(409, 'CRITERIA_SET_CHANGED'));
    read.mockResolvedValue(card(1, 'b', 'a'));
    sync.set('answers.2.1', MARK);
    sync.set('facts.present', 4);
    await vi.advanceTimersByTimeAsync(5000);
    expect(sync.view()?.swap).toMatchObject({ under: 'a', to: 'b' });
    expect(sync.content().answers).toEqual([]);
    expect(sync.state()).not.toBe('REFUSED');
    // The facts went up on their own; the mark stays in the journal under its set.
    expect(save.mock.calls.at(-1)?.[2]).toEqual({ criteriaSetVersionId: 'b', facts: { present: 4 } });
    expect(journal()).toEqual(['a/answers.2.1']);
  });

  it('takes and sends no mark before the user agrees, then under the new set alone', async () => {
    start(card(4, 'b', 'a'));
    sync.set('answers.2.1', MARK);
    await vi.advanceTimersByTimeAsync(5000);
    expect([save.mock.calls.length, sync.content().answers]).toEqual([0, []]);
    switchSet.mockResolvedValue(card(5, 'b'));
    await sync.agree();
    expect(switchSet).toHaveBeenCalledExactlyOnceWith('card', 4, 'b');
    sync.set('answers.2.1', OTHER);
    await vi.advanceTimersByTimeAsync(3000);
    expect(save.mock.calls.map(([, version, body]) => [version, body.criteriaSetVersionId])).toEqual([[5, 'b']]);
  });

  it('brings its waiting marks up again with the set they were given under', async () => {
    start(card(1, 'a'));
    save.mockReturnValueOnce(new Promise(() => undefined));
    sync.set('answers.2.1', MARK);
    start(card(2, 'b', 'a'));
    expect(sync.aside()).toHaveLength(1);
    save.mockResolvedValueOnce(saved(3, true));
    read.mockResolvedValue(card(3, 'a'));
    sync.set('facts.heldOn', '2026-03-05');
    await vi.advanceTimersByTimeAsync(3000);
    await vi.advanceTimersByTimeAsync(3000);
    expect(save.mock.calls.at(-1)?.[2]).toMatchObject({ criteriaSetVersionId: 'a', answers: [{ code: '2.1' }] });
    expect([sync.aside(), journal()]).toEqual([[], []]);
  });

  it('looks again when another device was quicker to agree', async () => {
    start(card(4, 'b', 'a'));
    switchSet.mockRejectedValue(refusal(412, 'VERSION_CONFLICT'));
    read.mockResolvedValue(card(5, 'b', undefined, [{ code: '2.1', ...OTHER }]));
    await sync.agree();
    expect(sync.view()).toMatchObject({ version: 5 });
    expect(sync.content().answers).toEqual([{ code: '2.1', ...OTHER }]);
  });

  describe('with what a version before left on the device', () => {
    const old = { base: null, value: MARK, sent: [], at: 1 };
    const left = (...keys: ('answers.2.1' | 'answers.9.9')[]): void => {
      for (const key of keys) new Journal(DEVICE, 'an', 'card').write({ key, ...old });
    };

    it('takes it for the set the card stands under', () => {
      save.mockReturnValue(new Promise(() => undefined));
      left('answers.2.1');
      start(card(1, 'a'));
      expect(sync.content().answers).toEqual([{ code: '2.1', ...MARK }]);
      expect(journal()).toEqual(['a/answers.2.1']);
    });

    it('never for one it is about to change to, nor for lines that set has not', () => {
      left('answers.2.1', 'answers.9.9');
      start(card(1, 'b', 'a'));
      expect([sync.content().answers, sync.waiting()]).toEqual([[], 0]);
      start({ ...card(1, 'a'), criteriaSet: SET });
      expect(sync.content().answers.map(({ code }) => code)).toEqual(['2.1']);
      expect(sync.aside().map(({ key }) => key)).toEqual(['answers.9.9']);
    });
  });

  it('gives up what is aside only with the rest, once the card can no longer be changed', () => {
    save.mockReturnValue(new Promise(() => undefined));
    start(card(1, 'a'));
    sync.set('answers.2.1', MARK);
    start({ ...card(2, 'b'), moves: [{ move: 'save', reason: 'Đã gửi.' }] });
    expect(sync.left()).toBe(1);
    sync.discard();
    expect([sync.left(), journal()]).toEqual([0, []]);
  });
});
