import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { CriteriaSetView, OrganizationView, RoleView } from '@chibo/contracts';
import { OrganizationsClient } from '../organizations/organizations-client';
import { NetworkError, ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { SET } from '../testing/card';
import { theRegister } from '../testing/organization';
import { Screen } from '../testing/screen';
import { CriteriaSetPage } from './criteria-set-page';
import { CriteriaSetsClient } from './criteria-sets-client';
import { writeJson } from './json-text';

const OFFICER: RoleView = {
  role: 'COMMITTEE_OFFICER',
  roleLabel: '',
  organizationId: 'du',
  organizationName: 'Đảng bộ Khối',
  isCell: false,
};
const OWNER: OrganizationView = {
  id: 'du',
  code: 'DU',
  name: 'Đảng bộ Khối',
  kind: 'UPPER_PARTY_ORG',
  kindLabel: 'Đảng bộ',
  isCell: false,
  leadership: 'COMMITTEE',
};
const DRAFT: CriteriaSetView = {
  versionId: 'v1',
  code: SET.code,
  title: SET.title,
  source: SET.source,
  meetingKinds: SET.meetingKinds,
  status: 'DRAFT',
  ownerId: 'du',
  ownerName: 'Đảng bộ Khối',
  version: 1,
  content: SET,
  errors: [],
  mark: '0123456789abcdef',
  maySteer: true,
};
const PUBLISHED: CriteriaSetView = { ...DRAFT, status: 'PUBLISHED', validFrom: '2026-01-01' };

describe('one criteria set', () => {
  const client = {
    read: vi.fn(),
    template: vi.fn(),
    copyTemplate: vi.fn(),
    nextVersion: vi.fn(),
    edit: vi.fn(),
    publish: vi.fn(),
    preview: vi.fn(),
    blankPaper: vi.fn(),
  };
  let screen: Screen<CriteriaSetPage>;
  let fixture: ComponentFixture<CriteriaSetPage>;
  let page: CriteriaSetPage;

  async function open(view: CriteriaSetView, roles = [OFFICER]): Promise<void> {
    client.read.mockResolvedValue(view);
    client.template.mockResolvedValue(view);
    const register = { organizations: theRegister([OWNER]) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: CriteriaSetsClient, useValue: client },
        { provide: OrganizationsClient, useValue: register },
      ],
    });
    const session = TestBed.inject(Session);
    session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-03-05' });
    session.view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles });
    fixture = TestBed.createComponent(CriteriaSetPage);
    fixture.componentRef.setInput(view.versionId ? 'id' : 'code', view.versionId ?? view.code);
    page = fixture.componentInstance;
    screen = new Screen(fixture);
    for (let turn = 0; turn < 3; turn += 1) await screen.settle();
  }

  async function publish(): Promise<void> {
    screen.element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await screen.settle();
  }

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
    client.blankPaper.mockReturnValue('/api/blank.pdf');
  });

  it('is the one asked for last, also when the address changes while another is read', async () => {
    await open(PUBLISHED);
    let answer: (view: CriteriaSetView) => void = () => undefined;
    const next = { ...PUBLISHED, versionId: 'next', title: 'Bộ sau cùng' };
    client.read.mockImplementation((id: string) =>
      id === 'slow' ? new Promise((resolve) => (answer = resolve)) : Promise.resolve(next),
    );
    fixture.componentRef.setInput('id', 'slow');
    await screen.settle();
    fixture.componentRef.setInput('id', 'next');
    await screen.settle();
    answer(PUBLISHED);
    await vi.waitFor(() => expect(screen.get('heading', 'Bộ sau cùng').tagName).toBe('H1'));
  });

  it('is read in words, with owner, validity, source and the blank card', async () => {
    await open(PUBLISHED);
    expect(screen.get('heading', SET.title).tagName).toBe('H1');
    expect(screen.text).toContain('Đang áp dụng từ ngày 01/01/2026. Đảng bộ Khối ban hành');
    expect(screen.get('heading', '1. Tỷ lệ dự')).toBeTruthy();
    expect(screen.text).toContain('Tự tính theo tỷ lệ có mặt trên số phải dự.');
    expect(screen.get('link', 'In phiếu trắng').getAttribute('href')).toBe('/api/blank.pdf');
    expect(screen.all('button', /Lưu|Ban hành/)).toEqual([]);
  });

  it('fills the head of the blank card for a branch', async () => {
    const secretary = { ...OFFICER, role: 'CELL_SECRETARY', organizationId: 'cb', isCell: true } as const;
    await open({ ...PUBLISHED, maySteer: false }, [secretary]);
    expect(client.blankPaper).toHaveBeenCalledWith('v1', { organizationId: 'cb', month: '2026-03' });
    expect(screen.all('button', 'Lập phiên bản tiếp theo')).toEqual([]);
  });

  it('becomes a draft when it is a template', async () => {
    await open({ ...DRAFT, versionId: undefined, status: 'TEMPLATE' });
    client.copyTemplate.mockResolvedValue(DRAFT);
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    expect(screen.text).toContain('Mẫu, cần cấp ủy phê duyệt.');
    await screen.click('button', 'Chép thành bản nháp');
    expect(client.copyTemplate).toHaveBeenCalledExactlyOnceWith(SET.code);
    expect(navigate).toHaveBeenCalledWith(['/bo-tieu-chi', 'v1']);
  });

  it('is followed by its next version at the desk of its owner only', async () => {
    await open(PUBLISHED);
    client.nextVersion.mockResolvedValue({ ...DRAFT, versionId: 'v2' });
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await screen.click('button', 'Lập phiên bản tiếp theo');
    expect(navigate).toHaveBeenCalledWith(['/bo-tieu-chi', 'v2']);
    TestBed.resetTestingModule();
    await open(PUBLISHED, [{ ...OFFICER, organizationId: 'other' }]);
    expect(screen.all('button', 'Lập phiên bản tiếp theo')).toEqual([]);
  });

  it('saves the text of a draft, and asks before unsaved text is left', async () => {
    await open(DRAFT);
    const changed = { ...SET, title: 'Bộ đã sửa' };
    client.edit.mockResolvedValue({ ...DRAFT, title: changed.title, content: changed });
    await screen.type('Nội dung (JSON)', writeJson(changed));
    const confirm = vi.spyOn(window, 'confirm').mockReturnValue(false);
    expect(page.mayLeave()).toBe(false);
    await screen.click('button', 'Lưu bản nháp');
    expect(client.edit).toHaveBeenCalledExactlyOnceWith('v1', '0123456789abcdef', changed);
    expect(screen.text).toContain('Đã lưu bản nháp.');
    expect(page.mayLeave()).toBe(true);
    expect(confirm).toHaveBeenCalledTimes(1);
  });

  it('keeps text that is no JSON and says where', async () => {
    await open(DRAFT);
    await screen.type('Nội dung (JSON)', '{\n  "code" 1\n}');
    await screen.click('button', 'Lưu bản nháp');
    expect(client.edit).not.toHaveBeenCalled();
    expect(screen.get('alert').textContent).toContain('ở dòng 2');
    expect((screen.get('textbox', 'Nội dung (JSON)') as HTMLTextAreaElement).value).toContain('"code" 1');
  });

  it('lists what is wrong by line, leads to its place, and cannot be published so', async () => {
    await open({ ...DRAFT, errors: [{ line: '2.3', text: 'Thang điểm hở ở 15 phút.' }] });
    await screen.click('button', /^2\.3: Thang điểm hở/);
    const area = screen.get('textbox', 'Nội dung (JSON)') as HTMLTextAreaElement;
    expect(area.value.slice(area.selectionStart, area.selectionEnd)).toContain('"code": "2.3"');
    expect((screen.get('button', 'Ban hành phiên bản 1') as HTMLButtonElement).disabled).toBe(true);
    expect(screen.text).toContain('Bản nháp còn chỗ cần sửa.');
  });

  it('lists what the server refuses in its form', async () => {
    await open(DRAFT);
    const problem = {
      type: 'about:blank',
      title: '',
      status: 400,
      code: 'INVALID',
      detail: 'Chưa đúng.',
      requestId: '',
    } as const;
    const errors = [{ field: 'content.groups.0.label', text: 'Phải là chữ.' }];
    client.edit.mockRejectedValue(new ProblemError({ ...problem, errors }));
    await screen.type('Nội dung (JSON)', '{}');
    await screen.click('button', 'Lưu bản nháp');
    expect(screen.get('button', /^groups\.0\.label: Phải là chữ\.$/)).toBeTruthy();
  });

  it('is published for an owner from a day on, once both are given', async () => {
    await open(DRAFT);
    client.publish.mockResolvedValue(PUBLISHED);
    await publish();
    expect(screen.text).toContain('Cần sửa: đồng chí ghi ngày bắt đầu có hiệu lực.');
    await screen.type('Hiệu lực từ ngày', '01/04/2026');
    await screen.type('Hết hiệu lực từ ngày', '01/04/2026');
    await publish();
    expect(screen.text).toContain('Cần sửa: ngày này phải sau ngày 01/04/2026.');
    await screen.type('Hết hiệu lực từ ngày', '');
    await publish();
    const body = { ownerId: 'du', validFrom: '2026-04-01', validTo: null };
    expect(client.publish).toHaveBeenCalledExactlyOnceWith('v1', body);
    expect(screen.text).toContain('Đã ban hành. Nội dung không sửa được nữa.');
    expect(screen.all('button', 'Lưu bản nháp')).toEqual([]);
  });

  it('shows whose cards a past day touches, and publishes only what was shown', async () => {
    const CARDS = [
      {
        scorecardId: 'c1',
        cellName: 'Chi bộ Phòng Tổng hợp',
        month: 'tháng 3/2026',
        kindLabel: 'Sinh hoạt thường kỳ',
        heldOn: '2026-03-04',
        marks: 12,
        without: false,
      },
    ];
    await open(DRAFT);
    client.preview.mockResolvedValue({ count: 3, marks: 12, cards: CARDS });
    await screen.type('Hiệu lực từ ngày', '01/03/2026');
    await publish();
    const body = { ownerId: 'du', validFrom: '2026-03-01', validTo: null };
    expect(client.preview).toHaveBeenCalledExactlyOnceWith('v1', body);
    expect(client.publish).not.toHaveBeenCalled();
    expect(screen.text).toContain('3 phiếu chi bộ đang lập sẽ theo bộ tiêu chí khác. 12 mục đã chấm được giữ riêng');
    expect(screen.text).toContain('Chi bộ Phòng Tổng hợp Sinh hoạt thường kỳ ngày 04/03/2026, 12 mục đã chấm');
    expect(screen.text).toContain('Và 2 phiếu khác.');

    const problem = { type: 'about:blank', title: '', status: 409, code: 'CARDS_TOUCHED', requestId: '' } as const;
    client.publish.mockRejectedValueOnce(new ProblemError({ ...problem, detail: 'Có phiếu khác.' }));
    client.preview.mockResolvedValue({ count: 1, marks: 12, cards: CARDS });
    await publish();
    expect(client.publish).toHaveBeenLastCalledWith('v1', { ...body, touched: 3 });
    client.publish.mockResolvedValue(PUBLISHED);
    await publish();
    expect(client.publish).toHaveBeenLastCalledWith('v1', { ...body, touched: 1 });
    expect(screen.text).toContain('Đã ban hành. Nội dung không sửa được nữa.');
  });

  it('looks anew when another day is chosen, and asks nothing where no card is touched', async () => {
    await open(DRAFT);
    client.preview.mockResolvedValueOnce({ count: 2, marks: 0, cards: [] });
    await screen.type('Hiệu lực từ ngày', '01/03/2026');
    await publish();
    expect(screen.get('button', 'Ban hành phiên bản 1, đổi bộ tiêu chí của 2 phiếu')).toBeTruthy();
    await screen.type('Hiệu lực từ ngày', '05/03/2026');
    expect(screen.get('button', 'Ban hành phiên bản 1')).toBeTruthy();
    client.preview.mockResolvedValueOnce({ count: 0, marks: 0, cards: [] });
    client.publish.mockResolvedValue(PUBLISHED);
    await publish();
    expect(client.publish).toHaveBeenCalledExactlyOnceWith('v1', {
      ownerId: 'du',
      validFrom: '2026-03-05',
      validTo: null,
    });
  });

  it('offers to try again without a network', async () => {
    client.read.mockRejectedValueOnce(new NetworkError());
    await open(PUBLISHED);
    expect(screen.get('heading', 'Chưa mở được bộ tiêu chí')).toBeTruthy();
    await screen.click('button', 'Thử lại');
    await screen.settle();
    expect(screen.get('heading', SET.title)).toBeTruthy();
  });
});
