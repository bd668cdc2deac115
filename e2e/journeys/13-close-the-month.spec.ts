import type { MonthCellsView, MonthClosingView, ScorecardView } from '@chibo/contracts';
import { addMonths } from '@chibo/domain';
import { currentMonth, Desk } from '../support/desk';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

const BLOC = 'Đảng bộ Khối các cơ quan tỉnh Lào Cai';

test('a month is closed with some missing, and what is corrected later stands beside it', async ({ app, page }) => {
  const office = await Desk.of(app, 'Cán bộ cấp ủy', BLOC);
  const month = addMonths(await currentMonth(office), -1);
  const { missing } = await office.get<MonthClosingView>(`months/${month}/closing`);
  expect(missing.length).toBeGreaterThan(3);
  await signInAs(page, 'Cán bộ cấp ủy', BLOC);

  await test.step('the month table says that it is open and leads to closing', async () => {
    await page.goto(`/thang/${month}`);
    await expect(page.getByText('Chưa khóa sổ')).toBeVisible();
    await page.locator('a[href*="/khoa-so"]').first().click();
    await expect(page.getByRole('heading', { name: /^Khóa sổ/, level: 1 })).toBeVisible();
    await expectNoAxeViolations(page);
  });

  await test.step('without reasons it is refused at the first branch that lacks one', async () => {
    await page.getByRole('button', { name: 'Khóa sổ tháng' }).click();
    await expect(page.getByText(/^Cần sửa: /).first()).toBeVisible();
    await expectNoAxeViolations(page);
  });

  await test.step('one reason for all, then the question, then it is closed', async () => {
    await page.getByRole('textbox', { name: 'Lý do chung' }).fill('Chi bộ đang kiện toàn, bàn giao');
    await page.getByRole('button', { name: /^Ghi cho \d+ chi bộ chưa có lý do/ }).click();
    await page.getByRole('button', { name: 'Khóa sổ tháng' }).click();
    await expect(page.getByText('Bản đã khóa có mã băm để đối chiếu')).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: /^Khóa sổ tháng \d/ }).click();
    await expect(page.getByRole('heading', { name: 'Đã khóa sổ' })).toBeVisible();
    await expectNoAxeViolations(page);
  });

  const corrected = await test.step('a decided card of the month is corrected by its committee', async () => {
    const { cells } = await office.get<MonthCellsView>(`months/${month}/cells?filter=DECIDED`);
    const cell = cells.find(({ parentName, decidedTotal }) => parentName === BLOC && (decidedTotal ?? 0) > 9000);
    const card = await office.get<ScorecardView>(`scorecards/${cell?.scorecardId}`);
    const line = card.score.lines.find(({ code, points = 0 }) => points > 0 && code === '7.1');
    const body = {
      reason: 'Kết luận của đoàn kiểm tra',
      adjustments: [
        {
          code: '7.1',
          points: (line?.points ?? 0) > 1500 ? 1500 : 0,
          reasonCode: 'TOO_HIGH',
          words: 'Hai việc chưa xong',
        },
      ],
    };
    await office.post(`scorecards/${card.id}/correct`, body, { 'If-Match': `"${card.version}"` });
    return card.cell.name;
  });

  await test.step('and stands as điều chỉnh beside the frozen table, which has not moved', async () => {
    await page.reload();
    const changes = page.getByRole('table', { name: /Điều chỉnh sau khóa sổ/ });
    await expect(changes).toContainText(corrected);
    const { closed } = await office.get<MonthClosingView>(`months/${month}/closing`);
    expect(closed?.changes.map(({ name }) => name)).toEqual([corrected]);
    await expectNoAxeViolations(page);
  });

  await test.step('opening again asks for a reason, which the history keeps', async () => {
    await page.getByRole('button', { name: 'Mở lại sổ' }).click();
    await page.getByRole('button', { name: /^Mở lại sổ tháng/ }).click();
    await expect(page.getByText('Cần sửa: đồng chí ghi lý do mở lại sổ.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Lý do mở lại' }).fill('Bổ sung phiếu của chi bộ bàn giao');
    await page.getByRole('button', { name: /^Mở lại sổ tháng/ }).click();
    await expect(page.getByRole('heading', { name: 'Chưa khóa sổ', exact: true })).toBeVisible();
    await expect(page.getByText('Bổ sung phiếu của chi bộ bàn giao')).toBeVisible();
    await expectNoAxeViolations(page);
  });
});
