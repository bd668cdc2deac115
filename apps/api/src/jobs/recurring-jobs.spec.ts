import type { RecurringJobsView, RecurringJobView } from '@chibo/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp, onPostgres } from '../../test-support/test-app';
import { AccessService } from '../accounts/access.service';
import { BackupsService } from '../backups/backups.service';
import { Database } from '../db/database';
import { Reminders } from '../notices/reminders.service';
import { Upkeep } from '../upkeep';
import { RecurringClaims } from './recurring-claims';
import { RecurringJobs } from './recurring-jobs.service';
import type { RecurringKind } from './recurring-works';
import { RecurringWorks } from './recurring-works';

describe('what the service does by itself', () => {
  let app: TestApp;

  beforeEach(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    await aBloc(app.database);
    app.app.useLogger(false);
  });
  afterEach(() => app.close());

  /** Who does it in another process, over its own door to the same data. */
  async function another(work: () => Promise<void>): Promise<RecurringJobs> {
    // Two processes share a PostgreSQL; an SQLite folder is one process's alone.
    const database = onPostgres ? new Database(await app.data.again()) : app.database;
    const all = app.app.get(RecurringWorks).all.map((each) => ({ ...each, work }));
    const works = { all, stop: () => Promise.resolve() } as unknown as RecurringWorks;
    return new RecurringJobs(
      works,
      new RecurringClaims(database, app.clock),
      app.app.get(AccessService),
      app.app.get(BackupsService),
    );
  }

  const claims = (): RecurringClaims => app.app.get(RecurringClaims);
  const row = async (kind: RecurringKind) => (await claims().list()).find((each) => each.kind === kind)!;
  async function shown(kind: RecurringKind): Promise<RecurringJobView | undefined> {
    const admin = await Browser.signedIn(app, 'admin');
    const { body } = await admin.get<RecurringJobsView>('jobs/recurring');
    return body.jobs.find((each) => each.kind === kind);
  }

  it('is done at the start, then when it is due again, and not before', async () => {
    expect(await row('UPKEEP')).toMatchObject({
      finishedAt: '2026-03-06T03:00:00.000Z',
      dueAt: '2026-03-06T04:00:00.000Z',
    });
    const upkeep = vi.spyOn(app.app.get(Upkeep), 'run');
    const reminders = vi.spyOn(app.app.get(Reminders), 'run');
    await app.app.get(RecurringJobs).run();
    expect([upkeep.mock.calls.length, reminders.mock.calls.length]).toEqual([0, 0]);
    app.clock.set('2026-03-06T03:01:00Z');
    await app.app.get(RecurringJobs).run();
    await app.app.get(RecurringJobs).run();
    expect([upkeep.mock.calls.length, reminders.mock.calls.length]).toEqual([0, 1]);
    app.clock.set('2026-03-06T04:00:00Z');
    await app.app.get(RecurringJobs).run();
    expect([upkeep.mock.calls.length, reminders.mock.calls.length]).toEqual([1, 2]);
  });

  it('is done by one of several processes', async () => {
    app.clock.set('2026-03-06T05:00:00Z');
    const done: string[] = [];
    const working = (who: string) => async (): Promise<void> => {
      done.push(who);
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    const all = await Promise.all(['một', 'hai', 'ba'].map((who) => another(working(who))));
    await Promise.all(all.map((each) => each.run()));
    const kinds = app.app.get(RecurringWorks).all.length;
    expect(done).toHaveLength(kinds);
    await Promise.all(all.map((each) => each.run()));
    expect(done).toHaveLength(kinds);
  });

  it('is taken over from a process that was killed at it, which then changes nothing any more', async () => {
    app.clock.set('2026-03-06T05:00:00Z');
    let wake: () => void = () => undefined;
    const killed = (await another(() => new Promise((resolve) => (wake = resolve)))).run();
    await vi.waitFor(async () => expect((await row('UPKEEP')).claim).not.toBeNull());
    const upkeep = vi.spyOn(app.app.get(Upkeep), 'run');
    app.clock.set('2026-03-06T05:01:59Z');
    await app.app.get(RecurringJobs).run();
    expect(upkeep).not.toHaveBeenCalled();
    app.clock.set('2026-03-06T05:02:01Z');
    await app.app.get(RecurringJobs).run();
    expect(upkeep).toHaveBeenCalledTimes(1);
    const after = await row('UPKEEP');
    expect(after).toMatchObject({ claim: null, finishedAt: '2026-03-06T05:02:01.000Z' });
    app.clock.set('2026-03-06T05:30:00Z');
    wake();
    wake();
    void killed;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await row('UPKEEP')).toEqual(after);
  });

  it('is tried again sooner when it failed, later each time, and says so to an administrator only', async () => {
    const failing = vi.spyOn(app.app.get(Upkeep), 'run').mockRejectedValue(new Error('đĩa đầy'));
    app.clock.set('2026-03-06T05:00:00Z');
    await app.app.get(RecurringJobs).run();
    expect(await row('UPKEEP')).toMatchObject({ failures: 1, dueAt: '2026-03-06T05:01:00.000Z' });
    app.clock.set('2026-03-06T05:01:00Z');
    await app.app.get(RecurringJobs).run();
    expect(await row('UPKEEP')).toMatchObject({ failures: 2, dueAt: '2026-03-06T05:03:00.000Z' });
    const failure = { at: '2026-03-06T05:01:00.000Z', words: 'Error: đĩa đầy' };
    expect(await shown('UPKEEP')).toMatchObject({ failure: { ...failure, standing: true } });
    failing.mockRestore();
    app.clock.set('2026-03-06T05:03:00Z');
    await app.app.get(RecurringJobs).run();
    expect(await shown('UPKEEP')).toMatchObject({
      finishedAt: '2026-03-06T05:03:00.000Z',
      dueAt: '2026-03-06T06:03:00.000Z',
      failure: { ...failure, standing: false },
    });
    const officer = await Browser.signedIn(app, 'du.noivu');
    expect((await officer.get('jobs/recurring')).status).toBe(403);
  });

  it('keeps one kind from no other: who waits for a mail server lets the reminders go out', async () => {
    const works = app.app.get(RecurringWorks);
    let wake: () => void = () => undefined;
    const letters = works.all.find(({ kind }) => kind === 'LETTERS')!;
    vi.spyOn(letters, 'work').mockReturnValue(new Promise((resolve) => (wake = resolve)));
    app.clock.set('2026-03-06T05:00:00Z');
    const round = app.app.get(RecurringJobs).run();
    await vi.waitFor(async () => expect((await row('REMINDERS')).finishedAt).toBe('2026-03-06T05:00:00.000Z'));
    expect((await row('LETTERS')).finishedAt).toBeNull();
    wake();
    await round;
    expect((await row('LETTERS')).finishedAt).toBe('2026-03-06T05:00:00.000Z');
  });
});
