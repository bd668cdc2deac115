import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import type { MonthClosingView } from '@chibo/contracts';
import { NetworkError, ProblemError } from '../../shell/api';
import { aClosing, aMissing, closedMonth } from '../../testing/closing';
import { counts } from '../../testing/month';
import { Screen } from '../../testing/screen';
import { MonthsClient } from '../months-client';
import { CloseForm } from './close-form';
import { PORTION } from '../../ui/list/long-list';

const NAMES = ['Thanh tra', 'Văn phòng', 'Đào tạo', 'Kế hoạch', 'Tổng hợp', 'Pháp chế', 'Kho bạc', 'Dân vận'];
const EIGHT = NAMES.map((name) => aMissing(name, `Chi bộ ${name}`));

describe('closing a month', () => {
  const client = { close: vi.fn() };
  const closed = vi.fn();
  const refused = vi.fn();
  let screen: Screen<CloseForm>;
  let fixture: ComponentFixture<CloseForm>;

  async function open(changes: Partial<MonthClosingView> = {}): Promise<void> {
    TestBed.configureTestingModule({ providers: [{ provide: MonthsClient, useValue: client }] });
    fixture = TestBed.createComponent(CloseForm);
    fixture.componentRef.setInput('view', aClosing(changes));
    fixture.componentRef.setInput('counts', counts({ existing: 3, owed: 3 }));
    fixture.componentInstance.closed.subscribe(closed);
    fixture.componentInstance.refused.subscribe(refused);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
  }

  const fields = (): HTMLInputElement[] => screen.all('textbox', 'Lý do chưa xếp loại') as HTMLInputElement[];
  const submit = (): Promise<void> => screen.submit(/chi bộ/i);

  beforeEach(() => {
    for (const mock of [client.close, closed, refused]) mock.mockReset();
  });
  afterEach(() => (fixture.nativeElement as HTMLElement).remove());

  it('wants a reason for every missing branch, and leads to the first without one', async () => {
    await open({ missing: [aMissing('tt', 'Chi bộ Thanh tra'), aMissing('vp', 'Chi bộ Văn phòng')] });
    expect(screen.get('heading', '2 chi bộ chưa có xếp loại chính thức')).toBeTruthy();
    const [tapped] = screen.all('radio', 'Chưa sinh hoạt').slice(1);
    tapped.click();
    await screen.settle();
    expect(fields().map(({ value }) => value)).toEqual(['Chưa sinh hoạt', '']);
    expect(screen.text).toContain('Đã ghi lý do cho 1/2 chi bộ chưa xếp loại.');
    await submit();
    const group = screen.get('radiogroup', 'Lý do chọn sẵn cho Chi bộ Văn phòng');
    expect(group.contains(document.activeElement)).toBe(true);
    expect(fields().map((field) => field.getAttribute('aria-invalid'))).toEqual([null, 'true']);
    expect(screen.text).toContain('Cần sửa: đồng chí ghi lý do.');
    await screen.press(group, '4');
    expect(fields()[1].value).toBe('Chưa thẩm định xong');
    expect(screen.text).not.toContain('Cần sửa');
  });

  it('says what freezing means, then closes with the reasons, trimmed', async () => {
    client.close.mockResolvedValue(closedMonth());
    await open();
    await screen.type('Lý do chưa xếp loại', ' Chờ biên bản ');
    await submit();
    const question = screen.get('heading', 'Khóa sổ tháng 3/2026 của Đảng bộ các cơ quan Đảng?');
    expect(document.activeElement).toBe(question);
    expect(screen.text).toContain('2/3 chi bộ phải chấm đã xếp loại, 1 chi bộ còn thiếu kèm lý do');
    expect(client.close).not.toHaveBeenCalled();
    await submit();
    const missing = [{ cellId: 'tt', reason: 'Chờ biên bản' }];
    expect(client.close).toHaveBeenCalledExactlyOnceWith('2026-03', { organizationId: 'tinh', missing });
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('wants one reason for those that are too many to be listed', async () => {
    client.close.mockResolvedValue(closedMonth());
    await open({ missingTotal: 701 });
    expect(screen.get('heading', '701 chi bộ chưa có xếp loại chính thức')).toBeTruthy();
    await screen.type('Lý do chưa xếp loại', 'Chờ biên bản');
    await submit();
    expect(screen.text).toContain('Đã ghi lý do cho 1/701 chi bộ chưa xếp loại.');
    expect(screen.get('textbox', 'Lý do của 700 chi bộ còn lại').getAttribute('aria-invalid')).toBe('true');
    await screen.type('Lý do của 700 chi bộ còn lại', ' Đang thẩm định ');
    await submit();
    await submit();
    const missing = [{ cellId: 'tt', reason: 'Chờ biên bản' }];
    const body = { organizationId: 'tinh', missing, others: 'Đang thẩm định' };
    expect(client.close).toHaveBeenCalledExactlyOnceWith('2026-03', body);
  });

  it('can be left at the question', async () => {
    await open({ missing: [] });
    expect(screen.get('heading', 'Mọi chi bộ phải chấm đã có xếp loại chính thức')).toBeTruthy();
    await submit();
    await screen.click('button', 'Thôi, chưa khóa');
    expect(screen.get('button', 'Khóa sổ tháng')).toBeTruthy();
    expect(client.close).not.toHaveBeenCalled();
  });

  it('writes one reason to all that have none, keeping those that have', async () => {
    await open({ missing: EIGHT });
    fields()[0].value = 'Mới thành lập';
    fields()[0].dispatchEvent(new Event('input'));
    await screen.type('Lý do chung', 'Chờ họp cấp ủy');
    await screen.click('button', 'Ghi cho 7 chi bộ chưa có lý do');
    expect(fields().map(({ value }) => value)).toEqual(['Mới thành lập', ...Array<string>(7).fill('Chờ họp cấp ủy')]);
    expect(screen.text).toContain('Chi bộ nào cũng đã có lý do.');
    expect(fixture.componentInstance.dirty()).toBe(true);
  });

  it('writes it only to those in sight when a name is looked for, without accents', async () => {
    await open({ missing: EIGHT });
    await screen.type('Tìm chi bộ chưa xếp loại', 'dao tao');
    expect(screen.text).toContain('1/8 chi bộ có “dao tao”');
    await screen.type('Lý do chung', 'Đang bàn giao');
    expect(screen.text).toContain('Chỉ ghi cho chi bộ có “dao tao”.');
    await screen.click('button', 'Ghi cho 1 chi bộ chưa có lý do');
    await screen.type('Tìm chi bộ chưa xếp loại', 'xyz');
    expect(screen.text).toContain('Không có chi bộ nào như vậy.');
    await submit();
    expect(
      fields()
        .map(({ value }) => value)
        .filter(Boolean),
    ).toEqual(['Đang bàn giao']);
    expect(document.activeElement?.closest('fieldset')?.textContent).toContain('Chi bộ Thanh tra');
  });

  it('draws a very long list in portions', async () => {
    await open({ missing: Array.from({ length: PORTION + 2 }, (_, at) => aMissing(`c${at}`, `Chi bộ ${at}`)) });
    const drawn = (): number => screen.all('radiogroup', /Chi bộ/).length;
    expect(drawn()).toBe(PORTION);
    await screen.click('button', `Hiện cả ${PORTION + 2} chi bộ`);
    expect(drawn()).toBe(PORTION + 2);
  });

  it('shows what the server finds at its branch, once the list is read again', async () => {
    const errors = [{ field: 'missing.vp', text: 'Chi bộ Văn phòng (Trả lại): chưa ghi lý do chưa xếp loại.' }];
    const detail = 'Còn chi bộ chưa xếp loại mà chưa ghi lý do.';
    const problem = {
      type: 'about:blank' as const,
      title: '',
      status: 422,
      code: 'NOT_READY',
      detail,
      requestId: '',
      errors,
    };
    client.close.mockRejectedValue(new ProblemError(problem));
    await open();
    await screen.type('Lý do chưa xếp loại', 'Chờ biên bản');
    await submit();
    await submit();
    expect(refused).toHaveBeenCalledTimes(1);
    const missing = [aMissing('tt', 'Chi bộ Thanh tra'), aMissing('vp', 'Chi bộ Văn phòng', { state: 'RETURNED' })];
    fixture.componentRef.setInput('view', aClosing({ missing }));
    fixture.componentInstance.showErrors();
    await screen.settle();
    expect(screen.get('alert').textContent).toContain(detail);
    expect(screen.text).toContain('Cần sửa: chi bộ Văn phòng (Trả lại): chưa ghi lý do chưa xếp loại.');
    expect(document.activeElement?.closest('fieldset')?.textContent).toContain('Chi bộ Văn phòng');
    expect(fields()[0].value).toBe('Chờ biên bản');
  });

  it('keeps every reason when the server cannot be reached', async () => {
    client.close.mockRejectedValue(new NetworkError());
    await open();
    await screen.type('Lý do chưa xếp loại', 'Bão');
    await submit();
    await submit();
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    expect(screen.get('button', 'Khóa sổ tháng 3/2026')).toBeTruthy();
    expect([fields()[0].value, refused.mock.calls.length]).toEqual(['Bão', 0]);
  });
});
