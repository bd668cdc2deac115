import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CellRow } from '@chibo/contracts';
import { MonthsClient } from '../months/months-client';
import { aRow } from '../testing/month';
import { Screen } from '../testing/screen';
import { PastMonthsClient } from './past-months-client';
import { PastResultsPage } from './past-results-page';

describe('results from paper', () => {
  const client = { record: vi.fn() };
  const cells = vi.fn();
  let screen: Screen<PastResultsPage>;

  async function open(
    rows: CellRow[] = [aRow('vp', 'Chi bộ Văn phòng'), aRow('tt', 'Chi bộ Thanh tra')],
  ): Promise<void> {
    const locks = { closed: false, late: [] };
    cells.mockResolvedValue({ cells: rows, locks, total: rows.length, page: 1, pageSize: 100 });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: PastMonthsClient, useValue: client },
        { provide: MonthsClient, useValue: { cells } },
      ],
    });
    const fixture = TestBed.createComponent(PastResultsPage);
    fixture.componentRef.setInput('month', '2026-01');
    document.body.append(fixture.nativeElement as HTMLElement);
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }
  const band = (name: string): string => (screen.get('combobox', `Xếp loại: ${name}`) as HTMLSelectElement).value;

  beforeEach(() => {
    client.record.mockReset();
    cells.mockReset();
  });

  it('are asked of the branches that have none', async () => {
    await open();
    expect(cells).toHaveBeenCalledWith('2026-01', { organizationId: undefined, page: undefined, filter: 'OPEN' });
    expect(screen.text).toContain('2 chi bộ chưa có kết quả');
  });

  it('guess the band, and send what is whole with its paper', async () => {
    client.record.mockResolvedValue({ recorded: 1 });
    await open();
    await screen.type('Tổng điểm: Chi bộ Văn phòng', '94,5');
    expect(band('Chi bộ Văn phòng')).toBe('GOOD');
    await screen.type(/^Số, ngày văn bản/, ' 11-BC/ĐU ');
    await screen.submit('Kết quả theo hồ sơ giấy');
    await screen.settle();
    expect(client.record).toHaveBeenCalledExactlyOnceWith('2026-01', {
      document: '11-BC/ĐU',
      results: [{ obligationId: 'o-vp', total: 9450, band: 'GOOD' }],
    });
    expect(screen.text).toContain('Đã ghi kết quả của 1 chi bộ');
  });

  it('name what is wrong beside its branch, and the paper that is missing', async () => {
    await open();
    await screen.type('Tổng điểm: Chi bộ Thanh tra', '940');
    await screen.submit('Kết quả theo hồ sơ giấy');
    expect(screen.text).toContain('Tổng điểm từ 0 đến 100');
    expect(screen.text).toContain('đồng chí ghi số, ngày của văn bản');
    expect(client.record).not.toHaveBeenCalled();
  });

  it('want at least one', async () => {
    await open();
    await screen.type(/^Số, ngày văn bản/, '11-BC/ĐU');
    await screen.submit('Kết quả theo hồ sơ giấy');
    expect(screen.text).toContain('ít nhất một chi bộ');
    expect(client.record).not.toHaveBeenCalled();
  });

  it('are all there', async () => {
    await open([]);
    expect(screen.text).toContain('Không còn chi bộ nào chờ nhập');
  });
});
