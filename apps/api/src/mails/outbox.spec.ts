import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { EmailView, MailsView, NewAccountView, NoticesView, ProblemView } from '@chibo/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { MailServer } from '../../test-support/mail-server';
import { aMailServer } from '../../test-support/mail-server';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp, onPostgres } from '../../test-support/test-app';
import { openMailApp } from '../../test-support/mail-app';
import { ObligationsService } from '../obligations/obligations.service';
import { Reminders } from '../notices/reminders.service';
import { Mail } from './mail.entity';
import { Outbox } from './outbox.service';

const ADDRESS = 'bi-thu.tong-hop@example.vn';

/** Entered and confirmed. */
async function hasAddress({ database }: TestApp, login: string, email: string): Promise<void> {
  await database.write(
    (manager) => manager.sql`
      UPDATE account SET email = ${email}, email_confirmed_at = '2026-01-01T00:00:00.000Z' WHERE login = ${login}`,
  );
}

/** The clock stands at 10:00 on 06/03/2026, four days after the branches' last day for February. */
describe('letters', () => {
  let mail: MailServer;
  let app: TestApp;
  let bloc: Bloc;

  beforeEach(async () => {
    mail = await aMailServer();
    app = await aTestApp({
      env: { SMTP_URL: mail.url, MAIL_FROM: 'chibo@example.vn', PUBLIC_URL: 'https://chibo.example.vn' },
    });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-02');
    await hasAddress(app, 'cb.tonghop', ADDRESS);
  });
  afterEach(async () => {
    await app.close();
    await mail.close();
  });

  const remind = (): Promise<void> => app.app.get(Reminders).run();
  const deliver = (): Promise<void> => app.app.get(Outbox).deliver();
  const states = async (): Promise<string[]> =>
    (await app.database.read((manager) => manager.find(Mail))).map(({ state }) => state);
  const later = (minutes: number): void =>
    app.clock.set(new Date(app.clock.now().getTime() + minutes * 60_000).toISOString());

  it('reach who has an address, in Vietnamese, with a link and a Message-ID of their own', async () => {
    await remind();
    await deliver();
    expect(mail.letters).toEqual([
      {
        to: [ADDRESS],
        from: 'Sinh hoạt chi bộ <chibo@example.vn>',
        subject: 'Phiếu tháng 2/2026: quá 4 ngày',
        text: expect.stringContaining(
          'Chi bộ Phòng Tổng hợp chưa gửi phiếu chấm điểm tháng 2/2026, hạn 02/03/2026.',
        ) as string,
        messageId: expect.stringMatching(/^<[0-9a-f-]{36}@example\.vn>$/) as string,
      },
    ]);
    expect(mail.letters[0].text).toContain('https://chibo.example.vn/thong-bao');
    expect(await states()).toEqual(['SENT']);
  });

  it('carry no score', async () => {
    await remind();
    await deliver();
    expect(mail.letters[0].text).not.toMatch(/điểm(?! tháng)/u);
  });

  it('are not sent twice by a service that was started again', async () => {
    await remind();
    await deliver();
    const again = await openMailApp(app, mail.url);
    await again.app.get(Reminders).run();
    await again.app.get(Outbox).deliver();
    await again.app.close();
    expect(mail.letters).toHaveLength(1);
  });

  /** An SQLite folder belongs to one process, so there the rounds of one service race. */
  it('are sent once, however many rounds of however many processes come at the same moment', async () => {
    const others = onPostgres ? await Promise.all([1, 2].map(() => openMailApp(app, mail.url))) : [];
    const services = [app.app, app.app, ...others.map((other) => other.app)];
    await Promise.all(services.map((each) => each.get(Reminders).run()));
    await Promise.all(services.map((each) => each.get(Outbox).deliver()));
    for (const other of others) await other.app.close();
    expect(mail.letters).toHaveLength(1);
    expect(await states()).toEqual(['SENT']);
  });

  it('wait and go once when the mail server was away, after a longer pause each time', async () => {
    await mail.close();
    await remind();
    await deliver();
    expect(await states()).toEqual(['WAITING']);
    mail = await aMailServer();
    const again = await openMailApp(app, mail.url);
    const outbox = again.app.get(Outbox);
    await outbox.deliver();
    expect(mail.letters, 'not before the pause is over').toEqual([]);
    again.clock.set('2026-03-06T03:02:00Z');
    await outbox.deliver();
    await again.app.close();
    expect(mail.letters).toHaveLength(1);
  });

  it('are tried again after a refusal for now, and no more after one for good', async () => {
    await remind();
    mail.manner = { refuse: 451 };
    await deliver();
    expect(await states()).toEqual(['WAITING']);
    later(2);
    mail.manner = { refuse: 550 };
    await deliver();
    expect(await states()).toEqual(['FAILED']);
    later(600);
    mail.manner = 'take';
    await deliver();
    expect(mail.letters).toEqual([]);
  });

  it('are given up a day after they were written', async () => {
    await remind();
    mail.manner = { refuse: 451 };
    for (let hour = 0; hour <= 24; hour += 1) {
      await deliver();
      later(61);
    }
    expect(await states()).toEqual(['FAILED']);
  });

  it('go on after one whose recipient the server does not know', async () => {
    await hasAddress(app, 'pbt.tonghop', 'pho-bi-thu@example.vn');
    await remind();
    const [first, second] = await app.database.read((manager) => manager.find(Mail, { order: { id: 'ASC' } }));
    mail.unknown = [first.address];
    await deliver();
    expect(mail.letters.map(({ to }) => to)).toEqual([[second.address]]);
    expect((await states()).sort()).toEqual(['FAILED', 'SENT']);
  });

  it('wait untouched when the server hangs up without a greeting', async () => {
    const silent = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const again = await openMailApp(app, `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`);
    await remind();
    await again.app.get(Outbox).deliver();
    await again.app.close();
    silent.close();
    expect(await app.database.read((manager) => manager.find(Mail))).toMatchObject([
      { state: 'WAITING', claimedAt: null },
    ]);
  });

  it('stop after the one under way when the service stops', async () => {
    await hasAddress(app, 'pbt.tonghop', 'pho-bi-thu@example.vn');
    await remind();
    let answer: (value: unknown) => void = () => undefined;
    mail.before = new Promise((resolve) => (answer = resolve));
    const delivering = deliver();
    await vi.waitFor(async () => expect(await states()).toContain('SENDING'));
    const stopped = app.app.get(Outbox).stop();
    answer(undefined);
    await stopped;
    await delivering;
    expect((await states()).sort()).toEqual(['SENT', 'WAITING']);
  });

  it('whose line broke before the answer are never sent again by themselves', async () => {
    await remind();
    mail.manner = 'hang-up';
    await deliver();
    expect(await states()).toEqual(['UNKNOWN']);
    mail.manner = 'take';
    later(600);
    await deliver();
    expect(mail.letters, 'it had arrived, and the service could not know').toHaveLength(1);
  });

  it('of a process that died while sending are not sent again either', async () => {
    await remind();
    const claimed = { state: 'SENDING', claimedAt: app.clock.now().toISOString() } as const;
    await app.database.write((manager) => manager.update(Mail, { state: 'WAITING' }, claimed));
    later(9);
    await deliver();
    expect(await states(), 'it may still be at it').toEqual(['SENDING']);
    later(2);
    await deliver();
    expect(await states()).toEqual(['UNKNOWN']);
    expect(mail.letters).toEqual([]);
  });

  it('that failed are shown to the administrator, who may send them again', async () => {
    await remind();
    mail.manner = { refuse: 550 };
    await deliver();
    mail.manner = 'take';
    const admin = await Browser.signedIn(app, 'admin');
    const { body } = await admin.get<MailsView>('mails');
    expect(body).toMatchObject({
      mail: true,
      waiting: 0,
      sent: 0,
      troubled: [
        {
          to: `Đồng chí cb.tonghop (${ADDRESS})`,
          stateLabel: 'Không gửi được',
          error: expect.stringContaining('550') as string,
        },
      ],
    });
    const again = await admin.post<MailsView>(`mails/${body.troubled[0].id}/again`);
    expect(again.status).toBe(200);
    await deliver();
    expect(mail.letters).toHaveLength(1);
    expect((await admin.post(`mails/${body.troubled[0].id}/again`)).status).toBe(409);
    const officer = await Browser.signedIn(app, 'du.noivu');
    expect((await officer.get('mails')).status).toBe(403);
  });

  it('of other parts of the tree are neither shown to an administrator nor counted', async () => {
    await remind();
    mail.manner = { refuse: 550 };
    await deliver();
    const admin = await Browser.signedIn(app, 'admin');
    const { yTe: organizationId } = bloc;
    const wanted = { login: 'qt.yte', displayName: 'Quản trị', role: 'ADMIN', organizationId };
    const { account, oneTimePassword: password } = (await admin.post<NewAccountView>('accounts', wanted)).body;
    const other = await Browser.first(app, account.login, password);
    expect((await other.get<MailsView>('mails')).body).toEqual({ mail: true, waiting: 0, sent: 0, troubled: [] });
    const [{ id }] = (await admin.get<MailsView>('mails')).body.troubled;
    expect((await other.post(`mails/${id}/again`)).status).toBe(404);
    mail.manner = 'take';
    await admin.post(`mails/${id}/again`);
    await deliver();
    expect((await admin.get<MailsView>('mails')).body.sent).toBe(1);
    expect((await other.get<MailsView>('mails')).body.sent).toBe(0);
  });

  it('stop when the address is taken away, and the notice still stands', async () => {
    const secretary = await Browser.signedIn(app, 'cb.tonghop');
    expect((await secretary.put('session/email', { email: null })).body).toEqual({ mail: true });
    await remind();
    await deliver();
    expect(mail.letters).toEqual([]);
    expect((await secretary.get<NoticesView>('notices')).body.unread).toBe(1);
  });

  it('go only to an address whose code its owner has typed, and guesses wait', async () => {
    const deputy = await Browser.signedIn(app, 'pbt.tonghop');
    const put = await deputy.put<EmailView>('session/email', { email: 'moi@example.vn' });
    expect(put.body).toEqual({ email: 'moi@example.vn', confirmed: false, mail: true });
    await vi.waitFor(() => expect(mail.letters).toHaveLength(1));
    await remind();
    await deliver();
    expect(mail.letters.map(({ to }) => to[0]).sort()).toEqual([ADDRESS, 'moi@example.vn']);
    const [letter] = mail.letters.filter(({ subject }) => subject === 'Mã xác nhận địa chỉ thư');
    const code = /\d{6}/.exec(letter.text)?.[0] ?? '';
    expect(await deputy.post<ProblemView>('session/email/code')).toMatchObject({ status: 429 });
    const wrong = code === '000000' ? '000001' : '000000';
    const typed = (what: string) => deputy.post<EmailView & ProblemView>('session/email/confirmation', { code: what });
    expect(await typed(wrong)).toMatchObject({ status: 400, body: { errors: [{ field: 'code' }] } });
    expect(
      (await (await Browser.signedIn(app, 'cb.thanhtra')).post('session/email/confirmation', { code })).status,
    ).toBe(400);
    expect((await typed(`${code.slice(0, 3)} ${code.slice(3)}`)).body.confirmed).toBe(true);
    expect((await typed(code)).status).toBe(400);
    for (let at = 0; at < 4; at += 1) await typed(wrong);
    expect((await typed(wrong)).status).toBe(429);
    expect((await deputy.post('session/email/code')).status).toBe(409);
    // Another address is another matter, the same one again is not.
    expect((await deputy.put<EmailView>('session/email', { email: 'moi@example.vn' })).body.confirmed).toBe(true);
    expect((await deputy.put<EmailView>('session/email', { email: 'khac@example.vn' })).body.confirmed).toBe(false);
    await app.app.get(Outbox).stop();
  });

  it.each(['x', 'a@b', 'Ông A <a@b.vn>', 'a@b.vn, c@d.vn', 'a@b.vn\r\nBcc: c@d.vn', `${'a'.repeat(250)}@b.vn`, ' '])(
    'go to no such address as %j',
    async (email) => {
      const secretary = await Browser.signedIn(app, 'cb.tonghop');
      const reply = await secretary.put('session/email', { email });
      expect(reply).toMatchObject({ status: 400, body: { errors: [{ field: 'email' }] } });
    },
  );
});

describe('a mail server with a password', () => {
  it.each([
    ['right', 'đúng mật khẩu', ['SENT']],
    ['wrong', 'sai', ['WAITING']],
  ])('is spoken to with it: %s', async (_, password, expected) => {
    const mail = await aMailServer({ user: 'chibo', password: 'đúng mật khẩu' });
    const url = mail.url.replace(encodeURIComponent('đúng mật khẩu'), encodeURIComponent(password));
    const app = await aTestApp({ env: { SMTP_URL: url, MAIL_FROM: 'chibo@example.vn' } });
    await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-02');
    await hasAddress(app, 'cb.tonghop', ADDRESS);
    await app.app.get(Reminders).run();
    await app.app.get(Outbox).deliver();
    expect((await app.database.read((manager) => manager.find(Mail))).map(({ state }) => state)).toEqual(expected);
    await app.close();
    await mail.close();
  });
});
