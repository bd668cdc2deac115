import type { CellRow, DemoAccountView, ScorecardView } from '@chibo/contracts';
import type { Page } from '@playwright/test';
import { CardForm } from '../support/card-form';
import { Desk, untouchedBranch } from '../support/desk';
import { expectNoSidewaysScroll, PHONE } from '../support/phone';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

let branch: CellRow;
let desk: Desk;
let page: Page;
let form: CardForm;
let account: DemoAccountView;

test.beforeEach(async ({ app, context }) => {
  branch = await untouchedBranch(app);
  desk = await Desk.of(app, 'Bí thư chi bộ', branch.name);
  page = await context.newPage();
  account = await signInAs(page, 'Bí thư chi bộ', branch.name);
  await page.getByRole('button', { name: 'Lập phiếu', exact: true }).click();
  await expect(page).toHaveURL(/\/phieu\//);
  form = new CardForm(page);
});

test.describe('on a phone', () => {
  test.use(PHONE);

  test('somebody else signs in in another tab: the page locks itself and writes nothing under the other name', async ({
    context,
  }) => {
    await test.step('the next answer of the open page is refused, and stays on the device', async () => {
      await form.choose('3.1', 'Đạt');
      await expect.poll(answersOnServer).toEqual({ '3.1': 1 });
      await signInAs(await context.newPage(), 'Cán bộ cấp ủy');
      await form.choose('3.2', 'Đạt');
      await expect(locked()).toBeVisible();
      await expect(locked()).toContainText('Trình duyệt đang đăng nhập bằng tài khoản khác');
      await expectNoAxeViolations(page);
      await expectNoSidewaysScroll(page, 320, 360);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect(locked()).toBeVisible();
      expect(await answersOnServer()).toEqual({ '3.1': 1 });
    });
    await test.step('signed in again, its owner goes on where the page stood', async () => {
      await locked()
        .getByRole('button', { name: /^Đăng nhập lại bằng/ })
        .click();
      await signInAgain();
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(form.answer('3.2', 'Đạt')).toBeChecked();
      await expect.poll(answersOnServer).toEqual({ '3.1': 1, '3.2': 1 });
    });
  });

  test('somebody signs in in another tab by the form: this page locks itself at once', async ({ context }) => {
    await context.clearCookies();
    const other = await context.newPage();
    await other.goto('/dang-nhap');
    await other
      .getByRole('button', { name: /^Cán bộ cấp ủy/ })
      .first()
      .click();
    await expect(locked()).toBeVisible();
    await test.step('and can be left to the one who is signed in', async () => {
      await locked().getByRole('button', { name: 'Rời trang, dùng tài khoản đang đăng nhập' }).click();
      await expect(page).toHaveURL(/\/viec-can-lam$/);
      await expect(page.getByText(account.displayName)).toHaveCount(0);
    });
  });

  test('somebody else signs in over a page whose session has ended: it goes, its words stay with their owner', async ({
    context,
  }) => {
    const address = page.url();
    await test.step('B signs in in the dialog over A’s card, and comes to a page of their own', async () => {
      await context.clearCookies();
      await form.choose('5.2', 'Đạt');
      const dialog = page.getByRole('dialog', { name: 'Đồng chí đăng nhập lại' });
      await dialog
        .getByRole('button', { name: /^Cán bộ cấp ủy/ })
        .first()
        .click();
      await expect(page).toHaveURL(/\/viec-can-lam$/);
      await expect(page.getByRole('dialog')).toBeHidden();
      expect(await answersOnServer()).toEqual({});
    });
    await test.step('A comes back, and the answer is there and goes up as A’s', async () => {
      await signInAs(page, 'Bí thư chi bộ', branch.name);
      await page.goto(address);
      await expect(form.answer('5.2', 'Đạt')).toBeChecked();
      await expect.poll(answersOnServer).toEqual({ '5.2': 1 });
      expect(await authorsOf(address)).toEqual([account.displayName]);
    });
  });
});

test('signing out sends the last two seconds of typing first', async () => {
  await form.choose('5.1', 'Đạt');
  await form.choose('5.2', 'Đạt');
  await signOut();
  await expect(page).toHaveURL(/\/dang-nhap$/);
  expect(await answersOnServer()).toEqual({ '5.1': 1, '5.2': 1 });
});

test('signing out with unsent work warns, says what it does without network, and wipes what is left', async ({
  context,
}) => {
  await context.setOffline(true);
  await form.choose('5.1', 'Đạt');
  await test.step('without network nothing happens, and that is said', async () => {
    await signOut();
    const dialog = page.getByRole('dialog', { name: 'Chưa đăng xuất được: không có mạng' });
    await expect(dialog).toContainText('phiên vẫn mở');
    await expectNoAxeViolations(page);
    await dialog.getByRole('button', { name: 'Ở lại' }).click();
    await expect(dialog).toBeHidden();
  });
  await context.setOffline(false);
  await expect.poll(answersOnServer).toEqual({ '5.1': 1 });

  await page.route('**/api/scorecards/*', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  );
  await form.choose('5.2', 'Đạt');
  await test.step('what the server does not take is named before it is lost', async () => {
    await signOut();
    const dialog = page.getByRole('dialog', { name: 'Còn việc chưa gửi lên' });
    await expect(dialog).toContainText('1 thay đổi của 1 phiếu');
    await expectNoAxeViolations(page);
    expect(await keptOnDevice()).not.toEqual([]);
    await dialog.getByRole('button', { name: 'Xóa và đăng xuất' }).click();
    await expect(page).toHaveURL(/\/dang-nhap$/);
  });
  expect(await keptOnDevice()).toEqual([]);
  expect(await answersOnServer()).toEqual({ '5.1': 1 });
});

const locked = () => page.getByRole('dialog', { name: 'Trang này đã khóa' });

async function signInAgain(): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('button', { name: `Bí thư chi bộ ${branch.name}`, exact: true })
    .click();
}

async function signOut(): Promise<void> {
  const banner = page.getByRole('banner');
  await banner.getByText(branch.name).last().click();
  await banner.getByRole('button', { name: 'Đăng xuất' }).click();
}

async function answersOnServer(): Promise<Record<string, number | undefined>> {
  const tasks = await desk.get<{ owed: { scorecardId?: string }[] }>('tasks');
  const id = tasks.owed.find(({ scorecardId }) => scorecardId)?.scorecardId ?? '';
  const { content } = await desk.get<ScorecardView>(`scorecards/${id}`);
  return Object.fromEntries(content.answers.map(({ code, value }) => [code, value]));
}

/** Who has written on the card, as its history tells. */
async function authorsOf(address: string): Promise<string[]> {
  const entries = await desk.get<{ by: string }[]>(`scorecards/${address.split('/').at(-1)}/history`);
  return [...new Set(entries.map(({ by }) => by))];
}

/** Names of what this browser keeps of the account's work. */
function keptOnDevice(): Promise<string[]> {
  return page.evaluate(
    (id) => Object.keys({ ...localStorage, ...sessionStorage }).filter((name) => name.includes(`/${id}/`)),
    account.accountId,
  );
}
