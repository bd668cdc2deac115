import { TestBed } from '@angular/core/testing';
import { Api } from '../shell/api';
import { Session } from '../shell/session';
import { DEVICE } from '../testing/device';
import { PageLoad } from './page-load';
import type { TabNews } from './tabs';
import { Tabs } from './tabs';

const AN = { account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] };

describe('tabs of one browser', () => {
  const go = vi.fn();
  let api: Api;
  let other: (news: TabNews) => void;
  let told: TabNews[];

  beforeEach(() => {
    go.mockReset();
    told = [];
    const tabs = { tell: (news: TabNews) => told.push(news), onNews: (hear: typeof other) => (other = hear) };
    TestBed.configureTestingModule({
      providers: [
        { provide: PageLoad, useValue: { go } },
        { provide: Tabs, useValue: tabs },
      ],
    });
    api = TestBed.inject(Api);
    TestBed.inject(Session).view.set(AN);
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(AN), { status: 200 })));
  });
  afterEach(() => vi.unstubAllGlobals());

  it('lock their page at once when another account signs in, and open it when their own comes back', () => {
    other({ in: 'binh' });
    expect([api.otherAccount(), TestBed.inject(Session).view()]).toEqual([true, AN]);
    api.expired.set(true);
    other({ in: 'an' });
    expect([api.otherAccount(), api.expired()]).toEqual([false, false]);
  });

  it('leave with their account, and keep nothing of it when that was said', () => {
    DEVICE.write('chibo.draft.v1/an/card/facts.present', '1');
    other({ out: 'binh', wiped: true });
    expect(go).not.toHaveBeenCalled();
    other({ out: 'an', wiped: true });
    expect(go).toHaveBeenCalledWith('/dang-nhap');
    expect(DEVICE.names('chibo.draft.v1/')).toEqual([]);
  });

  it('that belong to nobody do not mind', () => {
    TestBed.inject(Session).view.set(null);
    other({ in: 'binh' });
    other({ out: 'binh', wiped: false });
    expect([api.otherAccount(), go.mock.calls]).toEqual([false, []]);
  });

  it('tell who signs in and who signs out', async () => {
    await TestBed.inject(Session).signInDemo('an');
    await TestBed.inject(Session).signOut(false);
    expect(told).toEqual([{ in: 'an' }, { out: 'an', wiped: false }]);
  });
});
