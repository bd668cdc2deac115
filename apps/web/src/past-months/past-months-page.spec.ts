import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { PastMonthsView } from '@chibo/contracts';
import { Session } from '../shell/session';
import { OFFICER } from '../testing/month';
import { Screen } from '../testing/screen';
import { PastMonthsClient } from './past-months-client';
import { PastMonthsPage } from './past-months-page';

const VIEW: PastMonthsView = {
  organizationId: 'so',
  name: 'Đảng bộ Sở Nội vụ',
  months: [
    { month: '2026-01', existing: 5, opened: 5 },
    { month: '2026-02', existing: 5, opened: 1 },
  ],
};

describe('the months before', () => {
  const client = { view: vi.fn(), open: vi.fn() };
  let screen: Screen<PastMonthsPage>;

  async function open(view: PastMonthsView = VIEW): Promise<void> {
    client.view.mockResolvedValue(view);
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: PastMonthsClient, useValue: client }],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [OFFICER] });
    const fixture = TestBed.createComponent(PastMonthsPage);
    fixture.componentRef.setInput('to', 'so');
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });

  it('are shown from January on, with what would be opened', async () => {
    await open();
    expect(client.view).toHaveBeenCalledWith('so', { from: '2026-01', to: '2026-02' });
    expect(screen.rows('Các tháng và số chi bộ').map((row) => row.slice(0, 4))).toEqual([
      ['Tháng 1/2026', '5', '5', '0'],
      ['Tháng 2/2026', '5', '1', '4'],
    ]);
    expect(screen.text).toContain('Sẽ mở 4 kỳ chấm điểm');
  });

  it('are opened in one act, and said so', async () => {
    client.open.mockResolvedValue(VIEW);
    await open();
    await screen.submit('Mở các tháng');
    await screen.settle();
    expect(client.open).toHaveBeenCalledExactlyOnceWith('so', { from: '2026-01', to: '2026-02' });
    expect(screen.text).toContain('Đã mở 4 kỳ chấm điểm');
  });

  it('have nothing left to open', async () => {
    await open({ ...VIEW, months: [VIEW.months[0]] });
    expect(screen.all('form')).toEqual([]);
    expect(screen.text).toContain('Không còn kỳ nào phải mở');
    expect(screen.get('link', /^Nhập kết quả tháng/).getAttribute('href')).toBe('/thang/2026-01/ho-so-giay?to=so');
  });
});
