import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ObligationRow } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { Frame } from '../shell/frame';
import { Session } from '../shell/session';
import { OFFICER } from '../testing/month';
import { anObligation, obligationsAsked } from '../testing/obligations';
import { Screen } from '../testing/screen';
import { detailLines } from './obligation-words';
import type { ObligationsWanted } from './obligations-client';
import { ObligationsClient } from './obligations-client';
import { ObligationsPage } from './obligations-page';

const ROWS: ObligationRow[] = [
  anObligation('Kế hoạch', 'OWING', { late: true, deadline: '2026-04-02', stateLabel: 'Đang lập phiếu' }),
  anObligation('Thanh tra', 'EXCUSED', { reason: 'Bàn giao', document: '02-CV/ĐU', by: 'Đồng chí An' }),
  anObligation('Mới', 'NOT_FOUNDED', { day: '2026-05-01', obligationId: undefined }),
  anObligation('Bão', 'NOT_HELD_REASON', { reason: 'Bão lũ', by: 'Đồng chí Bình' }),
  anObligation('Văn phòng', 'SENT'),
  anObligation('Văn phòng', 'SENT', { kind: 'THEMATIC', counted: false, obligationId: 'o-t' }),
];

describe('the obligations of a month', () => {
  const client = { ofMonth: vi.fn() };
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  let screen: Screen<unknown>;

  async function open(rows = ROWS, query = '?to=nv', organizationId = 'nv', pageSize = 500): Promise<void> {
    client.ofMonth.mockImplementation((_month: string, wanted: ObligationsWanted) =>
      Promise.resolve(obligationsAsked(rows, wanted, pageSize)),
    );
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'thang/:month/nghia-vu', component: ObligationsPage }], withComponentInputBinding()),
        { provide: ObligationsClient, useValue: client },
      ],
    });
    TestBed.inject(Session).view.set({
      account: { id: 'an', login: 'an', displayName: 'An' },
      roles: [{ ...OFFICER, organizationId }],
    });
    const harness = await RouterTestingHarness.create(`/thang/2026-03/nghia-vu${query}`);
    screen = new Screen(harness.fixture);
    await settle();
  }

  async function settle(): Promise<void> {
    await screen.settle();
    await screen.settle();
  }

  /** Without the committee's own line above them. */
  const rows = (): string[][] => screen.rows('Ai phải chấm, ai không').filter(({ length }) => length > 1);
  const names = (): string[] => rows().map(([name]) => name);

  beforeEach(() => {
    client.ofMonth.mockReset();
  });

  it.each([
    ['nv', true],
    ['khoi', false],
  ])('leads to months excused together whoever may: %s', async (organizationId, may) => {
    await open(ROWS, '?to=nv', organizationId);
    await screen.settle();
    expect(screen.text.includes('Miễn nhiều kỳ')).toBe(may);
  });

  it('say what the base is made of and who is left out', async () => {
    await open();
    expect(screen.text).toContain('3 chi bộ phải chấm = 1 đã gửi + 1 còn nợ + 1 không sinh hoạt, có lý do.');
    expect(screen.text).toContain('Không tính: 1 được miễn, 1 chưa thành lập.');
    expect(client.ofMonth).toHaveBeenCalledExactlyOnceWith(
      '2026-03',
      expect.objectContaining({ organizationId: 'nv' }),
    );
    expect(TestBed.inject(Frame).text().subtitle).toBe('tháng 3/2026');
  });

  it('name for each branch which card it owes, or why it owes none', async () => {
    await open();
    expect(rows().map((row) => row.slice(1, 3))).toEqual([
      ['Còn nợ, quá hạn Đang lập phiếu', 'hạn đến hết ngày 02/04/2026'],
      ['Được miễn', 'Bàn giaoVăn bản: 02-CV/ĐUCho miễn: Đồng chí An'],
      ['Chưa thành lập', 'thành lập từ ngày 01/05/2026'],
      ['Không sinh hoạt, có lý do', 'Bão lũNgười báo: Đồng chí Bình'],
      ['Đã gửi', ''],
      ['Chuyên đề: Đã gửi', ''],
    ]);
  });

  it.each([
    ['ENDED', 'từ ngày\u00a001/02/2026'],
    ['LEFT', 'từ ngày\u00a001/02/2026'],
    ['NOT_JOINED', 'về từ ngày\u00a001/02/2026'],
  ] as const)('say since when: %s', (why, words) =>
    expect(detailLines(anObligation('x', why, { day: '2026-02-01' }))).toEqual([words]),
  );

  it('are filtered by why, in the address, and searched without accents', async () => {
    await open();
    await screen.click('button', 'Được miễn 1');
    await settle();
    expect(TestBed.inject(Router).url).toBe('/thang/2026-03/nghia-vu?to=nv&loc=EXCUSED');
    expect(names()).toEqual(['Chi bộ Thanh tra']);
    await screen.click('button', 'Phiếu chuyên đề 1');
    await settle();
    expect(names()).toEqual(['Chi bộ Văn phòng']);
    await screen.click('button', 'Tất cả 6');
    await settle();
    expect(names()).toHaveLength(6);
    const many = Array.from({ length: 9 }, (_, at) => anObligation(`Số ${at}`, 'SENT'));
    TestBed.resetTestingModule();
    await open([...ROWS, ...many]);
    await screen.type('Tìm chi bộ', 'ke hoach');
    await vi.waitFor(() => expect(TestBed.inject(Router).url).toContain('tim=ke%20hoach'));
    await settle();
    expect(names()).toEqual(['Chi bộ Kế hoạch']);
  });

  it('stand by committee as the server lists them: a page of a list is not put in another order', async () => {
    await open();
    expect(screen.rows('Ai phải chấm, ai không')[0]).toEqual(['Đảng bộ Sở Nội vụ']);
    expect(names()[0]).toBe(ROWS[0].name);
    expect(screen.all('columnheader').filter((head) => head.querySelector('button'))).toEqual([]);
  });

  it('lead an officer of the superior to where a month is excused or reopened', async () => {
    await open();
    const link = screen.all('link', 'Mở lại kỳ: Chi bộ Thanh tra')[0] as HTMLAnchorElement;
    expect(decodeURIComponent(link.getAttribute('href') ?? '')).toBe('/thang/2026-03?to=nv&tim=Chi bộ Thanh tra');
    expect(screen.all('link', /^Xem để miễn kỳ/)).toHaveLength(4);
    TestBed.resetTestingModule();
    await open(ROWS, '?to=nv', 'khoi');
    expect(screen.all('link', /kỳ: /)).toEqual([]);
  });

  it('are turned over page by page, and printed whole', async () => {
    await open(
      Array.from({ length: 120 }, (_, at) => anObligation(`Số ${at}`, 'SENT')),
      '?to=nv',
      'nv',
      50,
    );
    expect(names()).toHaveLength(50);
    await screen.click('button', '3');
    await settle();
    expect(names()).toHaveLength(20);
    print.mockImplementationOnce(() => expect(names()).toHaveLength(120));
    await screen.click('button', 'In danh sách');
    await settle();
    expect(print).toHaveBeenCalledOnce();
    await settle();
    expect(names()).toHaveLength(20);
  });

  it('are empty in words, and tried again after a failure', async () => {
    await open([]);
    expect(screen.text).toContain('Chưa có chi bộ nào trong tháng này');
    client.ofMonth.mockRejectedValueOnce(new NetworkError());
    await TestBed.inject(Router).navigateByUrl('/thang/2026-04/nghia-vu');
    await settle();
    expect(screen.get('alert').textContent).toContain('Chưa mở được nghĩa vụ của tháng');
    await screen.click('button', 'Thử lại');
    await settle();
    expect(screen.all('alert')).toEqual([]);
  });
});
