import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { OrganizationsView, UnvisitedView, VisitsView } from '@chibo/contracts';
import { OrganizationsClient } from '../organizations/organizations-client';
import { Session } from '../shell/session';
import { OFFICER } from '../testing/month';
import { Screen } from '../testing/screen';
import { aPlan, theUnvisited } from '../testing/visits';
import { UnvisitedPage } from './unvisited-page';
import { VisitsClient } from './visits-client';

const CAPTION = 'Tổ chức đảng chưa được dự';

describe('the page of places not visited', () => {
  const client = {
    unvisited: vi.fn<(query: object) => Promise<UnvisitedView>>(),
    list: vi.fn<() => Promise<VisitsView>>(),
    unvisitedFile: (format: string) => `/api/visits/unvisited.${format}`,
  };
  const organizations = vi.fn<() => Promise<OrganizationsView>>();
  let navigate: ReturnType<typeof vi.spyOn>;
  let screen: Screen<UnvisitedPage>;

  async function open(view = theUnvisited(), query: Record<string, string> = {}, mayPlan = true): Promise<void> {
    client.unvisited.mockResolvedValue(view);
    client.list.mockResolvedValue(aPlan({ mayPlan }));
    organizations.mockResolvedValue({ organizations: [], total: 0, page: 1, pageSize: 100 });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: VisitsClient, useValue: client },
        { provide: OrganizationsClient, useValue: { organizations } },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-20' });
    session.view.set({ account: { id: 'a', login: 'a', displayName: 'A' }, roles: [OFFICER] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(UnvisitedPage);
    fixture.componentRef.setInput('quarter', '2026-Q1');
    for (const [name, value] of Object.entries(query)) fixture.componentRef.setInput(name, value);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }
  beforeEach(() => {
    for (const one of [client.unvisited, client.list]) one.mockReset();
  });

  it('says how many of how many, when each was visited last and what is planned', async () => {
    await open();
    expect(screen.text).toContain('Chưa dự: 00 cấp ủy và 02 chi bộ, trên 00 cấp ủy và 03 chi bộ.');
    expect(screen.rows(CAPTION).map((cells) => cells.slice(0, 5))).toEqual([
      ['Chi bộ Thanh tra', 'Đảng bộ Sở Nội vụ', 'Chi bộ trực thuộc', '05/06/2025', 'chưa có'],
      ['Chi bộ Kế hoạch', 'Đảng bộ Sở Nội vụ', 'Chi bộ trực thuộc', 'chưa lần nào', '20/03/2026'],
    ]);
  });

  it('asks the server for what the address says', async () => {
    await open(theUnvisited(), { nam: '1', loai: 'CELL', tim: 'thanh', xep: '-last', trang: '2' });
    expect(client.unvisited).toHaveBeenLastCalledWith({
      organizationId: OFFICER.organizationId,
      quarter: '2026-Q1',
      span: 'YEAR',
      kind: 'CELL',
      q: 'thanh',
      sort: 'LAST',
      order: 'desc',
      page: '2',
    });
    await screen.click('button', 'Trong quý');
    expect(navigate).toHaveBeenLastCalledWith([], expect.objectContaining({ queryParams: { trang: null, nam: null } }));
  });

  it('plans a visit where nobody was, with the place chosen already', async () => {
    await open();
    const [act] = screen.all('button', /^Thêm lượt dự: Chi bộ Kế hoạch/);
    act.click();
    await screen.settle();
    expect(screen.text).toContain('Thêm lượt dự, quý I năm 2026');
    expect(screen.element.querySelector('chibo-visit-form chibo-organization-picker')?.textContent).toContain(
      'Chi bộ Kế hoạch',
    );
  });

  it('offers no planning to whoever only reads', async () => {
    await open(theUnvisited(), {}, false);
    expect(screen.text).not.toContain('Thêm lượt dự');
  });

  it('says so where everybody was visited, and where nobody is found', async () => {
    await open(theUnvisited({ rows: [], total: 0 }));
    expect(screen.text).toContain('Tổ công tác đã dự ở mọi tổ chức trực thuộc.');
    expect(screen.text).not.toContain('Excel');
  });
});
