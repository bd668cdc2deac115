import type { Page } from '@playwright/test';

/** Looks at every screen that links lead to, each shape of address once. */
export async function walkFrom(
  page: Page,
  start: string,
  leftOut: readonly string[],
  lookAt: (path: string) => Promise<void>,
): Promise<void> {
  const seen = new Set<string>();
  const waiting = [start];
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    if (seen.has(shapeOf(path)) || leftOut.includes(path)) continue;
    seen.add(shapeOf(path));
    await lookAt(path);
    waiting.push(...(await linksOn(page)));
  }
}

/** Addresses of pages this one leads to. */
async function linksOn(page: Page): Promise<string[]> {
  const addresses = await page
    .locator('a[href^="/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return addresses.filter((address) => !address.startsWith('/api/'));
}

/** Screens that differ only by which card, month, organisation or filter they show are one. */
export function shapeOf(path: string): string {
  const [place] = path.split('?');
  return place
    .replace(/[0-9a-f-]{36}/g, ':id')
    .replace(/\d{4}-\d\d/g, ':month')
    .replace(/\d{4}-Q\d/g, ':quarter')
    .replace(/^\/(thang|xep-hang)$/, '/$1/:month')
    .replace(/^\/to-cong-tac$/, '/to-cong-tac/:quarter');
}
