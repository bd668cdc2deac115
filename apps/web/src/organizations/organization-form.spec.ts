import { TestBed } from '@angular/core/testing';
import type { OrganizationView } from '@chibo/contracts';
import { ProblemError } from '../shell/api';
import { anOrganization, theRegister } from '../testing/organization';
import { Screen } from '../testing/screen';
import { OrganizationForm } from './organization-form';
import { OrganizationsClient } from './organizations-client';

const COMMITTEE = anOrganization('so', 'Đảng bộ Sở Nội vụ');
const OFFICE = anOrganization('vp', 'Chi bộ Văn phòng', {
  kind: 'SUBORDINATE_CELL',
  isCell: true,
  parentId: 'so',
  parentName: 'Đảng bộ Sở Nội vụ',
  minMinutesOverride: 60,
});
const KINDS = [
  { kind: 'SUBORDINATE_CELL', label: 'Chi bộ trực thuộc', isCell: true },
  { kind: 'GRASSROOTS_PARTY_ORG', label: 'Đảng bộ cơ sở', isCell: false },
];

describe('entering an organisation', () => {
  const client = { create: vi.fn(), change: vi.fn(), organizations: theRegister([COMMITTEE, OFFICE]) };
  const done = vi.fn();
  let screen: Screen<OrganizationForm>;

  async function open(organization?: OrganizationView): Promise<void> {
    TestBed.configureTestingModule({ providers: [{ provide: OrganizationsClient, useValue: client }] });
    const fixture = TestBed.createComponent(OrganizationForm);
    const inputs = { organization, kinds: KINDS, today: '2026-03-05' };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.componentInstance.done.subscribe(done);
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  const field = (label: string): HTMLInputElement => screen.get('textbox', label) as HTMLInputElement;

  beforeEach(() => {
    for (const mock of [client.create, client.change, done]) mock.mockReset();
  });

  it('names every field that is missing before it asks', async () => {
    await open();
    expect(document.activeElement?.textContent?.trim()).toBe('Thêm tổ chức đảng');
    await screen.type('Từ ngày', '');
    await screen.submit('Thêm tổ chức đảng');
    for (const words of [
      'Cần sửa: đồng chí ghi tên tổ chức.',
      'Cần sửa: đồng chí ghi mã, ví dụ SNV.01.',
      'Cần sửa: đồng chí chọn loại tổ chức.',
      'Cần sửa: đồng chí ghi ngày bắt đầu, ví dụ 01/03/2026.',
      'Cần sửa: đồng chí chọn cấp trên trực tiếp.',
    ])
      expect(screen.text).toContain(words);
    expect(document.activeElement).toBe(field('Tên tổ chức'));
    expect(client.create).not.toHaveBeenCalled();
  });

  it('sends a new branch with its superior, from today on', async () => {
    client.create.mockResolvedValue(OFFICE);
    await open();
    expect(screen.all('combobox', 'Lãnh đạo chi bộ')).toEqual([]);
    await screen.type('Tên tổ chức', ' Chi bộ Thanh tra ');
    await screen.type('Mã', 'TT');
    await screen.choose('Loại', 'SUBORDINATE_CELL');
    await screen.choose('Lãnh đạo chi bộ', 'SECRETARY_ONLY');
    await screen.click('button', /^Đảng bộ Sở Nội vụ/);
    await screen.submit('Thêm tổ chức đảng');
    expect(client.create).toHaveBeenCalledExactlyOnceWith({
      from: '2026-03-05',
      name: 'Chi bộ Thanh tra',
      code: 'TT',
      kind: 'SUBORDINATE_CELL',
      leadership: 'SECRETARY_ONLY',
      minMinutesOverride: null,
      parentId: 'so',
    });
    expect(done).toHaveBeenCalledWith(OFFICE);
  });

  it('changes a known one from a day on, and begins with what it has', async () => {
    client.change.mockResolvedValue(OFFICE);
    await open(OFFICE);
    expect(screen.text).toContain('số liệu trước ngày đó giữ nguyên');
    expect([field('Tên tổ chức').value, field('Mã').value]).toEqual(['Chi bộ Văn phòng', 'VP']);
    expect(field('Phút tối thiểu riêng').value).toBe('60');
    await screen.type('Phút tối thiểu riêng', '');
    await screen.type('Từ ngày', '01/04/2026');
    await screen.submit('Thay đổi Chi bộ Văn phòng');
    const changes = { from: '2026-04-01', minMinutesOverride: null, parentId: 'so' };
    expect(client.change).toHaveBeenCalledExactlyOnceWith('vp', expect.objectContaining(changes));
  });

  it('asks no superior of the one at the top', async () => {
    client.change.mockResolvedValue(COMMITTEE);
    await open(COMMITTEE);
    expect(screen.text).not.toContain('Cấp trên trực tiếp');
    await screen.submit(/^Thay đổi/);
    expect(client.change).toHaveBeenCalledExactlyOnceWith('so', expect.objectContaining({ parentId: undefined }));
  });

  it('shows a refusal beside the field it is about', async () => {
    const problem = { type: 'about:blank', title: '', status: 409, code: 'TAKEN', requestId: '' } as const;
    const errors = [{ field: 'code', text: 'Mã đã có.' }];
    client.change.mockRejectedValue(new ProblemError({ ...problem, detail: 'Chưa ghi được.', errors }));
    await open(OFFICE);
    await screen.submit(/^Thay đổi/);
    expect(screen.get('alert').textContent).toContain('Chưa ghi được.');
    expect(screen.text).toContain('Cần sửa: mã đã có.');
    expect(field('Mã').getAttribute('aria-invalid')).toBe('true');
    expect(done).not.toHaveBeenCalled();
  });
});
