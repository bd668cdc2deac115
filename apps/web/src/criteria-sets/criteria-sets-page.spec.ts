import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CriteriaSetSummary } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { Session } from '../shell/session';
import { Screen } from '../testing/screen';
import { CriteriaSetsClient } from './criteria-sets-client';
import { CriteriaSetsPage } from './criteria-sets-page';

const TEMPLATE: CriteriaSetSummary = {
  code: 'HD42-2025-commune',
  title: 'Phiếu HD42',
  source: 'Mẫu, cần cấp ủy phê duyệt. Theo Hướng dẫn số 42.',
  meetingKinds: ['REGULAR', 'COMBINED'],
  status: 'TEMPLATE',
};
const DRAFT: CriteriaSetSummary = {
  ...TEMPLATE,
  title: 'Phiếu đang soạn',
  versionId: 'v2',
  status: 'DRAFT',
  ownerName: 'Đảng bộ Khối',
  version: 2,
};
const PUBLISHED: CriteriaSetSummary = {
  ...DRAFT,
  title: 'Phiếu của Khối',
  versionId: 'v1',
  status: 'PUBLISHED',
  version: 1,
  validFrom: '2026-01-01',
};

describe('criteria sets', () => {
  const client = { list: vi.fn() };
  let screen: Screen<CriteriaSetsPage>;

  async function open(): Promise<void> {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: CriteriaSetsClient, useValue: client }],
    });
    const installation = { demonstration: false, needsSetup: false, secure: false, today: '2026-03-05' };
    TestBed.inject(Session).installation.set(installation);
    screen = new Screen(TestBed.createComponent(CriteriaSetsPage));
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => client.list.mockReset());

  it('lists published ones with owner and validity, drafts, and templates with their source', async () => {
    client.list.mockResolvedValue([PUBLISHED, DRAFT, TEMPLATE]);
    await open();
    expect(screen.all('heading').map((one) => one.textContent?.trim())).toEqual([
      'Bộ tiêu chí',
      'Đã ban hành',
      'Bản nháp',
      'Mẫu, cần cấp ủy phê duyệt',
    ]);
    expect(screen.text).toContain('Đang áp dụng từ ngày 01/01/2026. Đảng bộ Khối ban hành');
    expect(screen.text).toContain('Theo Hướng dẫn số 42.');
    expect(screen.get('link', 'Phiếu của Khối').getAttribute('href')).toBe('/bo-tieu-chi/v1');
    expect(screen.get('link', 'Phiếu HD42').getAttribute('href')).toBe('/bo-tieu-chi/mau/HD42-2025-commune');
  });

  it('says that none is published yet', async () => {
    client.list.mockResolvedValue([TEMPLATE]);
    await open();
    expect(screen.text).toContain('Chưa có bộ tiêu chí nào được ban hành.');
    expect(screen.all('heading', 'Bản nháp')).toEqual([]);
  });

  it('offers to try again without a network', async () => {
    client.list.mockRejectedValueOnce(new NetworkError()).mockResolvedValue([TEMPLATE]);
    await open();
    await screen.click('button', 'Thử lại');
    expect(screen.get('link', 'Phiếu HD42')).toBeTruthy();
  });
});
