import type { CellRow, InstallationView, ScorecardView } from '@chibo/contracts';
import type { Page } from '@playwright/test';
import type { App } from '../support/app';
import { meetingDay } from '../support/calendar';
import { AGREEING_FACTS, CardForm } from '../support/card-form';
import { Desk, untouchedBranch } from '../support/desk';
import { expectLargeTargets, expectNoSidewaysScroll, PHONE } from '../support/phone';
import { sentCard } from '../support/sent-card';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

test('a working group sits in and scores blind; both scores show once both are given', async ({ app, browser }) => {
  test.setTimeout(180_000);
  const branch = await untouchedBranch(app);
  const card = await begunCard(app, branch);
  const officer = await (await browser.newContext()).newPage();
  await signInAs(officer, 'Cán bộ cấp ủy', branch.parentName);
  let visit = '';

  await test.step('an officer plans a visit of the branch, naming himself', async () => {
    await officer.goto('/to-cong-tac');
    await officer.getByRole('button', { name: 'Thêm lượt dự' }).click();
    await officer.getByRole('button', { name: 'Đưa vào kế hoạch' }).click();
    await expect(officer.getByText('Cần sửa: đồng chí chọn nơi đến dự.')).toBeVisible();
    await expectNoAxeViolations(officer);
    await choosePlace(officer, branch.name);
    await officer.getByRole('textbox', { name: 'Ngày dự kiến (ngày/tháng)' }).fill(await meetingDay(officer));
    await officer.getByRole('checkbox').first().check();
    await officer.getByRole('textbox', { name: /^Thành viên khác/ }).fill('Nguyễn Văn Bình');
    await officer.getByRole('button', { name: 'Đưa vào kế hoạch' }).click();
    await expect(officer.getByRole('status').filter({ hasText: 'Đã đưa vào kế hoạch' })).toBeVisible();
    await expectNoAxeViolations(officer);
    await officer.getByRole('link', { name: branch.name, exact: true }).first().click();
    await officer.waitForURL('**/luot-du/*');
    visit = new URL(officer.url()).pathname;
  });

  await test.step('says that it took place', async () => {
    await officer.getByRole('button', { name: 'Ghi đã dự' }).click();
    await officer.getByRole('textbox', { name: /^Ngày đã dự/ }).fill(await meetingDay(officer));
    await officer.getByRole('button', { name: 'Ghi', exact: true }).click();
    await expect(officer.getByRole('link', { name: 'Chấm điểm quan sát' })).toBeVisible();
    await expectNoAxeViolations(officer);
  });

  const member = await (await browser.newContext(PHONE)).newPage();
  await signInAs(member, 'Cán bộ cấp ủy', branch.parentName);

  await test.step('on the phone he cannot read the card of the branch before he has scored', async () => {
    await member.goto(`/phieu/${card.id}`);
    await expect(member.getByText('chấm điểm quan sát trước, rồi mới xem phiếu của chi bộ')).toBeVisible();
    await member.goto(visit);
    await expect(member.getByRole('table')).toHaveCount(0);
  });

  await test.step('he scores what he saw; a reload loses nothing', async () => {
    await member.getByRole('link', { name: 'Chấm điểm quan sát' }).click();
    const form = new CardForm(member);
    await form.enter(AGREEING_FACTS);
    await form.answerAll({ '6.2': 'Chưa thực hiện' });
    const progress = await form.progress.textContent();
    await expectLargeTargets(member);
    await expectNoAxeViolations(member);
    await member.reload();
    await expect(form.progress).toHaveText(progress ?? '');
    await expect(form.answer('6.2', 'Không đạt')).toBeChecked();
    await expectNoSidewaysScroll(member, 320, 360);
  });

  await test.step('and gives it whole; the own score of the branch stays hidden', async () => {
    await member.getByRole('button', { name: 'Kiểm tra' }).click();
    await expect(member.getByRole('heading', { name: 'Kiểm tra điểm quan sát' })).toBeVisible();
    await expectNoAxeViolations(member);
    await member.getByRole('button', { name: 'Gửi điểm quan sát' }).click();
    await expect(member.getByText('hiện ở đây khi chi bộ gửi phiếu')).toBeVisible();
    await expect(member.getByRole('link', { name: 'Chấm lại' })).toBeVisible();
    await expectNoAxeViolations(member);
  });

  const secretary = await (await browser.newContext()).newPage();
  await signInAs(secretary, 'Bí thư chi bộ', branch.name);

  await test.step('the branch does not see it either, until it has sent its own', async () => {
    await secretary.goto(`/phieu/${card.id}`);
    await expect(secretary.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(secretary.getByText('Tổ công tác chấm')).toHaveCount(0);
    await verify(app, branch, await sentCard(app, branch));
  });

  await test.step('then both see the three scores, with what is between them', async () => {
    await secretary.reload();
    for (const words of ['Điểm tự chấm', 'Tổ công tác chấm', 'Thẩm định'])
      await expect(secretary.getByText(words, { exact: true }).first()).toBeVisible();
    await member.reload();
    await expect(member.getByRole('list', { name: 'Điểm từng mục' })).toContainText('6.2');
    await expectNoAxeViolations(member);
    await expectNoSidewaysScroll(member, 320, 360);
    await officer.goto(visit);
    const row = officer.getByRole('row', { name: /^6\.2 / });
    await expect(row.getByRole('cell').nth(1)).toHaveText(/^0 \(−/);
    await expect(row.getByRole('cell').nth(2)).toHaveText(/\(0\)$/);
    await expectNoAxeViolations(officer);
  });

  await test.step('what was found reaches the branch, which reads it and marks nothing', async () => {
    await officer.getByRole('button', { name: 'Thêm phát hiện' }).click();
    await officer.getByRole('textbox', { name: 'Nội dung phát hiện' }).fill('Phần tự phê bình còn chung chung.');
    await officer.getByRole('textbox', { name: 'Việc cần làm' }).fill('Gợi ý trước nội dung tự phê bình.');
    await officer.getByRole('textbox', { name: 'Người thực hiện' }).fill('Bí thư chi bộ');
    await officer.getByRole('textbox', { name: /^Hạn thực hiện/ }).fill(await meetingDay(officer));
    await officer.getByRole('button', { name: 'Ghi', exact: true }).click();
    await expect(officer.getByRole('heading', { name: 'Gợi ý trước nội dung tự phê bình.' })).toBeVisible();
    await secretary.goto('/viec-can-lam');
    const found = secretary.getByRole('region', { name: 'Việc tổ công tác nêu' });
    await expect(found).toContainText('Gợi ý trước nội dung tự phê bình.');
    await expect(found.getByRole('button')).toHaveCount(0);
    await expectNoAxeViolations(secretary);
  });
});

/** A card the secretary has begun with the day of the meeting, without a screen. */
async function begunCard(app: App, branch: CellRow): Promise<ScorecardView> {
  const desk = await Desk.of(app, 'Bí thư chi bộ', branch.name);
  const { today } = await desk.get<InstallationView>('installation');
  const opened = { organizationId: branch.cellId, month: today.slice(0, 7), kind: 'REGULAR' };
  const { id, version } = await desk.post<ScorecardView>('scorecards', opened);
  await desk.patch(`scorecards/${id}`, { facts: { heldOn: today } }, { 'If-Match': `"${version}"` });
  return desk.get<ScorecardView>(`scorecards/${id}`);
}

/** The superior's officer lets the score of the branch stand. */
async function verify(app: App, branch: CellRow, { id, version }: ScorecardView): Promise<void> {
  const desk = await Desk.of(app, 'Cán bộ cấp ủy', branch.parentName);
  await desk.post(`scorecards/${id}/verify`, { adjustments: [] }, { 'If-Match': `"${version}"` });
}

/** A short list of branches is open at once; a long one is searched first. */
async function choosePlace(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Nơi đến dự' }).fill(name);
  await page.getByRole('list', { name: 'Nơi đến dự: chọn một' }).getByRole('button', { name }).first().click();
}
