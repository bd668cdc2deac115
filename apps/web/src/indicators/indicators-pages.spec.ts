import type { Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { IndicatorEntryView } from '@chibo/contracts';
import { ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { anIndicator, ATTENDANCE, theEntry, theIndicators, theOverview } from '../testing/indicators';
import { OFFICER } from '../testing/month';
import { Screen } from '../testing/screen';
import { IndicatorDefinitionsPage } from './definitions-page';
import { IndicatorEntryPage } from './entry-page';
import { IndicatorsClient } from './indicators-client';
import { IndicatorsPage } from './indicators-page';

describe('indicators', () => {
  const client = {
    list: vi.fn(),
    create: vi.fn(),
    change: vi.fn(),
    overview: vi.fn(),
    organizations: vi.fn(),
    entry: vi.fn(),
    save: vi.fn(),
    send: vi.fn(),
    close: vi.fn(),
    reopen: vi.fn(),
    overviewFile: vi.fn(),
    organizationsFile: vi.fn(),
  };
  let screen: Screen<unknown>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(page: Type<unknown>, address: Record<string, string> = {}): Promise<void> {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: IndicatorsClient, useValue: client }],
    });
    const today = '2026-03-05';
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [OFFICER] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(page);
    for (const [part, value] of Object.entries({ ky: '2026', ...address }))
      if (page !== IndicatorDefinitionsPage || part !== 'ky') fixture.componentRef.setInput(part, value);
    screen = new Screen(fixture);
    document.body.append(screen.element);
    await settle();
  }

  async function settle(): Promise<void> {
    await screen.settle();
    await screen.settle();
  }

  const submit = async (): Promise<void> => {
    screen.element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };
  const fields = (): HTMLInputElement[] => [...screen.element.querySelectorAll<HTMLInputElement>('input.input')];
  const type = async (at: number, words: string): Promise<void> => {
    fields()[at].value = words;
    fields()[at].dispatchEvent(new Event('input'));
    await settle();
  };
  const looked = (): unknown => (navigate.mock.lastCall as [unknown, { queryParams: unknown }])[1].queryParams;

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
    client.overview.mockResolvedValue(theOverview());
    client.entry.mockResolvedValue(theEntry());
    client.list.mockResolvedValue(theIndicators());
    client.organizations.mockResolvedValue({
      indicator: ATTENDANCE,
      expected: 1,
      organizations: [{ id: 'yt', name: 'Đảng bộ Sở Y tế', kindLabel: 'Đảng bộ cơ sở', entered: 0 }],
      total: 1,
      page: 1,
      pageSize: 100,
    });
  });
  afterEach(() => screen.element.remove());

  it('stand against their targets in a table, and in a picture with its sentence', async () => {
    await open(IndicatorsPage);
    const rows = screen.rows('Các chỉ tiêu');
    expect(rows).toContainEqual([
      ...['Đảng viên mới kết nạp', 'đảng viên', '191', '–', '≥ 120 đảng viên (kế hoạch)'],
      ...['Đạt, vượt 59% kế hoạch', expect.stringMatching(/^65\/65/)],
    ]);
    expect(rows).toContainEqual([
      ...['Đảng viên dự học tập chuyên đề', '%', '98,6%', '986/1.000', '–', '–'],
      expect.stringMatching(/^64\/65/),
    ]);
    expect(screen.get('img').getAttribute('aria-label')).toBe('1 chỉ tiêu có mức cần đạt và số liệu: 1 đạt.');
    expect(screen.text).toContain('1 chỉ tiêu chưa nhập đủ; ô trống là chưa nhập, không phải 0.');
  });

  it('name who has not entered', async () => {
    await open(IndicatorsPage, { muc: 'ht', thieu: '1' });
    expect(client.organizations).toHaveBeenLastCalledWith('ht', {
      organizationId: 'khoi',
      period: '2026',
      only: 'MISSING',
      page: 1,
    });
    expect(screen.text).toContain('Đảng bộ Sở Y tế Đảng bộ cơ sở');
    expect(screen.text).toContain('chưa nhập');
    await screen.click('button', 'Tất cả nơi nhập');
    expect(looked()).toEqual({ thieu: null });
  });

  it('are closed for a period, and opened again with a reason', async () => {
    const closed = theOverview({ closed: { at: '2026-03-05T03:00:00Z', by: 'An' } });
    client.close.mockResolvedValue(closed);
    client.reopen.mockResolvedValue(theOverview());
    await open(IndicatorsPage);
    await screen.click('button', 'Khóa số liệu');
    await settle();
    expect(screen.text).toContain('Đã khóa số liệu năm 2026.');
    await screen.click('button', 'Mở lại số liệu');
    await settle();
    await submit();
    expect(screen.text).toContain('Cần sửa: đồng chí ghi lý do mở lại.');
    await screen.type('Lý do mở lại', 'Một nơi báo sót.');
    await submit();
    expect(client.reopen).toHaveBeenCalledExactlyOnceWith('khoi', '2026', 'Một nơi báo sót.');
  });

  it('are entered on one page, with the figure of the period before; blank is said to be no nought', async () => {
    await open(IndicatorEntryPage);
    expect(screen.text).toContain('Kỳ trước: 7');
    expect(screen.text).toContain('2 mục để trống là chưa nhập, không phải 0.');
    client.send.mockResolvedValue(theEntry({ version: 1, state: 'SENT', sentAt: '2026-03-05T03:00:00Z' }));
    await type(0, '6.731');
    await submit();
    const [seen, body] = client.send.mock.lastCall as [IndicatorEntryView, object];
    expect(seen.version).toBe(0);
    expect(body).toEqual({
      values: [
        { indicatorId: 'kn', part: 673_100, whole: null, moreThan: false },
        { indicatorId: 'ht', part: null, whole: null, moreThan: false },
      ],
    });
    expect(screen.text).toContain('Đã gửi số liệu năm 2026.');
  });

  it.each([
    [0, '-1', 'Chưa rõ “-1” là bao nhiêu'],
    [0, '1e308', 'Chưa rõ “1e308” là bao nhiêu'],
    [0, 'nhiều', 'Chưa rõ “nhiều” là bao nhiêu'],
  ])('take no figure that is none: field %i, %s', async (at, words, said) => {
    await open(IndicatorEntryPage);
    await type(at, words);
    await submit();
    expect(screen.text).toContain(`Cần sửa: ${said.charAt(0).toLowerCase()}${said.slice(1)}`);
    expect(client.send).not.toHaveBeenCalled();
  });

  it('take no part beyond its whole, and no whole alone', async () => {
    await open(IndicatorEntryPage);
    await type(2, '200');
    await submit();
    expect(screen.text).toContain('Cần sửa: đã dự còn trống.');
    await type(1, '201');
    expect(screen.text).toContain('201 lớn hơn tổng số 200.');
    expect(client.send).not.toHaveBeenCalled();
  });

  it('save a draft of what can be taken, and keep what is typed meanwhile', async () => {
    client.save.mockResolvedValue(theEntry({ version: 1, state: 'DRAFT', savedAt: '2026-03-05T03:00:00Z' }));
    await open(IndicatorEntryPage);
    await type(0, '12');
    await type(1, 'x');
    await screen.click('button', 'Lưu nháp');
    await settle();
    const [, body] = client.save.mock.lastCall as [unknown, { values: unknown[] }];
    expect(body.values).toEqual([{ indicatorId: 'kn', part: 1200, whole: null, moreThan: false }]);
    expect(fields().map(({ value }) => value)).toEqual(['12', 'x', '']);
    expect(screen.text).toContain('Chưa lưu hết.');
  });

  it('ask for a reason where figures that were sent are others, and say what the server refuses', async () => {
    const sent = { part: 1200 };
    const revisions = [{ value: sent, by: 'An', at: '2026-03-01T03:00:00Z' }];
    client.entry.mockResolvedValue(
      theEntry({
        state: 'SENT',
        version: 3,
        sentAt: '2026-03-01T03:00:00Z',
        lines: [{ indicator: anIndicator(), sent, draft: sent, revisions }],
      }),
    );
    client.send.mockRejectedValue(
      new ProblemError({
        type: 'about:blank',
        title: 'x',
        status: 409,
        code: 'CLOSED',
        detail: 'Cấp ủy đã khóa số liệu kỳ này.',
        requestId: 'r',
      }),
    );
    await open(IndicatorEntryPage);
    await type(0, '13');
    await submit();
    expect(screen.text).toContain('Cần sửa: đồng chí ghi lý do sửa.');
    await screen.type('Lý do sửa số đã gửi', 'Cộng sót.');
    await submit();
    expect(client.send).toHaveBeenCalledExactlyOnceWith(
      expect.anything(),
      expect.objectContaining({ reason: 'Cộng sót.' }),
    );
    expect(screen.text).toContain('Cấp ủy đã khóa số liệu kỳ này.');
    expect(fields()[0].value).toBe('13');
  });

  it('cannot be entered where nothing is owed, or by others', async () => {
    client.entry.mockResolvedValue(
      theEntry({ lines: [], whyNot: 'Tổ chức này không có chỉ tiêu nào phải nhập cho kỳ đó.' }),
    );
    await open(IndicatorEntryPage);
    expect(screen.text).toContain('Không có gì phải nhập cho năm 2026');
    expect(screen.text).toContain('không có chỉ tiêu nào phải nhập');
  });

  it('are taken over from templates, several at once', async () => {
    client.list.mockResolvedValue(theIndicators({ indicators: [] }));
    client.create.mockResolvedValue(theIndicators());
    await open(IndicatorDefinitionsPage);
    await screen.click('button', 'Thêm từ mẫu');
    await settle();
    await submit();
    expect(screen.text).toContain('Cần sửa: đồng chí chọn ít nhất một mẫu.');
    for (const box of [...screen.element.querySelectorAll<HTMLInputElement>('[type=checkbox]')].slice(0, 2))
      box.click();
    await settle();
    await submit();
    const [id, items] = client.create.mock.lastCall as [string, { name: string }[]];
    expect([id, items.map(({ name }) => name)]).toEqual([
      'khoi',
      ['Tổ chức đảng được cấp ủy kiểm tra, giám sát', 'Đảng viên được cấp ủy kiểm tra, giám sát'],
    ]);
    expect(screen.text).toContain('Đã thêm 2 chỉ tiêu.');
  });

  it('are changed with their targets', async () => {
    client.change.mockResolvedValue(anIndicator());
    await open(IndicatorDefinitionsPage);
    expect(screen.text).toContain('năm 2026: ≥ 120 đảng viên (kế hoạch)');
    await screen.click('button', 'Sửa Đảng viên mới kết nạp');
    await settle();
    await screen.type('Mức', '1.200');
    await submit();
    const [seen, body] = client.change.mock.lastCall as [object, { targets: object[]; retired: boolean }];
    expect(seen).toMatchObject({ id: 'kn', version: 1 });
    expect(body.targets).toEqual([{ period: '2026', aim: 'AT_LEAST', value: 120_000, label: 'kế hoạch', decimals: 0 }]);
    expect(body.retired).toBe(false);
  });
});
