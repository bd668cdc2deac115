import type { Page } from '@playwright/test';
import type { App } from '../support/app';
import { AGREEING_FACTS, AGREEING_VOTE, CardForm, type TypedFacts } from '../support/card-form';
import { meetingDay } from '../support/calendar';
import { untouchedBranch } from '../support/desk';
import { Keyboard } from '../support/keyboard';
import { expect, signInAs, test } from '../support/test';

/** Lines below their maximum, by the digit of their reason. */
const BELOW: Record<string, string> = { '3.4': '2', '5.3': '1' };
const LINE = /^(\d+\.\d+) /;

for (const { title, viewport } of [
  { title: 'on a laptop', viewport: { width: 1366, height: 768 } },
  { title: 'on a laptop at 200 % zoom, where the phone’s bars stick', viewport: { width: 683, height: 384 } },
]) {
  test(`a secretary scores and sends with nothing but keys ${title}`, async ({ app, page }) => {
    await page.setViewportSize(viewport);
    await scoreAndSend(app, page);
  });
}

async function scoreAndSend(app: App, page: Page): Promise<void> {
  const branch = await untouchedBranch(app);
  await signInAs(page, 'Bí thư chi bộ', branch.name);
  const keyboard = new Keyboard(page);
  const form = new CardForm(page);

  await test.step('to the card', async () => {
    await expect(page.getByRole('button', { name: 'Lập phiếu', exact: true })).toBeVisible();
    await keyboard.tabTo(/^Lập phiếu$/);
    await keyboard.press('Enter');
    await expect(page).toHaveURL(/\/phieu\//);
    await expect(page.getByRole('textbox', { name: 'Ngày họp (ngày/tháng)' })).toBeVisible();
  });

  await test.step('facts: type, Enter, type', async () => {
    await keyboard.tabTo(/^Ngày họp/);
    const facts: TypedFacts = { 'Ngày họp (ngày/tháng)': await meetingDay(page), ...AGREEING_FACTS };
    for (let next = await fieldOf(keyboard); !LINE.test(next); next = await fieldOf(keyboard)) {
      const value = facts[next];
      if (typeof value === 'string') await keyboard.type(value);
      else await keyboard.press(value ? '1' : '2');
      await keyboard.press('Enter');
      delete facts[next];
    }
    expect(facts, 'every fact was on the way').toEqual({});
  });

  await test.step('lines: a digit and Enter each, one digit and one Enter more for a reason', async () => {
    const codes = await form.codes();
    const seen: string[] = [];
    keyboard.takeCount();
    for (let next = LINE.exec(await fieldOf(keyboard)); next; next = LINE.exec(await fieldOf(keyboard))) {
      const [, code] = next;
      seen.push(code);
      const reason = BELOW[code];
      await keyboard.press(reason ? '2' : '1');
      await expect(form.line(code).getByRole('radio', { checked: true })).toHaveCount(1);
      if (reason) {
        await expect(form.reasons(code)).toBeVisible();
        await keyboard.press('Enter');
        await keyboard.press(reason);
      } else if ((await form.evidence(code).count()) > 0) {
        await keyboard.press('ArrowDown');
        await keyboard.type('Biên bản kỳ họp, mục 3.');
      }
      if (code === codes.at(-1)) break;
      await keyboard.press(seen.length % 2 ? 'Enter' : 'ArrowDown');
    }
    expect(seen).toEqual(codes);
    const more = Object.keys(BELOW).length * 2 + 1;
    expect(keyboard.takeCount(), 'keys for all lines').toBeLessThanOrEqual(2 * codes.length + more);
    await expect(form.progress).toHaveText('Đã chấm 27/27');
  });

  await test.step('arrows change a choice and change it back', async () => {
    await keyboard.press('ArrowRight');
    await expect(form.answer('8.3', 'Không đạt')).toBeChecked();
    await keyboard.press('ArrowLeft');
    await expect(form.answer('8.3', 'Đạt')).toBeChecked();
  });

  await test.step('weaknesses and vote', async () => {
    await keyboard.tabTo(/^Chi bộ còn hạn chế gì/);
    await keyboard.type('Ít ý kiến phát biểu; chi ủy gợi ý câu hỏi trước kỳ họp tháng sau.');
    await keyboard.press('Tab');
    for (const [label, value] of Object.entries(AGREEING_VOTE)) {
      expect(await fieldOf(keyboard)).toBe(label);
      await keyboard.type(String(value));
      await keyboard.press('Tab');
    }
  });

  await test.step('check and send', async () => {
    await keyboard.tabTo(/^Kiểm tra/);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Kiểm tra trước khi gửi' })).toBeVisible();
    await keyboard.tabTo(/^Gửi /);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: /^Đã gửi/ })).toBeFocused();
  });
}

async function fieldOf(keyboard: Keyboard): Promise<string> {
  return (await keyboard.focus()).name;
}
