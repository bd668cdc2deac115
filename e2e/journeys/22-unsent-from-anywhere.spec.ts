import type { ScorecardView } from '@chibo/contracts';
import { CardForm } from '../support/card-form';
import { Desk, untouchedBranch } from '../support/desk';
import { PHONE } from '../support/phone';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

test.use(PHONE);

test('what was scored without network goes up from any page, by one of two tabs', async ({ app, context }) => {
  const branch = await untouchedBranch(app);
  const desk = await Desk.of(app, 'Bí thư chi bộ', branch.name);
  const page = await context.newPage();
  await signInAs(page, 'Bí thư chi bộ', branch.name);
  await page.getByRole('button', { name: 'Lập phiếu', exact: true }).tap();
  await expect(page).toHaveURL(/\/phieu\//);
  const id = page.url().split('/').at(-1) ?? '';
  const other = await context.newPage();
  await other.goto('/thong-bao');
  await expect(other.getByRole('heading', { name: 'Thông báo', exact: true })).toBeVisible();

  await test.step('without network an answer stays on the device, and the next page says so', async () => {
    await context.setOffline(true);
    const form = new CardForm(page, (target) => target.tap());
    await form.choose('4.4', 'Đạt');
    await form.choose('3.1', 'Đạt');
    await page.getByRole('link', { name: 'Quay lại' }).tap();
    await expect(page).toHaveURL(/\/viec-can-lam$/);
    await expect(page.getByText('2 thay đổi của 1 phiếu còn trên máy này')).toBeVisible();
    await expectNoAxeViolations(page);
  });

  await test.step('with the network it goes up, once, though no card is open', async () => {
    const saved: number[] = [];
    context.on('response', (response) => {
      if (response.request().method() === 'PATCH') saved.push(response.status());
    });
    await context.setOffline(false);
    await expect
      .poll(async () => {
        const { content } = await desk.get<ScorecardView>(`scorecards/${id}`);
        return content.answers.map(({ code, value }) => [code, value]).sort();
      })
      .toEqual([
        ['3.1', 1],
        ['4.4', 1],
      ]);
    await expect(page.getByText(/còn trên máy này/)).toBeHidden();
    await expect(other.getByText(/còn trên máy này/)).toBeHidden();
    expect(saved).toEqual([200]);
  });
});
