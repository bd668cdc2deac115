import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { GroupingsView, RegroupPreview } from '@chibo/contracts';
import { ProblemError } from '../shell/api';
import { Session } from '../shell/session';
import { aGroupedOrganization, aGrouping, theGroupings } from '../testing/groupings';
import { Screen } from '../testing/screen';
import { GroupingsClient } from './groupings-client';
import { GroupingsPage } from './groupings-page';

const SERVICE = { id: 'sn', name: 'Sự nghiệp công lập' };
const HOSPITAL = aGroupedOrganization('Đảng bộ Bệnh viện', {
  group: SERVICE,
  stays: [
    { groupId: 'sn', groupName: SERVICE.name, from: '2018-01-01', by: 'Văn phòng', at: '2018-01-02T02:00:00Z' },
    {
      groupId: 'hc',
      groupName: 'Hành chính',
      from: '2018-01-01',
      by: 'Văn phòng',
      at: '2018-01-01T02:00:00Z',
      dropped: { by: 'Văn phòng', at: '2018-01-02T02:00:00Z' },
    },
  ],
});
const WARD = aGroupedOrganization('Chi bộ Khoa Dược', { inherited: SERVICE, parentName: 'Đảng bộ Bệnh viện' });
const OFFICE = aGroupedOrganization('Đảng bộ Sở Nội vụ');

describe('groups of organisations', () => {
  const client = {
    list: vi.fn(),
    create: vi.fn(),
    view: vi.fn(),
    change: vi.fn(),
    organizations: vi.fn(),
    preview: vi.fn(),
    regroup: vi.fn(),
  };
  let screen: Screen<GroupingsPage>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(view: Partial<GroupingsView> = {}, address: Record<string, string> = {}): Promise<void> {
    client.list.mockResolvedValue(theGroupings(view));
    client.view.mockImplementation(() => Promise.resolve(aGrouping({ day: '2018-06-30', ungrouped: 4 })));
    client.organizations.mockResolvedValue({
      organizations: [HOSPITAL, WARD, OFFICE],
      total: 3,
      page: 1,
      pageSize: 100,
    });
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: GroupingsClient, useValue: client }] });
    const today = '2026-03-05';
    TestBed.inject(Session).installation.set({ demonstration: false, needsSetup: false, secure: false, today });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(GroupingsPage);
    for (const [part, value] of Object.entries({ id: 'khoi', ...address })) fixture.componentRef.setInput(part, value);
    screen = new Screen(fixture);
    document.body.append(screen.element);
    await settle();
  }

  async function settle(): Promise<void> {
    await screen.settle();
    await screen.settle();
  }

  const items = (): string[] =>
    [...screen.element.querySelectorAll('ul[aria-label="Tổ chức và nhóm"] > li')].map(
      ({ textContent }) => textContent?.replace(/\s+/g, ' ').trim() ?? '',
    );
  const tick = async (at: number): Promise<void> => {
    screen.element.querySelectorAll<HTMLInputElement>('[type=checkbox]')[at].click();
    await settle();
  };
  const submit = async (name: string | RegExp): Promise<void> => {
    await screen.submit(name);
    await settle();
  };
  const looked = (): unknown => (navigate.mock.lastCall as [unknown, { queryParams: unknown }])[1].queryParams;

  beforeEach(() => {
    for (const mock of Object.values(client)) mock.mockReset();
  });
  afterEach(() => screen.element.remove());

  it('are counted, and each organisation says where it belongs and since when', async () => {
    await open();
    expect(screen.text).toContain(
      'Hành chính 53, Sự nghiệp công lập 12: cộng 65 tổ chức. Tổ chức trực thuộc nào cũng đã xếp nhóm.',
    );
    const [hospital, ward, office] = items();
    expect(hospital).toContain('Sự nghiệp công lập từ 01/01/2018, Văn phòng nhập');
    expect(hospital).toContain('(đã sửa lại, Văn phòng,');
    expect(ward).toContain('Sự nghiệp công lập (theo cấp trên)');
    expect(office).toContain('Chưa xếp nhóm');
  });

  it('are looked at on another day and narrowed, in the address', async () => {
    await open({}, { ngay: '2018-06-30' });
    expect(client.view).toHaveBeenLastCalledWith('linh-vuc', '2018-06-30');
    expect(screen.text).toContain('4 tổ chức trực thuộc chưa xếp nhóm.');
    await screen.click('button', 'Chưa xếp nhóm 4');
    expect(looked()).toEqual({ nhom: 'NONE' });
    await screen.type('Xem ngày', '1/1/2019');
    expect(looked()).toEqual({ ngay: '2019-01-01' });
  });

  it('get many organisations at once, after what would change was seen', async () => {
    const preview: RegroupPreview = {
      group: 'Hành chính',
      from: '2026-03-05',
      organizations: [
        { id: OFFICE.id, name: OFFICE.name, unchanged: false, replaced: 0 },
        { id: HOSPITAL.id, name: HOSPITAL.name, before: SERVICE.name, unchanged: false, replaced: 1 },
      ],
      unchanged: 0,
    };
    client.preview.mockResolvedValue(preview);
    client.regroup.mockResolvedValue(aGrouping({ version: 4 }));
    await open();
    await tick(0);
    await tick(2);
    await screen.click('button', 'Xếp nhóm 2 tổ chức đã chọn');
    await settle();
    await submit(/^Xếp nhóm cho 2/);
    expect(screen.text).toContain('Cần sửa: đồng chí chọn nhóm.');
    await screen.choose('Nhóm', 'hc');
    await submit(/^Xếp nhóm cho 2/);
    expect(client.regroup).not.toHaveBeenCalled();
    expect(screen.text).toContain('2 tổ chức sẽ ở nhóm Hành chính từ ngày 05/03/2026.');
    expect(screen.text).toContain('đang ở nhóm Sự nghiệp công lập · thay 1 lần xếp nhóm về sau');
    await submit(/^Xếp nhóm cho 2/);
    const body = { organizationIds: [HOSPITAL.id, OFFICE.id], groupId: 'hc', from: '2026-03-05', until: null };
    expect(client.regroup).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ version: 3 }), body);
    expect(screen.text).toContain('Đã xếp nhóm cho 2 tổ chức từ ngày 05/03/2026.');
    expect(screen.element.querySelectorAll(':checked')).toHaveLength(0);
  });

  it('ask anew what would change when the choice is another', async () => {
    client.preview.mockResolvedValue({ group: 'Hành chính', from: '2026-03-05', organizations: [], unchanged: 1 });
    await open();
    await tick(0);
    await screen.click('button', 'Xếp nhóm 1 tổ chức đã chọn');
    await settle();
    await screen.choose('Nhóm', 'hc');
    await submit(/^Xếp nhóm cho 1/);
    await screen.choose('Nhóm', 'NONE');
    expect(screen.all('button', 'Ghi xếp nhóm')).toEqual([]);
    await submit(/^Xếp nhóm cho 1/);
    expect(client.preview).toHaveBeenCalledTimes(2);
    expect(client.preview).toHaveBeenLastCalledWith('linh-vuc', expect.objectContaining({ groupId: null }));
  });

  it('are made with their groups; what the server refuses stands at its field', async () => {
    await open({ groupings: [] });
    expect(screen.text).toContain('Chưa có cách chia nhóm nào');
    client.create.mockRejectedValueOnce(
      new ProblemError({
        type: 'about:blank',
        title: 'Dữ liệu chưa đúng',
        status: 400,
        code: 'INVALID_FIELDS',
        detail: 'Có chỗ cần sửa.',
        requestId: 'r',
        errors: [{ field: 'name', text: 'Cấp ủy này đã có cách chia nhóm cùng tên.' }],
      }),
    );
    client.create.mockResolvedValue(aGrouping());
    await screen.click('button', 'Thêm cách chia');
    await submit('Thêm cách chia nhóm');
    expect(screen.text).toContain('Cần sửa: đồng chí ghi ít nhất một nhóm.');
    await screen.type('Tên cách chia nhóm', 'Lĩnh vực');
    await screen.type('Tên nhóm 1', 'Hành chính');
    await submit('Thêm cách chia nhóm');
    expect(screen.text).toContain('Cần sửa: cấp ủy này đã có cách chia nhóm cùng tên.');
    await submit('Thêm cách chia nhóm');
    expect(client.create).toHaveBeenLastCalledWith('khoi', { name: 'Lĩnh vực', groups: [{ name: 'Hành chính' }] });
    expect(looked()).toEqual({ chia: 'linh-vuc', nhom: null });
  });

  it('are only read by those below', async () => {
    await open({
      mayAdd: false,
      groupings: [aGrouping({ mayChange: false, committee: { id: 'tinh', name: 'Đảng bộ tỉnh' } })],
    });
    expect(screen.text).toContain('Đảng bộ tỉnh chia nhóm; ở đây đồng chí chỉ xem.');
    expect(screen.element.querySelectorAll('[type=checkbox]')).toHaveLength(0);
    expect(screen.all('button', /^Thêm|^Sửa|^Xếp/)).toEqual([]);
  });
});
