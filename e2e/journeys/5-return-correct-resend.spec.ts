import type { Page } from '@playwright/test';
import { CardForm } from '../support/card-form';
import { untouchedBranch } from '../support/desk';
import { sentCard } from '../support/sent-card';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

const MESSAGE = 'Đề nghị đồng chí bổ sung vào biên bản nội dung tự phê bình và phê bình.';

test('a card goes back, is corrected, comes again and is confirmed', async ({ app, browser }) => {
  const branch = await untouchedBranch(app);
  const { id } = await sentCard(app, branch);
  const officer = await (await browser.newContext()).newPage();
  await signInAs(officer, 'Cán bộ cấp ủy', branch.parentName);
  const secretary = await (await browser.newContext()).newPage();

  await test.step('the officer returns it; an empty message is refused first', async () => {
    await officer.goto(`/phieu/${id}`);
    await officer.getByRole('button', { name: 'Trả lại để bổ sung' }).click();
    await officer.getByRole('button', { name: 'Trả lại phiếu' }).click();
    await expect(officer.getByText('Cần sửa: đồng chí ghi nội dung đề nghị chi bộ bổ sung.')).toBeVisible();
    await expectNoAxeViolations(officer);
    await officer.getByRole('textbox', { name: 'Lời nhắn gửi bí thư' }).fill(MESSAGE);
    await officer.getByRole('button', { name: 'Trả lại phiếu' }).click();
    await expect(officer.getByRole('status').filter({ hasText: 'Đã trả lại chi bộ.' })).toBeVisible();
    await expect(officer.getByText(MESSAGE)).toBeVisible();
    await expectNoAxeViolations(officer);
  });

  await test.step('the secretary finds the message in front of the work', async () => {
    await signInAs(secretary, 'Bí thư chi bộ', branch.name);
    await expect(secretary.getByRole('heading', { name: /^Phiếu tháng .* được trả lại$/, level: 1 })).toBeVisible();
    await expect(secretary.getByText(MESSAGE)).toBeVisible();
    await expectNoAxeViolations(secretary);
    await secretary.getByRole('link', { name: 'Mở phiếu để bổ sung' }).click();
    await expect(secretary.getByText(MESSAGE)).toBeVisible();
  });

  await test.step('corrects one line and sends again', async () => {
    const form = new CardForm(secretary);
    await form.choose('6.2', 'Không đạt');
    await form.giveReason('6.2', 'Chưa thực hiện');
    await secretary.getByRole('button', { name: /^Kiểm tra/ }).click();
    await secretary.getByRole('button', { name: `Gửi ${branch.parentName}` }).click();
    await expect(secretary.getByRole('heading', { name: /^Đã gửi/ })).toBeVisible();
  });

  await test.step('the officer confirms what came again', async () => {
    await officer.reload();
    await officer.getByRole('button', { name: 'Xác nhận xếp loại Tốt' }).click();
    await expect(officer.getByRole('status').filter({ hasText: 'Đã xếp loại Tốt.' })).toBeVisible();
    await expectNoAxeViolations(officer);
  });

  await test.step('the history tells it in order, to the branch too', async () => {
    const told = ['Lập phiếu', 'Gửi cấp trên', 'Trả lại để bổ sung', 'Gửi lại (lần 2)', 'Thẩm định', 'Xếp loại'];
    await expect.poll(() => historyOf(officer, told)).toEqual(told);
    await secretary.goto(`/phieu/${id}`);
    await expect.poll(() => historyOf(secretary, told)).toEqual(told);
    await expect(secretary.getByRole('region', { name: 'Lịch sử' })).toContainText(MESSAGE);
    await expectNoAxeViolations(secretary);
  });
});

/** The acts of the card's history in the order they are shown, of those that are looked for. */
async function historyOf(page: Page, wanted: string[]): Promise<string[]> {
  const region = page.getByRole('region', { name: 'Lịch sử' });
  const open = region.getByRole('button', { name: 'Xem lịch sử' });
  if (await open.isVisible()) await open.click();
  const texts = await region.getByRole('listitem').allInnerTexts();
  return texts.map((text) => text.split('\n')[0]).filter((text) => wanted.includes(text));
}
