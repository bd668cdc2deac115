import type { HistoryEntry, ProblemView, ReceiptView, SavedView, ScorecardView } from '@chibo/contracts';
import { hd12, hd42Central, hd42Commune, phuTho } from '@chibo/domain/templates';
import type { CriteriaSet } from '@chibo/domain';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { CriteriaSetVersion } from '../criteria-sets/criteria-set.entity';
import { newId } from '../db/new-id';
import { Scorecard } from './scorecard.entities';

/** Each case has a month of its own: sets are published for it beside the shipped one of the bloc. */
describe('the set changes under a draft', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
  });
  afterAll(() => app.close());

  /** As publishing with a past day leaves it. */
  async function published(
    content: CriteriaSet,
    from: string,
    to: string,
    kinds = content.meetingKinds,
  ): Promise<string> {
    const id = newId();
    const at = { createdAt: `${from}T00:00:00.000Z`, publishedAt: `${from}T00:00:00.000Z` };
    const row = { id, setId: newId(), version: 1, status: 'PUBLISHED' as const, ownerId: bloc.noiVu, ...at };
    await app.database.write((manager) =>
      manager.insert(CriteriaSetVersion, { ...row, meetingKinds: kinds, content, validFrom: from, validTo: to }),
    );
    return id;
  }
  const open = async (month: string): Promise<ScorecardView> =>
    (await secretary.post<ScorecardView>('scorecards', { organizationId: bloc.tongHop, month, kind: 'REGULAR' })).body;
  const read = async (id: string): Promise<ScorecardView> =>
    (await secretary.get<ScorecardView>(`scorecards/${id}`)).body;
  const save = <T = SavedView>(card: ScorecardView, changes: object) =>
    secretary.patch<T>(`scorecards/${card.id}`, changes, { version: card.version });
  const agree = (card: ScorecardView, criteriaSetVersionId = card.criteriaSetVersionId) =>
    secretary.post<ScorecardView & ProblemView>(
      `scorecards/${card.id}/criteria-set`,
      { criteriaSetVersionId },
      { version: card.version },
    );

  /** 3.1 is 3 points passed or not in the commune set and 0 … 5 points in the central one. */
  const COMMUNE = [{ code: '3.1', value: 1, note: 'Biên bản 03' }];
  const CENTRAL = [{ code: '3.1', value: 400, reasonCode: 'chua-sat' }];

  async function begun(month: string): Promise<ScorecardView> {
    const card = await open(month);
    await save(card, { criteriaSetVersionId: card.criteriaSetVersionId, facts: { heldOn: `${month}-05` } });
    const answered = await read(card.id);
    await save(answered, { criteriaSetVersionId: answered.criteriaSetVersionId, answers: COMMUNE });
    return read(card.id);
  }

  it('published into the past: announced, agreed to, and no mark moves to a line of the same code', async () => {
    const card = await begun('2025-03');
    expect(card).toMatchObject({ criteriaSetVersionId: bloc.setVersionId, content: { answers: COMMUNE } });
    expect(card).not.toHaveProperty('swap');
    const central = await published(hd42Central, '2025-03-01', '2025-04-01');

    const changed = await read(card.id);
    expect(changed).toMatchObject({
      criteriaSetVersionId: central,
      swap: { from: hd42Commune.title, to: hd42Central.title, again: 10, kept: 1 },
      content: { answers: [], facts: { heldOn: '2025-03-05' } },
      score: { answered: 0 },
    });
    const refused = await save<ProblemView>(changed, { criteriaSetVersionId: central, answers: CENTRAL });
    expect(refused).toMatchObject({ status: 409, body: { code: 'CRITERIA_SET_CHANGED' } });
    expect((await save<ProblemView>(changed, { answers: CENTRAL })).status).toBe(409);
    expect(await read(card.id)).toEqual(changed);

    const agreed = await agree(changed);
    expect(agreed).toMatchObject({ status: 200, body: { criteriaSetVersionId: central, content: { answers: [] } } });
    expect(agreed.body).not.toHaveProperty('swap');
    expect((await save(agreed.body, { criteriaSetVersionId: central, answers: CENTRAL })).status).toBe(200);
    expect((await read(card.id)).content.answers).toEqual(CENTRAL);
    const history = (await secretary.get<HistoryEntry[]>(`scorecards/${card.id}/history`)).body;
    expect(history).toContainEqual(
      expect.objectContaining({
        text: 'Chuyển sang bộ tiêu chí đang áp dụng',
        details: ['1 mục đã chấm được giữ riêng'],
      }),
    );
  });

  it('by its day: going back brings the marks again, agreed to or not', async () => {
    const central = await published(hd42Central, '2025-05-16', '2025-06-01');
    const card = await open('2025-05');
    expect(card.criteriaSetVersionId).toBe(central);
    // Nothing is marked yet: the set follows the day and nobody is asked.
    expect((await save(card, { criteriaSetVersionId: central, facts: { heldOn: '2025-05-05' } })).body.reload).toBe(
      true,
    );
    const early = await read(card.id);
    expect(early).toMatchObject({ criteriaSetVersionId: bloc.setVersionId });
    expect(early).not.toHaveProperty('swap');
    // Marks and the day that takes their set away may come in one batch.
    const both = { criteriaSetVersionId: bloc.setVersionId, answers: COMMUNE, facts: { heldOn: '2025-05-20' } };
    expect((await save(early, both)).body.reload).toBe(true);
    const late = await read(card.id);
    expect(late).toMatchObject({ criteriaSetVersionId: central, swap: { kept: 1 }, content: { answers: [] } });
    await save(late, { criteriaSetVersionId: central, facts: { heldOn: '2025-05-06' } });
    const back = await read(card.id);
    expect(back).toMatchObject({ criteriaSetVersionId: bloc.setVersionId, content: { answers: COMMUNE } });
    expect(back).not.toHaveProperty('swap');

    await save(back, { criteriaSetVersionId: bloc.setVersionId, facts: { heldOn: '2025-05-20' } });
    const { body: agreed } = await agree(await read(card.id));
    await save(agreed, { criteriaSetVersionId: central, answers: CENTRAL });
    await save(await read(card.id), { criteriaSetVersionId: central, facts: { heldOn: '2025-05-06' } });
    const again = await read(card.id);
    expect(again).toMatchObject({ swap: { from: hd42Central.title, kept: 1 }, content: { answers: COMMUNE } });
    expect((await agree(again)).body.content.answers).toEqual(COMMUNE);
  });

  it('by the answer "có phần chuyên đề": nothing is sent before the branch agrees', async () => {
    const combined = await published(hd12, '2025-06-01', '2025-07-01', ['COMBINED']);
    const card = await open('2025-06');
    const { facts: held, answers, weaknesses, vote } = aScorecard(hd42Commune, { facts: { heldOn: '2025-06-05' } });
    await save(card, { criteriaSetVersionId: card.criteriaSetVersionId, facts: held, answers, weaknesses, vote });
    const part = { hasThematicPart: true, theme: 'Chuyên đề', thematicMinutes: 60, minutes: 120 };
    const ready = await read(card.id);
    const saved = await save(ready, { criteriaSetVersionId: ready.criteriaSetVersionId, facts: part });
    expect(saved.body.reload).toBe(true);
    const changed = await read(card.id);
    expect(changed).toMatchObject({ kind: 'COMBINED', criteriaSetVersionId: combined, swap: { again: 12 } });

    const facts = { heldOn: '2025-06-05', ...part };
    const send = (set: CriteriaSet, criteriaSetVersionId: string | undefined, version: number) =>
      secretary.post<ReceiptView & ProblemView>(
        `scorecards/${card.id}/submit`,
        { ...aScorecard(set, { facts }), criteriaSetVersionId },
        { version, key: aKey() },
      );
    for (const [set, named] of [
      [hd42Commune, bloc.setVersionId],
      [hd42Commune, undefined],
      [hd12, combined],
    ] as const) {
      const refused = await send(set, named, changed.version);
      expect(refused).toMatchObject({ status: 409, body: { code: 'CRITERIA_SET_CHANGED' } });
    }
    const { body: agreed } = await agree(changed);
    expect(agreed.content.answers).toEqual([]);
    expect((await send(hd42Commune, bloc.setVersionId, agreed.version)).status).toBe(409);
    expect(await send(hd12, combined, agreed.version)).toMatchObject({ status: 200, body: { total: 9800 } });
    expect((await read(card.id)).self?.criteriaSetVersionId).toBe(combined);
  });

  it('refuses what was marked under a set the card has left, on another device or before', async () => {
    const central = await published(hd42Central, '2025-07-01', '2025-08-01');
    const card = await open('2025-07');
    expect(card.criteriaSetVersionId).toBe(central);
    const stale = { criteriaSetVersionId: bloc.setVersionId, answers: COMMUNE };
    expect(await save<ProblemView>(card, stale)).toMatchObject({ status: 409, body: { code: 'CRITERIA_SET_CHANGED' } });
    expect((await agree(card, bloc.setVersionId)).status).toBe(409);
    expect((await agree({ ...card, version: 9 })).status).toBe(412);
    expect((await read(card.id)).content.answers).toEqual([]);
  });

  it('to none at all: the card stays readable and its facts can be put right', async () => {
    const card = await begun('2025-08');
    await app.database.write((manager) =>
      manager.update(CriteriaSetVersion, { id: bloc.setVersionId }, { meetingKinds: ['REGULAR'] }),
    );
    try {
      const facts = { hasThematicPart: true };
      expect((await save(card, { criteriaSetVersionId: card.criteriaSetVersionId, facts })).status).toBe(200);
      const without = await read(card.id);
      expect(without).toMatchObject({ swap: { from: hd42Commune.title, kept: 1 }, content: { answers: COMMUNE } });
      expect(without.swap).not.toHaveProperty('to');
      const more = { criteriaSetVersionId: bloc.setVersionId, answers: [{ code: '3.2', value: 1 }] };
      expect(await save<ProblemView>(without, more)).toMatchObject({ status: 409, body: { code: 'NO_CRITERIA_SET' } });
      expect((await agree(without)).status).toBe(409);
      expect((await save(without, { facts: { hasThematicPart: false } })).status).toBe(200);
      expect(await read(card.id)).not.toHaveProperty('swap');
    } finally {
      const meetingKinds = hd42Commune.meetingKinds;
      await app.database.write((manager) =>
        manager.update(CriteriaSetVersion, { id: bloc.setVersionId }, { meetingKinds }),
      );
    }
  });

  it('reads a draft of the version before: its answers stand under the set its row names', async () => {
    const card = await open('2025-02');
    const draft = { facts: { heldOn: '2025-02-05' }, answers: COMMUNE, weaknesses: '', vote: {} };
    await app.database.write((manager) => manager.update(Scorecard, { id: card.id }, { draft }));
    expect((await read(card.id)).content).toEqual(draft);
    const central = await published(hd42Central, '2025-02-01', '2025-03-01');
    expect(await read(card.id)).toMatchObject({ criteriaSetVersionId: central, content: { answers: [] } });
  });

  it('not under a card given back by line: it is mended by the rules it was sent under', async () => {
    const card = await open('2025-04');
    const body = aScorecard(hd42Commune, { facts: { heldOn: '2025-04-10' } });
    await secretary.post(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() });
    const officer = await Browser.signedIn(app, 'du.noivu');
    const sent = await read(card.id);
    const returned = await officer.post<ScorecardView>(
      `scorecards/${card.id}/return`,
      { message: 'Xem lại', lines: [{ code: '3.1', message: 'Thiếu biên bản' }], due: null },
      { version: sent.version },
    );
    expect(returned.status).toBe(200);
    await published(phuTho, '2025-04-01', '2025-05-01');
    const mine = await read(card.id);
    expect(mine.criteriaSetVersionId).toBe(bloc.setVersionId);
    expect(mine).not.toHaveProperty('swap');
    expect((await save(mine, { answers: [{ code: '3.1', value: 0, reasonCode: 'chua-sat' }] })).status).toBe(200);
  });

  it("shows of last month's card only the lines that say the same", async () => {
    const card = await open('2025-11');
    await secretary.post(`scorecards/${card.id}/submit`, aScorecard(hd42Commune, { facts: { heldOn: '2025-11-05' } }), {
      version: 1,
      key: aKey(),
    });
    const same = await open('2025-12');
    expect(same.previous?.score.lines).toHaveLength(28);
    await published(hd42Central, '2025-12-01', '2026-01-01');
    const other = await read(same.id);
    expect(other.criteriaSet.code).toBe('HD42-2025-central');
    expect(other.previous).toMatchObject({ month: '2025-11', content: { answers: [] }, score: { lines: [] } });
  });
});
