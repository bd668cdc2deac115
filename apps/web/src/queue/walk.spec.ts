import { anItem } from '../testing/queue';
import { cleanOf, following, neighbour, placeOf } from './walk';

const QUEUE = ['A', 'B', 'C'].map((id) => anItem(id));

describe('walking the queue', () => {
  it('goes to the neighbours and stops at either end', () => {
    expect(neighbour(QUEUE, { id: 'B', place: 1 }, 1)).toBe('C');
    expect(neighbour(QUEUE, { id: 'B', place: 1 }, -1)).toBe('A');
    expect(neighbour(QUEUE, { id: 'C', place: 2 }, 1)).toBeUndefined();
    expect(neighbour(QUEUE, { id: 'A', place: 0 }, -1)).toBeUndefined();
  });

  it('begins at the first card when none is open', () => {
    expect(neighbour(QUEUE, { id: undefined, place: 0 }, 1)).toBe('A');
    expect(neighbour([], { id: undefined, place: 0 }, 1)).toBeUndefined();
  });

  it('keeps the place of a card that somebody else has finished', () => {
    const left = [QUEUE[0], QUEUE[2]];
    expect(placeOf(left, 'B', 1)).toBe(1);
    expect(neighbour(left, { id: 'B', place: 1 }, 1)).toBe('C');
    expect(neighbour(left, { id: 'B', place: 1 }, -1)).toBe('A');
    expect(placeOf(left, 'C', 2)).toBe(1);
  });

  it('opens the one below a finished card, after the last the first again, then nothing', () => {
    expect(following(QUEUE, { id: 'A', place: 0 })).toBe('B');
    expect(following(QUEUE, { id: 'C', place: 2 })).toBe('A');
    expect(following([QUEUE[0]], { id: 'A', place: 0 })).toBeUndefined();
  });

  it('takes as clean only what has nothing to look at', () => {
    const late = anItem('D', { exceptions: [{ code: 'LATE', text: 'Gửi quá hạn' }] });
    expect(cleanOf([late, ...QUEUE])).toEqual(QUEUE);
  });
});
