import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { AuditTrailView, RefusalsView } from '@chibo/contracts';
import { Session } from '../shell/session';
import { anAct, theRefusals, theTrail } from '../testing/audit-trail';
import { Screen } from '../testing/screen';
import { AuditTrailClient } from './audit-trail-client';
import { AuditTrailPage } from './audit-trail-page';
import { RefusalsPage } from './refusals-page';

const client = {
  trail: vi.fn<(query: object) => Promise<AuditTrailView>>(),
  refusals: vi.fn<(page: number) => Promise<RefusalsView>>(),
  file: (format: string, { from, to }: { from?: string; to?: string }) => `/api/audit-trail.${format}?${from}..${to}`,
};

function prepare(): void {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: AuditTrailClient, useValue: client }],
  });
  const session = TestBed.inject(Session);
  session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
}

describe('the page of acts', () => {
  let navigate: ReturnType<typeof vi.spyOn>;
  let screen: Screen<AuditTrailPage>;

  async function open(view: AuditTrailView, address: Record<string, string> = {}): Promise<void> {
    client.trail.mockReset().mockResolvedValue(view);
    prepare();
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(AuditTrailPage);
    for (const [key, value] of Object.entries(address)) fixture.componentRef.setInput(key, value);
    screen = new Screen(fixture);
    await screen.settle();
  }

  it('says what was done with before and after, by whom, to whom, when and from where', async () => {
    await open(theTrail([anAct(), anAct({ seq: 11, by: undefined, accountId: undefined, network: undefined })]));
    const [first, second] = screen.rows('Nhật ký');
    expect(first[0]).toContain('Sửa tổ chức đảng');
    expect(first[0]).toContain('Tên: Chi bộ Dược → Chi bộ Dược và Vật tư');
    expect(first[1]).toContain('Nguyễn Văn An');
    expect(first[2]).toContain('Chi bộ Dược');
    expect(first.slice(3)).toEqual(['10:00, 06/03/2026', '10.0.0.7']);
    expect([second[1], second[4]]).toEqual(['Hệ thống, hoặc chưa đăng nhập', '–']);
  });

  it('asks the server for what the address says, and goes on from the last number', async () => {
    await open(theTrail([anAct()], { next: 12 }), { tim: 'duoc', viec: 'organization.changed', tu: '2026-03-01' });
    expect(client.trail).toHaveBeenCalledWith(
      expect.objectContaining({ q: 'duoc', action: 'organization.changed', from: '2026-03-01' }),
    );
    await screen.click('button', 'Cũ hơn');
    expect(navigate).toHaveBeenLastCalledWith([], expect.objectContaining({ queryParams: { truoc: 12 } }));
  });

  it('offers files of the days that are chosen, and says so where none are', async () => {
    await open(theTrail([anAct()]));
    expect(screen.text).toContain('Chọn từ ngày, đến ngày để lấy thành tệp.');
    expect(screen.text).not.toContain('Excel');
    TestBed.resetTestingModule();
    await open(theTrail([anAct()]), { tu: '2026-03-01', den: '2026-03-06' });
    expect(screen.text).toContain('Excel');
  });

  it('takes a narrowing off by one tap, and says that nothing was found', async () => {
    await open(theTrail([]), { nguoi: 'an' });
    expect(screen.text).toContain('Không có việc nào như vậy');
    await screen.click('button', /Chỉ việc của một người/);
    expect(navigate).toHaveBeenLastCalledWith(
      [],
      expect.objectContaining({ queryParams: { truoc: null, nguoi: null } }),
    );
  });
});

describe('the page of refusals', () => {
  async function opened(view: RefusalsView): Promise<Screen<RefusalsPage>> {
    client.refusals.mockReset().mockResolvedValue(view);
    prepare();
    const screen = new Screen(TestBed.createComponent(RefusalsPage));
    await screen.settle();
    return screen;
  }

  it('counts who was refused what, and names passwords being guessed', async () => {
    const tries = [{ by: 'Bí thư Dược', network: '10.0.0.9', tries: 7, openAt: '2026-03-06T03:01:00.000Z' }];
    const screen = await opened(theRefusals({}, { tries }));
    expect(screen.rows('Việc bị từ chối')[0]).toEqual([
      ...['Bí thư Dược', 'Không có quyền', 'POST /api/scorecards', '3', '10:00, 06/03/2026'],
    ]);
    expect(screen.text).toContain('7 lần sai từ 10.0.0.9');
  });

  it('says it in words where there is nothing', async () => {
    const screen = await opened(theRefusals({}, { rows: [], total: 0 }));
    expect(screen.text).toContain('không có ai thử sai mật khẩu');
    expect(screen.text).toContain('Không có việc nào bị từ chối');
  });
});
