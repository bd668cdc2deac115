import type { ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BlocLogin } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import type { Bloc } from '../../test-support/a-bloc';
import { aKey, Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp, onPostgres } from '../../test-support/test-app';

let app: TestApp;
let bloc: Bloc;
let asked: string[] = [];

beforeEach(async () => {
  app = await aTestApp();
  bloc = await aBloc(app.database);
  const noted = { logQuery: (statement: string): unknown => asked.push(statement) };
  const others = ['logQueryError', 'logQuerySlow', 'logSchemaBuild', 'logMigration', 'log'];
  const silent = Object.fromEntries(others.map((name) => [name, () => undefined]));
  for (const source of new Set([app.data.sources.reader, app.data.sources.writer]))
    Object.assign(source, { logger: { ...silent, ...noted } });
});
afterEach(() => app.close());

/** Statements the service asks while this is done. */
async function counted(work: () => Promise<{ status: number }>): Promise<number> {
  asked = [];
  const { status } = await work();
  expect(status).toBeLessThan(300);
  return asked.length;
}

/** Opens and sends the month's card of a branch; how many statements the sending took. */
async function sent(login: BlocLogin, organizationId: string, month: string): Promise<number> {
  const secretary = await Browser.signedIn(app, login);
  const wanted = { organizationId, month, kind: 'REGULAR' };
  const { body: card } = await secretary.post<ScorecardView>('scorecards', wanted);
  const whole = aScorecard(hd42Commune, { facts: { heldOn: `${month}-05` } });
  return counted(() => secretary.post(`scorecards/${card.id}/submit`, whole, { version: 1, key: aKey() }));
}

describe('statements of a request', () => {
  it('do not grow with what a list has', async () => {
    await sent('cb.tonghop', bloc.tongHop, '2026-02');
    const officer = await Browser.signedIn(app, 'du.noivu');
    const lists = ['table', 'cells', 'ranking', 'queue', 'closing', 'quality', 'obligations'];
    const paths = [...lists.map((list) => `months/2026-02/${list}`), 'tasks', 'criteria-sets'];
    const all = async (): Promise<[path: string, statements: number][]> => {
      const counts: [string, number][] = [];
      for (const path of paths) {
        // The first reading keeps who has read it.
        await officer.get(path);
        counts.push([path, await counted(() => officer.get(path))]);
      }
      return counts;
    };
    const one = await all();
    await sent('cb.thanhtra', bloc.thanhTra, '2026-02');
    expect(await all()).toEqual(one);
  });

  it('are a few of a sending, and no more of a later one', async () => {
    const [first, second] = [
      await sent('cb.tonghop', bloc.tongHop, '2026-02'),
      await sent('cb.tonghop', bloc.tongHop, '2026-03'),
    ];
    if (onPostgres) return expect(second).toBeLessThanOrEqual(first + 1);
    // With one that is remembered from then on: for which branches an observed score waits. The meeting's figures are a row.
    expect(first).toBeLessThanOrEqual(24);
    // The branch's earlier card is read besides.
    expect(second).toBeLessThanOrEqual(24);
  });
});
