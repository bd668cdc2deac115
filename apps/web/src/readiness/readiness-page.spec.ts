import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ReadinessView, SetupStepsView } from '@chibo/contracts';
import { Session } from '../shell/session';
import { ADMINISTRATOR } from '../testing/organization';
import { aGap, theGapsOf, theSteps } from '../testing/readiness';
import { Screen } from '../testing/screen';
import { ReadinessClient } from './readiness-client';
import { ReadinessPage } from './readiness-page';
import { SetupStepsSection } from './setup-steps-section';

const client = {
  readiness: vi.fn<(query: object) => Promise<ReadinessView>>(),
  steps: vi.fn<() => Promise<SetupStepsView>>(),
  skip: vi.fn<(step: string, reason: string) => Promise<SetupStepsView>>(),
  takeUp: vi.fn<(step: string) => Promise<SetupStepsView>>(),
};

function prepare(): void {
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: ReadinessClient, useValue: client }],
  });
  const session = TestBed.inject(Session);
  session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-06' });
  session.view.set({ account: { id: 'admin', login: 'admin', displayName: 'An' }, roles: [ADMINISTRATOR] });
}

describe('the page of readiness', () => {
  async function opened(view: ReadinessView): Promise<Screen<ReadinessPage>> {
    client.readiness.mockReset().mockResolvedValue(view);
    prepare();
    const screen = new Screen(TestBed.createComponent(ReadinessPage));
    await screen.settle();
    return screen;
  }

  it('names who is missing where, counted by sort, with the way to mend it', async () => {
    const screen = await opened(theGapsOf([aGap(), aGap({ gap: 'NO_VERIFIER', organizationId: 'yt', isCell: false })]));
    expect(screen.rows('Còn thiếu người')[0].slice(1)).toEqual(['Đảng bộ Sở Nội vụ', 'Chi bộ chưa có người chấm']);
    expect(screen.text).toContain('Cấp ủy chưa có người thẩm định: 1');
    expect(screen.text).not.toContain('Vai trò sắp hết');
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await screen.click('button', /Chi bộ chưa có người chấm: 1/);
    expect(navigate).toHaveBeenLastCalledWith(
      [],
      expect.objectContaining({ queryParams: { trang: null, thieu: 'NO_SCORER' } }),
    );
  });

  it('says that nobody is missing', async () => {
    expect((await opened(theGapsOf([]))).text).toContain('Đủ người');
  });
});

describe('the steps of the first run', () => {
  async function opened(view: SetupStepsView): Promise<Screen<SetupStepsSection>> {
    client.steps.mockReset().mockResolvedValue(view);
    client.skip.mockReset();
    prepare();
    const screen = new Screen(TestBed.createComponent(SetupStepsSection));
    await screen.settle();
    return screen;
  }

  it('stays until everything is done, with numbers and links', async () => {
    const open = { done: false, words: 'Còn 3 trên 5 chi bộ.' };
    const screen = await opened(theSteps({ SCORERS: open, DEADLINES: { done: false, words: 'Chưa đặt hạn nào.' } }));
    expect(screen.text).toContain('Việc thiết lập: còn 2 trên 8');
    expect(screen.text).toContain('Còn 3 trên 5 chi bộ.');
    const links = screen.all('link').map((link) => link.getAttribute('href'));
    expect(links).toEqual([
      `/to-chuc/${ADMINISTRATOR.organizationId}/han-va-xep-loai`,
      '/quan-tri/san-sang?thieu=NO_SCORER',
    ]);
    TestBed.resetTestingModule();
    expect((await opened(theSteps())).text.trim()).toBe('');
  });

  it('leaves a line out with a reason only, and takes it up again', async () => {
    const screen = await opened(theSteps({ MAIL: { done: false, words: 'Chưa nối.' }, BACKUP: { done: false } }));
    await screen.click('button', /Không cần.*Nối máy chủ thư/);
    await screen.click('button', 'Bỏ qua việc này');
    expect(client.skip).not.toHaveBeenCalled();
    expect(screen.text).toContain('đồng chí ghi lý do');
    const skipped = { reason: 'Không dùng thư', by: 'An', at: '2026-03-06T03:00:00.000Z' };
    client.skip.mockResolvedValue(theSteps({ MAIL: { done: false, skipped }, BACKUP: { done: false } }));
    await screen.type('Vì sao không cần', 'Không dùng thư');
    await screen.click('button', 'Bỏ qua việc này');
    expect(client.skip).toHaveBeenCalledWith('MAIL', 'Không dùng thư');
    expect(screen.text).toContain('An bỏ qua: Không dùng thư');
    client.takeUp.mockResolvedValue(theSteps({ MAIL: { done: false }, BACKUP: { done: false } }));
    await screen.click('button', /Làm lại/);
    expect(screen.text).toContain('còn 2 trên 8');
  });
});
