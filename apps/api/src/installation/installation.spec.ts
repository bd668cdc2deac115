import type { DemoAccountView, InstallationView, ProblemView, SessionView } from '@chibo/contracts';
import { afterEach, describe, expect, it } from 'vitest';
import { Browser } from '../../test-support/browser';
import type { TestApp, TestDatabase } from '../../test-support/test-app';
import { aDatabase, aTestApp, onPostgres } from '../../test-support/test-app';
import type { Settings } from '../settings';
import { readSettings, SettingsError } from '../settings';
import { InstallationService } from './installation.service';
import { prepareInstallation } from '../prepare-installation';

describe('a real, empty system', () => {
  let data: TestDatabase;
  let app: TestApp | undefined;
  afterEach(async () => {
    await (app ? app.close() : data.drop());
    app = undefined;
  });

  const settings = (env: Record<string, string> = {}): Settings => ({
    ...readSettings({ DATA_DIR: data.dataDir, DEMO: 'off', ...env }),
    databaseUrl: onPostgres ? 'postgres://somewhere' : undefined,
  });

  it('is marked real for good, publishes nothing and lets the first administrator in once', async () => {
    data = await aDatabase();
    expect(await prepareInstallation(data.sources, settings())).toBe('REAL');
    app = await aTestApp({ data });
    const code = await app.app.get(InstallationService).renewSetupCode();
    const visitor = new Browser(app.url);
    expect((await visitor.get<InstallationView>('installation')).body).toMatchObject({
      demonstration: false,
      needsSetup: true,
    });
    const body = {
      code,
      login: 'quantri',
      displayName: 'Quản trị',
      password: 'một câu đủ dài',
      organizationName: 'Đảng bộ tỉnh',
      organizationCode: 'T',
      organizationKind: 'PROVINCIAL_PARTY_ORG',
    };
    expect(await visitor.post<ProblemView>('installation', { ...body, code: 'sai' })).toMatchObject({
      status: 403,
      body: { code: 'SETUP_CODE', errors: [{ field: 'code' }] },
    });
    expect(await visitor.post<ProblemView>('installation', { ...body, password: '12345678' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'password' }] },
    });
    expect((await visitor.post('installation', body)).status).toBe(204);
    expect(await visitor.post<ProblemView>('installation', { ...body, login: 'keHai' })).toMatchObject({ status: 403 });
    const { body: session } = await visitor.post<SessionView>('session', { login: 'quantri', password: body.password });
    expect(session.roles).toMatchObject([{ role: 'ADMIN', organizationName: 'Đảng bộ tỉnh' }]);
    expect(
      (await visitor.get<{ status: string }[]>('criteria-sets')).body.filter(({ status }) => status !== 'TEMPLATE'),
    ).toEqual([]);
    expect(await app.app.get(InstallationService).renewSetupCode()).toBeUndefined();
  });

  it('is never filled with a demonstration, nor a demonstration made real', async () => {
    data = await aDatabase();
    await prepareInstallation(data.sources, settings());
    await expect(prepareInstallation(data.sources, settings({ DEMO: 'on' }))).rejects.toBeInstanceOf(SettingsError);
    await data.sources.writer.query("UPDATE installation SET mode = 'DEMONSTRATION'");
    await expect(prepareInstallation(data.sources, settings())).rejects.toThrow(/demonstration for good/);
    expect(await prepareInstallation(data.sources, { ...settings(), demo: 'auto' })).toBe('DEMONSTRATION');
  });

  it('refuses to fill a demonstration that would be served beyond this machine', async () => {
    data = await aDatabase();
    await expect(prepareInstallation(data.sources, { ...settings({ DEMO: 'on' }), host: '0.0.0.0' })).rejects.toThrow(
      /loopback only/,
    );
  });
});

describe('a demonstration', () => {
  it('offers its accounts by one click to this machine only', async () => {
    const app = await aTestApp({ mode: 'DEMONSTRATION', trustProxy: 1 });
    const near = await new Browser(app.url).get<DemoAccountView[]>('session/demo-accounts');
    expect(near).toMatchObject({ status: 200, body: [] });
    for (const headers of [
      { 'X-Forwarded-For': '192.0.2.9' },
      { 'X-Forwarded-Host': 'sinh-hoat.example' },
      { 'X-Forwarded-Host': '127.example.org' },
    ] as Record<string, string>[]) {
      expect((await new Browser(app.url).get('session/demo-accounts', { headers })).status).toBe(404);
    }
    await app.close();
  });
});

describe('settings', () => {
  it.each([
    [{ PORT: 'abc' }, /PORT/],
    [{ PORT: '70000' }, /PORT/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
    [{ DEMO: 'maybe' }, /DEMO/],
    [{ PUBLIC_URL: 'sinh-hoat' }, /PUBLIC_URL/],
    [{ TRUST_PROXY: '99' }, /TRUST_PROXY/],
    [{ SMTP_URL: 'smtp://mail.example.org' }, /MAIL_FROM/],
    [{ MAIL_FROM: 'chibo@example.org' }, /SMTP_URL/],
    [{ SMTP_URL: 'http://mail.example.org', MAIL_FROM: 'chibo@example.org' }, /SMTP_URL/],
    [{ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'Chi bộ <chibo@example.org>' }, /MAIL_FROM/],
  ])('refuses %o in one line that names the setting', (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });

  it('reads the mail server from one address', () => {
    const mail = (url: string): unknown => readSettings({ SMTP_URL: url, MAIL_FROM: 'chibo@example.org' }).mail;
    const from = 'chibo@example.org';
    expect(mail('smtp://mail.example.org')).toEqual({ host: 'mail.example.org', port: 587, secure: false, from });
    expect(mail('smtps://ten%40cq:m%3Ak@[::1]:2465')).toEqual({
      host: '::1',
      port: 2465,
      secure: true,
      user: 'ten@cq',
      password: 'm:k',
      from,
    });
  });

  it('has its defaults', () => {
    expect(readSettings({})).toMatchObject({ port: 3000, host: 'localhost', demo: 'auto', trustProxy: 0 });
  });
});
