import type { CellRow, ScorecardView } from '@chibo/contracts';
import type { Browser, Page } from '@playwright/test';
import { CardForm } from '../support/card-form';
import { Desk, untouchedBranch } from '../support/desk';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

test('secretary and deputy score one card on two devices', async ({ app, browser }) => {
  const branch = await untouchedBranch(app);
  const desk = await Desk.of(app, 'Bí thư chi bộ', branch.name);
  const secretary = await deviceOf(browser, 'Bí thư chi bộ', branch);
  await secretary.getByRole('button', { name: 'Lập phiếu', exact: true }).click();
  await expect(secretary).toHaveURL(/\/phieu\//);
  const card = secretary.url().split('/').at(-1) ?? '';
  const deputy = await deviceOf(browser, 'Phó bí thư chi bộ', branch);
  await deputy.goto(`/phieu/${card}`);
  const [hers, his] = [new CardForm(secretary), new CardForm(deputy)];

  await test.step('the deputy loses the network and goes on; the secretary scores the same lines', async () => {
    await expect(his.answer('5.3', 'Đạt')).toBeVisible();
    await deputy.context().setOffline(true);
    await his.choose('5.3', 'Không đạt');
    await his.giveReason('5.3', 'Còn một chiều');
    await his.choose('5.4', 'Không đạt');
    await his.choose('6.1', 'Đạt');
    for (const code of ['5.3', '5.4', '6.3']) await hers.choose(code, 'Đạt');
    await expect.poll(() => answersOf(desk, card)).toEqual({ '5.3': 1, '5.4': 1, '6.3': 1 });
  });

  await test.step('back in the network the deputy sees both values, neither chosen', async () => {
    await deputy.context().setOffline(false);
    await expect(deputy.getByRole('heading', { name: '2 mục được chấm trên hai máy' })).toBeVisible();
    const conflict = deputy.getByRole('region', { name: 'Mục 5.3' });
    await expect(conflict).toContainText(/Máy này\s*Không đạt; Còn một chiều/);
    await expect(conflict).toContainText(/Máy khác\s*Đạt/);
    await expectNoAxeViolations(deputy);
    expect(await answersOf(desk, card), 'nothing is overwritten silently').toMatchObject({ '5.3': 1, '5.4': 1 });
  });

  await test.step('he keeps his value of one line and hers of the other; the rest has merged', async () => {
    await deputy.getByRole('button', { name: /máy này, Mục 5.3$/ }).click();
    await deputy.getByRole('button', { name: /máy khác, Mục 5.4$/ }).click();
    await expect(his.answer('5.3', 'Không đạt')).toBeChecked();
    for (const code of ['5.4', '6.1', '6.3']) await expect(his.answer(code, 'Đạt')).toBeChecked();
    await expect.poll(() => answersOf(desk, card)).toEqual({ '5.3': 0, '5.4': 1, '6.1': 1, '6.3': 1 });
  });

  await test.step('with her next answer the secretary has it all too', async () => {
    await hers.choose('6.4', 'Đạt');
    await expect(hers.answer('5.3', 'Không đạt')).toBeChecked();
    await expect(hers.answer('6.1', 'Đạt')).toBeChecked();
    await expect.poll(() => answersOf(desk, card)).toMatchObject({ '5.3': 0, '6.1': 1, '6.4': 1 });
  });
});

/** A browser of its own, signed in. */
async function deviceOf(browser: Browser, roleLabel: string, { name }: CellRow): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, roleLabel, name);
  return page;
}

async function answersOf(desk: Desk, card: string): Promise<Record<string, number | undefined>> {
  const { content } = await desk.get<ScorecardView>(`scorecards/${card}`);
  return Object.fromEntries(content.answers.map(({ code, value }) => [code, value]));
}
