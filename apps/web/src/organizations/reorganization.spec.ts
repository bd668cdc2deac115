import type { ComponentFixture } from '@angular/core/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ReorganizationPreview } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { Session } from '../shell/session';
import { anOrganization, theDetail, theRegister } from '../testing/organization';
import { Screen } from '../testing/screen';
import { OrganizationHistory } from './organization-history';
import { OrganizationsClient } from './organizations-client';
import { ReorganizationForm } from './reorganization-form';
import { ReorganizationsClient } from './reorganizations-client';

const CELL = { isCell: true, kind: 'SUBORDINATE_CELL', parentId: 'nv', parentName: 'Đảng bộ Sở Nội vụ' };
const ENDING = anOrganization('tt', 'Chi bộ Thanh tra', CELL);
const STAYING = anOrganization('th', 'Chi bộ Tổng hợp', CELL);
const KINDS = [{ kind: 'SUBORDINATE_CELL', label: 'Chi bộ trực thuộc', isCell: true }];

const PREVIEW: ReorganizationPreview = {
  kindLabel: 'Sáp nhập',
  from: '2026-12-01',
  planned: true,
  parts: [
    { organizationId: 'tt', name: 'Chi bộ Thanh tra', part: 'ENDS', partLabel: 'kết thúc' },
    { organizationId: 'th', name: 'Chi bộ Tổng hợp', part: 'STAYS', partLabel: 'giữ lại' },
  ],
  figures: [{ label: 'Chi bộ của Đảng bộ Sở Nội vụ', before: 3, after: 2 }],
  cards: {
    kept: 11,
    undecided: [{ scorecardId: 'c1', organizationName: 'Chi bộ Thanh tra', month: '2026-11', stateLabel: 'Đã gửi' }],
    drafts: [],
  },
  owed: [],
  roles: [{ assignmentId: 'r1', accountName: 'An', roleLabel: 'Bí thư chi bộ', organizationName: 'Chi bộ Thanh tra' }],
  children: [],
  officers: [],
  groups: [],
  settings: [],
  yearMonths: 10,
};

const client = { carryOut: vi.fn(), preview: vi.fn(), undo: vi.fn(), history: vi.fn() };

function setUp(): void {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: ReorganizationsClient, useValue: client },
      { provide: OrganizationsClient, useValue: { organizations: theRegister([ENDING, STAYING]) } },
    ],
  });
  const session = TestBed.inject(Session);
  session.installation.set({ demonstration: false, needsSetup: false, secure: false, today: '2026-11-05' });
}

beforeEach(() => {
  for (const mock of Object.values(client)) mock.mockReset();
});

describe('putting an organisation in order', () => {
  let screen: Screen<ReorganizationForm>;
  let fixture: ComponentFixture<ReorganizationForm>;

  async function open(): Promise<void> {
    setUp();
    fixture = TestBed.createComponent(ReorganizationForm);
    fixture.componentRef.setInput('organization', theDetail(ENDING));
    fixture.componentRef.setInput('kinds', KINDS);
    screen = new Screen(fixture);
    document.body.append(screen.element);
    await screen.settle();
  }

  async function fill(): Promise<void> {
    await screen.click('radio', 'Sáp nhập');
    await screen.settle();
    await vi.waitFor(() => expect(screen.all('button', /^Chi bộ Tổng hợp/)).toHaveLength(1));
    await screen.click('button', /^Chi bộ Tổng hợp/);
    await screen.type('Từ ngày', '01/12/2026');
    await screen.type('Quyết định số', '45-QĐ/ĐU');
    await screen.type('Ngày quyết định', '01/11/2026');
  }

  it('says first what is missing, nothing chosen beforehand', async () => {
    await open();
    expect(screen.element.querySelectorAll('input:checked')).toHaveLength(0);
    await screen.click('button', 'Xem trước');
    expect(screen.text).toContain('đồng chí chọn hình thức');
    expect(client.preview).not.toHaveBeenCalled();
  });

  it('shows what would change, carries a role by choice, and is written only then', async () => {
    await open();
    await fill();
    expect(screen.all('button', /^Ghi/)).toEqual([]);
    client.preview.mockResolvedValue(PREVIEW);
    await screen.click('button', 'Xem trước');
    await vi.waitFor(() => expect(screen.text).toContain('11 phiếu giữ nguyên'));
    expect(screen.text).toContain('Hủy được cho đến trước ngày 01/12/2026');
    const order = {
      ...{ kind: 'ABSORB', organizationIds: ['tt'], successorId: 'th', founded: [], from: '2026-12-01' },
      ...{ decisionNumber: '45-QĐ/ĐU', decisionOn: '2026-11-01', groups: [] },
    };
    expect(client.preview).toHaveBeenLastCalledWith({ ...order, roles: [] });
    const role = screen.element.querySelector<HTMLSelectElement>('chibo-reorganization-previewed select');
    if (!role) throw new Error('no choice for the role');
    role.value = 'th';
    role.dispatchEvent(new Event('change'));
    const carried = { ...order, roles: [{ assignmentId: 'r1', to: 'th' }] };
    await vi.waitFor(() => expect(client.preview).toHaveBeenLastCalledWith(carried));
    await screen.settle();
    client.carryOut.mockResolvedValue({});
    await screen.click('button', 'Ghi kế hoạch');
    expect(client.carryOut).toHaveBeenCalledExactlyOnceWith(carried);
  });

  it('asks anew after a change, and says why the server refuses', async () => {
    await open();
    await fill();
    client.preview.mockResolvedValueOnce(PREVIEW);
    await screen.click('button', 'Xem trước');
    await vi.waitFor(() => expect(screen.all('button', 'Ghi kế hoạch')).toHaveLength(1));
    await screen.type('Từ ngày', '01/01/2027');
    expect(screen.all('button', 'Ghi kế hoạch')).toEqual([]);
    client.preview.mockRejectedValueOnce(new NetworkError());
    await screen.click('button', 'Xem trước');
    await vi.waitFor(() => expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.'));
  });
});

describe('the history of an organisation', () => {
  it('has its decisions, and takes one back with a reason', async () => {
    setUp();
    const act = {
      ...{ id: 'a1', kind: 'ABSORB', kindLabel: 'Sáp nhập', on: '2026-12-01', decisionNumber: '45-QĐ/ĐU' },
      ...{ parts: PREVIEW.parts, by: 'An', at: '2026-11-05T02:00:00.000Z', planned: true, mayUndo: true },
    };
    const held = { ...act, id: 'a2', mayUndo: false, planned: false, whyNot: 'Đã có dữ liệu dựa vào: 2 phiếu.' };
    client.history.mockResolvedValue({ acts: [act, held], profiles: [], superiors: [] });
    const fixture = TestBed.createComponent(OrganizationHistory);
    fixture.componentRef.setInput('organization', theDetail(ENDING));
    const screen = new Screen(fixture);
    document.body.append(screen.element);
    await screen.settle();
    await screen.settle();
    expect(screen.text).toContain('quyết định 45-QĐ/ĐU');
    expect(screen.text).toContain('Chưa hoàn tác được: Đã có dữ liệu dựa vào: 2 phiếu.');
    await screen.click('button', /^Hủy kế hoạch này/);
    await screen.click('button', 'Hủy kế hoạch');
    expect(screen.text).toContain('đồng chí ghi lý do');
    await screen.type('Lý do', 'Ghi nhầm');
    client.undo.mockResolvedValue({});
    await screen.click('button', 'Hủy kế hoạch');
    expect(client.undo).toHaveBeenCalledExactlyOnceWith('a1', { reason: 'Ghi nhầm' });
    expect(client.history).toHaveBeenCalledTimes(2);
  });
});
