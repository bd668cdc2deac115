import type { TasksView } from '@chibo/contracts';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect, signInAs, test } from '../support/test';

const BLOC = 'Đảng bộ Khối các cơ quan tỉnh Lào Cai';

/** Of a first visit, nothing kept by the browser: what crosses the network, headers and all. Thousands of bytes. */
const BUDGET = { signIn: 110, scoring: 200, any: 300, styles: 15 };

interface Visit {
  all: number;
  styles: number;
}

test('a first visit fits a thin line: signing in, scoring, and any other page', async ({ page, browser }) => {
  const told: string[] = [];
  const within = async (what: string, path: string, budget: number, context?: BrowserContext): Promise<void> => {
    const { all, styles } = await firstVisit(browser, new URL(path, page.url()).href, context);
    told.push(`${what} ${all.toFixed(1)}/${budget} kB (styles ${styles.toFixed(1)})`);
    expect.soft(all, `kB of ${what}`).toBeLessThanOrEqual(budget);
    expect.soft(styles, `kB of styles of ${what}`).toBeLessThanOrEqual(BUDGET.styles);
    expect(all, `kB of ${what}`).toBeGreaterThan(20);
  };

  await test.step('a secretary', async () => {
    await page.goto('/dang-nhap');
    await within('signing in', '/dang-nhap', BUDGET.signIn);
    await signInAs(page, 'Bí thư chi bộ', 'Chi bộ Thanh tra Sở');
    const { owed, past } = await tasksOf(page);
    const { scorecardId = past[0].scorecardId } = owed.find((one) => one.scorecardId) ?? {};
    await within('scoring', `/phieu/${scorecardId}`, BUDGET.scoring, page.context());
    await within('home of a branch', '/viec-can-lam', BUDGET.any, page.context());
  });

  await test.step('an officer', async () => {
    await signInAs(page, 'Cán bộ cấp ủy', BLOC);
    for (const path of ['/viec-can-lam', '/thang', '/xep-hang', '/bao-cao', '/to-chuc', '/to-cong-tac', '/bo-tieu-chi'])
      await within(path, path, BUDGET.any, page.context());
  });
  console.log(told.join('\n'));
});

async function tasksOf(page: Page): Promise<TasksView> {
  return (await (await page.request.get('/api/tasks')).json()) as TasksView;
}

/** In a browser of its own, which has fetched nothing yet, with the session of another. */
async function firstVisit(browser: Browser, address: string, signedIn?: BrowserContext): Promise<Visit> {
  const context = await browser.newContext({ storageState: await signedIn?.storageState() });
  try {
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    const isStyle = new Set<string>();
    const visit: Visit = { all: 0, styles: 0 };
    network.on('Network.responseReceived', ({ requestId, type }) => type === 'Stylesheet' && isStyle.add(requestId));
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      visit.all += encodedDataLength / 1000;
      if (isStyle.has(requestId)) visit.styles += encodedDataLength / 1000;
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    return visit;
  } finally {
    await context.close();
  }
}
