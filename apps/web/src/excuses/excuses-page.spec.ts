import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ExcusedView, ExcusesView } from '@chibo/contracts';
import { GroupingsClient } from '../groupings/groupings-client';
import { Session } from '../shell/session';
import { anOwedMonth, theExcuses } from '../testing/excuses';
import { theGroupings } from '../testing/groupings';
import { OFFICER } from '../testing/month';
import { Screen } from '../testing/screen';
import { ExcusesClient } from './excuses-client';
import { ExcusesPage } from './excuses-page';

describe('the page of months excused together', () => {
  const client = {
    view: vi.fn<(id: string, query: object) => Promise<ExcusesView>>(),
    excuse: vi.fn<(body: object) => Promise<ExcusedView>>(),
    undo: vi.fn<(body: object) => Promise<ExcusedView>>(),
  };
  const SENT = anOwedMonth({ obligationId: 'k2', name: 'Chi bộ Tổng hợp', whyNot: 'Chi bộ đã gửi phiếu.' });
  const ALONE = anOwedMonth({ obligationId: 'k3', name: 'Chi bộ Báo', kindLabel: 'Chi bộ cơ sở' });

  async function opened(
    view: ExcusesView,
    address: Record<string, string> = {},
    roles = [OFFICER],
  ): Promise<Screen<ExcusesPage>> {
    for (const one of Object.values(client)) one.mockReset();
    client.view.mockResolvedValue(view);
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: ExcusesClient, useValue: client },
        { provide: GroupingsClient, useValue: { list: () => Promise.resolve(theGroupings()) } },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-28' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles });
    const fixture = TestBed.createComponent(ExcusesPage);
    for (const [key, value] of Object.entries(address)) fixture.componentRef.setInput(key, value);
    const screen = new Screen(fixture);
    await screen.settle();
    return screen;
  }

  it('shows what would be excused and what stays, excuses it with a reason, and takes it back', async () => {
    const screen = await opened(theExcuses([anOwedMonth(), SENT, ALONE]));
    expect(screen.text).toContain('Miễn 2 kỳ, giữ nguyên 1');
    expect(screen.rows('Các kỳ sẽ miễn và giữ nguyên')[1]).toEqual([
      ...['Chi bộ Tổng hợp', 'Tháng 3/2026', 'Chưa gửi', 'Chi bộ đã gửi phiếu.'],
    ]);
    await screen.click('button', 'Miễn 2 kỳ');
    expect(client.excuse).not.toHaveBeenCalled();
    expect(screen.text).toContain('đồng chí ghi lý do');
    client.excuse.mockResolvedValue({ done: ['k1', 'k3'], untouched: 0 });
    await screen.type('Lý do', 'Tháng đại hội');
    await screen.type(/Số, ngày văn bản/, '12-CV/ĐU');
    await screen.click('button', 'Miễn 2 kỳ');
    expect(client.excuse).toHaveBeenCalledWith({
      ...{ obligationIds: ['k1', 'k3'], reason: 'Tháng đại hội', document: '12-CV/ĐU' },
    });
    expect(screen.text).toContain('Đã miễn 2 kỳ.');
    client.undo.mockResolvedValue({ done: ['k1', 'k3'], untouched: 0 });
    await screen.click('button', 'Thu hồi việc này');
    expect(client.undo).toHaveBeenCalledWith(expect.objectContaining({ obligationIds: ['k1', 'k3'] }));
    expect(screen.text).toContain('Đã thu hồi, 2 kỳ phải chấm như trước.');
  });

  it('says whose matter it is to somebody of no committee, and asks for nothing', async () => {
    const screen = await opened(theExcuses([]), {}, []);
    expect(screen.text).toContain('Miễn kỳ là việc của cán bộ cấp ủy cấp trên trực tiếp');
    expect(client.view).not.toHaveBeenCalled();
  });

  it('narrows by kind and group, and says where nothing was opened', async () => {
    const screen = await opened(theExcuses([anOwedMonth(), ALONE]), { loai: 'Chi bộ cơ sở', nhom: 'hc' });
    expect(client.view).toHaveBeenCalledWith(expect.anything(), {
      ...{ from: '2026-03', to: '2026-03', groupId: 'hc' },
    });
    expect(screen.text).toContain('Miễn 1 kỳ, giữ nguyên 0');
    expect(screen.text).toContain('Lĩnh vực: Hành chính');
    TestBed.resetTestingModule();
    expect((await opened(theExcuses([]))).text).toContain('Không có kỳ nào đã mở như vậy.');
  });
});
