import { expect, type Locator, type Page } from '@playwright/test';

/** A small, common phone in the hands of a secretary. */
export const PHONE = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** What a thumb hits without aiming, CSS px. */
const TARGET = 48;

interface Target {
  name: string;
  width: number;
  height: number;
}

/** Fails with each control that is smaller than a thumb; a radio button is as large as its label. */
export async function expectLargeTargets(page: Page): Promise<void> {
  const targets = await page.evaluate(targetsOnPage);
  expect(targets.length).toBeGreaterThan(3);
  const small = targets.filter(({ width, height }) => width < TARGET || height < TARGET);
  expect(small, `controls under ${TARGET} px on ${page.url()}`).toEqual([]);
}

function targetsOnPage(): Target[] {
  const controls = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary');
  return [...controls].flatMap((control) => {
    const target = control.matches('[type=radio], [type=checkbox]') ? control.closest('label') : control;
    if (!target?.checkVisibility({ visibilityProperty: true })) return [];
    const { width, height } = target.getBoundingClientRect();
    const name = control.getAttribute('aria-label') ?? target.textContent.trim() ?? control.id;
    // Half a pixel is lost where a fraction of a rem meets the grid.
    return [{ name: name || control.id, width: Math.round(width), height: Math.round(height) }];
  });
}

/** Fails when the page would have to be pushed sideways on a screen of one of these widths. */
export async function expectNoSidewaysScroll(page: Page, ...widths: number[]): Promise<void> {
  const size = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: size?.height ?? 740 });
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll, `${page.url()} at ${width} px`).toBeLessThanOrEqual(client);
  }
  if (size) await page.setViewportSize(size);
}

/** Counts the touches of a page from its first document on; typing on the keyboard is none. */
export class Touches {
  private constructor(private readonly page: Page) {}

  static async on(page: Page): Promise<Touches> {
    await page.addInitScript(() => {
      addEventListener('touchend', () => (document.documentElement.dataset['touches'] = String(count() + 1)), true);
      const count = () => Number(document.documentElement.dataset['touches'] ?? 0);
    });
    return new Touches(page);
  }

  count(): Promise<number> {
    return this.page.evaluate(() => Number(document.documentElement.dataset['touches'] ?? 0));
  }
}

/** Two taps of one hasty finger, 40 ms apart, both on the control as it stood at the first. */
export async function tapTwice(control: Locator): Promise<void> {
  await control.scrollIntoViewIfNeeded();
  await control.evaluate(
    (element: HTMLElement) =>
      new Promise<void>((done) => {
        element.click();
        setTimeout(() => {
          element.click();
          done();
        }, 40);
      }),
  );
}
