import type { MonthTableView } from '@chibo/contracts';
import type { Locator, Page } from '@playwright/test';
import { currentMonth, Desk, untouchedBranch } from '../support/desk';
import { sentCard } from '../support/sent-card';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

const BLOC = 'Đảng bộ Khối các cơ quan tỉnh Lào Cai';
const COMMITTEE = 'Đảng bộ Sở Nội vụ';

test('an officer confirms a waiting card from the month table', async ({ app, page }) => {
  const desk = await Desk.of(app, 'Cán bộ cấp ủy', COMMITTEE);
  const before = await tableOf(desk);
  const { WAITING } = before.filters;

  await test.step('the waiting cards are the first thing to see, and lead into the table', async () => {
    await signInAs(page, 'Cán bộ cấp ủy', COMMITTEE);
    await expect(page.getByRole('heading', { name: `${WAITING} phiếu chờ xác nhận` })).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole('link', { name: `Xem ${WAITING} phiếu` }).click();
    await expect(page).toHaveURL(/\/thang\/\d{4}-\d\d\?.*loc=WAITING/);
    await expect(page.getByRole('button', { name: `Chờ xác nhận ${WAITING}`, pressed: true })).toBeVisible();
    await expect(cardLinks(page)).toHaveCount(WAITING);
    await expectNoAxeViolations(page);
  });

  const name = await test.step('open the first, see what was sent, and confirm its band', async () => {
    const branch = await cardLinks(page).first().innerText();
    await cardLinks(page).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(branch);
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: /^Xác nhận xếp loại/ }).click();
    await expect(page.getByRole('status').filter({ hasText: /Đã xếp loại (Tốt|Khá)/ })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Mở phiếu chờ tiếp theo' })).toBeVisible();
    await expectNoAxeViolations(page);
    return branch;
  });

  await test.step('the history has two entries for the one act', async () => {
    await page.getByRole('button', { name: 'Xem lịch sử' }).click();
    const entries = page.getByRole('region', { name: 'Lịch sử' }).getByRole('listitem');
    for (const act of [/^Thẩm định/, /^Xếp loại/]) await expect(entries.filter({ hasText: act })).toHaveCount(1);
  });

  await test.step('the table counts it as rated, no longer as waiting', async () => {
    await page.goto(`/thang/${before.month}?loc=WAITING`);
    await expect(page.getByRole('button', { name: `Chờ xác nhận ${WAITING - 1}` })).toBeVisible();
    await expect(cardLinks(page)).toHaveCount(WAITING - 1);
    await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(0);
    const [existing, owed, rated] = await page.getByRole('row', { name: /^Cộng/ }).getByRole('cell').allInnerTexts();
    expect([existing, owed, rated].map(Number)).toEqual([
      before.total.existing,
      before.total.owed,
      before.total.rated + 1,
    ]);
    expect((await tableOf(desk)).total.rated).toBe(before.total.rated + 1);
  });
});

test('only the direct superior confirms; everybody else is told why not', async ({ app, page }) => {
  const branch = await untouchedBranch(app);
  const { id } = await sentCard(app, branch);
  const off = page.getByRole('button', { name: /^Xác nhận xếp loại/ });

  for (const role of ['Cán bộ cấp ủy', 'Lãnh đạo cấp ủy (chỉ xem)']) {
    await test.step(`${role} of the bloc above the committee reads, and the button is off`, async () => {
      await signInAs(page, role, BLOC);
      await page.goto(`/phieu/${id}`);
      await expect(off).toBeDisabled();
      await expect(page.getByText('Đồng chí thuộc cấp trên gián tiếp nên chỉ xem')).toBeVisible();
      await expectNoAxeViolations(page);
    });
  }

  await test.step('an officer of a neighbouring committee does not even see it', async () => {
    await signInAs(page, 'Cán bộ cấp ủy', COMMITTEE);
    await page.goto(`/phieu/${id}`);
    await expect(page.getByRole('alert')).toContainText('Tổ chức này không thuộc phạm vi của đồng chí.');
    await expect(off).toHaveCount(0);
    await expectNoAxeViolations(page);
  });

  await test.step('its own secretary has no such button', async () => {
    await signInAs(page, 'Bí thư chi bộ', branch.name);
    await page.goto(`/phieu/${id}`);
    await expect(page.getByRole('heading', { name: 'Lịch sử' })).toBeVisible();
    await expect(off).toHaveCount(0);
  });
});

/** Names of the branches in the table whose card can be opened. */
function cardLinks(page: Page): Locator {
  return page.getByRole('table', { name: 'Từng chi bộ' }).getByRole('link');
}

async function tableOf(desk: Desk): Promise<MonthTableView> {
  return desk.get<MonthTableView>(`months/${await currentMonth(desk)}/table`);
}
