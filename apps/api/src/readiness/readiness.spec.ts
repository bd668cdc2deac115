import type { NoticesView, ProblemView, ReadinessView, SetupStepsView } from '@chibo/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { newId } from '../db/new-id';
import { Upkeep } from '../upkeep';

describe('readiness', () => {
  let app: TestApp;
  let bloc: Bloc;
  let admin: Browser;
  let officer: Browser;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    admin = await Browser.signedIn(app, 'admin');
    officer = await Browser.signedIn(app, 'du.noivu');
  });
  beforeEach(() => {
    app.clock.set('2026-03-06T03:00:00Z');
  });
  afterAll(() => app.close());

  const give = (login: string, organizationId: string, role: string, to: string | null = null): Promise<unknown> =>
    app.database.write(
      (manager) => manager.sql`
        INSERT INTO role_assignment (id, account_id, organization_id, role, valid_from, valid_to)
        SELECT ${newId()}, id, ${organizationId}, ${role}, '2026-01-01', ${to} FROM account WHERE login = ${login}`,
    );
  const view = async (query = '', browser = admin): Promise<ReadinessView> => {
    const { status, body } = await browser.get<ReadinessView>(`readiness${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const names = ({ rows }: ReadinessView): string[] => rows.map(({ organizationName }) => organizationName);

  it('names branches nobody scores for, and counts them', async () => {
    const { counts, rows, total } = await view();
    expect(counts).toEqual({ NO_SCORER: 1, NO_VERIFIER: 0, NO_DECIDER: 0, ENDING: 0, TWO_SECRETARIES: 0 });
    expect(rows).toEqual([expect.objectContaining({ gap: 'NO_SCORER', organizationId: bloc.keHoach, isCell: true })]);
    expect(rows[0].parentName).toContain('Nội vụ');
    expect(total).toBe(1);
    expect((await view('?q=y te')).total).toBe(0);
    expect((await view('?q=ke hoach&gap=NO_SCORER')).total).toBe(1);
  });

  it('knows committees without anybody who verifies, and without anybody where their bands are decided', async () => {
    const disable = (login: string, at: string | null): Promise<unknown> =>
      app.database.write((manager) => manager.sql`UPDATE account SET disabled_at = ${at} WHERE login = ${login}`);
    await app.database.write(
      (manager) => manager.sql`
        INSERT INTO committee_setting (organization_id, decides, two_people) VALUES (${bloc.yTe}, 'SUPERIOR', 0)`,
    );
    await disable('du.yte', '2026-03-01T00:00:00.000Z');
    await disable('vp.khoi', '2026-03-01T00:00:00.000Z');
    const { counts } = await view();
    // Khối has a branch directly under it as well.
    expect([counts.NO_VERIFIER, counts.NO_DECIDER]).toEqual([2, 1]);
    expect(names(await view('?gap=NO_DECIDER'))).toEqual([expect.stringContaining('Y tế')]);
    await disable('du.yte', null);
    await disable('vp.khoi', null);
    expect((await view()).counts).toMatchObject({ NO_VERIFIER: 0, NO_DECIDER: 0 });
  });

  it('knows a role that ends with nobody after it, and a branch with two secretaries', async () => {
    await give('cb.bao', bloc.keHoach, 'CELL_SECRETARY', '2026-03-20');
    expect((await view()).counts).toMatchObject({ NO_SCORER: 0, ENDING: 1, TWO_SECRETARIES: 0 });
    await give('cb.duoc', bloc.keHoach, 'CELL_SECRETARY');
    expect((await view()).counts).toMatchObject({ ENDING: 0, TWO_SECRETARIES: 1 });
    app.clock.set('2026-03-20T03:00:00Z');
    admin = await Browser.signedIn(app, 'admin');
    expect((await view()).counts).toMatchObject({ NO_SCORER: 0, TWO_SECRETARIES: 0 });
  });

  it('is of the own part alone', async () => {
    const own = await view('', officer);
    expect(own.rows.every(({ parentName }) => parentName?.includes('Nội vụ'))).toBe(true);
    expect((await officer.get(`readiness?organizationId=${bloc.yTe}`)).status).toBe(403);
    expect((await (await Browser.signedIn(app, 'cb.tonghop')).get('readiness')).status).toBe(403);
    expect((await officer.get('readiness/steps')).status).toBe(403);
    const { status, body } = await admin.get<ProblemView>('readiness?gap=X');
    expect([status, body.code]).toEqual([400, 'INVALID_FIELDS']);
  });

  it('lists what the first run needs, each with its number, until it is done or left out with a reason', async () => {
    const steps = async (): Promise<Record<string, string>> => {
      const { body } = await admin.get<SetupStepsView>('readiness/steps');
      expect(body.open).toBe(body.steps.filter(({ done, skipped }) => !done && !skipped).length);
      return Object.fromEntries(
        body.steps.map(({ step, done, words, skipped }) => [step, `${done ? '+' : skipped ? '~' : '-'} ${words}`]),
      );
    };
    expect(await steps()).toMatchObject({
      ORGANIZATIONS: '+ 3 cấp ủy, 5 chi bộ.',
      CRITERIA_SET: expect.stringContaining('+ 2 bản'),
      DEADLINES: expect.stringContaining('- Chưa đặt hạn nào'),
      SCORERS: '+ Đủ 5 chi bộ.',
      VERIFIERS: '+ Đủ 3 cấp ủy.',
      MAIL: expect.stringContaining('- Chưa nối'),
    });
    expect((await admin.put('readiness/steps/MAIL/skip', { reason: '' })).status).toBe(400);
    expect((await admin.put('readiness/steps/X/skip', { reason: 'không dùng thư' })).status).toBe(400);
    const { body } = await admin.put<SetupStepsView>('readiness/steps/MAIL/skip', { reason: 'Không dùng thư' });
    expect(body.steps.find(({ step }) => step === 'MAIL')?.skipped).toMatchObject({
      reason: 'Không dùng thư',
      by: 'Đồng chí admin',
    });
    expect((await steps())['MAIL']).toContain('~ ');
    await admin.delete('readiness/steps/MAIL/skip');
    expect((await steps())['MAIL']).toContain('- ');
    const { body: trail } = await admin.get<{ rows: { label: string; lines: string[] }[] }>('audit-trail');
    expect(trail.rows.slice(0, 2).map(({ label, lines }) => [label, ...lines])).toEqual([
      ['Làm lại việc thiết lập đã bỏ qua', 'Nối máy chủ thư'],
      ['Bỏ qua một việc thiết lập', 'Nối máy chủ thư', 'Lý do: Không dùng thư'],
    ]);
  });

  it('tells once, to those who look after the part, when the clock opens a month', async () => {
    app.clock.set('2026-04-01T03:00:00Z');
    await app.database.write(
      (manager) => manager.sql`
        UPDATE role_assignment SET valid_to = '2026-03-31' WHERE organization_id = ${bloc.tongHop}`,
    );
    for (let time = 0; time < 2; time += 1) await app.app.get(Upkeep).run();
    const told = async (login: string): Promise<string[]> => {
      const { body } = await (await Browser.signedIn(app, login)).get<NoticesView>('notices');
      return body.notices.filter(({ title }) => title.includes('còn thiếu người')).map(({ text }) => text);
    };
    const words = [expect.stringContaining('Chi bộ chưa có người chấm: 1.')];
    expect(await told('du.noivu')).toEqual(words);
    expect(await told('admin')).toEqual(words);
    expect(await told('du.yte')).toEqual([]);
  });
});
