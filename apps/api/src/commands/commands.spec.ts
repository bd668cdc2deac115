import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import type { Bloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp, onPostgres } from '../../test-support/test-app';
import type { MonthClosingView } from '@chibo/contracts';
import { backupSettings } from '../backups/backup-settings';
import { readSettings } from '../settings';
import type { ExitCode } from './command';
import { openCommandDoor } from './command-door';
import { runCommandLine } from './command-line';

interface Said {
  code: ExitCode;
  lines: string[];
  errors: string[];
}

/** On SQLite through the running service, on PostgreSQL beside it: the same words, the same end. */
describe("the operator's commands while the service runs", () => {
  let app: TestApp;
  let bloc: Bloc;
  let door: Server | undefined;
  let env: Record<string, string | undefined>;

  beforeAll(async () => {
    app = await aTestApp({ now: new Date().toISOString() });
    bloc = await aBloc(app.database);
    await sentRegular(app, 'cb.tonghop', bloc.tongHop, '2026-02');
    env = { DATA_DIR: app.data.dataDir, DATABASE_URL: app.data.place.databaseUrl };
    if (!onPostgres) door = await openCommandDoor(app.app, readSettings(env));
  });
  afterAll(async () => {
    door?.close();
    await app.close();
  });

  async function run(...args: string[]): Promise<Said> {
    const [lines, errors]: string[][] = [[], []];
    const told = { line: (line: string) => lines.push(line), error: (line: string) => errors.push(line) };
    return { code: await runCommandLine(args, env, told), lines, errors };
  }

  it('the door is for the owner of the folder only', () => {
    const mode = onPostgres ? 0o600 : statSync(join(app.data.dataDir, 'command.sock')).mode & 0o777;
    expect(mode).toBe(0o600);
  });

  it('say what there is in both languages', async () => {
    const { lines, code } = await run('help');
    expect(code).toBe(0);
    expect(lines.join('\n')).toMatch(/backup \[--to FOLDER\]\n.*backs up[^\n]*\n.*sao lưu/);
  });

  it.each([
    [['nonsense'], 3, /There is no command "nonsense"/],
    [['toString'], 3, /There is no command "toString"/],
    [['backup', '--too', 'x'], 3, /--too/],
    [['restore'], 3, /Write: restore FILE/],
    [['open-month', '2026-13'], 1, /[Tt]háng/],
    [['open-month', '2999-01'], 1, /[Tt]háng/],
    [['close-month', '2026-02', '--organization', 'không-có'], 1, /No organisation has the code/],
    [['close-month', '2026-02'], 3, /Write: close-month YYYY-MM --organization CODE/],
    [['reset-password', 'nobody'], 1, /No account is called nobody/],
    [['create-administrator', 'admin', 'Đồng chí'], 1, /Tên đăng nhập này đã có/],
    [['create-administrator', 'x'.repeat(500), 'Đồng chí'], 1, /Tên đăng nhập/],
  ] as const)('%j ends with %i and one line', async (args, code, words) => {
    const said = await run(...args);
    expect(said).toMatchObject({ code, lines: [] });
    expect(said.errors).toEqual([expect.stringMatching(words)]);
    expect(said.errors[0]).not.toMatch(/\n|\bat .*:\d+/);
  });

  it('make an administrator who signs in, and give a password anew', async () => {
    const made = await run('create-administrator', 'quantri2', 'Đồng chí Quản trị');
    expect(made).toMatchObject({ code: 0, errors: [] });
    const password = (said: Said): string => said.lines[0].split(': ').at(-1) ?? '';
    await Browser.first(app, 'quantri2', password(made));
    await Browser.first(app, 'cb.bao', password(await run('reset-password', 'cb.bao')));
    const [row] = await app.database.read(
      (manager) => manager.sql<{ request_id: string; account_id: string | null }[]>`
        SELECT request_id, account_id FROM audit WHERE action = 'account.created'`,
    );
    expect(row).toEqual({ request_id: expect.stringMatching(/^operator:/) as string, account_id: null });
  });

  it('lock an account', async () => {
    expect(await run('disable-account', 'pbt.tonghop')).toMatchObject({ code: 0 });
    await expect(Browser.signedIn(app, 'pbt.tonghop')).rejects.toThrow(/could not sign in/);
  });

  it('open a month, and close it with the reason of what is missing, as the pages do', async () => {
    const opened = await run('open-month', '2026-02');
    expect(opened).toMatchObject({ code: 0, errors: [] });
    expect(opened.lines[0]).toMatch(/^2026-02, Đảng bộ Khối .*: 5 of 5 branches owe a card\.$/);
    const code = await codeOf('Đảng bộ Sở Nội vụ');
    const refused = await run('close-month', '2026-02', '--organization', code);
    expect(refused).toMatchObject({ code: 1, lines: [] });
    const closed = await run('close-month', '2026-02', '--organization', code, '--reason', 'Nghỉ Tết');
    expect(closed).toMatchObject({ code: 0, errors: [] });
    const officer = await Browser.signedIn(app, 'du.noivu');
    const { body } = await officer.get<MonthClosingView>(`months/2026-02/closing?organizationId=${bloc.noiVu}`);
    expect(body.history).toEqual([expect.objectContaining({ by: 'Người vận hành máy chủ' })]);
    expect(closed.lines[0]).toContain(body.history[0].hash);
  });

  it('hold what is derived against the truth, and end with 2 where it differed', async () => {
    expect(await run('reconcile')).toMatchObject({ code: 0, lines: ['Everything derived is as it should be.'] });
    await app.database.write((manager) => manager.query('UPDATE month_count SET open = open + 1'));
    expect((await run('reconcile')).code).toBe(2);
    expect((await run('reconcile')).code).toBe(0);
  });

  it('look a sheet through and take it in, with the rights of the account that is named', async () => {
    const file = join(app.data.dataDir, 'bang.csv');
    const heads = 'Mã;Tên tổ chức;Loại;Mã cấp trên;Từ ngày';
    const superior = await codeOf('Đảng bộ Khối các cơ quan tỉnh');
    writeFileSync(
      file,
      `${heads}\r\n07;Đảng bộ Sở Bảy;Đảng bộ cơ sở;${superior};01/01/2026\r\n08;Đảng bộ Sở Tám;;${superior};01/01/2026`,
    );
    const refused = await run('import', 'organizations', '--file', file, '--as', 'admin');
    expect(refused).toMatchObject({ code: 2, errors: [] });
    expect(refused.lines[0]).toBe('bang.csv: 1 new, 0 changed, 0 the same, 1 refused.');
    expect(refused.lines[1]).toMatch(/^row 3, /);
    writeFileSync(file, `${heads}\r\n07;Đảng bộ Sở Bảy;Đảng bộ cơ sở;${superior};01/01/2026`);
    expect(await run('check-sheet', 'organizations', '--file', file, '--as', 'admin')).toMatchObject({ code: 0 });
    const taken = await run('import', 'organizations', '--file', file, '--as', 'admin');
    expect(taken).toMatchObject({ code: 0, errors: [] });
    expect(taken.lines.at(-1)).toBe('Taken in. / Đã ghi.');
    expect(await codeOf('Đảng bộ Sở Bảy')).toBe('07');
    const stranger = await run('import', 'organizations', '--file', file, '--as', 'cb.duoc');
    expect(stranger).toMatchObject({ code: 1, lines: [] });
    expect((await run('import', 'organizations', '--file', '/nowhere', '--as', 'admin')).errors[0]).toMatch(
      /cannot be read/,
    );
  });

  it('back up to a named folder', async () => {
    const to = mkdtempSync(join(app.data.dataDir, 'to-'));
    const said = await run('backup', '--to', to);
    expect(said).toMatchObject({ code: 0, errors: [] });
    expect(said.lines[0]).toMatch(/restored and compared/);
    expect(readdirSync(to)).toHaveLength(1);
    rmSync(to, { recursive: true });
  });

  async function codeOf(name: string): Promise<string> {
    const [{ code }] = await app.database.read(
      (manager) => manager.sql<{ code: string }[]>`SELECT code FROM organization_profile WHERE name = ${name}`,
    );
    return code;
  }
});

it('where nothing has been set up say so, and make nothing', async () => {
  const dataDir = join(mkdtempSync('/tmp/chibo-commands-'), 'none');
  const errors: string[] = [];
  const told = { line: () => undefined, error: (line: string) => errors.push(line) };
  expect(await runCommandLine(['reconcile'], { DATA_DIR: dataDir }, told)).toBe(1);
  expect(errors).toEqual([expect.stringContaining('There are no data in')]);
  expect(readdirSync(join(dataDir, '..'))).toEqual([]);
  rmSync(join(dataDir, '..'), { recursive: true });
  expect(backupSettings(readSettings({ DATA_DIR: dataDir }), 'REAL')).toMatchObject({ byDefault: true, keep: 14 });
});
