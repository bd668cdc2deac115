import type { AccountsView, CriteriaSetView, NewAccountView, SessionView } from '@chibo/contracts';
import type { Page } from '@playwright/test';
import { type App, startApp } from '../support/app';
import { AGREEING_FACTS, AGREEING_VOTE, CardForm } from '../support/card-form';
import { meetingDay } from '../support/calendar';
import { currentMonth, Desk } from '../support/desk';
import { expect, test } from '../support/test';

const ADMINISTRATOR = { login: 'quantri', password: 'một câu dài dễ nhớ' };
const TOP = 'Đảng bộ Khối các cơ quan Minh Họa';
const [COMMITTEES, BRANCHES] = [65, 311];

/** Seconds of one tap with looking for it, and of one letter, by the keystroke-level model (Card, Moran, Newell 1980). */
const [TAP, LETTER] = [2.45, 0.28];

/** What a hand does on the pages: trusted clicks, letters typed. */
class Hand {
  taps = 0;
  letters = 0;

  async watch(page: Page): Promise<void> {
    await page.exposeFunction('handDid', (what: 'taps' | 'letters', n: number) => (this[what] += n));
    await page.addInitScript(() => {
      const did = (what: string, n: number): unknown =>
        (window as unknown as Record<string, (a: string, b: number) => unknown>)['handDid'](what, n);
      const lengths = new WeakMap<EventTarget, number>();
      document.addEventListener('click', (event) => event.isTrusted && event.detail > 0 && did('taps', 1), true);
      document.addEventListener(
        'input',
        ({ target }) => {
          const { value = '' } = target as HTMLInputElement;
          did('letters', Math.max(1, value.length - (lengths.get(target as EventTarget) ?? 0)));
          lengths.set(target as EventTarget, value.length);
        },
        true,
      );
    });
  }

  get minutes(): number {
    return (this.taps * TAP + this.letters * LETTER) / 60;
  }
}

test('an empty system becomes a bloc of 65 organisations, 311 branches and 400 people, and its first card is sent', async ({
  browser,
}) => {
  const app = await startApp({ DEMO: 'off' });
  try {
    const page = await (await browser.newContext({ baseURL: app.url })).newPage();
    const hand = new Hand();
    await hand.watch(page);
    await setUp(app, page);
    await takeIn(page, 'Tổ chức đảng', organizations(), `${COMMITTEES + BRANCHES} mới`);
    await takeIn(page, 'Người dùng', people(), '400 mới');
    const secretary = await theRest(app);
    await scoreAndSend(page, secretary);
    const said = `${hand.taps} taps, ${hand.letters} letters: ${hand.minutes.toFixed(1)} minutes of the model`;
    test.info().annotations.push({ type: 'hand', description: said });
    console.log(`From the empty system to the first sent card: ${said}`);
    expect(hand.minutes).toBeLessThan(60);
    // The counter counts.
    expect(hand.taps).toBeGreaterThan(30);
  } finally {
    await app.stop();
  }
});

async function setUp(app: App, page: Page): Promise<void> {
  await test.step('the one-time code makes the first administrator', async () => {
    const [, code = ''] = /One-time code for the first administrator .*: (\S+)/.exec(app.output()) ?? [];
    await page.goto('/');
    await page.getByRole('textbox', { name: 'Mã khởi tạo' }).fill(code);
    await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill(ADMINISTRATOR.login);
    await page.getByRole('textbox', { name: 'Họ tên hoặc chức danh' }).fill('Quản trị Khối');
    await page.getByLabel('Mật khẩu').fill(ADMINISTRATOR.password);
    await page.getByRole('textbox', { name: 'Tên tổ chức đảng cao nhất' }).fill(TOP);
    await page.getByRole('textbox', { name: 'Mã tổ chức' }).fill('K');
    await page.getByRole('combobox', { name: 'Loại tổ chức' }).selectOption('Đảng bộ Khối');
    await page.getByRole('button', { name: 'Lập tài khoản quản trị' }).click();
    await expect(page).not.toHaveURL(/thiet-lap/);
  });
}

async function takeIn(page: Page, sheet: string, text: string, words: string): Promise<void> {
  await test.step(`the sheet “${sheet}” is shown, and taken in`, async () => {
    await page.getByRole('link', { name: 'Quản trị' }).first().click();
    await page.getByRole('link', { name: 'Nhập, xuất bảng' }).click();
    const file = { name: 'bang.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${text}`) };
    const chooser = page.waitForEvent('filechooser');
    await page.getByText(`Chọn tệp… ${sheet} để xem trước`).click();
    await (await chooser).setFiles(file);
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    await page.getByRole('button', { name: /^Ghi \d+ dòng$/ }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Đã ghi' })).toBeVisible({ timeout: 60_000 });
  });
}

function organizations(): string {
  const lines = ['Mã;Tên tổ chức;Loại;Mã cấp trên'];
  for (let at = 1; at <= COMMITTEES; at += 1) lines.push(`${two(at)};Đảng bộ cơ quan số ${at};Đảng bộ cơ sở;K`);
  for (let at = 1; at <= BRANCHES; at += 1)
    lines.push(`${branch(at)};Chi bộ số ${at};Chi bộ trực thuộc;${two(1 + (at % COMMITTEES))}`);
  return lines.join('\r\n');
}

/** A secretary for each branch, an officer for each committee, deputies for the first branches. */
function people(): string {
  const lines = ['Họ và tên;Tên đăng nhập;Vai trò;Mã tổ chức'];
  for (let at = 1; at <= BRANCHES; at += 1) lines.push(`Bí thư ${at};bt${at}.cb;Bí thư chi bộ;${branch(at)}`);
  for (let at = 1; at <= COMMITTEES; at += 1) lines.push(`Văn phòng ${at};vp${at}.du;Cán bộ cấp ủy;${two(at)}`);
  for (let at = 1; at <= 400 - BRANCHES - COMMITTEES; at += 1)
    lines.push(`Phó bí thư ${at};pbt${at}.cb;Phó bí thư chi bộ;${branch(at)}`);
  return lines.join('\r\n');
}

const two = (at: number): string => String(at).padStart(2, '0');
const branch = (at: number): string => `CB${String(at).padStart(3, '0')}`;

/** At the administrator's desk, beside the pages: a template made the bloc's own, and a password for one secretary. */
async function theRest(app: App): Promise<NewAccountView> {
  return test.step('a template is published, a secretary is given a password', async () => {
    const desk = await Desk.signIn(app.url, ADMINISTRATOR.login, ADMINISTRATOR.password);
    const { roles } = await desk.get<SessionView>('session');
    const set = await desk.post<CriteriaSetView>('criteria-sets', { template: 'HD42-2025-commune' });
    const publication = { ownerId: roles[0].organizationId, validFrom: `${await currentMonth(desk)}-01` };
    await desk.post(`criteria-sets/${set.versionId}/publication`, publication);
    const { accounts } = await desk.get<AccountsView>('accounts?q=bt1.cb');
    const secretary = accounts.find(({ login }) => login === 'bt1.cb');
    return desk.post<NewAccountView>(`accounts/${secretary?.id}/password-reset`);
  });
}

async function scoreAndSend(page: Page, { account, oneTimePassword }: NewAccountView): Promise<void> {
  await test.step('the secretary signs in, scores the meeting and sends it', async () => {
    await page.context().clearCookies();
    await page.goto('/dang-nhap');
    await page.getByRole('textbox', { name: 'Tên đăng nhập' }).fill(account.login);
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(oneTimePassword);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.getByRole('textbox', { name: 'Mật khẩu hiện tại' }).fill(oneTimePassword);
    await page.getByRole('textbox', { name: 'Mật khẩu mới' }).fill('đò ngang qua bến sông xưa');
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await page.getByRole('button', { name: 'Lập phiếu', exact: true }).click();
    await page.getByRole('textbox', { name: 'Ngày họp (ngày/tháng)' }).fill(await meetingDay(page));
    const form = new CardForm(page);
    await form.enter(AGREEING_FACTS);
    await form.answerAll();
    await form.weaknesses.fill('Ít ý kiến phát biểu; chi ủy gợi ý câu hỏi trước kỳ họp tháng sau.');
    await form.enter(AGREEING_VOTE);
    await page.getByRole('button', { name: /^Kiểm tra/ }).click();
    await page.getByRole('button', { name: /^Gửi Đảng bộ cơ quan/ }).click();
    await expect(page.getByRole('heading', { name: /^Đã gửi/ })).toBeVisible();
  });
}
