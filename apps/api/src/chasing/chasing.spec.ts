import type {
  MonthCellsView,
  NoticesView,
  ProblemView,
  ChasedView,
  ChasingView,
  ScorecardView,
} from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import { act } from '../../test-support/cards';
import type { MailServer } from '../../test-support/mail-server';
import { aMailServer } from '../../test-support/mail-server';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { Outbox } from '../mails/outbox.service';
import { ObligationsService } from '../obligations/obligations.service';

describe('chasing', () => {
  let app: TestApp;
  let bloc: Bloc;
  let mail: MailServer;
  let officer: Browser;

  beforeAll(async () => {
    mail = await aMailServer();
    app = await aTestApp({ env: { SMTP_URL: mail.url, MAIL_FROM: 'chibo@example.vn' } });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-02');
    officer = await Browser.signedIn(app, 'du.noivu');
    await app.database.write(
      (manager) => manager.sql`
        UPDATE account SET email = 'tong-hop@example.vn', email_confirmed_at = '2026-01-01T00:00:00.000Z'
        WHERE login = 'cb.tonghop'`,
    );
  });
  afterAll(async () => {
    await app.close();
    await mail.close();
  });

  const remind = (cellIds: string[], who = officer): Promise<{ status: number; body: ChasedView }> =>
    who.post<ChasedView>('months/2026-02/chasing', { organizationId: bloc.noiVu, cellIds });

  it('says beforehand who can be reached, and how', async () => {
    const { body } = await officer.get<ChasingView>(`months/2026-02/chasing?organizationId=${bloc.noiVu}`);
    expect(body).toMatchObject({
      mail: true,
      branches: [
        { name: 'Chi bộ Phòng Kế hoạch', people: 0, addresses: 0, today: false },
        {
          name: 'Chi bộ Phòng Tổng hợp',
          people: 2,
          addresses: 1,
          stateLabel: 'Chưa sinh hoạt',
          deadline: '2026-03-02',
        },
        { name: 'Chi bộ Thanh tra', people: 1, addresses: 0 },
      ],
    });
  });

  it('tells the chosen branches, by e-mail where there is an address, and once a day', async () => {
    const first = await remind([bloc.tongHop, bloc.keHoach]);
    expect(first.body).toMatchObject({ told: 1, letters: 1 });
    expect((await remind([bloc.tongHop, bloc.thanhTra])).body).toMatchObject({ told: 1, letters: 0 });
    expect((await remind([bloc.tongHop])).body).toMatchObject({ told: 0, letters: 0 });
    await app.app.get(Outbox).deliver();
    expect(mail.letters.map(({ to, subject }) => [to, subject])).toEqual([
      [['tong-hop@example.vn'], 'Đảng bộ Sở Nội vụ nhắc Chi bộ Phòng Tổng hợp hoàn thành phiếu tháng 2/2026'],
    ]);
    app.clock.set('2026-03-07T03:00:00Z');
    officer = await Browser.signedIn(app, 'du.noivu');
    expect((await remind([bloc.tongHop])).body).toMatchObject({ told: 1, letters: 1 });
  });

  it('leaves out branches that belong to others', async () => {
    expect((await remind([bloc.duoc, newId()])).body).toMatchObject({ told: 0, letters: 0 });
  });

  it('speaks of the day a card given back is due, not of the one that was met', async () => {
    app.clock.set('2026-03-02T03:00:00Z');
    const [secretary, superior] = [await Browser.signedIn(app, 'cb.thanhtra'), await Browser.signedIn(app, 'du.noivu')];
    const wanted = { organizationId: bloc.thanhTra, month: '2026-02', kind: 'REGULAR' };
    const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
    const body = aScorecard(hd42Commune, { facts: { heldOn: '2026-02-28' } });
    await secretary.post(`scorecards/${card.id}/submit`, body, { version: 1, key: aKey() });
    const back = await act(superior, { id: card.id, version: 2 }, 'return', { message: 'Bổ sung', due: '2026-03-12' });
    expect(back.status).toBe(200);
    app.clock.set('2026-03-08T03:00:00Z');
    officer = await Browser.signedIn(app, 'du.noivu');
    const { branches } = (await officer.get<ChasingView>(`months/2026-02/chasing?organizationId=${bloc.noiVu}`)).body;
    expect(branches.find(({ cellId }) => cellId === bloc.thanhTra)).toMatchObject({ deadline: '2026-03-12' });
    const { cells } = (await officer.get<MonthCellsView>('months/2026-02/cells?filter=RETURNED')).body;
    expect(cells).toMatchObject([{ name: 'Chi bộ Thanh tra', deadline: '2026-03-12', late: false }]);
    expect((await remind([bloc.thanhTra])).body.told).toBe(1);
    const { notices } = (await (await Browser.signedIn(app, 'cb.thanhtra')).get<NoticesView>('notices')).body;
    expect(notices[0].text).toBe('Hạn 12/03/2026, còn 4 ngày.');
  });

  it('is for officers', async () => {
    for (const login of ['cb.tonghop', 'du.yte', 'lanhdao.khoi', 'admin'] as const)
      expect([login, (await remind([bloc.tongHop], await Browser.signedIn(app, login))).status]).toEqual([login, 403]);
    expect((await remind([bloc.tongHop], await Browser.signedIn(app, 'vp.khoi'))).body.told).toBe(1);
  });

  it.each([
    [{ cellIds: [] }, 'organizationId'],
    [{ organizationId: 'x', cellIds: [] }, 'organizationId'],
    [{ organizationId: newId(), cellIds: 'x' }, 'cellIds'],
    [{ organizationId: newId(), cellIds: ['x'] }, 'cellIds'],
  ])('refuses %j, naming %s', async (body, field) => {
    const reply = await officer.post<ProblemView>('months/2026-02/chasing', body);
    expect(reply.status).toBe(400);
    expect(reply.body.errors?.map((error) => error.field)).toContain(field);
  });
});
