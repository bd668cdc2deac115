import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { DeadlinesView, RoleView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../shell/api';
import { Frame } from '../shell/frame';
import { Session } from '../shell/session';
import { STORM, theDeadlines, theSettings } from '../testing/deadlines';
import { OFFICER } from '../testing/month';
import { Screen } from '../testing/screen';
import { DeadlinesClient } from './deadlines-client';
import { DeadlinesPage } from './deadlines-page';

const ABOVE: RoleView = { ...OFFICER, organizationId: 'khoi' };
const OWN: RoleView = { ...OFFICER, organizationId: 'nv' };

function refusal(field: string, text: string): ProblemError {
  return new ProblemError({
    type: 'about:blank',
    title: 'Dữ liệu chưa đúng',
    status: 400,
    code: 'BAD_REQUEST',
    detail: 'Có chỗ cần sửa.',
    requestId: 'r',
    errors: [{ field, text }],
  });
}

describe('deadlines and deciding of an organisation', () => {
  const client = {
    deadlines: vi.fn(),
    setRule: vi.fn(),
    addException: vi.fn(),
    dropException: vi.fn(),
    settings: vi.fn(),
    changeSettings: vi.fn(),
  };
  let screen: Screen<DeadlinesPage>;
  let fixture: ComponentFixture<DeadlinesPage>;

  async function open(changes: Partial<DeadlinesView> = {}, roles = [ABOVE]): Promise<void> {
    client.deadlines.mockResolvedValue(theDeadlines(changes));
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: DeadlinesClient, useValue: client }],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-05' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles });
    fixture = TestBed.createComponent(DeadlinesPage);
    fixture.componentRef.setInput('id', changes.organizationId ?? 'nv');
    screen = new Screen(fixture);
    document.body.append(screen.element);
    await screen.settle();
    await screen.settle();
  }

  const box = (label: string | RegExp): HTMLInputElement => screen.get('textbox', label) as HTMLInputElement;
  const says = (words: string): void =>
    expect(screen.all('status').map(({ textContent }) => textContent?.trim())).toContain(words);
  const focused = (): string | undefined => document.activeElement?.textContent?.trim();

  async function submit(name: string | RegExp): Promise<void> {
    await screen.submit(name);
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
    client.settings.mockResolvedValue(theSettings());
  });
  afterEach(() => screen.element.remove());

  it('are those of the place asked for last, also when it changes while another is read', async () => {
    await open();
    let answer: (view: DeadlinesView) => void = () => undefined;
    client.deadlines.mockImplementation((id: string) =>
      id === 'khoi'
        ? new Promise((resolve) => (answer = resolve))
        : Promise.resolve(theDeadlines({ organizationId: id, name: 'Đảng bộ khác' })),
    );
    fixture.componentRef.setInput('id', 'khoi');
    await screen.settle();
    fixture.componentRef.setInput('id', 'nv');
    await screen.settle();
    answer(theDeadlines({ organizationId: 'khoi', name: 'Đảng bộ Khối' }));
    await vi.waitFor(() => expect(TestBed.inject(Frame).text().subtitle).toBe('Đảng bộ khác'));
  });

  it('say what holds, and where it comes from', async () => {
    await open();
    expect(screen.text).toContain('Chi bộ gửi phiếuchậm nhất 3 ngày sau ngày sinh hoạt Đặt tại đây');
    expect(screen.text).toContain('Cấp ủy cơ sở xếp loạichậm nhất ngày 8 tháng sau Theo cấp trên.');
    expect(screen.text).toContain('Cấp ủy trên cơ sở xếp loạichậm nhất ngày 15 tháng sau Mặc định.');
    expect(TestBed.inject(Frame).text()).toMatchObject({ subtitle: 'Đảng bộ Sở Nội vụ', back: '/to-chuc' });
  });

  it('are set, announced, and leave the focus at their heading', async () => {
    const rules = theDeadlines().rules.with(1, { tier: 'GRASSROOTS', days: 5, source: 'OWN' });
    client.setRule.mockResolvedValue(theDeadlines({ rules }));
    await open();
    await screen.click('button', 'Thay đổi hạn: Cấp ủy cơ sở xếp loại');
    expect(document.activeElement).toBe(box('Ngày của tháng sau'));
    expect(screen.all('button', 'Theo cấp trên')).toEqual([]);
    await screen.type('Ngày của tháng sau', '5');
    await submit('Hạn: Cấp ủy cơ sở xếp loại');
    expect(client.setRule).toHaveBeenCalledExactlyOnceWith('nv', { tier: 'GRASSROOTS', days: 5 });
    says('Đã ghi. Cấp ủy cơ sở xếp loại chậm nhất ngày\u00a05 tháng sau.');
    expect(focused()).toBe('Hạn hằng tháng');
    expect(screen.all('form')).toEqual([]);
  });

  it('are given back to the committee above', async () => {
    client.setRule.mockResolvedValue(theDeadlines());
    await open();
    await screen.click('button', 'Thay đổi hạn: Chi bộ gửi phiếu');
    await screen.click('button', 'Theo cấp trên');
    expect(client.setRule).toHaveBeenCalledExactlyOnceWith('nv', { tier: 'CELL', days: null });
  });

  it.each([
    ['', 'Cần sửa: đồng chí ghi số ngày, ví dụ 10.'],
    ['0', 'Cần sửa: số ngày phải từ 1 đến 31.'],
  ])('are refused before they are sent: "%s"', async (typed, words) => {
    await open();
    await screen.click('button', 'Thay đổi hạn: Cấp ủy trên cơ sở xếp loại');
    await screen.type('Ngày của tháng sau', typed);
    await submit(/^Hạn: Cấp ủy trên/);
    expect(screen.text).toContain(words);
    expect(document.activeElement).toBe(box('Ngày của tháng sau'));
    expect(client.setRule).not.toHaveBeenCalled();
  });

  it('keep what was typed when the server cannot be reached', async () => {
    client.setRule.mockRejectedValue(new NetworkError());
    await open();
    await screen.click('button', 'Thay đổi hạn: Chi bộ gửi phiếu');
    await screen.type('Số ngày sau ngày sinh hoạt', '6');
    await submit(/^Hạn: Chi bộ/);
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    expect(box('Số ngày sau ngày sinh hoạt').value).toBe('6');
  });

  describe('of one month', () => {
    const addForm = async (): Promise<void> => {
      await screen.click('button', 'Thêm hạn riêng');
      await screen.choose('Của tháng', '2026-03');
    };

    it('are added with their reason', async () => {
      client.addException.mockResolvedValue(theDeadlines({ exceptions: [STORM] }));
      await open();
      await addForm();
      await screen.type('Hạn đến hết ngày', '20/4');
      await screen.type('Lý do', ' Bão số 3 ');
      await submit('Thêm hạn riêng');
      const body = { tier: 'CELL', month: '2026-03', day: '2026-04-20', reason: 'Bão số 3' };
      expect(client.addException).toHaveBeenCalledExactlyOnceWith('nv', body);
      says('Đã ghi. Chi bộ gửi phiếu tháng 3/2026: đến hết ngày 20/04/2026.');
      expect(screen.text).toContain('đến hết ngày 20/04/2026Bão số 3 (Đồng chí An đặt)');
      expect(focused()).toBe('Hạn riêng từng tháng');
    });

    it('name the fields in error and lead to the first', async () => {
      await open();
      await addForm();
      await submit('Thêm hạn riêng');
      expect(screen.text).toContain('Cần sửa: đồng chí ghi ngày, ví dụ 20/04/2026.');
      expect(screen.text).toContain('Cần sửa: đồng chí ghi lý do.');
      expect(document.activeElement).toBe(box('Hạn đến hết ngày'));
      await screen.type('Hạn đến hết ngày', '01/12/2026');
      await screen.type('Lý do', 'Bão');
      await submit('Thêm hạn riêng');
      expect(screen.text).toContain('Cần sửa: hạn riêng phải từ 01/03/2026 đến 01/06/2026.');
      expect(client.addException).not.toHaveBeenCalled();
    });

    it('complete a day alone in the month in which a committee acts', async () => {
      client.addException.mockResolvedValue(theDeadlines());
      await open();
      await addForm();
      await screen.choose('Việc', 'GRASSROOTS');
      await screen.type('Hạn đến hết ngày', '12');
      await screen.type('Lý do', 'Đại hội');
      await submit('Thêm hạn riêng');
      expect(client.addException).toHaveBeenCalledWith('nv', expect.objectContaining({ day: '2026-04-12' }));
    });

    it('say what they replace, and put the refusal of the server at its field', async () => {
      client.addException.mockRejectedValue(refusal('reason', 'Lý do dài quá 500 ký tự.'));
      await open({ exceptions: [STORM] });
      await addForm();
      expect(screen.text).toContain('Thay cho hạn riêng đang có: 20/04/2026.');
      await screen.type('Hạn đến hết ngày', '21/4');
      await screen.type('Lý do', 'Bão');
      await submit('Thêm hạn riêng');
      expect(screen.text).toContain('Cần sửa: lý do dài quá 500 ký tự.');
      expect(document.activeElement).toBe(box('Lý do'));
    });

    it('go only after a question', async () => {
      client.dropException.mockResolvedValue(theDeadlines());
      await open({ exceptions: [STORM] });
      const drop = 'Bỏ hạn riêng: Chi bộ gửi phiếu tháng 3/2026';
      await screen.click('button', drop);
      expect(focused()).toContain('Bỏ hạn riêng này?');
      await screen.click('button', 'Thôi');
      expect(client.dropException).not.toHaveBeenCalled();
      await screen.click('button', drop);
      await screen.click('button', 'Bỏ hạn riêng');
      await screen.settle();
      expect(client.dropException).toHaveBeenCalledExactlyOnceWith('nv', 'bao');
      says('Đã bỏ hạn riêng: Chi bộ gửi phiếu tháng 3/2026.');
      expect(screen.text).toContain('Chưa có tháng nào có hạn riêng đặt tại đây.');
      expect(focused()).toBe('Hạn riêng từng tháng');
    });
  });

  describe('and who decides', () => {
    it('is changed by the committee above', async () => {
      client.changeSettings.mockResolvedValue(theSettings({ decides: 'SUPERIOR', twoPeople: true }));
      await open();
      expect(screen.text).toContain('trực thuộcCấp ủy này');
      await screen.click('button', 'Thay đổi cách thẩm định và xếp loại');
      await screen.click('radio', 'Cấp ủy cấp trên');
      await screen.click('radio', 'Hai người khác nhau');
      await submit('Thẩm định và xếp loại');
      expect(client.changeSettings).toHaveBeenCalledExactlyOnceWith('nv', {
        decides: 'SUPERIOR',
        twoPeople: true,
        lockLate: false,
        rounding: 'PLAIN',
        gapFrom: 500,
        sentence: null,
      });
      says('Đã ghi cách thẩm định và xếp loại.');
      expect(screen.text).toContain('trực thuộcCấp ủy cấp trên');
      expect(focused()).toBe('Thẩm định và xếp loại');
    });

    it('forgets what was chosen when it is left', async () => {
      await open();
      await screen.click('button', 'Thay đổi cách thẩm định và xếp loại');
      await screen.click('radio', 'Cấp ủy cấp trên');
      await screen.click('button', 'Thôi');
      await screen.click('button', 'Thay đổi cách thẩm định và xếp loại');
      expect((screen.get('radio', 'Cấp ủy này') as HTMLInputElement).checked).toBe(true);
    });

    it('is read, with the reason, by whoever may not change it', async () => {
      client.settings.mockResolvedValue(theSettings({ whyNot: 'Cách này do Đảng bộ Khối đặt.' }));
      await open({}, [OWN]);
      expect(screen.all('button', /cách thẩm định/)).toEqual([]);
      expect(screen.text).toContain('Cách này do Đảng bộ Khối đặt.');
    });

    it('says in words when the server refuses', async () => {
      client.changeSettings.mockRejectedValue(refusal('decides', 'Cấp quyết định xếp loại không hợp lệ.'));
      await open();
      await screen.click('button', 'Thay đổi cách thẩm định và xếp loại');
      await submit('Thẩm định và xếp loại');
      expect(screen.text).toContain('Cần sửa: cấp quyết định xếp loại không hợp lệ.');
      expect(document.activeElement).toBe(screen.get('radio', 'Cấp ủy này'));
    });

    it('is nothing to a branch', async () => {
      await open({ organizationId: 'tt', name: 'Chi bộ Thanh tra', isCell: true });
      expect(client.settings).not.toHaveBeenCalled();
      expect(screen.all('heading', 'Thẩm định và xếp loại')).toEqual([]);
      expect(screen.text).toContain('áp dụng cho chi bộ này');
    });
  });

  it('are read, with the reason, where they may not be set', async () => {
    client.settings.mockResolvedValue(theSettings({ whyNot: 'Cách này do cấp trên đặt.' }));
    const whyNot = 'Hạn gửi, hạn xếp loại do cấp ủy hoặc quản trị đặt.';
    await open({ mayChange: false, whyNot, exceptions: [STORM] }, [{ ...OWN, role: 'COMMITTEE_READER' }]);
    expect(screen.text).toContain(whyNot);
    expect(screen.all('button')).toEqual([]);
  });

  it('leave what a level above ordered as it is, and say whose word it was', async () => {
    const whyNot = 'Hạn này do Đảng bộ Khối đặt; chỉ cấp đó hoặc cấp trên của cấp đó mới đổi được.';
    const [rule, ...others] = theDeadlines().rules;
    await open({ rules: [{ ...rule, whyNot }, ...others], exceptions: [{ ...STORM, whyNot: `Bão: ${whyNot}` }] }, [
      OWN,
    ]);
    expect(screen.all('button', 'Thay đổi hạn: Chi bộ gửi phiếu')).toEqual([]);
    expect(screen.all('button', /^Bỏ hạn riêng/)).toEqual([]);
    expect(screen.get('button', 'Thay đổi hạn: Cấp ủy cơ sở xếp loại')).toBeTruthy();
    for (const words of [whyNot, `Bão: ${whyNot}`]) expect(screen.text).toContain(words);
    await screen.click('button', 'Thêm hạn riêng');
    await screen.choose('Của tháng', '2026-03');
    expect(screen.text.split(`Bão: ${whyNot}`)).toHaveLength(3);
  });

  it('offer to try again', async () => {
    client.deadlines.mockRejectedValueOnce(new NetworkError());
    await open();
    await screen.click('button', 'Thử lại');
    await screen.settle();
    expect(screen.get('heading', 'Hạn hằng tháng')).toBeTruthy();
    expect(screen.all('alert')).toEqual([]);
  });
});
