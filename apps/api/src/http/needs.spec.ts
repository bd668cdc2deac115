import type { LetterheadView } from '@chibo/contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { AccessService } from '../accounts/access.service';
import type { Need } from './needs';
import { misnamed, perhaps } from './needs';

describe('misnamed', () => {
  const held = (needs: Need[], asked: string[], answered = true): string | undefined =>
    misnamed({ needs, asked: new Set(asked as never[]) }, { answered });

  it('finds nothing where what is named was asked for', () => {
    expect(held([], [])).toBeUndefined();
    expect(held(['writeCard', 'readCard'], ['readCard', 'writeCard'])).toBeUndefined();
    expect(held([['reviewCard', 'decideCard']], ['decideCard'])).toBeUndefined();
    expect(held(['writeCard', perhaps('readCard')], ['writeCard'])).toBeUndefined();
  });

  it('finds what was named and not asked for, unless it was refused before', () => {
    expect(held(['writeCard', 'readCard'], ['writeCard'])).toBe('answers without asking for readCard');
    expect(held([['reviewCard', 'decideCard']], [])).toBe('answers without asking for reviewCard or decideCard');
    expect(held(['writeCard', 'readCard'], ['writeCard'], false)).toBeUndefined();
  });

  it('finds what was asked for and is not named, also where it was refused', () => {
    for (const answered of [true, false])
      expect(held(['readCard'], ['readCard', 'readMonth'], answered)).toBe('asks for readMonth without naming it');
  });
});

/** That every route names what it asks for is held by each request of each spec: one that does not answers 500. */
describe('a procedure that forgets its right', () => {
  let app: TestApp;
  let bloc: Bloc;
  let admin: Browser;

  beforeEach(async () => {
    app = await aTestApp();
    bloc = await aBloc(app.database);
    admin = await Browser.signedIn(app, 'admin');
    // What is to be found here is told in the log as the fault it is.
    app.app.useLogger(false);
  });
  afterEach(() => app.close());

  const path = (): string => `organizations/${bloc.noiVu}/letterhead`;

  it('does not answer, and what it did is undone', async () => {
    const forgotten = vi.spyOn(app.app.get(AccessService), 'require').mockResolvedValue([]);
    expect((await admin.put(path(), { place: 'Hà Giang', symbol: '', recipients: [] })).status).toBe(500);
    expect((await admin.get(path())).status).toBe(500);
    forgotten.mockRestore();
    expect(await admin.get<LetterheadView>(path())).toMatchObject({ status: 200, body: { place: '' } });
    expect((await admin.put(path(), { place: 'Hà Giang', symbol: '', recipients: [] })).status).toBe(200);
  });

  it('does not answer either with a right its route does not name', async () => {
    const access = app.app.get(AccessService);
    const real = access.require.bind(access);
    vi.spyOn(access, 'require').mockImplementation((_, ...rest) => real('manageAccounts', ...rest));
    expect((await admin.get(path())).status).toBe(500);
  });
});
