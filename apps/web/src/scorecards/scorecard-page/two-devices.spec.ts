import { TestBed } from '@angular/core/testing';
import type { ScorecardContent } from '@chibo/contracts';
import { Session } from '../../shell/session';
import { aCard, FULL } from '../../testing/card';
import { Screen } from '../../testing/screen';
import { DraftSync } from '../draft/draft-sync';
import { Journal } from '../draft/journal';
import { TimeSpent } from '../draft/time-spent';
import { OpenCard } from '../open-card';
import { ScorecardsClient } from '../scorecards-client';
import { TwoDevices } from './two-devices';
import { DEVICE } from '../../testing/device';

describe('two devices on one card', () => {
  let screen: Screen<TwoDevices>;
  let card: OpenCard;
  const save = vi.fn(() => new Promise(() => undefined));

  async function open(server: ScorecardContent): Promise<void> {
    const journal = new Journal(DEVICE, 'an', 'card');
    journal.write({
      key: 'answers.2.2',
      base: null,
      value: { value: 1 },
      sent: [],
      at: Date.parse('2026-03-05T09:31:00Z'),
    });
    TestBed.configureTestingModule({
      providers: [DraftSync, OpenCard, TimeSpent, { provide: ScorecardsClient, useValue: { save, read: vi.fn() } }],
    });
    TestBed.inject(Session).view.set({ account: { id: 'an', login: 'an', displayName: 'An' }, roles: [] });
    card = TestBed.inject(OpenCard);
    card.sync.open(aCard(server), 'an');
    screen = new Screen(TestBed.createComponent(TwoDevices));
    await screen.settle();
  }

  it('shows both values with their times and chooses neither', async () => {
    await open(FULL);
    expect(screen.get('heading').textContent).toBe('Mục 2.2 được chấm trên hai máy');
    expect(screen.text).toContain('Máy nàyĐạt');
    expect(screen.text).toContain('16:31');
    expect(screen.text).toContain('Máy khácKhông đạt; Gửi muộn');
    expect(screen.text).toContain('16:20');
    expect(save).not.toHaveBeenCalled();
  });

  it('keeps this device’s value when the user says so', async () => {
    await open(FULL);
    await screen.click('button', /máy này, Mục 2.2/);
    expect(card.sync.conflicts()).toEqual([]);
    expect(card.content().answers.find(({ code }) => code === '2.2')).toEqual({ code: '2.2', value: 1 });
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('keeps the other value when the user says so', async () => {
    await open(FULL);
    await screen.click('button', /máy khác, Mục 2.2/);
    expect(card.content().answers.find(({ code }) => code === '2.2')?.value).toBe(0);
    expect(new Journal(DEVICE, 'an', 'card').read()).toEqual([]);
  });
});
