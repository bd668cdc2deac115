import type { AccountsView } from '@chibo/contracts';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Desk } from '../support/desk';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

const BEFORE = 'bt.kiemnhiem';
const AFTER = 'Phó bí thư Chi bộ Văn phòng Sở';

/** Taps and typed fields of one who knows the way. */
class Counted {
  acts = 0;

  constructor(private readonly page: Page) {}

  async tap(role: 'button' | 'link' | 'checkbox', name: string | RegExp): Promise<void> {
    this.acts += 1;
    await this.page.getByRole(role, { name }).first().click();
  }

  async fill(name: string | RegExp, words: string): Promise<void> {
    this.acts += 1;
    await this.page.getByRole('textbox', { name }).or(this.page.getByRole('searchbox', { name })).first().fill(words);
  }
}

test('a secretary is replaced: the one loses the branch at once, the other has both roles under one sign-in', async ({
  app,
  page,
}) => {
  const desk = await Desk.of(app, 'Quản trị hệ thống');
  const found = await desk.get<AccountsView>(`accounts?q=${BEFORE}`);
  const { role, organizationName } = found.accounts[0].roles.find((each) => each.role === 'CELL_SECRETARY') ?? {};
  expect(role).toBe('CELL_SECRETARY');
  await signInAs(page, 'Quản trị hệ thống');
  const admin = new Counted(page);

  await test.step('the old one ends, found without accents', async () => {
    await page.goto('/quan-tri/tai-khoan');
    await admin.fill('Tìm tài khoản', 'kiemnhiem');
    await expectOnly(page, BEFORE);
    await admin.tap('button', /^Kết thúc vai trò Bí thư chi bộ/);
    await expectNoAxeViolations(page);
    await admin.tap('button', 'Thôi ngay');
    await expect(page.getByRole('status').filter({ hasText: 'Đã ghi ngày kết thúc vai trò.' })).toBeVisible();
  });

  await test.step('the new one begins today', async () => {
    await admin.fill('Tìm tài khoản', 'pbt.vanphong');
    await expectOnly(page, 'pbt.vanphong');
    await admin.tap('button', 'Thêm vai trò cho pbt.vanphong');
    await page.locator('#role-role').selectOption('CELL_SECRETARY');
    admin.acts += 1;
    await page
      .locator('chibo-organization-picker input')
      .first()
      .fill(organizationName ?? '');
    admin.acts += 1;
    await admin.tap('button', new RegExp(`^${organizationName ?? ''}`));
    await admin.tap('button', 'Ghi vai trò');
    await expect(page.getByRole('status').filter({ hasText: `${AFTER}: Đã ghi vai trò.` })).toBeVisible();
  });
  expect(admin.acts).toBeLessThanOrEqual(9);

  await test.step('a slip is printed for somebody without a password, as a file', async () => {
    await admin.fill('Tìm tài khoản', 'kiemnhiem');
    await expectOnly(page, BEFORE);
    await admin.tap('button', 'Phiếu mời');
    await admin.tap('button', /^Lập phiếu cho mọi tài khoản đang lọc/);
    const link = page.getByRole('link', { name: 'Lưu tệp PDF để in' });
    await expect(link).toBeVisible();
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(
      readFileSync(await file.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  await test.step('both roles stand under one sign-in, and are told', async () => {
    const deputy = await Desk.of(app, 'Phó bí thư chi bộ');
    const { roles } = await deputy.get<{ roles: { role: string }[] }>('session');
    expect(roles.map((each) => each.role).sort()).toEqual(['CELL_DEPUTY', 'CELL_SECRETARY']);
    const { notices } = await deputy.get<{ notices: { title: string }[] }>('notices');
    expect(notices.map(({ title }) => title)).toContain('Đồng chí được giao vai trò Bí thư chi bộ');
  });

  // Other journeys share this demonstration.
  const [{ id, roles }] = (await desk.get<AccountsView>('accounts?q=pbt.vanphong')).accounts;
  const given = roles.find((each) => each.role === 'CELL_SECRETARY' && each.state === 'NOW');
  await desk.post(`accounts/${id}/roles/${given?.id}/end`, { until: dayBefore(given?.from ?? '') });
});

/** The list is that of the words just typed. */
async function expectOnly(page: Page, login: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^1 tài khoản$/ })).toBeVisible();
  await expect(page.getByRole('list', { name: 'Tài khoản' })).toContainText(login);
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
