import { TestBed } from '@angular/core/testing';
import type { BackupStanding, RecurringJobView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { Screen } from '../testing/screen';
import { JobsClient } from './jobs-client';
import { RecurringSection } from './recurring-section';

const UPKEEP: RecurringJobView = {
  kind: 'UPKEEP',
  label: 'Mở tháng mới',
  dueAt: '2026-03-06T04:00:00Z',
  finishedAt: '2026-03-06T03:00:00Z',
};
const BACKUPS: BackupStanding = { folder: 'SET', kept: 14, lastAt: '2026-03-05T19:00:00Z', warnings: [] };
const FAILURE = { at: '2026-03-06T03:30:00Z', words: 'Error: đĩa đầy', standing: true };

describe('what the service does by itself, for the administrator', () => {
  const client = { recurring: vi.fn() };

  async function open(): Promise<Screen<RecurringSection>> {
    TestBed.configureTestingModule({ providers: [{ provide: JobsClient, useValue: client }] });
    const screen = new Screen(TestBed.createComponent(RecurringSection));
    await screen.settle();
    await screen.settle();
    return screen;
  }

  it('says when each was last done, and that one never was', async () => {
    client.recurring.mockResolvedValue({ jobs: [UPKEEP, { ...UPKEEP, kind: 'LETTERS', finishedAt: undefined }] });
    const { text } = await open();
    expect(text).toContain('Mở tháng mới: lần gần nhất 10:00, 06/03/2026');
    expect(text).toContain('chưa làm lần nào');
    expect(text).not.toContain('Không làm được');
  });

  it('says what stands in its way and when it is tried again', async () => {
    client.recurring.mockResolvedValue({ jobs: [{ ...UPKEEP, failure: FAILURE }] });
    const { text } = await open();
    expect(text).toContain('Không làm được lúc 10:30, 06/03/2026');
    expect(text).toContain('Error: đĩa đầy Hệ thống thử lại lúc 11:00, 06/03/2026.');
  });

  it('names a failure that is over as such', async () => {
    client.recurring.mockResolvedValue({ jobs: [{ ...UPKEEP, failure: { ...FAILURE, standing: false } }] });
    const { text } = await open();
    expect(text).toContain('Lỗi gần nhất, đã qua: 10:30, 06/03/2026. Error: đĩa đầy');
    expect(text).not.toContain('Không làm được');
  });

  it('says where backups stand: how many, when last, and what is to be seen to', async () => {
    client.recurring.mockResolvedValue({ jobs: [], backups: BACKUPS });
    const { text } = await open();
    expect(text).toContain('Sao lưu: 14 bản, mới nhất 02:00, 06/03/2026, đã phục hồi thử và đối chiếu.');
    expect(text).not.toContain('cùng đĩa');
  });

  it.each([
    [{ folder: 'DEFAULT' as const }, 'nằm cùng đĩa với dữ liệu'],
    [{ folder: 'OFF' as const }, 'Hệ thống không tự sao lưu.'],
    [{ lastAt: undefined, kept: 0 }, 'chưa có bản nào.'],
    [{ warnings: [{ code: 'DISK_LOW' as const, words: 'Đĩa chỉ còn trống 9%.' }] }, 'Đĩa chỉ còn trống 9%.'],
  ])('with %j says %s', async (change, words) => {
    client.recurring.mockResolvedValue({ jobs: [], backups: { ...BACKUPS, ...change } });
    expect((await open()).text).toContain(words);
  });

  it('says that it could not be read', async () => {
    client.recurring.mockRejectedValueOnce(new NetworkError());
    expect((await open()).text).toContain('Chưa mở được việc hệ thống tự làm');
  });
});
