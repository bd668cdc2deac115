import type { ProblemView, ReceiptView, SavedView, ScorecardView } from '@chibo/contracts';
import type { CriteriaSet } from '@chibo/domain';
import { checkCriteriaSet, MAX_NOTE, MOST_CARD_TEXT } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { CriteriaSetVersion } from '../criteria-sets/criteria-set.entity';

/** A hundred lines of one point each: with the words of sixty of them a card is full. */
const LONG: CriteriaSet = {
  ...hd42Commune,
  bandRules: [],
  groups: [
    {
      ...hd42Commune.groups[0],
      maxPoints: 10_000,
      criteria: Array.from({ length: 100 }, (_, at) => ({
        code: `m${at}`,
        label: `Mục ${at}`,
        shortLabel: `Mục ${at}`,
        maxPoints: 100,
        rule: { kind: 'CHECK' as const },
      })),
    },
  ],
};

describe('the words of one card', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    await app.database.write((manager) =>
      manager.update(CriteriaSetVersion, { id: bloc.setVersionId }, { content: LONG }),
    );
    secretary = await Browser.signedIn(app, 'cb.tonghop');
  });
  afterAll(() => app.close());

  const WEAKNESSES = 'Một việc còn chậm.';
  /** So many characters in all, in notes at their longest. */
  const answersOf = (characters: number): { code: string; value: number; note: string }[] => {
    let left = characters - WEAKNESSES.length;
    return LONG.groups[0].criteria.map(({ code }) => {
      const note = 'ă'.repeat(Math.min(left, MAX_NOTE));
      left -= note.length;
      return { code, value: 1, note };
    });
  };
  const refused = (status: number) => ({
    status,
    body: { errors: [{ field: 'answers', text: expect.stringContaining(`tối đa ${MOST_CARD_TEXT} ký tự`) }] },
  });

  it('are of a set that could be published', () => {
    expect(checkCriteriaSet(LONG)).toEqual([]);
  });

  it('end at 60 000 characters, in the draft and in what is sent; one more is refused by field and stores nothing', async () => {
    const wanted = { organizationId: bloc.tongHop, month: '2026-02', kind: 'REGULAR' };
    const { id, version } = (await secretary.post<ScorecardView>('scorecards', wanted)).body;
    const save = (characters: number, at: number) =>
      secretary.patch<SavedView & ProblemView>(
        `scorecards/${id}`,
        { answers: answersOf(characters), weaknesses: WEAKNESSES },
        { version: at },
      );
    expect(await save(MOST_CARD_TEXT + 1, version)).toMatchObject(refused(400));
    const empty = (await secretary.get<ScorecardView>(`scorecards/${id}`)).body;
    expect([empty.version, empty.content.answers]).toEqual([version, []]);
    expect((await save(MOST_CARD_TEXT, version)).status).toBe(200);
    expect(await save(MOST_CARD_TEXT + 1, version + 1)).toMatchObject(refused(400));

    const full = { ...aScorecard(LONG), facts: { ...aScorecard(LONG).facts, heldOn: '2026-02-05' } };
    const send = (characters: number) =>
      secretary.post<ReceiptView & ProblemView>(
        `scorecards/${id}/submit`,
        { ...full, answers: answersOf(characters), weaknesses: WEAKNESSES },
        { version: version + 1, key: aKey() },
      );
    expect(await send(MOST_CARD_TEXT + 1)).toMatchObject(refused(422));
    const sent = await send(MOST_CARD_TEXT);
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  });
});
