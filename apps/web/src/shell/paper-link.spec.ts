import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Screen } from '../testing/screen';
import { Api } from './api';
import { PaperLink } from './paper-link';
import { Trouble } from './trouble';

@Component({ imports: [PaperLink], template: `<a chiboPaper href="/api/scorecards/7/card.pdf">In phiếu</a>` })
class Page {}

describe('a paper in a tab of its own', () => {
  let screen: Screen<Page>;
  /** Presses that the browser follows. */
  let followed: number;

  const online = (): unknown => vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}')));
  const offline = (): unknown => vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));

  beforeEach(async () => {
    followed = 0;
    const fixture = TestBed.createComponent(Page);
    screen = new Screen(fixture);
    await screen.settle();
    screen.element.addEventListener('click', (event) => {
      if (!event.defaultPrevented) followed += 1;
      event.preventDefault();
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('is followed as any link', async () => {
    await screen.click('link', 'In phiếu');
    expect([followed, screen.get('link', 'In phiếu').getAttribute('target')]).toEqual([1, '_blank']);
  });

  it('is not followed without network, and that is said', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    offline();
    await screen.click('link', 'In phiếu');
    await vi.waitFor(() => expect(TestBed.inject(Trouble).words()?.text).toContain('Không kết nối được máy chủ'));
    expect(followed).toBe(0);
  });

  it('is followed once the server answers again', async () => {
    TestBed.inject(Api).unreachable.set(true);
    online();
    await screen.click('link', 'In phiếu');
    await vi.waitFor(() => expect(followed).toBe(1));
    expect(TestBed.inject(Trouble).words()).toBeUndefined();
  });
});
