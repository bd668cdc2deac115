import { TestBed } from '@angular/core/testing';
import type { OwnFindingView, RoleView } from '@chibo/contracts';
import { NetworkError } from '../shell/api';
import { Session } from '../shell/session';
import { ADMINISTRATOR } from '../testing/organization';
import { Screen } from '../testing/screen';
import { anOwnFinding } from '../testing/visits';
import { OwnFindings } from './own-findings';
import { VisitsClient } from './visits-client';

const SECRETARY: RoleView = { ...ADMINISTRATOR, role: 'CELL_SECRETARY', organizationId: 'cell', isCell: true };

describe('what working groups found about the own branch', () => {
  const client = { findingsOf: vi.fn() };
  let screen: Screen<OwnFindings>;

  async function open(findings: OwnFindingView[], roles = [SECRETARY]): Promise<void> {
    client.findingsOf.mockResolvedValue(findings);
    TestBed.configureTestingModule({ providers: [{ provide: VisitsClient, useValue: client }] });
    TestBed.inject(Session).view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles });
    screen = new Screen(TestBed.createComponent(OwnFindings));
    await screen.settle();
    await screen.settle();
  }

  beforeEach(() => client.findingsOf.mockReset());

  it('is read with its day and its mark, and has nothing to press', async () => {
    const done = { at: '2026-03-06T03:00:00Z', by: 'A' };
    await open([
      anOwnFinding({ overdue: true }),
      anOwnFinding({ id: 'f2', action: 'Báo lịch sớm' }),
      anOwnFinding({ id: 'f3', action: 'Sửa sổ', done }),
    ]);
    expect(client.findingsOf).toHaveBeenCalledExactlyOnceWith('cell');
    expect(screen.get('heading', 'Việc tổ công tác nêu')).toBeTruthy();
    const items = [...screen.element.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(items[0]).toContain('Bí thư chi bộ, hạn 20/03/2026');
    expect(items[0]).toContain('Đảng bộ Sở Nội vụ, dự ngày 05/03/2026');
    expect(items.map((text) => /Quá hạn|Chưa xong|Đã xong/.exec(text)?.[0])).toEqual([
      'Quá hạn',
      'Chưa xong',
      'Đã xong',
    ]);
    expect(screen.all('button')).toEqual([]);
  });

  it('is not there when nothing was found, and not asked for an administrator', async () => {
    await open([]);
    expect(screen.text).toBe('');
    TestBed.resetTestingModule();
    client.findingsOf.mockReset();
    await open([], [ADMINISTRATOR]);
    expect(client.findingsOf).not.toHaveBeenCalled();
  });

  it('asks once for two roles at one place', async () => {
    await open([anOwnFinding()], [SECRETARY, { ...SECRETARY, role: 'CELL_DEPUTY' }]);
    expect(client.findingsOf).toHaveBeenCalledTimes(1);
  });

  it('offers to try again', async () => {
    client.findingsOf.mockRejectedValueOnce(new NetworkError());
    await open([anOwnFinding()]);
    expect(screen.text).toContain('Không kết nối được máy chủ.');
    await screen.click('button', 'Mở lại việc tổ công tác nêu');
    expect(screen.get('heading', 'Việc tổ công tác nêu')).toBeTruthy();
  });
});
