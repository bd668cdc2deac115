import type { MonthTableView, QueueView } from '@chibo/contracts';
import { addMonths, formatTenths } from '@chibo/domain';
import type { Locator, Page } from '@playwright/test';
import { currentMonth, Desk } from '../support/desk';
import { readBack } from '../support/paper';
import { expect, signInAs, test } from '../support/test';

const BLOC = 'Đảng bộ Khối các cơ quan tỉnh Lào Cai';

/** Taps and keys from the home page to the table in hand, for all 65 organisations of the bloc. */
const MOST = 60;

/** A hand that counts: each tap is one, each letter typed is one. */
class Hand {
  count = 0;

  constructor(private readonly page: Page) {}

  async tap(target: Locator): Promise<void> {
    this.count += 1;
    await target.click();
  }

  async key(key: string): Promise<void> {
    this.count += 1;
    await this.page.keyboard.press(key);
  }
}

test('from the deadline to a table that can be signed: a bloc of 65 organisations', async ({ app, page }) => {
  const office = await Desk.of(app, 'Cán bộ cấp ủy', BLOC);
  const month = addMonths(await currentMonth(office), -1);
  const { rows } = await office.get<MonthTableView>(`months/${month}/table`);
  expect(rows.length).toBe(65);
  // Of the demonstration's last month nothing waits for the bloc any more: what waits of this month stands for it.
  const now = addMonths(month, 1);
  const waiting = async (): Promise<number> => (await office.get<QueueView>(`months/${now}/queue`)).items.length;
  expect(await waiting()).toBeGreaterThan(3);
  await signInAs(page, 'Cán bộ cấp ủy', BLOC);
  const hand = new Hand(page);
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });

  await test.step('the home page leads to what waits; what needs no look is confirmed at once', async () => {
    await hand.tap(page.locator(`a[href^="/thang/${now}/tham-dinh"]`).first());
    await hand.tap(button(/^Xác nhận \d+ phiếu không có điểm cần xem/));
    await hand.tap(button(/^Xác nhận \d+ phiếu$/));
    await expect(page.getByRole('heading', { name: /^Đã xác nhận \d+ phiếu/ })).toBeVisible();
  });

  await test.step('what asks for a look is read and confirmed by one key each', async () => {
    const left = await waiting();
    expect(left).toBeGreaterThan(0);
    await hand.tap(button(/^Mở \d+ phiếu còn lại/));
    for (let at = left; at > 0; at -= 1) {
      await expect(button(/^Xác nhận/).first()).toBeVisible();
      // A key pressed as a card opens was meant for the one before.
      await page.waitForTimeout(800);
      await hand.key('x');
      await expect.poll(waiting).toBe(at - 1);
    }
  });

  await test.step('the month is closed, one reason for all that is missing', async () => {
    await page.goto('/');
    const closing = page.locator(`a[href^="/thang/${month}"]`).first();
    await hand.tap(closing);
    await hand.tap(page.locator('a[href*="/khoa-so"]').first());
    await hand.tap(page.getByRole('radiogroup', { name: 'Lý do chọn sẵn cho tất cả' }).getByRole('radio').first());
    await hand.tap(button(/^Ghi cho \d+ chi bộ chưa có lý do/));
    await hand.tap(button('Khóa sổ tháng'));
    await hand.tap(button(/^Khóa sổ tháng \d/));
    await expect(page.getByRole('heading', { name: 'Đã khóa sổ' })).toBeVisible();
  });

  await test.step('the table of the 65 organisations is a file to be signed', async () => {
    await hand.tap(page.getByRole('link', { name: 'Bảng tháng' }).first());
    await hand.tap(page.getByText('Lấy bảng thành tệp').first());
    const link = page.getByRole('list', { name: 'Bảng tổng hợp theo tổ chức' }).getByRole('link', { name: /PDF/ });
    hand.count += 1;
    const paper = readBack(await (await page.request.get((await link.getAttribute('href')) ?? '')).body());
    const { total } = await office.get<MonthTableView>(`months/${month}/table`);
    expect(paper.text).toContain('T/M ĐẢNG ỦY');
    expect(paper.text).toContain(formatTenths(total.percents?.GOOD ?? 0).replace('%', ''));
    for (const at of rows.keys()) expect(paper.text, `row ${at + 1}`).toMatch(new RegExp(`^ *${at + 1} .*\\d`, 'm'));
  });

  test.info().annotations.push({ type: 'taps and keys', description: String(hand.count) });
  console.log(`Taps and keys from the home page to the table of 65 organisations: ${hand.count}`);
  expect(hand.count).toBeLessThanOrEqual(MOST);
});
