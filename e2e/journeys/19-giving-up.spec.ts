import type { CellRow } from '@chibo/contracts';
import type { Page } from '@playwright/test';
import { untouchedBranch } from '../support/desk';
import { expectNoSidewaysScroll, PHONE } from '../support/phone';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

test.use(PHONE);

test('a thematic card opened by mistake is given up; the deputy, who had it open, is told and loses no words', async ({
  app,
  browser,
  page,
}) => {
  const branch = await untouchedBranch(app);
  await signInAs(page, 'Bí thư chi bộ', branch.name);
  await page.getByRole('button', { name: 'Lập phiếu chuyên đề' }).tap();
  await expect(page).toHaveURL(/\/phieu\//);
  const address = page.url();
  const deputy = await deputyOf(await (await browser.newContext({ ...PHONE, baseURL: app.url })).newPage(), branch);
  await deputy.goto(address);

  await test.step('the deputy writes without network; the secretary gives the card up after a question', async () => {
    await expect(deputy.getByRole('button', { name: 'Bỏ phiếu còn trống này' })).toBeVisible();
    await deputy.context().setOffline(true);
    await weaknesses(deputy).fill('Chuyên đề còn chung chung.');
    await page.getByRole('button', { name: 'Bỏ phiếu còn trống này' }).tap();
    await expect(page.getByText('Bỏ rồi thì không lấy lại được')).toBeFocused();
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page, 320, 360);
    await page.getByRole('button', { name: 'Bỏ phiếu', exact: true }).tap();
    await expect(page).toHaveURL(/\/viec-can-lam$/);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await expect(page.getByText('sinh hoạt chuyên đề', { exact: false }).getByText('Đang lập')).toHaveCount(0);
  });
  await test.step('back on the network the deputy reads it, with the words, and nothing waits for ever', async () => {
    await deputy.context().setOffline(false);
    await expect(deputy.getByRole('heading', { name: 'Phiếu đã được bỏ', level: 1 })).toBeVisible();
    const note = deputy.getByRole('alert').filter({ hasText: 'đã được bỏ lúc' });
    await expect(note).toContainText('1 thay đổi chưa gửi lên');
    await expect(note).toContainText('Chuyên đề còn chung chung.');
    await expectNoAxeViolations(deputy);
    await expectNoSidewaysScroll(deputy, 320, 360);
    expect(await deputy.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('draft')))).toEqual([]);
  });
  await test.step('and has a notice of it, which the secretary has not', async () => {
    const told = 'Đã bỏ một phiếu chuyên đề';
    await deputy.goto('/thong-bao');
    await expect(deputy.getByText(told)).toBeVisible();
    await page.goto('/thong-bao');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText(told)).toHaveCount(0);
  });
});

async function deputyOf(page: Page, branch: CellRow): Promise<Page> {
  await signInAs(page, 'Phó bí thư chi bộ', branch.name);
  return page;
}

function weaknesses(page: Page) {
  return page.getByRole('textbox', { name: 'Chi bộ còn hạn chế gì, khắc phục thế nào' });
}
