import type { CellRow, ScorecardView } from '@chibo/contracts';
import type { Locator, Page } from '@playwright/test';
import { CardForm } from '../support/card-form';
import { Desk, untouchedBranch } from '../support/desk';
import { PHONE } from '../support/phone';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

test.use(PHONE);

/** Promised for an answer given online, ms. */
const ON_SERVER = 5_000;

let branch: CellRow;
let desk: Desk;
let page: Page;
let form: CardForm;
let address: string;

test.beforeEach(async ({ app, context }) => {
  branch = await untouchedBranch(app);
  desk = await Desk.of(app, 'Bí thư chi bộ', branch.name);
  page = await context.newPage();
  await signInAs(page, 'Bí thư chi bộ', branch.name);
  await page.getByRole('button', { name: 'Lập phiếu', exact: true }).tap();
  await expect(page).toHaveURL(/\/phieu\//);
  address = page.url();
  form = formOn(page);
});

test('a page closed right after a tap has lost nothing', async ({ context }) => {
  await test.step('tap and close the page at once', async () => {
    await form.answer('3.1', 'Đạt').tap();
    await page.close();
  });
  await test.step('opened again, the answer is there and comes to the server', async () => {
    page = await context.newPage();
    await page.goto(address);
    await expect(formOn(page).answer('3.1', 'Đạt')).toBeChecked();
    await expectOnServer('3.1', 1);
  });
  await test.step('an answer given with the page open comes to the server by itself, and says so', async () => {
    await formOn(page).choose('3.2', 'Không đạt');
    await expectOnServer('3.2', 0);
    await expect(lineOn(page, '3.2')).toContainText('Đã gửi lên');
  });
});

test('answers given without network wait on the device', async ({ context }) => {
  await test.step('the network goes; answers are kept, and the page says so', async () => {
    await context.setOffline(true);
    await form.choose('4.4', 'Đạt');
    await form.choose('4.6', 'Không đạt');
    await form.giveReason('4.6', 'Chưa đầy đủ');
    await expect(lineOn(page, '4.6')).toContainText('Đã lưu trên máy');
    await expect(page.getByText('Không có mạng.')).toBeVisible();
    await expectNoAxeViolations(page);
    expect(await answersOnServer()).toEqual({});
  });
  await test.step('the network is back; everything goes up', async () => {
    await context.setOffline(false);
    await expectOnServer('4.4', 1);
    await expectOnServer('4.6', 0);
    await expect(lineOn(page, '4.6')).toContainText('Đã gửi lên');
    await expect(page.getByText('Không có mạng.')).toBeHidden();
  });
});

test('a session that ends in the middle of a card keeps the card', async ({ context }) => {
  await test.step('an answer after the session has ended asks to sign in again, over the page', async () => {
    await form.choose('5.1', 'Đạt');
    await expectOnServer('5.1', 1);
    await context.clearCookies();
    await form.choose('5.2', 'Đạt');
    await expect(page.getByRole('dialog', { name: 'Đồng chí đăng nhập lại' })).toBeVisible();
    await expectNoAxeViolations(page);
  });
  await test.step('signed in again, everything is there', async () => {
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `Bí thư chi bộ ${branch.name}`, exact: true })
      .tap();
    await expect(page.getByRole('dialog')).toBeHidden();
    for (const code of ['5.1', '5.2']) await expect(form.answer(code, 'Đạt')).toBeChecked();
    await expectOnServer('5.2', 1);
  });
});

function formOn(one: Page): CardForm {
  return new CardForm(one, (target) => target.tap());
}

function lineOn(one: Page, code: string): Locator {
  return one.locator(`[data-at="answers.${code}"]`);
}

async function answersOnServer(): Promise<Record<string, number | undefined>> {
  const { content } = await desk.get<ScorecardView>(`scorecards/${address.split('/').at(-1)}`);
  return Object.fromEntries(content.answers.map(({ code, value }) => [code, value]));
}

async function expectOnServer(code: string, value: number): Promise<void> {
  await expect.poll(async () => (await answersOnServer())[code], { timeout: ON_SERVER }).toBe(value);
}
