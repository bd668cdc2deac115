import type { Page } from '@playwright/test';
import { meetingDay } from '../support/calendar';
import { AGREEING_FACTS, AGREEING_VOTE, CardForm } from '../support/card-form';
import { untouchedBranch } from '../support/desk';
import { expectNoSidewaysScroll, PHONE } from '../support/phone';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

test.use(PHONE);

const WORDS = 'Không lưu được gì trên máy này.';

const REFUSALS = {
  forbidden: () => {
    const refuse = {
      get: (): never => {
        throw new DOMException('denied', 'SecurityError');
      },
    };
    Object.defineProperty(window, 'localStorage', refuse);
    Object.defineProperty(window, 'sessionStorage', refuse);
  },
  full: () => {
    for (const storage of [localStorage, sessionStorage])
      for (let size = 4_194_304; size >= 1; size = Math.floor(size / 2))
        try {
          for (let at = storage.length; ; at++) storage.setItem(`full-${at}-${size}`, 'x'.repeat(size));
        } catch {
          continue;
        }
  },
};

for (const [how, refuse] of Object.entries(REFUSALS))
  test(`storage that is ${how}: a card is scored and sent, and the page says that nothing is kept`, async ({
    app,
    page,
  }) => {
    const branch = await untouchedBranch(app);
    await page.addInitScript(refuse);
    await test.step('tasks are there, and so are the words', async () => {
      await signInAs(page, 'Bí thư chi bộ', branch.name);
      await expect(page.getByText(WORDS)).toBeVisible();
      await expect(page.getByRole('heading', { name: /^Chấm điểm kỳ sinh hoạt tháng/, level: 1 })).toBeVisible();
      await expectNoAxeViolations(page);
      await expectNoSidewaysScroll(page, 320, 360);
    });
    await test.step('the card is filled in and sent', async () => {
      await fillIn(page);
      await page.getByRole('button', { name: 'Kiểm tra', exact: true }).tap();
      await page.getByRole('button', { name: /^Gửi / }).tap();
      await expect(page.getByRole('heading', { name: /^Đã gửi/ })).toBeVisible();
    });
    await test.step('an officer has the queue', async () => {
      const officer = await page.context().newPage();
      await officer.addInitScript(refuse);
      await signInAs(officer, 'Cán bộ cấp ủy', branch.parentName);
      await officer.goto(page.url().replace(/\/phieu.*/, '/thang'));
      await expect(officer).toHaveURL(/\/thang\/\d{4}-\d{2}$/);
      await officer.goto(`${officer.url()}/tham-dinh`);
      await expect(officer.getByText(branch.name).first()).toBeVisible();
      await expect(officer.getByText(WORDS)).toBeVisible();
    });
  });

async function fillIn(page: Page): Promise<void> {
  const form = new CardForm(page, (target) => target.tap());
  await page.getByRole('button', { name: 'Lập phiếu', exact: true }).tap();
  await page.getByRole('textbox', { name: 'Ngày họp (ngày/tháng)' }).fill(await meetingDay(page));
  await form.enter(AGREEING_FACTS);
  await form.answerAll();
  await form.weaknesses.fill('Ít ý kiến phát biểu; chi ủy gợi ý câu hỏi trước kỳ họp tháng sau.');
  await form.enter(AGREEING_VOTE);
}
