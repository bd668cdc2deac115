import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { VisitProposalView, VisitsView } from '@chibo/contracts';
import { OrganizationsClient } from '../organizations/organizations-client';
import { NetworkError } from '../shell/api';
import { Session } from '../shell/session';
import { anOrganization, theRegister } from '../testing/organization';
import { Screen } from '../testing/screen';
import { aPlan, aRefusal, aVisit } from '../testing/visits';
import { VisitPlanPage } from './plan-page';
import { VisitsClient } from './visits-client';

const CAPTION = 'Các lượt dự của quý';
const ORGANIZATIONS = [
  anOrganization('so', 'Đảng bộ Sở Nội vụ'),
  anOrganization('th', 'Chi bộ Tổng hợp', { isCell: true, parentId: 'so' }),
  anOrganization('tt', 'Chi bộ Thanh tra', { isCell: true, parentId: 'so' }),
];
const PROPOSALS: VisitProposalView[] = [
  {
    organizationId: 'tt',
    name: 'Chi bộ Thanh tra',
    parentName: 'Đảng bộ Sở Nội vụ',
    because: 'GAP',
    level: 'RED',
    gap: 1250,
    text: 'Hai quý qua, bình quân điểm tự chấm cao hơn điểm thẩm định 12,5 điểm.',
  },
  {
    organizationId: 'th',
    name: 'Chi bộ Tổng hợp',
    parentName: 'Đảng bộ Sở Nội vụ',
    because: 'RANDOM',
    text: 'Chọn ngẫu nhiên.',
  },
];

describe('the plan of a working group', () => {
  const client = { list: vi.fn(), plan: vi.fn(), setTarget: vi.fn(), proposals: vi.fn() };
  const register = { organizations: vi.fn() };
  let screen: Screen<VisitPlanPage>;
  let fixture: ComponentFixture<VisitPlanPage>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(
    changes: Partial<VisitsView> = {},
    query: Record<string, string> = {},
    isCell = false,
  ): Promise<void> {
    client.list.mockResolvedValue(aPlan(changes));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: VisitsClient, useValue: client },
        { provide: OrganizationsClient, useValue: register },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-20' });
    const role = {
      role: 'COMMITTEE_OFFICER',
      roleLabel: 'Cán bộ cấp ủy',
      organizationName: '',
      isCell,
    } as const;
    session.view.set({
      account: { id: 'a', login: 'a', displayName: 'A' },
      roles: [{ ...role, organizationId: 'so' }],
    });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    fixture = TestBed.createComponent(VisitPlanPage);
    fixture.componentRef.setInput('quarter', '2026-Q1');
    for (const [name, value] of Object.entries(query)) fixture.componentRef.setInput(name, value);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  const names = (): string[] => screen.rows(CAPTION).map(([name]) => name.replace(' Chi bộ trực thuộc', ''));

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
    register.organizations.mockReset().mockImplementation(theRegister(ORGANIZATIONS));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    screen.element.remove();
  });

  it('says how far the quarter is, and each visit with what came of it', async () => {
    await open();
    expect(client.list).toHaveBeenCalledWith('so', '2026-Q1');
    expect(screen.get('heading', 'Tổ công tác quý I năm 2026')).toBeTruthy();
    expect(screen.text).toContain('08 cấp ủy và 18 chi bộ');
    expect(screen.text).toContain('8/8 cấp ủy và 18/20 chi bộ');
    expect(screen.rows(CAPTION)).toEqual([
      [
        'Chi bộ Thanh tra Chi bộ trực thuộc',
        '05/03/2026',
        'Đã dự đã chấm quan sát',
        '1/1',
        'Cán bộ A, Nguyễn Văn Bình',
      ],
      ['Chi bộ Đào tạo Chi bộ trực thuộc', '10/03/2026', 'Không dự Lý do: Bão số 3', '–', 'Cán bộ A, Nguyễn Văn Bình'],
      ['Chi bộ Tổng hợp Chi bộ trực thuộc', '25/03/2026', 'Theo kế hoạch', '–', 'Cán bộ A, Nguyễn Văn Bình'],
    ]);
    expect(screen.all('link', 'Chi bộ Thanh tra')[0].getAttribute('href')).toBe('/luot-du/v2');
  });

  it('asks for the result of a day that has passed', async () => {
    await open({ visits: [aVisit({ plannedOn: '2026-03-19' })] });
    expect(screen.rows(CAPTION)[0][2]).toBe('Theo kế hoạch Đã qua ngày, chưa ghi kết quả');
  });

  it('takes filter, words and order from the address, and puts them there', async () => {
    await open({}, { loc: 'MISSED' });
    expect(names()).toEqual(['Chi bộ Đào tạo']);
    expect(screen.get('button', 'Không dự 1').getAttribute('aria-pressed')).toBe('true');
    fixture.componentRef.setInput('loc', undefined);
    fixture.componentRef.setInput('tim', 'thanh tra');
    await screen.settle();
    expect(names()).toEqual(['Chi bộ Thanh tra']);
    fixture.componentRef.setInput('tim', undefined);
    fixture.componentRef.setInput('xep', '-name');
    await screen.settle();
    expect(names()).toEqual(['Chi bộ Tổng hợp', 'Chi bộ Thanh tra', 'Chi bộ Đào tạo']);
    expect(screen.get('columnheader', /^Nơi đến dự/).getAttribute('aria-sort')).toBe('descending');

    const merged = { queryParamsHandling: 'merge', replaceUrl: true };
    await screen.click('button', 'Đã dự 1');
    expect(navigate).toHaveBeenLastCalledWith([], { queryParams: { loc: 'DONE' }, ...merged });
    await screen.type('Tìm lượt dự', 'dao');
    expect(navigate).toHaveBeenLastCalledWith([], { queryParams: { tim: 'dao' }, ...merged });
    await screen.click('button', 'Nơi đến dự');
    expect(navigate).toHaveBeenLastCalledWith([], { queryParams: { xep: 'name' }, ...merged });
    await screen.choose('Thứ tự', 'day');
    expect(navigate).toHaveBeenLastCalledWith([], { queryParams: { xep: 'day' }, ...merged });
    await screen.choose('Quý', '2025-Q4');
    expect(navigate).toHaveBeenLastCalledWith(['/to-cong-tac', '2025-Q4'], { queryParams: { to: undefined } });
  });

  it('says that nothing is found, and that nothing is planned', async () => {
    await open({}, { tim: 'xyz' });
    expect(names()[0]).toMatch(/^Không có lượt dự nào như vậy/);
    screen.element.remove();
    TestBed.resetTestingModule();
    await open({ visits: [], target: undefined });
    expect(screen.get('heading', 'Chưa có lượt dự nào trong quý này')).toBeTruthy();
    expect(screen.text).toContain('Chưa đặt chỉ tiêu');
    expect(screen.all('table')).toEqual([]);
  });

  it('plans a visit: place, day and members; what is missing is named at its field', async () => {
    await open();
    await screen.click('button', 'Thêm lượt dự');
    expect(document.activeElement).toBe(screen.get('heading', 'Thêm lượt dự, quý I năm 2026'));
    await screen.submit(/^Thêm lượt dự/);
    for (const words of ['chọn nơi đến dự', 'ghi ngày dự kiến', 'cần ít nhất một thành viên'])
      expect(screen.text).toContain(words);
    expect(client.plan).not.toHaveBeenCalled();
    await screen.type('Nơi đến dự', 'tong hop');
    await screen.click('button', /^Chi bộ Tổng hợp/);
    await screen.type(/^Ngày dự kiến/, '25/12');
    await screen.submit(/^Thêm lượt dự/);
    expect(screen.text).toContain('ngày dự kiến 25/12/2026 không thuộc quý I năm 2026');
    await screen.type(/^Ngày dự kiến/, '25');
    screen.get('textbox', 'Cán bộ B').click();
    await screen.type(/^Thành viên khác/, ' Nguyễn Văn Bình \n\nTrần Thị C');
    client.plan.mockResolvedValue(aVisit({ plannedOn: '2026-03-25' }));
    await screen.submit(/^Thêm lượt dự/);
    expect(client.plan).toHaveBeenCalledWith({
      committeeId: 'so',
      organizationId: 'th',
      quarter: '2026-Q1',
      plannedOn: '2026-03-25',
      members: [{ accountId: 'b', name: 'Cán bộ B' }, { name: 'Nguyễn Văn Bình' }, { name: 'Trần Thị C' }],
    });
    expect(screen.text).toContain('Đã đưa vào kế hoạch: Chi bộ Tổng hợp, ngày 25/03/2026.');
    expect(client.list).toHaveBeenCalledTimes(2);
  });

  it('keeps what was written when the server refuses, and shows its words at the field', async () => {
    await open();
    await screen.click('button', 'Thêm lượt dự');
    await screen.type('Nơi đến dự', 'tong hop');
    await screen.click('button', /^Chi bộ Tổng hợp/);
    await screen.type(/^Ngày dự kiến/, '25');
    await screen.type(/^Thành viên khác/, 'A\nA');
    client.plan.mockRejectedValue(aRefusal(400, 'Chưa đúng.', 'members', 'Thành viên tổ công tác bị trùng.'));
    await screen.submit(/^Thêm lượt dự/);
    expect(screen.text).toContain('Cần sửa: thành viên tổ công tác bị trùng.');
    expect((screen.get('textbox', /^Thành viên khác/) as HTMLTextAreaElement).value).toBe('A\nA');
  });

  it('sets the target', async () => {
    await open({ target: undefined });
    await screen.click('button', 'Đặt chỉ tiêu');
    await screen.submit('Chỉ tiêu của quý');
    expect(screen.text).toContain('không dự cấp ủy nào thì ghi 0');
    await screen.type('Số cấp ủy dự', '8');
    await screen.type('Số chi bộ dự', '20');
    client.setTarget.mockResolvedValue(aPlan());
    screen.get('form', 'Chỉ tiêu của quý').dispatchEvent(new Event('submit', { cancelable: true }));
    await screen.settle();
    expect(client.setTarget).toHaveBeenCalledWith({
      organizationId: 'so',
      quarter: '2026-Q1',
      cells: 20,
      committees: 8,
    });
    expect(screen.text).toContain('18/20 chi bộ');
    expect(screen.text).toContain('Đã ghi chỉ tiêu của quý.');
  });

  it('proposes where to go in quiet words, and takes one into the form with one tap', async () => {
    await open();
    client.proposals.mockResolvedValue(PROPOSALS);
    await screen.click('button', 'Đề xuất');
    expect(client.proposals).toHaveBeenCalledExactlyOnceWith('so', '2026-Q1', 5);
    expect(screen.text).toContain('Cần quan tâm nhiều');
    expect(screen.text).toContain('Hai quý qua, bình quân điểm tự chấm cao hơn điểm thẩm định 12,5 điểm.');
    expect(screen.text).toContain('Chọn ngẫu nhiên.');
    expect(screen.text).not.toMatch(/gian dối|đối phó|vi phạm|bất thường|sai phạm|khai khống/i);
    await screen.click('button', 'Đưa vào kế hoạch Chi bộ Thanh tra');
    expect(screen.get('form', /^Thêm lượt dự/).textContent).toContain('Chi bộ Thanh tra');
    expect(screen.all('textbox', 'Nơi đến dự')).toEqual([]);
  });

  it('is only read by those above, who choose among the committees they see', async () => {
    register.organizations.mockImplementation(theRegister([...ORGANIZATIONS, anOrganization('yt', 'Đảng bộ Sở Y tế')]));
    await open({ mayPlan: false }, { to: 'so' });
    expect(screen.all('button', /^(Thêm|Đặt|Sửa|Đề xuất)/)).toEqual([]);
    expect(screen.text).toContain('Chỉ xem');
    await screen.choose('Cấp ủy', 'yt');
    expect(navigate).toHaveBeenCalledWith(['/to-cong-tac', '2026-Q1'], { queryParams: { to: 'yt' } });
  });

  it('has its committee looked for where there are more than a list takes', async () => {
    const many = Array.from({ length: 12 }, (_, at) => anOrganization(`s${at}`, `Đảng bộ Sở ${at}`));
    register.organizations.mockImplementation(theRegister([...ORGANIZATIONS, ...many], 10));
    await open({ mayPlan: false }, { to: 'so' });
    expect(screen.all('combobox', 'Cấp ủy')).toEqual([]);
    await screen.click('button', 'Đổi Cấp ủy');
    await screen.type('Cấp ủy', 'so 11');
    await vi.waitFor(() => expect(screen.get('button', /^Đảng bộ Sở 11/)).toBeTruthy());
    await screen.click('button', /^Đảng bộ Sở 11/);
    expect(navigate).toHaveBeenCalledWith(['/to-cong-tac', '2026-Q1'], { queryParams: { to: 's11' } });
  });

  it('has nothing for somebody of no committee', async () => {
    await open({}, {}, true);
    expect(screen.get('alert').textContent).toContain('do cấp ủy lập và xem');
    expect(client.list).not.toHaveBeenCalled();
  });

  it('offers to try again', async () => {
    client.list.mockResolvedValue(aPlan());
    register.organizations.mockRejectedValueOnce(new NetworkError());
    await open();
    expect(screen.get('heading', 'Chưa mở được kế hoạch tổ công tác').tagName).toBe('H1');
    await screen.click('button', 'Thử lại');
    await screen.settle();
    expect(names()).toHaveLength(3);
    expect(screen.all('alert')).toEqual([]);
  });
});
