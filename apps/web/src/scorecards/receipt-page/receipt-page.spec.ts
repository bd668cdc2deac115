import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ReceiptView, ScorecardView } from '@chibo/contracts';
import { NetworkError } from '../../shell/api';
import { aCard, FULL } from '../../testing/card';
import { Screen } from '../../testing/screen';
import { ScorecardsClient } from '../scorecards-client';
import { ReceiptPage } from './receipt-page';

const RECEIPT: ReceiptView = {
  number: '2026-03-0147',
  at: '2026-03-05T09:42:00Z',
  deadline: '2026-03-07',
  late: false,
  receiver: 'Đảng ủy Sở Nội vụ',
  decisionDeadline: '2026-04-10',
  total: 9400,
  band: 'FAIR',
  vote: { officialPresent: 14, approve: 14, disapprove: 0, other: 0 },
  recallUntil: '2026-03-05T09:52:00Z',
};

describe('receipt', () => {
  const client = { read: vi.fn(), recall: vi.fn(), paper: (id: string) => `/api/scorecards/${id}/card.pdf?form=card` };
  let screen: Screen<ReceiptPage>;
  let navigate: ReturnType<typeof vi.spyOn>;

  async function open(changes: Partial<ScorecardView>): Promise<void> {
    client.read.mockResolvedValue(aCard(FULL, { moves: [{ move: 'recall' }], ...changes }));
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: ScorecardsClient, useValue: client }] });
    navigate = vi.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(ReceiptPage);
    fixture.componentRef.setInput('id', 'card');
    screen = new Screen(fixture);
    await screen.settle();
    await screen.settle();
  }

  it('says number, time on the clock of Vietnam, in time, total, band and vote', async () => {
    await open({ receipt: RECEIPT });
    for (const words of [
      '2026-03-0147',
      '16:42, 05/03/2026',
      '07/03/2026, đúng hạn',
      '94/100',
      'Khá',
      '14/14 tán thành',
    ]) {
      expect(screen.text).toContain(words);
    }
    expect(screen.text).toContain('chậm nhất ngày 10/04');
    expect(screen.get('link', 'In phiếu').getAttribute('href')).toBe('/api/scorecards/card/card.pdf?form=card');
  });

  it('takes the card back while that is allowed', async () => {
    client.recall.mockResolvedValue({});
    await open({ receipt: RECEIPT });
    expect(screen.text).toContain('Thu hồi được đến 16:52');
    await screen.click('button', 'Thu hồi');
    expect(client.recall).toHaveBeenCalledWith('card');
    expect(navigate).toHaveBeenCalledWith(['/phieu', 'card']);
  });

  it('says beside the button why the card cannot be taken back', async () => {
    await open({ receipt: RECEIPT, moves: [{ move: 'recall', reason: 'Đã quá 10 phút từ lúc gửi.' }] });
    expect((screen.get('button', 'Thu hồi') as HTMLButtonElement).disabled).toBe(true);
    expect(screen.text).toContain('Đã quá 10 phút từ lúc gửi.');
  });

  it('stays and says so when taking back fails', async () => {
    client.recall.mockRejectedValue(new NetworkError());
    await open({ receipt: RECEIPT });
    await screen.click('button', 'Thu hồi');
    expect(screen.get('alert').textContent).toContain('Không kết nối được máy chủ.');
    expect(screen.text).toContain('2026-03-0147');
  });

  it('goes to the card when there is no receipt yet', async () => {
    await open({});
    expect(navigate).toHaveBeenCalledWith(['/phieu', 'card'], { replaceUrl: true });
  });
});
