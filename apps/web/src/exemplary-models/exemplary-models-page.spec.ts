import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ExemplaryModelsView } from '@chibo/contracts';
import { Session } from '../shell/session';
import { aModel, someModels } from '../testing/exemplary-models';
import { OFFICER } from '../testing/month';
import { Screen } from '../testing/screen';
import { ExemplaryModelsClient } from './exemplary-models-client';
import { ExemplaryModelsPage } from './exemplary-models-page';

describe('the page of models', () => {
  const client = {
    list: vi.fn<(query: object) => Promise<ExemplaryModelsView>>(),
    nominate: vi.fn<(body: object) => Promise<ExemplaryModelsView>>(),
    open: vi.fn<(row: object, days: number) => Promise<ExemplaryModelsView>>(),
    remark: vi.fn<(row: object, body: object) => Promise<ExemplaryModelsView>>(),
    decide: vi.fn<(row: object, body: object) => Promise<ExemplaryModelsView>>(),
    file: (format: string) => `/api/exemplary-models.${format}`,
  };
  let screen: Screen<ExemplaryModelsPage>;

  async function open(view: ExemplaryModelsView): Promise<void> {
    client.list.mockResolvedValue(view);
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: ExemplaryModelsClient, useValue: client }],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-28' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [OFFICER] });
    vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    screen = new Screen(TestBed.createComponent(ExemplaryModelsPage));
    await screen.settle();
  }
  beforeEach(() => {
    for (const one of Object.values(client)) if ('mockReset' in one) one.mockReset();
  });

  it('nominates with a name and what came of it', async () => {
    client.nominate.mockResolvedValue(someModels());
    await open(someModels({ rows: [], total: 0 }));
    expect(screen.text).toContain('Chưa có mô hình nào của năm 2026');
    await screen.click('button', 'Đề cử mô hình');
    await screen.submit(/Đề cử mô hình/);
    expect(client.nominate).not.toHaveBeenCalled();
    await screen.type('Tên mô hình', 'Mỗi tuần một việc');
    await screen.type('Nội dung, kết quả', 'Đăng ký việc cụ thể');
    await screen.submit(/Đề cử mô hình/);
    expect(client.nominate).toHaveBeenCalledWith({
      organizationId: 'khoi',
      year: 2026,
      title: 'Mỗi tuần một việc',
      summary: 'Đăng ký việc cụ thể',
    });
  });

  it('puts one before all for some days', async () => {
    client.open.mockResolvedValue(someModels());
    await open(someModels());
    expect(screen.all('button', 'Quyết định')).toEqual([]);
    await screen.click('button', 'Công khai lấy ý kiến');
    await screen.type('Số ngày lấy ý kiến', '5');
    await screen.submit('Công khai');
    expect(client.open).toHaveBeenCalledWith(expect.objectContaining({ id: 'mh', version: 1 }), 5);
  });

  it('takes an objection of another organisation while it is open, and shows what was said', async () => {
    client.remark.mockResolvedValue(someModels());
    const remark = {
      ...{ id: 'r', organizationName: 'Chi bộ Dược', kind: 'OBJECTION' as const },
      ...{ words: 'Chưa rõ kết quả', at: '2026-03-20T03:00:00.000Z' },
    };
    const row = aModel({
      state: 'OPEN',
      own: false,
      openUntil: '2026-03-30',
      remarks: [remark],
      whyNotRemark: undefined,
    });
    await open(someModels({ rows: [row], mayManage: false }));
    for (const words of ['đến hết ngày 30/03/2026', 'Chưa rõ kết quả', 'Không đồng ý · Chi bộ Dược'])
      expect(screen.text).toContain(words);
    await screen.click('button', 'Góp ý');
    await screen.submit('Gửi ý kiến');
    expect(client.remark).not.toHaveBeenCalled();
    await screen.click('radio', 'Không đồng ý');
    await screen.type('Nội dung ý kiến', 'Trùng với mô hình khác');
    await screen.submit('Gửi ý kiến');
    expect(client.remark).toHaveBeenCalledWith(expect.objectContaining({ id: 'mh' }), {
      organizationId: 'khoi',
      kind: 'OBJECTION',
      words: 'Trùng với mô hình khác',
    });
  });

  it('decides with number and day', async () => {
    client.decide.mockResolvedValue(someModels());
    const row = aModel({ state: 'OPEN', openUntil: '2026-03-20', version: 2, whyNotDecide: undefined });
    await open(someModels({ rows: [row] }));
    await screen.click('button', 'Quyết định');
    await screen.submit('Ghi quyết định');
    expect(client.decide).not.toHaveBeenCalled();
    await screen.click('radio', 'Không công nhận');
    await screen.type('Số quyết định', '40-QĐ/ĐU');
    await screen.type(/Ngày quyết định/, '25/03/2026');
    await screen.submit('Ghi quyết định');
    expect(client.decide).toHaveBeenCalledWith(expect.objectContaining({ id: 'mh', version: 2 }), {
      recognised: false,
      decisionNumber: '40-QĐ/ĐU',
      decidedOn: '2026-03-25',
    });
  });
});
