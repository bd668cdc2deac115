import type { Page } from '@playwright/test';
import { AGREEING_FACTS, AGREEING_VOTE, CardForm } from '../support/card-form';
import { expectLargeTargets, expectNoSidewaysScroll, PHONE, tapTwice, Touches } from '../support/phone';
import { expect, expectNoAxeViolations, test } from '../support/test';
import { meetingDay } from '../support/calendar';

test.use(PHONE);

/** Lines the branch does not get its points for, and why. */
const BELOW = { '3.4': 'Báo muộn', '4.1': 'Thiếu bước', '5.3': 'Ít ý kiến, chưa gợi mở', '6.2': 'Còn nể nang' };
const LINES = 27;

test('a secretary scores this month’s meeting on a phone and sends it', async ({ page }) => {
  const touches = await Touches.on(page);
  const form = new CardForm(page, (target) => target.tap());

  await test.step('sign in by one tap and find the one job', async () => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Đăng nhập', level: 1 })).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Bí thư chi bộ Chi bộ Thanh tra Sở' }).tap();
    await expect(page.getByRole('heading', { name: /^Chấm điểm kỳ sinh hoạt tháng/, level: 1 })).toBeVisible();
    await expect(page.getByText(/Gửi Đảng bộ Sở Nội vụ trước hết ngày/)).toBeVisible();
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page, 320, 360);
  });

  await test.step('open the card: nothing is preselected, everything is large', async () => {
    await page.getByRole('button', { name: 'Lập phiếu', exact: true }).tap();
    await expect(page.getByRole('heading', { name: /^Phiếu chấm điểm tháng/ })).toBeAttached();
    await expect(page.getByRole('radio').first()).toBeVisible();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
    for (const field of await page.getByRole('textbox').all()) await expect(field).toHaveValue('');
    await expect(page.getByText(/Tháng \d+: đạt/).first()).toBeVisible();
    await expectLargeTargets(page);
    await expectNoSidewaysScroll(page, 320, 360);
    await expectNoAxeViolations(page);
  });

  await test.step('facts that disagree are said at once, and mended', async () => {
    await page.getByRole('textbox', { name: 'Ngày họp (ngày/tháng)' }).fill(await meetingDay(page));
    await form.enter({ ...AGREEING_FACTS, 'Có mặt': '16' });
    await expect(page.getByText('16 + 2 + 0 = 18, chưa khớp số phải dự 17')).toBeVisible();
    await expectNoAxeViolations(page);
    await form.enter({ 'Có mặt': '15' });
    await expect(page.getByText('15 + 2 + 0 = 17, khớp số phải dự')).toBeVisible();
  });

  const before = await touches.count();
  await test.step('every line by one tap, a lower level by one more', async () => {
    await form.answerAll(BELOW);
    await expect(form.progress).toHaveText(`Đã chấm ${LINES}/${LINES}`);
    await expectLargeTargets(page);
    await expectNoSidewaysScroll(page, 320, 360);
  });

  await test.step('the bar says total, band, and what blocks the next one', async () => {
    await expect(page.getByText(/88\s*điểm/)).toBeVisible();
    await expect(page.getByText('Khá', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Chưa lên Tốt thiếu 2 điểm, cần từ 90/ })).toBeVisible();
  });

  await test.step('going on too early names what is missing; nothing is lost', async () => {
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).tap();
    const summary = page.getByRole('alert').filter({ hasText: /Còn \d+ chỗ cần sửa/ });
    await expect(summary).toContainText('Đồng chí chưa ghi hạn chế, biện pháp khắc phục.');
    await expectNoAxeViolations(page);
    await form.weaknesses.fill('Một số đồng chí còn ít phát biểu; chi ủy gợi ý câu hỏi trước kỳ họp tháng sau.');
    await form.enter(AGREEING_VOTE);
    await expect(page.getByText('13 + 0 + 1 = 14, khớp số biểu quyết')).toBeVisible();
    await expect(summary).toBeHidden();
  });

  await test.step('look once more before sending', async () => {
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).tap();
    await expect(page.getByRole('heading', { name: 'Kiểm tra trước khi gửi' })).toBeAttached();
    await expect(page.getByText(/88\s*\/100/)).toBeVisible();
    for (const reason of Object.values(BELOW)) await expect(page.getByText(reason)).toBeVisible();
    await expect(page.getByText('13/14 đồng chí, 92,9%')).toBeVisible();
    await expect(page.getByText(/^Đã xong 0\/\d việc/)).toBeVisible();
    await expect(page.getByRole('link', { name: /^Sửa/ })).toHaveCount(12);
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page, 320, 360);
  });

  await test.step('two hasty taps are one submission', async () => {
    const submissions = submissionsOf(page);
    await tapTwice(page.getByRole('button', { name: 'Gửi Đảng bộ Sở Nội vụ' }));
    await expect(page.getByRole('heading', { name: /^Đã gửi/ })).toBeVisible();
    expect(submissions).toHaveLength(1);
    expect(await touches.count(), 'touches from the first line to the receipt').toBeLessThanOrEqual(before + LINES + 8);
  });

  await test.step('the receipt has a number and says what comes next', async () => {
    await expect(page.getByText(/\d{4}-\d{2}-\d{4}/)).toBeVisible();
    await expect(page.getByText('đúng hạn')).toBeVisible();
    await expect(page.getByText(/Cấp trên xếp loại chậm nhất ngày/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Thu hồi' })).toBeEnabled();
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page, 320, 360);
    await page.getByRole('link', { name: 'Xem lại phiếu' }).tap();
    await page.getByRole('button', { name: 'Xem lịch sử' }).tap();
    await expect(
      page.getByRole('region', { name: 'Lịch sử' }).getByRole('listitem').filter({ hasText: 'gửi' }),
    ).toHaveCount(1);
    await expectNoAxeViolations(page);
  });
});

/** Requests that send a card, as they leave the page. */
function submissionsOf(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/submit')) sent.push(request.url());
  });
  return sent;
}
