import { TestBed } from '@angular/core/testing';
import { Api } from '../../shell/api';
import { aCard, FULL } from '../../testing/card';
import { aRow } from '../../testing/month';
import { ReviewClient } from './review-client';

const CARD = aCard(FULL, { superior: { id: 'so', name: 'Đảng bộ Sở Nội vụ' } });

describe('the next card that waits', () => {
  async function after(cells: object[], total = cells.length): Promise<string | null | undefined> {
    const get = vi.fn().mockResolvedValue({ cells, total, page: 1, pageSize: 100 });
    TestBed.configureTestingModule({ providers: [{ provide: Api, useValue: { get } }] });
    const next = await TestBed.inject(ReviewClient).nextWaiting(CARD);
    expect(get).toHaveBeenCalledWith('months/2026-03/cells?organizationId=so&filter=WAITING');
    return next;
  }
  const own = aRow('1', 'Chi bộ này', { scorecardId: 'card' });
  const lower = aRow('2', 'Chi bộ dưới nữa', { scorecardId: 'lower', parentId: 'duoi' });

  it('is another one directly below the same committee', async () => {
    expect(await after([own, lower, aRow('3', 'Chi bộ kia', { scorecardId: 'next' })])).toBe('next');
  });

  it('is none when the list is complete, and unknown when it goes on', async () => {
    expect(await after([own, lower])).toBeNull();
    TestBed.resetTestingModule();
    expect(await after([own, lower], 140)).toBeUndefined();
  });
});

describe('acts of the superior', () => {
  it('name the version they judge', async () => {
    const post = vi.fn().mockResolvedValue(CARD);
    TestBed.configureTestingModule({ providers: [{ provide: Api, useValue: { post } }] });
    const headers = { 'If-Match': '"3"' };
    await TestBed.inject(ReviewClient).confirm(CARD);
    expect(post).toHaveBeenLastCalledWith('scorecards/card/confirm', { headers, body: {} });
    await TestBed.inject(ReviewClient).return(CARD, { message: 'Bổ sung' });
    expect(post).toHaveBeenLastCalledWith('scorecards/card/return', { headers, body: { message: 'Bổ sung' } });
    await TestBed.inject(ReviewClient).verify(CARD, { adjustments: [] });
    expect(post).toHaveBeenLastCalledWith('scorecards/card/verify', { headers, body: { adjustments: [] } });
    await TestBed.inject(ReviewClient).decide(CARD);
    expect(post).toHaveBeenLastCalledWith('scorecards/card/decide', { headers, body: {} });
    await TestBed.inject(ReviewClient).takeBack(CARD);
    expect(post).toHaveBeenLastCalledWith('scorecards/card/take-back', { headers, body: {} });
    const body = { adjustments: [], reason: 'Biên bản bổ sung' };
    await TestBed.inject(ReviewClient).correct(CARD, body);
    expect(post).toHaveBeenLastCalledWith('scorecards/card/correct', { headers, body });
  });
});
