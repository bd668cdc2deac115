import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { SupervisedCell, SupervisionView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../shell/api';
import { Frame } from '../shell/frame';
import { Session } from '../shell/session';
import { Screen } from '../testing/screen';
import { aSupervisedCell, anAssignment, theSupervision } from '../testing/supervision';
import { SupervisionClient } from './supervision-client';
import { SupervisionPage } from './supervision-page';

const ADDRESS = '/to-chuc/nv/phu-trach';

function refusal(field: string, text: string): ProblemError {
  return new ProblemError({
    type: 'about:blank',
    title: 'Dữ liệu chưa đúng',
    status: 400,
    code: 'INVALID_FIELDS',
    detail: 'Có chỗ cần sửa.',
    requestId: 'r',
    errors: [{ field, text }],
  });
}

describe('who follows the branches of a committee', () => {
  const client = { view: vi.fn(), assign: vi.fn(), end: vi.fn(), drop: vi.fn() };
  let screen: Screen<unknown>;

  async function open(changes: Partial<SupervisionView> = {}, query = ''): Promise<void> {
    client.view.mockResolvedValue(theSupervision(changes));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'to-chuc/:id/phu-trach', component: SupervisionPage }], withComponentInputBinding()),
        { provide: SupervisionClient, useValue: client },
      ],
    });
    const today = theSupervision().today;
    TestBed.inject(Session).installation.set({ demonstration: false, needsSetup: false, secure: false, today });
    const harness = await RouterTestingHarness.create(`${ADDRESS}${query}`);
    screen = new Screen(harness.fixture);
    document.body.append(screen.element);
    await settle();
  }

  async function settle(): Promise<void> {
    await screen.settle();
    await screen.settle();
  }

  const names = (): string[] => screen.all('heading').map(({ textContent }) => textContent?.trim() ?? '');
  const ticks = (): HTMLInputElement[] => [...screen.element.querySelectorAll<HTMLInputElement>('[type=checkbox]')];
  const tick = async (at: number): Promise<void> => {
    ticks()[at].click();
    await settle();
  };
  const submit = async (name: string | RegExp): Promise<void> => {
    await screen.submit(name);
    await settle();
  };
  const says = (words: string): void =>
    expect(screen.all('status').map(({ textContent }) => textContent?.trim())).toContain(words);
  const focused = (): string | undefined => document.activeElement?.textContent?.trim();

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });
  afterEach(() => screen.element.remove());

  it('are those of the committee asked for last, also when the address changes while another is read', async () => {
    await open();
    let answer: (view: SupervisionView) => void = () => undefined;
    client.view.mockImplementation((id: string) =>
      id === 'slow' ? new Promise((resolve) => (answer = resolve)) : Promise.resolve(theSupervision()),
    );
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/to-chuc/slow/phu-trach');
    await settle();
    await router.navigateByUrl('/to-chuc/last/phu-trach');
    await settle();
    answer(theSupervision());
    await settle();
    await settle();
    expect(client.view).toHaveBeenLastCalledWith('last');
  });

  it('are listed, those that nobody follows first', async () => {
    await open();
    expect(names().slice(2)).toEqual(['Chi bộ Văn phòng', 'Chi bộ Thanh tra']);
    expect(screen.text).toContain('1/2 chi bộ trực thuộc đã có người phụ trách.');
    expect(screen.text).toContain('Chi bộ Thanh traBìnhtừ ngày 01/01/2026');
    expect(TestBed.inject(Frame).text()).toMatchObject({ subtitle: 'Đảng bộ Sở Nội vụ', back: '/to-chuc' });
  });

  it('are narrowed to those that nobody follows, in the address', async () => {
    await open();
    await screen.click('button', 'Chưa có người phụ trách 1');
    await settle();
    expect(TestBed.inject(Router).url).toBe(`${ADDRESS}?loc=chua`);
    expect(names()).not.toContain('Chi bộ Thanh tra');
    await screen.click('button', 'Tất cả 2');
    await settle();
    expect(names()).toContain('Chi bộ Thanh tra');
  });

  it('are searched without accents', async () => {
    const cells = Array.from({ length: 9 }, (_, at) => aSupervisedCell(`Phòng ${at}`));
    await open({ cells: [...cells, aSupervisedCell('Địa chính')] });
    await screen.type('Tìm chi bộ', 'dia chinh');
    expect(names().slice(2)).toEqual(['Chi bộ Địa chính']);
    await screen.type('Tìm chi bộ', 'không có');
    expect(screen.text).toContain('Không có chi bộ nào như vậy.');
  });

  it('get a comrade, several at once; who followed one until then is replaced', async () => {
    const after = theSupervision({ cells: [aSupervisedCell('Văn phòng', [anAssignment('Lê Văn Cường')])] });
    client.assign.mockResolvedValue(after);
    await open();
    await screen.click('button', 'Phân công');
    expect(focused()).toBe('Phân công phụ trách chi bộ');
    await screen.choose('Tài khoản', 'tk');
    expect((screen.get('textbox', 'Họ tên đồng chí phụ trách') as HTMLInputElement).value).toBe('Lê Văn Cường');
    await tick(0);
    await tick(1);
    expect(screen.text).toContain('Thay đồng chí Bình từ ngày 05/03/2026');
    await submit('Phân công phụ trách chi bộ');
    expect(client.assign).toHaveBeenCalledExactlyOnceWith('nv', {
      name: 'Lê Văn Cường',
      accountId: 'tk',
      cells: [
        { cellId: 'Thanh tra', replacesId: 'a-Bình' },
        { cellId: 'Văn phòng', replacesId: null },
      ],
      from: '2026-03-05',
      until: null,
    });
    says('Đã phân công đồng chí Lê Văn Cường phụ trách 2 chi bộ.');
    expect(focused()).toBe('Chi bộ trực thuộc');
    expect(screen.all('form')).toEqual([]);
  });

  it('keep a name that was typed when an account is chosen', async () => {
    await open();
    await screen.click('button', 'Phân công: Chi bộ Văn phòng');
    await screen.type('Họ tên đồng chí phụ trách', 'Lê Cường');
    await screen.choose('Tài khoản', 'tk');
    expect((screen.get('textbox', 'Họ tên đồng chí phụ trách') as HTMLInputElement).value).toBe('Lê Cường');
    expect(ticks().map(({ checked }) => checked)).toEqual([false, true]);
  });

  it('say what is missing before anything is sent', async () => {
    await open();
    await screen.click('button', 'Phân công');
    await screen.type('Đến hết ngày', '01/03/2026');
    await submit('Phân công phụ trách chi bộ');
    for (const words of ['ghi họ tên', 'ngày kết thúc trước ngày bắt đầu', 'chọn ít nhất một chi bộ'])
      expect(screen.text).toContain(words);
    expect(document.activeElement).toBe(screen.get('textbox', 'Họ tên đồng chí phụ trách'));
    expect(client.assign).not.toHaveBeenCalled();
  });

  it('show at its field what the server refuses, and keep what was typed', async () => {
    client.assign.mockRejectedValue(refusal('from', 'Đồng chí Bình đã được phân công.'));
    await open();
    await screen.click('button', 'Phân công: Chi bộ Văn phòng');
    await screen.type('Họ tên đồng chí phụ trách', 'Dung');
    await submit('Phân công phụ trách chi bộ');
    expect(screen.text).toContain('Cần sửa: đồng chí Bình đã được phân công.');
    expect(document.activeElement).toBe(screen.get('textbox', 'Từ ngày'));
    expect((screen.get('textbox', 'Họ tên đồng chí phụ trách') as HTMLInputElement).value).toBe('Dung');
    await screen.click('button', 'Thôi');
    expect(focused()).toBe('Chi bộ trực thuộc');
  });

  it('let a comrade go on a day', async () => {
    client.end.mockResolvedValue(theSupervision({ cells: [] }));
    await open();
    await screen.click('button', 'Kết thúc: Chi bộ Thanh tra');
    expect(focused()).toBe('Kết thúc phân công đồng chí Bình');
    await screen.type('Phụ trách đến hết ngày', '');
    await submit(/^Kết thúc/);
    expect(screen.text).toContain('Cần sửa: đồng chí ghi ngày');
    await screen.type('Phụ trách đến hết ngày', '31/03/2026');
    await submit(/^Kết thúc/);
    expect(client.end).toHaveBeenCalledExactlyOnceWith('nv', expect.objectContaining({ id: 'a-Bình' }), '2026-03-31');
    says('Chi bộ Thanh tra: đồng chí Bình phụ trách đến hết ngày 31/03/2026.');
  });

  it('take back who has not begun, and say when somebody else was faster', async () => {
    const coming = anAssignment('Dung', { from: '2026-04-01', state: 'COMING', mayDrop: true });
    client.drop.mockRejectedValueOnce(new NetworkError()).mockResolvedValue(theSupervision());
    await open({ cells: [aSupervisedCell('Thanh tra', [coming])] });
    await screen.click('button', 'Sửa phân công Dung, Chi bộ Thanh tra');
    await screen.click('button', 'Bỏ phân công này');
    await settle();
    expect(screen.get('alert').textContent).toContain('Chưa ghi được');
    await screen.click('button', 'Bỏ phân công này');
    await settle();
    says('Chi bộ Thanh tra: đã bỏ phân công đồng chí Dung.');
  });

  it('take back what was entered wrong today, also when it is over already', async () => {
    const wrong = { from: '2026-03-05', mayDrop: true };
    const over = anAssignment('Én', { ...wrong, until: '2026-03-05', state: 'PAST' });
    client.drop.mockResolvedValue(theSupervision());
    await open({ cells: [aSupervisedCell('Thanh tra', [anAssignment('Dung', wrong), over])] });
    await screen.click('button', 'Kết thúc: Chi bộ Thanh tra');
    expect(screen.all('button', 'Bỏ phân công này')).toHaveLength(1);
    await screen.click('button', 'Sửa phân công Én, Chi bộ Thanh tra');
    await screen.click('button', 'Bỏ phân công này');
    await settle();
    expect(client.drop).toHaveBeenCalledExactlyOnceWith('nv', over);
  });

  it('keep the history, also of branches that left', async () => {
    const past = anAssignment('An', { from: '2025-01-01', until: '2025-12-31', state: 'PAST' });
    const left: SupervisedCell = aSupervisedCell('Kế hoạch', [{ ...past, leftOn: '2026-01-01' }], {
      subordinate: false,
    });
    await open({ cells: [aSupervisedCell('Thanh tra', [past]), left] });
    expect(screen.text).toContain('An, từ ngày 01/01/2025 đến hết ngày 31/12/2025; Đồng chí An ghi');
    expect(names()).toContain('Chi bộ không còn trực thuộc');
    expect(screen.text).toContain('(chi bộ chuyển đi)');
    expect(screen.all('button', /Chi bộ Kế hoạch/)).toEqual([]);
  });

  it('are read only by others, and said to be none where there are none', async () => {
    await open({ mayChange: false });
    expect(screen.text).toContain('đồng chí chỉ xem');
    expect(screen.all('button').filter(({ textContent }) => /Phân công|Kết thúc|Thay/.test(textContent ?? ''))).toEqual(
      [],
    );
  });

  it('say so where there is no branch, and where they cannot be opened', async () => {
    await open({ cells: [] });
    expect(screen.text).toContain('chưa có chi bộ trực thuộc');
    expect(screen.all('button', 'Phân công')).toEqual([]);
    client.view.mockRejectedValueOnce(new NetworkError());
    await TestBed.inject(Router).navigateByUrl('/to-chuc/yt/phu-trach');
    await settle();
    expect(screen.get('alert').textContent).toContain('Chưa mở được danh sách phụ trách');
    await screen.click('button', 'Thử lại');
    await settle();
    expect(screen.all('alert')).toEqual([]);
  });
});
