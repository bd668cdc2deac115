import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ScorecardView } from '@chibo/contracts';
import { FULL, SELF, aCard } from '../testing/card';
import { aKeyedView } from '../testing/keying';
import { Screen } from '../testing/screen';
import { KeyedCardsClient } from './keyed-cards-client';
import { KeyedNote } from './keyed-note';

const ANSWERS: ScorecardView['moves'] = [{ move: 'agree' }, { move: 'object' }];
const KEYED = aCard(FULL, { state: 'SUBMITTED', self: SELF, keyed: aKeyedView(), moves: ANSWERS });

describe('what is said on a card that was keyed in', () => {
  const client = { agree: vi.fn(), object: vi.fn(), unkey: vi.fn() };
  const changed: ScorecardView[] = [];
  let screen: Screen<KeyedNote>;

  async function open(card: ScorecardView): Promise<void> {
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: KeyedCardsClient, useValue: client }],
    });
    const fixture = TestBed.createComponent(KeyedNote);
    fixture.componentRef.setInput('view', card);
    fixture.componentInstance.changed.subscribe((view) => changed.push(view));
    screen = new Screen(fixture);
    await screen.settle();
  }

  beforeEach(() => {
    changed.length = 0;
    for (const mock of Object.values(client)) mock.mockReset().mockResolvedValue(KEYED);
  });

  it('names paper, day, person and what the branch says, to everybody', async () => {
    await open({ ...KEYED, moves: [] });
    expect(screen.text).toContain('Nhập hộ theo bản giấy (phiếu số 03), nhận ngày 06/03/2026');
    expect(screen.text).toContain('người nhập: Lê Văn Khoa; chi bộ chưa xác nhận.');
    expect(screen.all('button')).toEqual([]);
  });

  it('lets the branch agree, saying until when it may object', async () => {
    await open(KEYED);
    expect(screen.text).toContain('trước hết ngày 11/03/2026');
    await screen.click('button', 'Xác nhận đúng với bản giấy');
    expect(client.agree).toHaveBeenCalledWith(KEYED);
    expect(changed).toEqual([KEYED]);
  });

  it('wants a reason before it sends an objection', async () => {
    await open(KEYED);
    await screen.click('button', 'Không đúng với bản giấy');
    await screen.click('button', 'Gửi ý kiến');
    expect(client.object).not.toHaveBeenCalled();
    expect(screen.text).toContain('Cần sửa: đồng chí ghi chỗ không đúng với bản giấy.');
    await screen.type('Chỗ không đúng với bản giấy', 'Có mặt 15');
    await screen.click('button', 'Gửi ý kiến');
    expect(client.object).toHaveBeenCalledWith(KEYED, 'Có mặt 15');
  });

  it('lets the officer take it back, and key it in again where it came back', async () => {
    await open({ ...KEYED, moves: [{ move: 'unkey' }] });
    await screen.click('button', 'Thu hồi bản nhập hộ');
    expect(client.unkey).toHaveBeenCalledTimes(1);
    TestBed.resetTestingModule();
    await open({ ...KEYED, state: 'RETURNED', moves: [{ move: 'keyIn' }] });
    expect(screen.get('link', 'Nhập hộ từ bản giấy').getAttribute('href')).toBe('/nhap-ho/cell/2026-03');
  });
});
