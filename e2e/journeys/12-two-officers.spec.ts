import { untouchedBranch } from '../support/desk';
import { sentCard } from '../support/sent-card';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

test('two officers on one card: the second learns within seconds, and undoes nothing', async ({ app, browser }) => {
  const branch = await untouchedBranch(app);
  const { id, month } = await sentCard(app, branch, {
    vote: { officialPresent: 16, approve: 15, disapprove: 1, other: 0 },
  });
  const [first, second] = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()];
  for (const page of [first, second]) {
    await signInAs(page, 'Cán bộ cấp ủy', branch.parentName);
    await page.goto(`/thang/${month}/tham-dinh?phieu=${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(branch.name);
  }

  await test.step('the first confirms', async () => {
    await first.getByRole('button', { name: /^Xác nhận xếp loại/ }).click();
    await expect(first.getByRole('button', { name: 'Thu hồi' }).first()).toBeVisible();
  });

  await test.step('the second is told within five seconds, without reloading, and cannot act on the old card', async () => {
    await expect(second.getByText('Phiếu này vừa được xử lý: Đã xếp loại')).toBeVisible({ timeout: 5000 });
    await expect(second.getByRole('button', { name: /^Xác nhận xếp loại/ })).toBeDisabled();
    await expectNoAxeViolations(second);
    await second.getByRole('button', { name: 'Xem bản mới' }).click();
    await expect(second.getByText('Phiếu này vừa được xử lý')).toHaveCount(0);
  });
});
