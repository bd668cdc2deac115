import type { CriteriaSetView, LetterheadView, ProblemView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

/** Two people have the same thing open; the second to store would undo what the first has stored, unseen. */
describe('what is replaced as a whole', () => {
  let app: TestApp;
  let bloc: Bloc;
  let office: Browser;
  let admin: Browser;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    office = await Browser.signedIn(app, 'vp.khoi');
    admin = await Browser.signedIn(app, 'admin');
  });
  afterAll(() => app.close());

  const put = <T>(who: Browser, path: string, body: object, mark: string): Promise<{ status: number; body: T }> =>
    who.put<T>(path, body, { headers: { 'If-Match': `"${mark}"` } });

  it('is a draft of a criteria set that somebody else has not touched since it was opened', async () => {
    const { body: draft } = await office.post<CriteriaSetView>('criteria-sets', { template: hd42Commune.code });
    const path = `criteria-sets/${draft.versionId}`;
    const titled = (title: string): object => ({ content: { ...draft.content, title } });
    const first = await put<CriteriaSetView>(office, path, titled('Bản của đồng chí thứ nhất'), draft.mark);
    expect([first.status, first.body.mark === draft.mark]).toEqual([200, false]);
    const second = await put<ProblemView>(office, path, titled('Bản của đồng chí thứ hai'), draft.mark);
    expect(second).toMatchObject({ status: 412, body: { code: 'VERSION_CONFLICT' } });
    expect(second.body.detail).toContain('vừa được đồng chí khác sửa');
    const { body: now } = await office.get<CriteriaSetView>(path);
    expect([now.content.title, now.mark]).toEqual(['Bản của đồng chí thứ nhất', first.body.mark]);
    expect((await put(office, path, titled('Bản sau khi đã xem'), now.mark)).status).toBe(200);
  });

  it('is a letterhead likewise, also one that nobody had set', async () => {
    const path = `organizations/${bloc.noiVu}/letterhead`;
    const { body: before } = await admin.get<LetterheadView>(path);
    const body = (place: string): object => ({ place, symbol: '', recipients: [] });
    const both = await Promise.all(['Lào Cai', 'Sa Pa'].map((place) => put(admin, path, body(place), before.mark)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { body: after } = await admin.get<LetterheadView>(path);
    expect((await put(admin, path, body('Bắc Hà'), after.mark)).status).toBe(200);
  });

  it.each(['7', 'x', 'ABCDEF0123456789'])('is not replaced by who has seen something else: "%s"', async (mark) => {
    const body = { place: '', symbol: '', recipients: [] };
    expect((await put(admin, `organizations/${bloc.noiVu}/letterhead`, body, mark)).status).toBe(412);
  });
});
