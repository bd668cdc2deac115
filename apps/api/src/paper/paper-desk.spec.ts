import type { ProblemView, ScorecardView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import type { Bloc, BlocLogin } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { readBack } from './paper.fixture';

describe('documents over HTTP', () => {
  let app: TestApp;
  let bloc: Bloc;
  let secretary: Browser;
  let card: ScorecardView;

  beforeAll(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    const wanted = { organizationId: bloc.tongHop, month: '2026-03', kind: 'REGULAR' };
    card = (await secretary.post<ScorecardView>('scorecards', wanted)).body;
  });
  afterAll(() => app.close());

  it('are answered with 429 and the time to wait when one account asks for too many; its pages go on', async () => {
    const path = `scorecards/${card.id}/card.pdf`;
    const asked = Array.from({ length: 6 }, () => secretary.get<ProblemView>(path));
    const page = secretary.get(`scorecards/${card.id}`);
    const replies = await Promise.all(asked);
    const beyond = replies.filter(({ status }) => status === 429);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 429, 429, 429]);
    expect(beyond[0]).toMatchObject({ body: { code: 'TOO_MANY_DOCUMENTS' } });
    expect(beyond[0].headers.get('retry-after')).toBe('3');
    expect((await page).status).toBe(200);
    expect((await secretary.get(path)).status).toBe(200);
  });

  it('tell a tab of its own in words that they are waited for, and it asks again by itself', async () => {
    const path = `scorecards/${card.id}/card.pdf`;
    const accept = { headers: { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' } };
    const tabs = await Promise.all(Array.from({ length: 4 }, () => secretary.get<string>(path, accept)));
    const [waiting] = tabs.filter(({ status }) => status === 429);
    expect(waiting.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect([waiting.headers.get('refresh'), waiting.headers.get('retry-after')]).toEqual(['3', '3']);
    expect(waiting.body).toContain('Đồng chí đang có 3 tệp in chờ xong. Đồng chí chờ rồi thử lại.');
    const stranger = await new Browser(app.url).get<string>(`${path}?form="><script>`, accept);
    expect([stranger.status, stranger.headers.get('refresh')]).toEqual([401, null]);
    expect(stranger.body).toContain('Đồng chí chưa đăng nhập');
    expect(stranger.body).not.toContain('<script>');
  });

  it('are of every kind', async () => {
    const office = await Browser.signedIn(app, 'vp.khoi');
    for (const path of [
      `scorecards/${card.id}/card.pdf?form=summary`,
      `criteria-sets/${bloc.setVersionId}/blank.pdf`,
      `organizations/${bloc.khoi}/schedule.pdf?month=2026-03`,
    ]) {
      const who = path.startsWith('scorecards') ? secretary : office;
      const { status, headers } = await who.get(path);
      expect([path, status, headers.get('content-type')]).toEqual([path, 200, 'application/pdf']);
      expect(headers.get('content-disposition')).toMatch(/^inline; filename="[\w-]+\.pdf"$/);
    }
  });

  it('keep their refusals: nobody reads on paper what is not theirs to read', async () => {
    const other = await Browser.signedIn(app, 'cb.thanhtra');
    expect((await other.get(`scorecards/${card.id}/card.pdf`)).status).toBe(403);
    expect((await secretary.get(`scorecards/${bloc.khoi}/card.pdf`)).status).toBe(404);
  });

  it('carry what the branch has set around them, and its place else from the committee above', async () => {
    const signedIn = ['admin', 'du.noivu', 'pbt.tonghop'].map((login) => Browser.signedIn(app, login as BlocLogin));
    const [admin, officer, deputy] = await Promise.all(signedIn);
    const none = { symbol: '', recipients: [] };
    await admin.put(`organizations/${bloc.noiVu}/letterhead`, { ...none, place: 'Hà Giang', symbol: 'BC/ĐU' });
    const paths = [`scorecards/${card.id}/card.pdf`, `scorecards/${card.id}/card.pdf?form=summary`];
    const text = async (path: string, who = deputy): Promise<string> =>
      readBack((await who.file(path)).bytes).text.join(' ');
    for (const path of paths) {
      expect(await text(path)).toContain('Hà Giang, ngày');
      expect(await text(path)).not.toContain('Số ……-');
    }
    const own = { ...none, place: 'Vị Xuyên', symbol: 'PC/CB', onBehalf: 'T/M CHI ỦY', signatory: 'PHÓ BÍ THƯ' };
    await admin.put(`organizations/${bloc.tongHop}/letterhead`, own);
    const blank = `criteria-sets/${bloc.setVersionId}/blank.pdf?organizationId=${bloc.tongHop}`;
    await app.database.write(
      (manager) => manager.sql`UPDATE organization_profile SET code = 'NV-01' WHERE organization_id = ${bloc.tongHop}`,
    );
    expect(await text(blank, officer)).toContain('Mã chi bộ NV\u201101');
    for (const printed of [...(await Promise.all(paths.map((path) => text(path)))), await text(blank, officer)]) {
      for (const words of ['Vị Xuyên, ngày', 'Số ……-PC/CB', 'T/M CHI ỦY PHÓ BÍ THƯ']) expect(printed).toContain(words);
    }
  });
});
