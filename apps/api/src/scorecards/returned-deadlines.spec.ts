import type { MonthCellsView, QueueView, ReceiptView, ScorecardView, TasksView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc, BlocLogin } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

const HELD = '2026-02-05';

/** Meetings of 05/02/2026: the branches' last day is 07/02. */
describe('a card that comes again', () => {
  let app: TestApp;
  let bloc: Bloc;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-02');
  });
  afterAll(() => app.close());

  const as = (login: BlocLogin): Promise<Browser> => Browser.signedIn(app, login);
  const read = async (who: Browser, id: string): Promise<ScorecardView> =>
    (await who.get<ScorecardView>(`scorecards/${id}`)).body;

  async function begun(login: BlocLogin, organizationId: string): Promise<string> {
    const wanted = { organizationId, month: '2026-02', kind: 'REGULAR' };
    return (await (await as(login)).post<ScorecardView>('scorecards', wanted)).body.id;
  }

  async function sentAt(instant: string, login: BlocLogin, id: string): Promise<ReceiptView> {
    app.clock.set(instant);
    const secretary = await as(login);
    const { version } = await read(secretary, id);
    const card = aScorecard(hd42Commune, { facts: { heldOn: HELD } });
    const sent = await secretary.post<ReceiptView>(`scorecards/${id}/submit`, card, { version, key: aKey() });
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    return sent.body;
  }

  async function returnedAt(instant: string, officer: BlocLogin, id: string, due?: string): Promise<void> {
    app.clock.set(instant);
    const browser = await as(officer);
    const reply = await act(browser, await read(browser, id), 'return', { message: 'Bổ sung biên bản', due });
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  }

  it('is in time by the day its superior set, everywhere', async () => {
    const id = await begun('cb.tonghop', bloc.tongHop);
    expect(await sentAt('2026-02-06T03:00:00Z', 'cb.tonghop', id)).toMatchObject({ late: false });
    await returnedAt('2026-02-08T03:00:00Z', 'du.noivu', id, '2026-02-12');
    const [task] = (await (await as('cb.tonghop')).get<TasksView>('tasks')).body.owed;
    expect(task.deadline).toBe('2026-02-12');
    expect(await sentAt('2026-02-12T03:00:00Z', 'cb.tonghop', id)).toMatchObject({
      late: false,
      deadline: '2026-02-12',
    });
    const officer = await as('du.noivu');
    const { cells } = (await officer.get<MonthCellsView>('months/2026-02/cells')).body;
    expect(cells.find(({ cellId }) => cellId === bloc.tongHop)).toMatchObject({ late: false });
    const [item] = (await officer.get<QueueView>('months/2026-02/queue')).body.items;
    expect(item.exceptions.map(({ code }) => code)).not.toContain('LATE');
  });

  it('without such a day has the days of a branch, counted from the return', async () => {
    const id = await begun('cb.thanhtra', bloc.thanhTra);
    await sentAt('2026-02-07T03:00:00Z', 'cb.thanhtra', id);
    await returnedAt('2026-02-13T03:00:00Z', 'du.noivu', id);
    const secretary = await as('cb.thanhtra');
    expect((await read(secretary, id)).deadline).toBe('2026-02-15');
    expect(await sentAt('2026-02-16T03:00:00Z', 'cb.thanhtra', id)).toMatchObject({
      late: true,
      deadline: '2026-02-15',
    });
  });

  it('stays late when it had come late', async () => {
    const id = await begun('cb.duoc', bloc.duoc);
    expect(await sentAt('2026-02-17T03:00:00Z', 'cb.duoc', id)).toMatchObject({ late: true });
    await returnedAt('2026-02-17T04:00:00Z', 'du.yte', id, '2026-02-25');
    expect(await sentAt('2026-02-18T03:00:00Z', 'cb.duoc', id)).toMatchObject({ late: true, deadline: '2026-02-07' });
  });
});
