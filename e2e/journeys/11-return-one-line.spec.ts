import { CardForm } from '../support/card-form';
import { untouchedBranch } from '../support/desk';
import { sentCard } from '../support/sent-card';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

const ASKED = 'Đề nghị gửi kèm trang biên bản ghi phần tự phê bình.';

test('one line goes back, alone can be changed, and comes again as the only difference', async ({ app, browser }) => {
  const branch = await untouchedBranch(app);
  const { id } = await sentCard(app, branch);
  const officer = await (await browser.newContext()).newPage();
  await signInAs(officer, 'Cán bộ cấp ủy', branch.parentName);
  const secretary = await (await browser.newContext()).newPage();

  await test.step('the officer returns one line with its own words; without words it is refused at the line', async () => {
    await officer.goto(`/phieu/${id}`);
    await officer.getByRole('button', { name: /^Tất cả \d+/ }).click();
    await officer.getByRole('button', { name: 'Trả lại mục này 6.2' }).click();
    await officer.getByRole('button', { name: 'Trả lại 1 mục' }).click();
    await expect(officer.getByText('Cần sửa: đồng chí ghi cần bổ sung gì ở phần này.')).toBeVisible();
    await expectNoAxeViolations(officer);
    await officer.getByRole('textbox', { name: 'Lời nhắn gửi bí thư, mục 6.2' }).fill(ASKED);
    await officer.getByRole('button', { name: 'Trả lại 1 mục' }).click();
    await expect(officer.getByRole('status').filter({ hasText: 'Đã trả lại' })).toBeVisible();
    await expectNoAxeViolations(officer);
  });

  await test.step('the secretary is told, and follows the notice', async () => {
    await signInAs(secretary, 'Bí thư chi bộ', branch.name);
    await secretary.getByRole('link', { name: /^Thông báo, \d+ chưa đọc$/ }).click();
    await expectNoAxeViolations(secretary);
    await secretary.getByRole('link', { name: /được trả lại để bổ sung$/ }).click();
    await expect(secretary).toHaveURL(new RegExp(`/phieu/${id}`));
  });

  await test.step('the secretary sees exactly what is asked; nothing else has controls', async () => {
    await expect(secretary.getByText(ASKED).first()).toBeVisible();
    const form = new CardForm(secretary);
    await expect(form.line('6.2')).toBeVisible();
    await expect(form.line('6.3')).toHaveCount(0);
    await expect(secretary.getByRole('textbox', { name: 'Có mặt', exact: true })).toHaveCount(0);
    await expect(secretary.getByText('Giữ khóa').first()).toBeVisible();
    await expectNoAxeViolations(secretary);
  });

  await test.step('corrects it and sends again', async () => {
    const form = new CardForm(secretary);
    await form.choose('6.2', 'Không đạt');
    await form.giveReason('6.2', 'Chưa thực hiện');
    await secretary.getByRole('button', { name: /^Kiểm tra/ }).click();
    await secretary.getByRole('button', { name: `Gửi ${branch.parentName}` }).click();
    await expect(secretary.getByRole('heading', { name: /^Đã gửi/ })).toBeVisible();
  });

  await test.step('the officer is told, finds the difference on top, and confirms', async () => {
    await officer.goto('/thong-bao');
    await officer.getByRole('link', { name: `${branch.name} đã gửi lại phiếu`, exact: false }).click();
    const changes = officer.getByRole('region', { name: 'Đã sửa so với lần trước' });
    await expect(changes.getByRole('listitem')).toHaveCount(1);
    await expect(changes).toContainText('6.2');
    await expectNoAxeViolations(officer);
    await officer.getByRole('button', { name: 'Xác nhận xếp loại Tốt' }).click();
    await expect(officer.getByRole('status').filter({ hasText: 'Đã xếp loại Tốt.' })).toBeVisible();
  });
});
