import type { QueueView } from '@chibo/contracts';
import { addMonths } from '@chibo/domain';
import { currentMonth, Desk } from '../support/desk';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

const COMMITTEE = 'Đảng bộ Sở Nội vụ';

test('an officer walks the queue with nothing but keys, confirms, takes back and returns', async ({ app, page }) => {
  const desk = await Desk.of(app, 'Cán bộ cấp ủy', COMMITTEE);
  const now = await currentMonth(desk);
  const queues = await Promise.all(
    [now, addMonths(now, -1)].map((month) => desk.get<QueueView>(`months/${month}/queue`)),
  );
  const { month, items } = queues.find((queue) => queue.items.length > 1) ?? queues[0];
  expect(items.length).toBeGreaterThan(1);
  const waiting = async (): Promise<number> => (await desk.get<QueueView>(`months/${month}/queue`)).items.length;
  const card = page.getByRole('heading', { level: 1 });

  await test.step('the first card stands open; the keys are one key away', async () => {
    await signInAs(page, 'Cán bộ cấp ủy', COMMITTEE);
    await page.goto(`/thang/${month}/tham-dinh`);
    await expect(card).toContainText(items[0].name);
    await expectNoAxeViolations(page);
    await page.keyboard.press('?');
    await expect(page.getByRole('heading', { name: 'Phím tắt' })).toBeVisible();
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
  });

  await test.step('J and K walk', async () => {
    await page.keyboard.press('j');
    await expect(card).toContainText(items[1].name);
    await page.keyboard.press('k');
    await expect(card).toContainText(items[0].name);
  });

  await test.step('X confirms and opens the next; U takes it back', async () => {
    // A key pressed as a card opens was meant for the one before: the page takes none for a moment.
    await page.waitForTimeout(1000);
    await page.keyboard.press('x');
    await expect(card).toContainText(items[1].name);
    await expect.poll(waiting).toBe(items.length - 1);
    await expectNoAxeViolations(page);
    await page.keyboard.press('u');
    await expect.poll(waiting).toBe(items.length);
    await expect(card).toContainText(items[0].name);
    await expect(page.getByRole('button', { name: /^Trả lại/ }).first()).toBeEnabled();
  });

  await test.step('L leads into the words of a return; letters typed there are words, not keys', async () => {
    await page.keyboard.press('l');
    const message = page.getByRole('textbox', { name: 'Lời nhắn gửi bí thư' });
    await expect(message).toBeVisible();
    await message.focus();
    await page.keyboard.type('xin xem lại');
    await expect(message).toHaveValue('xin xem lại');
    expect(await waiting()).toBe(items.length);
    await expectNoAxeViolations(page);
  });
});
