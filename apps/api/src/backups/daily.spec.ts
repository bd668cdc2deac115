import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HealthView, NoticesView, RecurringJobsView } from '@chibo/contracts';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { BackupsService } from './backups.service';
import { Disk } from './disk';

describe('backups day by day', () => {
  let app: TestApp;
  let dir: string;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'chibo-daily-'));
    app = await aTestApp({ now: '2026-03-06T03:00:00Z', backupDir: dir });
    await aBloc(app.database);
  });
  afterAll(async () => {
    await app.close();
    rmSync(dir, { recursive: true, force: true });
  });

  /** Days pass, and sessions with them. */
  const admin = (): Promise<Browser> => Browser.signedIn(app, 'admin');
  const days = (): string[] =>
    readdirSync(dir)
      .map((name) => name.slice(6, 22))
      .sort();
  const health = async (): Promise<HealthView> => (await new Browser(app.url).get<HealthView>('health')).body;
  const shown = async (): Promise<RecurringJobsView['backups']> =>
    (await (await admin()).get<RecurringJobsView>('jobs/recurring')).body.backups;

  /** The clock's beat at this hour of UTC. */
  async function beat(at: string): Promise<string[]> {
    app.clock.set(at);
    await app.app.get(BackupsService).takeDaily();
    return days();
  }

  it('an installation older than two days without any is named, to health and to administrators', async () => {
    expect((await health()).warnings).toEqual(['BACKUP_OLD']);
    const { folder, kept, warnings } = await shown();
    expect([folder, kept, warnings.map(({ code }) => code)]).toEqual(['SET', 0, ['BACKUP_OLD']]);
    expect(warnings[0].words).toContain('Chưa có bản sao lưu nào.');
  });

  it('the first is made at once, the next ones at night, and only so many are kept', async () => {
    expect(await beat('2026-03-06T03:00:00Z')).toEqual(['20260306T030000Z']);
    expect((await health()).warnings).toBeUndefined();
    // Noon in Vietnam of the next day: a night has passed, but not so long that the hour does not matter.
    expect(await beat('2026-03-07T00:00:00Z')).toHaveLength(1);
    expect(await beat('2026-03-07T19:00:00Z')).toHaveLength(2);
    expect(await beat('2026-03-07T20:00:00Z')).toHaveLength(2);
    await beat('2026-03-08T18:00:00Z');
    expect(await beat('2026-03-09T18:00:00Z')).toEqual(['20260307T190000Z', '20260308T180000Z', '20260309T180000Z']);
    expect(await shown()).toMatchObject({ kept: 3, lastAt: '2026-03-09T18:00:00.000Z', warnings: [] });
  });

  it('one that fails leaves the others and is said; after two days administrators are told once a day', async () => {
    rmSync(dir, { recursive: true });
    writeFileSync(dir, 'no folder any more');
    for (const hour of ['18', '19']) await expect(beat(`2026-03-12T${hour}:00:00Z`)).rejects.toThrow(/EEXIST/);
    rmSync(dir);
    const { body } = await (await admin()).get<NoticesView>('notices');
    const told = body.notices.filter(({ notice }) => notice.kind === 'BACKUP_OLD');
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('Chưa có bản nào.')]);
  });

  it('a disk with less than a tenth free is named', async () => {
    await beat('2026-03-13T18:00:00Z');
    const free = vi.spyOn(app.app.get(Disk), 'free').mockResolvedValue(0.0999);
    expect((await health()).warnings).toEqual(['DISK_LOW']);
    expect((await shown()).warnings[0].words).toBe('Đĩa của máy chủ chỉ còn trống 9%.');
    free.mockResolvedValue(0.1);
    expect((await health()).warnings).toBeUndefined();
    free.mockRestore();
  });
});
