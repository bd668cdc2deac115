import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { OrganizationRow } from '@chibo/contracts';
import { aRow, cellAsOrganization, COMMITTEE_ROW, counts } from '../testing/month';
import { Screen } from '../testing/screen';
import { OrganizationRows } from './organization-rows';

const CELL = aRow('vp', 'Chi bộ Văn phòng', { scorecardId: 'card', canOpen: true, stateLabel: 'Đã gửi' });
const CLOSED = aRow('tt', 'Chi bộ Thanh tra');
const LATE: OrganizationRow = {
  ...COMMITTEE_ROW,
  organizationId: 'yt',
  name: 'Đảng bộ Sở Y tế',
  counts: counts({ existing: 5, owed: 5, rated: 3, notRated: 2 }, { late: 2 }),
};

describe('subordinates of a committee', () => {
  async function open(rows: OrganizationRow[]): Promise<Screen<OrganizationRows>> {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(OrganizationRows);
    fixture.componentRef.setInput('rows', rows);
    fixture.componentRef.setInput('month', '2026-03');
    const screen = new Screen(fixture);
    await screen.settle();
    return screen;
  }

  it('stand by kind, numbered through, with their counts', async () => {
    const screen = await open([COMMITTEE_ROW, LATE, cellAsOrganization(CELL)]);
    const rows = screen.rows('Từng tổ chức đảng trực thuộc');
    expect(rows.map(([first]) => first)).toEqual(['Đảng bộ cơ sở: 2 tổ chức, 7 chi bộ', '1', '2', 'Chi bộ: 1', '3']);
    expect(rows[2].slice(1, 7)).toEqual(['Đảng bộ Sở Y tế', 'Quá hạn 2', '5', '3', '2', '100,0%']);
    expect(rows[2].at(-1)).toBe('2');
  });

  it('lead to their own month, branches to their card', async () => {
    const screen = await open([LATE, cellAsOrganization(CELL), cellAsOrganization(CLOSED)]);
    const table = screen.all('link', 'Đảng bộ Sở Y tế').map((link) => link.getAttribute('href'));
    expect(table).toEqual(['/thang/2026-03?to=yt', '/thang/2026-03?to=yt']);
    expect(screen.all('link', 'Chi bộ Văn phòng')[0].getAttribute('href')).toBe('/phieu/card');
    expect(screen.all('link', 'Chi bộ Thanh tra')).toEqual([]);
  });

  it('say the state of a branch in its own word', async () => {
    const [, row] = (await open([cellAsOrganization(CELL)])).rows('Từng tổ chức đảng trực thuộc');
    expect(row[2]).toBe('Đã gửi');
  });
});
