import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll } from '../support/phone';
import { shapeOf, walkFrom } from '../support/walk';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

const LAPTOP = { width: 1366, height: 768 };
/** Screens some role has seen at both widths; the next roles, to whom they show a little more or less, see the phone's. */
const known = new Set<string>();
/** The same for everybody: looked at once. */
const LOOKED_AT = ['/', '/tro-giup', '/tai-khoan'];
const PHONE_SIZE = { width: 360, height: 740 };

/** One account of each role; the secretaries meet a card half done and one sent back. */
const PEOPLE = [
  { role: 'Bí thư chi bộ', organization: 'Chi bộ Cơ quan Hội Nông dân tỉnh' },
  { role: 'Phó bí thư chi bộ', organization: 'Chi bộ Văn phòng Sở' },
  { role: 'Cán bộ cấp ủy', organization: 'Đảng bộ Sở Nội vụ' },
  { role: 'Lãnh đạo cấp ủy (chỉ xem)', organization: 'Đảng bộ Khối các cơ quan tỉnh Lào Cai' },
  { role: 'Quản trị hệ thống', organization: 'Đảng bộ Khối các cơ quan tỉnh Lào Cai' },
];

test('every screen of a visitor', async ({ app, page }) => {
  const faults = faultsOf(page, app.url);
  for (const path of ['/dang-nhap', '/kiem-tra', '/kiem-tra/AAAAAA-BBBBBB-CCCCCC', '/tro-giup', '/khong-co-trang-nay'])
    await lookAt(page, path);
  // The browser notes that nobody is signed in, which is what was asked.
  expect(faults.filter((fault) => !/401 .*\/api\/session$/.test(fault))).toEqual([]);
});

test('a screen with a fault is found out', async ({ page }) => {
  await page.goto('/tro-giup');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expectNoAxeViolations(page);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img'), '\u00a0'));
  await page.evaluate(() => document.querySelector('main p')?.setAttribute('style', 'color: #ccc; background: #fff'));
  const found = await expectNoAxeViolations(page).then(
    () => '',
    (error: unknown) => String(error),
  );
  expect(found).toMatch(/image-alt/);
  expect(found).toMatch(/color-contrast/);
});

for (const { role, organization } of PEOPLE) {
  test(`every screen of ${role}`, async ({ app, page }) => {
    // As many screens as the links lead to.
    test.setTimeout(240_000);
    await signInAs(page, role, organization);
    const faults = faultsOf(page, app.url);
    await walkFrom(page, '/viec-can-lam', LOOKED_AT, async (path) => {
      await lookAt(page, path);
      await expect(page.getByRole('heading', { name: 'Không có trang này' }), `a link leads to ${path}`).toHaveCount(0);
    });
    expect(faults).toEqual([]);
  });
}

test('what is the same for everybody, signed in', async ({ app, page }) => {
  await signInAs(page, PEOPLE[0].role, PEOPLE[0].organization);
  const faults = faultsOf(page, app.url);
  for (const path of ['/tai-khoan', '/tro-giup']) await lookAt(page, path);
  expect(faults).toEqual([]);
});

test('the places of the frame stand in one line each, however wide the window', async ({ page }) => {
  await signInAs(page, 'Cán bộ cấp ủy', 'Đảng bộ Sở Nội vụ');
  for (const width of [1024, 1200, 1340, 1366]) {
    await page.setViewportSize({ width, height: 768 });
    const places = page.getByRole('navigation', { name: 'Các mục', exact: true }).getByRole('link');
    await expect(places).toHaveCount(8);
    const boxes = await places.evaluateAll((links) =>
      links.map((link) => link.getBoundingClientRect().toJSON() as DOMRect),
    );
    expect(new Set(boxes.map(({ y }) => Math.round(y))).size, `${width} px`).toBe(1);
    expect(Math.max(...boxes.map(({ height }) => height)), `${width} px`).toBeLessThanOrEqual(64);
    await expectNoSidewaysScroll(page, width);
  }
});

test('the main screens in the dark', async ({ page }) => {
  known.clear();
  await page.emulateMedia({ colorScheme: 'dark' });
  await signInAs(page, 'Phó bí thư chi bộ', 'Chi bộ Văn phòng Sở');
  await lookAt(page, '/viec-can-lam');
  const card = await page.getByRole('link', { name: /^Chấm tiếp/ }).getAttribute('href');
  await lookAt(page, card ?? '');
  await signInAs(page, 'Cán bộ cấp ủy', 'Đảng bộ Sở Nội vụ');
  const table = await page.getByRole('link', { name: /^Xem \d+ phiếu/ }).getAttribute('href');
  await lookAt(page, table ?? '');
});

/** One screen at both widths: whole, named, with help at hand, and nothing axe objects to. */
async function lookAt(page: Page, path: string): Promise<void> {
  await test.step(path, async () => {
    await page.setViewportSize(LAPTOP);
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByText(/Đang (mở|tải)/)).toHaveCount(0);
    await expect(page).toHaveTitle(/\S+ – Sinh hoạt chi bộ$/);
    await expect(page.getByRole('link', { name: 'Trợ giúp' }).first()).toBeVisible();
    if (!known.has(shapeOf(path))) await expectNoAxeViolations(page);
    known.add(shapeOf(path));
    await page.setViewportSize(PHONE_SIZE);
    await expect(page.getByRole('link', { name: 'Trợ giúp' }).first()).toBeVisible();
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page, 320, 360);
  });
}

/** Errors in the console, errors of scripts, and requests that leave the office. */
function faultsOf(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) faults.push(`request to ${url}`);
  });
  return faults;
}
