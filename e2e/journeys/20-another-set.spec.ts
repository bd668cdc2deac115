import type { CriteriaSetView, PublicationPreview, ScorecardView } from '@chibo/contracts';
import type { Page } from '@playwright/test';
import type { App } from '../support/app';
import { CardForm } from '../support/card-form';
import { meetingDay } from '../support/calendar';
import { currentMonth, Desk, untouchedBranch } from '../support/desk';
import { expectNoSidewaysScroll, PHONE } from '../support/phone';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

test.use(PHONE);

test('a new version published under a card is announced and agreed to; no mark moves, and the new form begins', async ({
  app,
  page,
}) => {
  const branch = await untouchedBranch(app);
  await signInAs(page, 'Bí thư chi bộ', branch.name);
  await page.getByRole('button', { name: 'Lập phiếu', exact: true }).tap();
  await expect(page).toHaveURL(/\/phieu\//);
  const desk = await Desk.of(app, 'Bí thư chi bộ', branch.name);
  const card = (): Promise<ScorecardView> => desk.get(`scorecards/${page.url().split('/').at(-1) ?? ''}`);
  const form = new CardForm(page, (target) => target.tap());
  await page.getByRole('textbox', { name: 'Ngày họp (ngày/tháng)' }).fill(await meetingDay(page));
  await form.choose('3.1', 'Đạt');
  await form.choose('3.2', 'Đạt');
  await expect.poll(async () => (await card()).content.answers.length).toBe(2);
  await publishNextVersion(app, (await card()).criteriaSetVersionId, branch.parentId);

  await test.step('the next tap leads to the announcement, and nothing is scored until it is agreed to', async () => {
    await form.answer('5.1', 'Đạt').tap();
    await expect(announcement(page)).toBeFocused();
    await expect(announcement(page)).toContainText(/phiên bản \d+” sang “.*phiên bản \d+”, \d+ mục phải chấm lại/);
    await expect(form.line('3.1')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Mục \d/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Bộ tiêu chí', exact: true }).tap();
    await expect(announcement(page)).toBeFocused();
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page, 320, 360);
  });
  await test.step('agreed to, the first line waits, no mark has moved, and the page says what is kept', async () => {
    await page.getByRole('button', { name: 'Chuyển sang bộ tiêu chí này' }).tap();
    await expect(announcement(page)).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 2 }).and(page.locator(':focus'))).toHaveText(/^\s*1\. /);
    for (const code of ['3.1', '3.2', '5.1'])
      for (const words of ['Đạt', 'Không đạt']) await expect(form.answer(code, words)).not.toBeChecked();
    await expect(page.getByRole('status').filter({ hasText: '2 mục đã chấm theo “' })).toBeVisible();
    expect((await card()).content.answers).toEqual([]);
    await expectNoAxeViolations(page);
  });
  await test.step('a mark under the new version is of the new version', async () => {
    await form.choose('3.1', 'Không đạt');
    await expect
      .poll(async () => (await card()).content.answers.map(({ code, value }) => [code, value]))
      .toEqual([['3.1', 0]]);
  });
});

/** As a committee does that found a mistake: from the first of the month, though cards have marks already. */
async function publishNextVersion(app: App, versionId: string, ownerId: string): Promise<void> {
  const administrator = await Desk.of(app, 'Quản trị hệ thống');
  const next = await administrator.post<CriteriaSetView>(`criteria-sets/${versionId}/versions`);
  const validFrom = `${await currentMonth(administrator)}-01`;
  const where = `ownerId=${ownerId}&validFrom=${validFrom}`;
  const { count } = await administrator.get<PublicationPreview>(`criteria-sets/${next.versionId}/publication?${where}`);
  await administrator.post(`criteria-sets/${next.versionId}/publication`, { ownerId, validFrom, touched: count });
}

function announcement(page: Page) {
  return page.getByRole('alert').filter({ hasText: 'Bộ tiêu chí của phiếu đã đổi' });
}
