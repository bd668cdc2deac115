import type { HistoryEntry, InstallationView, ScorecardView } from '@chibo/contracts';
import { aScorecard } from '@chibo/testing';
import type { Page } from '@playwright/test';
import { CardForm } from '../support/card-form';
import { Desk, untouchedBranch } from '../support/desk';
import { PHONE } from '../support/phone';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

test.use({ ...PHONE, serviceWorkers: 'allow' });

const WEAKNESSES = 'Một số đồng chí ít phát biểu; chi ủy gợi ý câu hỏi trước kỳ họp sau.';

test('in a tunnel a card is opened, finished, checked and sent; it goes up by itself, once', async ({
  app,
  context,
}) => {
  const branch = await untouchedBranch(app);
  const desk = await Desk.of(app, 'Bí thư chi bộ', branch.name);
  const id = await nearlyFinished(desk, branch.cellId);
  let page = await context.newPage();

  await test.step('one visit with network, then none', async () => {
    await signInAs(page, 'Bí thư chi bộ', branch.name);
    await expect(page).toHaveURL(/\/viec-can-lam$/);
    await keptOnDevice(page, `/api/scorecards/${id}`);
    await keptOnDevice(page, '/api/visits/findings');
    await expect(page.locator('link[rel=manifest]')).toHaveCount(1);
    await context.setOffline(true);
  });

  await test.step('the application opens from the device and says of when it is', async () => {
    await page.goto('/viec-can-lam');
    await expect(page.getByText(/Không có mạng\. Đang xem bản lưu lúc \d\d:\d\d/)).toBeVisible();
    await expect(page.getByRole('heading', { name: /^Chấm điểm kỳ sinh hoạt/ })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expectNoAxeViolations(page);
  });

  await test.step('the card takes words, keeps them over a reload, and is checked', async () => {
    await page.goto(`/phieu/${id}`);
    await new CardForm(page).weaknesses.fill(WEAKNESSES);
    await page.reload();
    await expect(new CardForm(page).weaknesses).toHaveValue(WEAKNESSES);
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Kiểm tra', exact: true }).tap();
    await expect(page.getByRole('heading', { name: 'Kiểm tra trước khi gửi' })).toBeAttached();
  });

  await test.step('sending waits on the device and says so, also on the next page', async () => {
    await page.getByRole('button', { name: /^Gửi / }).tap();
    await expect(page.getByText(/Đồng chí đã bấm gửi lúc/)).toBeVisible();
    await expectNoAxeViolations(page);
    await page.close();
    page = await context.newPage();
    await page.goto('/viec-can-lam');
    await expect(page.getByText(/^Phiếu tháng .* chờ gửi từ/)).toBeVisible();
    expect((await desk.get<ScorecardView>(`scorecards/${id}`)).state).toBe('DRAFT');
  });

  await test.step('with the network it goes up by itself, once', async () => {
    await context.setOffline(false);
    await expect(page.getByText(/^Đã gửi phiếu tháng/)).toBeVisible();
    const card = await desk.get<ScorecardView>(`scorecards/${id}`);
    expect([card.state, card.content.weaknesses]).toEqual(['SUBMITTED', WEAKNESSES]);
    const history = await desk.get<HistoryEntry[]>(`scorecards/${id}/history`);
    expect(history.filter(({ text }) => /gửi/i.test(text))).toHaveLength(1);
    await page.getByRole('link', { name: 'Xem biên nhận' }).tap();
    await expect(page.getByRole('heading', { name: /^Đã gửi/ })).toBeVisible();
    await expect(page.getByText(/^Đã gửi phiếu tháng/)).toBeHidden();
  });

  await test.step('another account of this device finds nothing of it', async () => {
    const stranger = await untouchedBranch(app);
    await page.goto('/viec-can-lam');
    await page.getByRole('button', { name: 'Đăng xuất' }).tap();
    await expect(page.getByRole('heading', { name: 'Đăng nhập', level: 1 })).toBeVisible();
    expect((await keptAddresses(page)).filter((address) => address !== '/api/installation')).toEqual([]);
    await signInAs(page, 'Bí thư chi bộ', stranger.name);
    await keptOnDevice(page, '/api/tasks');
    await context.setOffline(true);
    await page.goto(`/phieu/${id}`);
    await expect(page.getByRole('heading', { name: 'Chưa mở được phiếu' })).toBeVisible();
    await expectNoAxeViolations(page);
    await context.setOffline(false);
  });
});

/** A card of which only the words are missing. */
async function nearlyFinished(desk: Desk, organizationId: string): Promise<string> {
  const { today } = await desk.get<InstallationView>('installation');
  const wanted = { organizationId, month: today.slice(0, 7), kind: 'REGULAR' };
  const { id, version, criteriaSet, criteriaSetVersionId } = await desk.post<ScorecardView>('scorecards', wanted);
  const { facts, answers, vote } = aScorecard(criteriaSet, { facts: { heldOn: today } });
  await desk.patch(`scorecards/${id}`, { criteriaSetVersionId, facts, answers, vote }, { 'If-Match': `"${version}"` });
  return id;
}

/** Waits until the worker has put an answer on the device. */
async function keptOnDevice(page: Page, address: string): Promise<void> {
  await expect.poll(() => keptAddresses(page), { timeout: 30_000 }).toContain(address);
}

function keptAddresses(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('chibo-answers'));
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
}
