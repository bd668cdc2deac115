import type { CriteriaSetSummary, CriteriaSetView } from '@chibo/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bloc, BlocLogin } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

let app: TestApp;
let bloc: Bloc;
let ofNoiVu: string;

beforeAll(async () => {
  app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
  bloc = await aBloc(app.database);
  const desk = await Browser.signedIn(app, 'du.noivu');
  const { body } = await desk.post<CriteriaSetView>('criteria-sets', { template: 'PHUTHO' });
  ofNoiVu = body.versionId ?? '';
  const from = { ownerId: bloc.noiVu, validFrom: '2026-03-01' };
  expect((await desk.post(`criteria-sets/${ofNoiVu}/publication`, from)).status).toBe(201);
});
afterAll(() => app.close());

/** What is answered to each way of reading a published set, and whether it is listed. */
async function readings(login: BlocLogin, id: string): Promise<{ view: number; blank: number; listed: boolean }> {
  const browser = await Browser.signedIn(app, login);
  const list = (await browser.get<CriteriaSetSummary[]>('criteria-sets')).body;
  return {
    view: (await browser.get(`criteria-sets/${id}`)).status,
    blank: (await browser.get(`criteria-sets/${id}/blank.pdf`)).status,
    listed: list.some(({ versionId }) => versionId === id),
  };
}

const OPEN = { view: 200, blank: 200, listed: true };
const SHUT = { view: 403, blank: 403, listed: false };

it.each<BlocLogin>(['du.yte', 'cb.duoc', 'cb.bao'])(
  'a set published beside is not read by %s, who does not use it',
  async (login) => {
    expect(await readings(login, ofNoiVu)).toEqual(SHUT);
    const browser = await Browser.signedIn(app, login);
    const publication = `criteria-sets/${ofNoiVu}/publication?ownerId=${bloc.yTe}&validFrom=2026-03-01`;
    expect((await browser.get(publication)).status).toBe(403);
    expect((await browser.post(`criteria-sets/${ofNoiVu}/versions`)).status).toBe(403);
  },
);

it.each<BlocLogin>(['cb.tonghop', 'du.noivu', 'vp.khoi', 'lanhdao.khoi', 'admin'])(
  'it is read by %s: who is scored by it, and who stands above',
  async (login) => {
    expect(await readings(login, ofNoiVu)).toEqual(OPEN);
  },
);

it.each<BlocLogin>(['du.yte', 'du.noivu', 'cb.duoc', 'cb.bao'])(
  'a set of the level above is read by %s',
  async (login) => {
    expect(await readings(login, bloc.setVersionId)).toEqual(OPEN);
  },
);

it('is read by a branch that comes under its owner, and by those it left no more', async () => {
  const admin = await Browser.signedIn(app, 'admin');
  const move = (parentId: string) => admin.post(`organizations/${bloc.duoc}/changes`, { from: '2026-02-06', parentId });
  expect((await move(bloc.noiVu)).status).toBe(201);
  expect(await readings('cb.duoc', ofNoiVu)).toEqual(OPEN);
  expect(await readings('du.yte', ofNoiVu)).toEqual(SHUT);
  expect((await move(bloc.yTe)).status).toBe(201);
  expect(await readings('cb.duoc', ofNoiVu)).toEqual(SHUT);
});
