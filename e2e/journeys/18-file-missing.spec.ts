import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll } from '../support/phone';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

/** As after an upgrade: the files of the version that the page belongs to are gone. */
async function takeAway(page: Page, files: string): Promise<void> {
  await page.route(files, (route) => route.fulfill({ status: 404, body: 'Không có tệp này.' }));
}

test('a page whose file is gone says so, and leads on', async ({ page, context }) => {
  await signInAs(page, 'Cán bộ cấp ủy');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await takeAway(page, '**/chunk-*.js');
  const note = page.getByRole('alert').filter({ hasText: 'Chưa mở được trang' });

  await test.step('a press that leads nowhere says why', async () => {
    await place(page, 'Xếp hạng').click();
    await expect(note).toBeVisible();
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page, 320, 360);
  });
  await test.step('without network it says so instead of leaving', async () => {
    await context.setOffline(true);
    await note.getByRole('button', { name: 'Tải lại trang' }).click();
    await expect(note).toContainText('Không kết nối được máy chủ');
    await context.setOffline(false);
  });
  await test.step('the new version opens the page that was asked for', async () => {
    await page.unroute('**/chunk-*.js');
    await note.getByRole('button', { name: 'Tải lại trang' }).click();
    await expect(page).toHaveURL(/\/xep-hang\/\d{4}-\d{2}/);
    await expect(page.getByRole('heading', { name: 'Xếp hạng', level: 1 })).toBeVisible();
    await expect(note).toBeHidden();
  });
});

test('a first load that fails is not blank', async ({ page }) => {
  await takeAway(page, '**/main-*.js');
  await page.goto('/');
  await expect(page.getByText('Đang mở trang…')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Trang chưa mở được' })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.unroute('**/main-*.js');
  await page.getByRole('link', { name: 'Tải lại trang' }).click();
  await expect(page.getByRole('heading', { name: 'Đăng nhập', level: 1 })).toBeVisible();
});

test('a first page whose file is gone is not blank', async ({ page }) => {
  await signInAs(page, 'Cán bộ cấp ủy');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const files: string[] = [];
  page.on('request', (request) => files.push(request.url()));
  await place(page, 'Xếp hạng').click();
  await expect(page.getByRole('heading', { name: 'Xếp hạng', level: 1 })).toBeVisible();
  for (const file of files.filter((url) => /chunk-.*\.js$/.test(url))) await takeAway(page, file);
  await page.goto('/xep-hang');
  await expect(page.getByRole('heading', { name: 'Chưa mở được trang', level: 1 })).toBeVisible();
  await expect(page.getByRole('alert').getByRole('button', { name: 'Tải lại trang' })).toBeVisible();
  await expectNoAxeViolations(page);
});

function place(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'Các mục', exact: true }).getByRole('link', { name });
}
