import type { MonthTableView, RankingView } from '@chibo/contracts';
import { foldVietnamese, parsePoints, type Points } from '@chibo/domain';
import type { Locator, Page } from '@playwright/test';
import { currentMonth, Desk } from '../support/desk';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

const ROLE = 'Cán bộ cấp ủy';
const BLOC = 'Đảng bộ Khối các cơ quan tỉnh Lào Cai';

interface Row {
  rank: number;
  name: string;
  tied: boolean;
  points: Points;
}

let held: RankingView;

test.beforeEach(async ({ app, page }) => {
  const desk = await Desk.of(app, ROLE, BLOC);
  held = await desk.get<RankingView>(`months/${await currentMonth(desk)}/ranking`);
  await signInAs(page, ROLE, BLOC);
  await page.getByRole('banner').getByRole('link', { name: 'Xếp hạng' }).click();
  await expect(page.getByRole('heading', { name: /^Xếp hạng tháng/ })).toBeVisible();
});

test('branches share a rank when their totals are equal, and the next rank is skipped', async ({ page }) => {
  await showAll(page);
  const rows = await rowsOf(cellsTable(page));
  expect(rows).toHaveLength(held.cells.length);
  await test.step('1, 2, 2, 4 as anybody can count in the table', () => {
    for (const { rank, points, name } of rows)
      expect(rank, name).toBe(1 + rows.filter((other) => other.points > points).length);
  });
  await test.step('ties say so, and only ties', () => {
    const alike = (row: Row) => rows.filter(({ points }) => points === row.points).length > 1;
    for (const row of rows) expect(row.tied, row.name).toBe(alike(row));
    expect(rows.some(({ tied }) => tied)).toBe(true);
  });
  await test.step('a rank explains itself', async () => {
    await page
      .getByRole('button', { name: /^Vì sao hạng này/ })
      .nth(1)
      .click();
    await expect(page.getByText(/nên xếp hạng \d+/).filter({ visible: true })).toHaveCount(1);
    await expectNoAxeViolations(page);
  });
  await test.step('cards not decided yet stand below, and a missing card is no zero', async () => {
    const undecided = page.getByRole('region', { name: /^Chưa xếp loại/ });
    await expect(undecided.getByRole('listitem')).toHaveCount(held.undecided.length);
    const ranked = new Set(held.cells.map(({ cellId }) => cellId));
    expect(held.undecided.filter(({ cellId }) => ranked.has(cellId))).toEqual([]);
    await expect(page.getByText('Phiếu thiếu không tính là 0 điểm.')).toBeVisible();
    expect(rows.filter(({ points }) => points === 0)).toEqual([]);
  });
});

test('organisations are ranked by their exact mean, with the number of cards behind it', async ({ page }) => {
  await page.getByRole('button', { name: /^Tổ chức \d+/ }).click();
  const rows = await rowsOf(page.getByRole('table', { name: 'Xếp hạng tổ chức theo điểm trung bình' }));
  expect(rows.map(({ name }) => name)).toEqual(held.organizations.map(({ name }) => name));
  const above = (sum: number, n: number) => held.organizations.filter((other) => other.sum * n > sum * other.n).length;
  held.organizations.forEach(({ sum, n, name }, at) => expect(rows[at].rank, name).toBe(1 + above(sum, n)));
  await expectNoAxeViolations(page);
});

test('searching without accents hides rows and changes no rank; the address keeps it', async ({ page }) => {
  await showAll(page);
  const all = await rowsOf(cellsTable(page));
  await page.getByRole('searchbox', { name: 'Tìm theo tên' }).fill('so noi vu');
  await expect(page).toHaveURL(/tim=so(\+|%20)noi(\+|%20)vu/);
  await expect.poll(() => rowsOf(cellsTable(page)).then((rows) => rows.length)).toBeLessThan(all.length);
  const found = await rowsOf(cellsTable(page));
  expect(found).toEqual(all.filter(({ name }) => foldVietnamese(name).includes('so noi vu')));
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Tìm theo tên' })).toHaveValue('so noi vu');
  await expect.poll(() => rowsOf(cellsTable(page))).toEqual(found);
});

test('cards of another kind of meeting have a ranking of their own, which the address keeps', async ({ page }) => {
  const other = held.pools.find(({ key }) => key !== held.pool);
  await page.getByRole('combobox', { name: /^Chỉ so phiếu cùng loại/ }).selectOption(other?.key ?? '');
  await expect(page).toHaveURL(/nhom=/);
  await expect.poll(() => rowsOf(cellsTable(page)).then((rows) => rows.length)).toBeLessThanOrEqual(other?.cards ?? 0);
  await page.reload();
  await expect(page.getByRole('combobox', { name: /^Chỉ so phiếu cùng loại/ })).toHaveValue(other?.key ?? '');
});

test('filters and search of the month table survive a reload', async ({ app, page }) => {
  const desk = await Desk.of(app, ROLE, BLOC);
  const { filters, month } = await desk.get<MonthTableView>(`months/${await currentMonth(desk)}/table`);
  const table = page.getByRole('table', { name: 'Từng chi bộ' });
  await page.goto(`/thang/${month}`);
  await page.getByRole('button', { name: `Đã xếp loại ${filters.DECIDED}` }).click();
  await page.getByRole('searchbox', { name: 'Tìm chi bộ' }).fill('benh vien');
  await expect(page).toHaveURL(/loc=DECIDED&.*tim=benh/);
  const count = page.getByText(/^\d+ chi bộ có “benh vien”$/);
  await expect(count).toBeVisible();
  const names = await table.getByRole('rowheader').allInnerTexts();
  expect(names.length).toBeGreaterThan(0);
  // A branch, or the committee that is named once above its branches.
  for (const part of await table.locator('tbody').allInnerTexts()) expect(foldVietnamese(part)).toContain('benh vien');
  await expectNoAxeViolations(page);
  await page.reload();
  await expect(page.getByRole('button', { name: /^Đã xếp loại/, pressed: true })).toBeVisible();
  await expect.poll(() => table.getByRole('rowheader').allInnerTexts()).toEqual(names);
});

function cellsTable(page: Page): Locator {
  return page.getByRole('table', { name: 'Xếp hạng chi bộ theo tổng điểm' });
}

/** A long ranking is drawn in parts. */
async function showAll(page: Page): Promise<void> {
  const rest = page.getByRole('button', { name: `Hiện cả ${held.cells.length} chi bộ` });
  if (held.cells.length > 100) await rest.click();
  await expect(rest).toHaveCount(0);
}

/** What anybody reads in a ranking. */
async function rowsOf(table: Locator): Promise<Row[]> {
  const texts = await table
    .locator('tbody tr:has(th)')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)));
  // Who shares a rank is said once, at the first of them.
  const shared = new Set(texts.filter(([rank]) => rank.includes('cùng hạng')).map(([rank]) => parseInt(rank)));
  return texts.map(([rank, name, points]) => ({
    rank: parseInt(rank),
    name: name.replace(/\s+/g, ' ').trim(),
    tied: shared.has(parseInt(rank)),
    points: parsePoints(points.trim()) ?? -1,
  }));
}
