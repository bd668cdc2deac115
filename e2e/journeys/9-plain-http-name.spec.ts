import type { CriteriaSetView, NewAccountView, OrganizationView, SessionView } from '@chibo/contracts';
import type { BrowserContext, Page } from '@playwright/test';
import { type App, LAN_NAME, startApp } from '../support/app';
import { AGREEING_FACTS, AGREEING_VOTE, CardForm } from '../support/card-form';
import { meetingDay } from '../support/calendar';
import { currentMonth, Desk } from '../support/desk';
import { expect, expectNoAxeViolations, test } from '../support/test';

const ADMINISTRATOR = { login: 'quantri', password: 'một câu dài dễ nhớ' };
const TOP = 'Đảng bộ phường Minh Họa';
const BRANCH = 'Chi bộ Tổ dân phố số 7';

test('an office sets up a real, empty system over plain http and scores its first meeting', async ({ browser }) => {
  const app = await startApp({ DEMO: 'off' });
  try {
    const context = await browser.newContext({ baseURL: app.lanUrl });
    const page = await context.newPage();
    await setUp(app, page);
    const accounts = await fillRegister(app);
    await signIn(page, accounts.secretary);
    await scoreAndSend(page);
    await expectPlainCookie(context);
    await signOut(page);
    await signIn(page, accounts.officer);
    await expect(page.getByRole('heading', { name: '1 phiếu chờ xác nhận' })).toBeVisible();
  } finally {
    await app.stop();
  }
});

async function setUp(app: App, page: Page): Promise<void> {
  await test.step('the first visit is the set-up page, on a name the browser does not trust', async () => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Thiết lập lần đầu' })).toBeVisible();
    expect(await page.evaluate(() => ({ name: location.hostname, trusted: isSecureContext }))).toEqual({
      name: LAN_NAME,
      trusted: false,
    });
    await expectNoAxeViolations(page);
  });
  await test.step('the one-time code printed at start makes the first administrator; a wrong one does not', async () => {
    await page.getByRole('textbox', { name: 'Mã khởi tạo' }).fill('không phải mã');
    await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill(ADMINISTRATOR.login);
    await page.getByRole('textbox', { name: 'Họ tên hoặc chức danh' }).fill('Quản trị phường');
    await page.getByLabel('Mật khẩu').fill(ADMINISTRATOR.password);
    await page.getByRole('textbox', { name: 'Tên tổ chức đảng cao nhất' }).fill(TOP);
    await page.getByRole('textbox', { name: 'Mã tổ chức' }).fill('MH');
    await page.getByRole('combobox', { name: 'Loại tổ chức' }).selectOption('Đảng bộ cơ sở');
    await page.getByRole('button', { name: 'Lập tài khoản quản trị' }).click();
    await expect(page.getByRole('alert')).toContainText('Mã khởi tạo chưa đúng hoặc đã dùng.');
    await expectNoAxeViolations(page);
    await page.getByRole('textbox', { name: 'Mã khởi tạo' }).fill(codeIn(app.output()));
    await page.getByRole('button', { name: 'Lập tài khoản quản trị' }).click();
    await expect(page.getByRole('heading', { name: 'Quản trị', level: 1 })).toBeVisible();
    await signOut(page);
  });
}

function codeIn(output: string): string {
  const [, code] = /One-time code for the first administrator .*: (\S+)/.exec(output) ?? [];
  return code ?? '';
}

/** What the administrator does at the desk: register, accounts, and a template made the committee's own. */
async function fillRegister(app: App): Promise<Record<'secretary' | 'officer', NewAccountView>> {
  return test.step('the administrator adds a branch and accounts, and publishes a template', async () => {
    const desk = await Desk.signIn(app.url, ADMINISTRATOR.login, ADMINISTRATOR.password);
    const from = `${await currentMonth(desk)}-01`;
    const { roles } = await desk.get<SessionView>('session');
    const parentId = roles[0].organizationId;
    const branch = { kind: 'SUBORDINATE_CELL', code: 'MH.07', name: BRANCH, parentId, from };
    const { id } = await desk.post<OrganizationView>('organizations', branch);
    const set = await desk.post<CriteriaSetView>('criteria-sets', { template: 'HD42-2025-commune' });
    await desk.post(`criteria-sets/${set.versionId}/publication`, { ownerId: parentId, validFrom: from });
    return {
      secretary: await desk.post('accounts', {
        login: 'bithu.tdp7',
        displayName: 'Bí thư tổ 7',
        role: 'CELL_SECRETARY',
        organizationId: id,
      }),
      officer: await desk.post('accounts', {
        login: 'vanphong',
        displayName: 'Văn phòng đảng ủy',
        role: 'COMMITTEE_OFFICER',
        organizationId: parentId,
      }),
    };
  });
}

async function signIn(page: Page, { account, oneTimePassword }: NewAccountView): Promise<void> {
  await test.step(`${account.displayName} signs in with the password handed over`, async () => {
    await page.goto('/');
    await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill(account.login);
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill('không phải mật khẩu này');
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Chưa đăng nhập được');
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(oneTimePassword);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await expect(page).toHaveURL(/\/mat-khau-moi$/);
    await page.goto('/viec-can-lam');
    await expect(page).toHaveURL(/\/mat-khau-moi$/);
    await page.getByRole('textbox', { name: 'Mật khẩu hiện tại' }).fill(oneTimePassword);
    await page.getByRole('textbox', { name: 'Mật khẩu mới' }).fill('đò ngang qua bến sông xưa');
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await expect(page).toHaveURL(/\/viec-can-lam$/);
  });
}

async function scoreAndSend(page: Page): Promise<void> {
  const form = new CardForm(page);
  await test.step('the secretary scores the first meeting', async () => {
    await page.getByRole('button', { name: 'Lập phiếu', exact: true }).click();
    await page.getByRole('textbox', { name: 'Ngày họp (ngày/tháng)' }).fill(await meetingDay(page));
    await form.enter(AGREEING_FACTS);
    await form.answerAll();
    await form.weaknesses.fill('Ít ý kiến phát biểu; chi ủy gợi ý câu hỏi trước kỳ họp tháng sau.');
    await form.enter(AGREEING_VOTE);
    await page.getByRole('button', { name: /^Kiểm tra/ }).click();
  });
  await test.step('and sends it', async () => {
    await page.getByRole('button', { name: `Gửi ${TOP}` }).click();
    await expect(page.getByRole('heading', { name: /^Đã gửi/ })).toBeVisible();
    await expect(page.getByText(/\d{4}-\d{2}-\d{4}/)).toBeVisible();
  });
}

async function expectPlainCookie(context: BrowserContext): Promise<void> {
  await test.step('the session and the known browser live in plain, strict, unreadable cookies', async () => {
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name).toSorted()).toEqual(['chibo', 'chibo-device']);
    for (const cookie of cookies)
      expect(cookie).toMatchObject({ domain: LAN_NAME, httpOnly: true, secure: false, sameSite: 'Strict' });
  });
}

async function signOut(page: Page): Promise<void> {
  const banner = page.getByRole('banner');
  await banner.getByText(TOP).or(banner.getByText(BRANCH)).last().click();
  await banner.getByRole('button', { name: 'Đăng xuất' }).click();
  await expect(page.getByRole('heading', { name: 'Đăng nhập', level: 1 })).toBeVisible();
}
