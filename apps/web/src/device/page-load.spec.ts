import { TestBed } from '@angular/core/testing';
import { PageLoad } from './page-load';

describe('a page brought back from memory', () => {
  it('is loaded anew: its account may have signed out; a page that was just loaded is not', () => {
    const again = vi.spyOn(TestBed.inject(PageLoad), 'again').mockReturnValue();
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(again).not.toHaveBeenCalled();
    dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(again).toHaveBeenCalledTimes(1);
  });
});
