import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ImportView } from '@chibo/contracts';
import { anImport, anImportRow, someRows, theImports } from '../testing/imports';
import { Screen } from '../testing/screen';
import { ImportPage, LOOK_EVERY } from './import-page';
import { ImportsClient } from './imports-client';
import { ImportsPage } from './imports-page';

const client = {
  list: vi.fn(),
  send: vi.fn(),
  view: vi.fn(),
  rows: vi.fn(),
  apply: vi.fn(),
  drop: vi.fn(),
  template: (sheet: string, format: string) => `/mau/${sheet}.${format}`,
  export: (sheet: string, format: string) => `/ra/${sheet}.${format}`,
  faults: (id: string, format: string) => `/loi/${id}.${format}`,
};
let navigate: ReturnType<typeof vi.spyOn>;

beforeEach(() => {
  vi.resetAllMocks();
  client.rows.mockResolvedValue(someRows());
  TestBed.configureTestingModule({
    providers: [provideRouter([]), { provide: ImportsClient, useValue: client }],
  });
  navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
});

describe('the sheets of an account', () => {
  async function open(view = theImports()): Promise<Screen<ImportsPage>> {
    client.list.mockResolvedValue(view);
    const screen = new Screen(TestBed.createComponent(ImportsPage));
    await screen.settle();
    return screen;
  }

  async function choose(screen: Screen<ImportsPage>, content: string | Blob): Promise<void> {
    const input = screen.element.querySelector<HTMLInputElement>('input[type=file]');
    const files = [new File([content], 'to-chuc.csv')];
    Object.defineProperty(input, 'files', { value: files, configurable: true });
    input?.dispatchEvent(new Event('change'));
    await screen.settle();
    await vi.waitFor(() => expect(screen.text).not.toContain('Đang đọc tệp'));
    await screen.settle();
  }

  it('offer template, export and a file to send in, which opens its preview', async () => {
    const screen = await open();
    const links = screen.all('link').map((link) => link.getAttribute('href'));
    expect(links).toEqual(expect.arrayContaining(['/mau/organizations.xlsx', '/ra/organizations.csv']));
    client.send.mockResolvedValue(anImport({ id: 'moi' }));
    await choose(screen, 'a;b');
    expect(client.send).toHaveBeenCalledWith('organizations', expect.any(Blob), 'to-chuc.csv');
    expect(navigate).toHaveBeenCalledWith(['/nhap-bang', 'moi']);
  });

  it('say why a file is not taken, before it is sent where it is too long', async () => {
    const screen = await open();
    await choose(screen, new Blob([new Uint8Array(2_100_000)]));
    expect(screen.get('alert').textContent).toContain('quá 2 MB');
    expect(client.send).not.toHaveBeenCalled();
    client.send.mockRejectedValue(new Error('x'));
    await choose(screen, 'a');
    expect(screen.get('alert').textContent).toContain('Chưa nhận được tệp');
    expect(navigate).not.toHaveBeenCalled();
  });

  it('are none for who may use none, and the files that were sent are listed', async () => {
    const empty = await open({ sheets: [], imports: [] });
    expect(empty.text).toContain('Không có bảng nào để nhập');
    expect(empty.text).toContain('Đồng chí chưa gửi tệp nào');
    const full = await open(theImports({ imports: [anImport({ state: 'APPLIED' })] }));
    expect(full.text).toContain('Đã ghi: 2 mới, 1 thay đổi.');
  });
});

describe('the preview of a file', () => {
  async function open(view: ImportView, address: Record<string, string> = {}): Promise<Screen<ImportPage>> {
    client.view.mockResolvedValue(view);
    const fixture = TestBed.createComponent(ImportPage);
    for (const [part, value] of Object.entries({ id: view.id, ...address })) fixture.componentRef.setInput(part, value);
    const screen = new Screen(fixture);
    await screen.settle();
    return screen;
  }

  it('shows what changes from what to what, and takes all of it in by one tap', async () => {
    const change = { column: 'Tên tổ chức', before: '', after: 'Chi bộ Mới' };
    client.rows.mockResolvedValue(someRows({ rows: [anImportRow({ fate: 'CHANGED', changes: [change] })] }));
    client.apply.mockResolvedValue(anImport({ state: 'APPLYING', whyNot: 'x' }));
    const screen = await open(anImport({ notes: ['Chỉ đọc trang tính “A”.'] }));
    expect(screen.text).toContain('Tên tổ chức: trống → Chi bộ Mới');
    expect(screen.text).toContain('Chỉ đọc trang tính “A”.');
    await screen.click('button', 'Ghi 3 dòng');
    expect(client.apply).toHaveBeenCalledWith('tep');
    expect(screen.text).toContain('Máy chủ đang ghi');
    expect(screen.all('button', /Ghi/)).toEqual([]);
  });

  it('names what is refused, leads to the list of it, and offers no way to take in a part', async () => {
    const faults = [{ column: 'Loại', value: 'Lạ', text: 'Không có trong danh mục.' }];
    client.rows.mockResolvedValue(someRows({ rows: [anImportRow({ fate: 'REFUSED', faults })] }));
    const counts = { NEW: 2, CHANGED: 0, SAME: 0, REFUSED: 1 };
    const screen = await open(anImport({ counts, whyNot: 'Còn 1 dòng bị từ chối.' }), { dong: 'REFUSED', trang: '2' });
    expect(client.rows).toHaveBeenCalledWith('tep', { fate: 'REFUSED', page: '2' });
    expect(screen.text).toContain('Loại “Lạ”: Không có trong danh mục.');
    expect(screen.all('button', /^Ghi/)).toEqual([]);
    expect(screen.get('link', 'Danh sách lỗi (Excel)').getAttribute('href')).toBe('/loi/tep.xlsx');
    await screen.click('button', 'Mới 2');
    expect(navigate).toHaveBeenLastCalledWith(
      [],
      expect.objectContaining({ queryParams: { trang: null, dong: 'NEW' } }),
    );
  });

  it('is looked at again while it is being taken in, until it is in or has come back', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const screen = await open(anImport({ state: 'APPLYING' }));
      client.view.mockResolvedValue(anImport({ failure: 'Chưa ghi gì. Dòng 3: lỗi.' }));
      vi.advanceTimersByTime(LOOK_EVERY);
      await screen.settle();
      expect(screen.get('alert').textContent).toContain('Dòng 3: lỗi.');
      const looks = client.view.mock.calls.length;
      vi.advanceTimersByTime(5 * LOOK_EVERY);
      await screen.settle();
      expect(client.view.mock.calls.length).toBe(looks);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is dropped after being asked back', async () => {
    client.drop.mockResolvedValue(anImport({ state: 'DROPPED' }));
    const screen = await open(anImport());
    await screen.click('button', 'Bỏ tệp này');
    expect(client.drop).not.toHaveBeenCalled();
    await screen.click('button', 'Bỏ, không ghi gì');
    expect(navigate).toHaveBeenCalledWith(['/nhap-bang']);
  });
});
