import type { KeyingView, SessionView } from '@chibo/contracts';
import { aScorecard } from '@chibo/testing';
import type { Locator, Page } from '@playwright/test';
import { untouchedBranch } from '../support/desk';
import { expectNoSidewaysScroll, PHONE } from '../support/phone';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

test('an officer keys in a branch’s card from its paper; the branch reads it on a phone and confirms', async ({
  app,
  browser,
  page,
}) => {
  const branch = await untouchedBranch(app);
  await signInAs(page, 'Cán bộ cấp ủy', branch.parentName);

  await test.step('from the month’s list to the sheet, which says what keying in is', async () => {
    await page.goto('/thang');
    await page
      .getByRole('link', { name: new RegExp(`^Nhập hộ từ bản giấy ?: ${branch.name}$`) })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: /^Nhập hộ phiếu/, level: 1 })).toBeVisible();
    await expect(page.getByText('đồng chí không tự thẩm định phiếu này')).toBeVisible();
    await expectNoAxeViolations(page);
  });

  const code = await fillIn(page);
  await test.step('the last line, the paper and its day are entered by hand', async () => {
    const last = page.getByRole('radiogroup', { name: new RegExp(`^${code.replaceAll('.', '\\.')} `) });
    await last.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await expect(page.getByText('Cần sửa: đồng chí ghi bản giấy nào.')).toBeVisible();
    await page.getByLabel('Bản giấy nào').fill('phiếu số 03, có chữ ký bí thư');
    const [year, month, day] = (await today(page)).split('-');
    await page.getByLabel('Ngày cấp ủy nhận bản giấy').fill(`${day}/${month}/${year}`);
    await page.getByRole('button', { name: 'Kiểm tra' }).click();
    await expect(page.getByRole('heading', { name: 'Kiểm tra phiếu nhập hộ' })).toBeVisible();
    await expect(page.getByText('đúng hạn')).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Gửi phiếu nhập hộ' }).click();
  });

  await test.step('the card says who keyed it in and from what; its keyer cannot confirm it', async () => {
    await expect(page).toHaveURL(/\/phieu\//);
    await expect(read(page).getByText('Nhập hộ theo bản giấy (phiếu số 03, có chữ ký bí thư)')).toBeVisible();
    await expect(page.getByText('Đồng chí đã nhập hộ phiếu này nên không tự thẩm định')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Thu hồi bản nhập hộ' })).toBeVisible();
    await expectNoAxeViolations(page);
    const kept = await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('/keyed-')));
    expect(kept).toEqual([]);
  });

  await test.step('the secretary finds it first of all, reads it and confirms', async () => {
    const own = await (await browser.newContext({ ...PHONE, baseURL: app.url })).newPage();
    await signInAs(own, 'Bí thư chi bộ', branch.name);
    await expect(own.getByRole('heading', { name: /^Xem lại phiếu/, level: 1 })).toBeVisible();
    await expectNoAxeViolations(own);
    await own.getByRole('link', { name: 'Xem và trả lời' }).tap();
    await expect(read(own).getByText('chi bộ chưa xác nhận.')).toBeVisible();
    await expectNoSidewaysScroll(own, 320, 360);
    await expectNoAxeViolations(own);
    await own.getByRole('button', { name: 'Xác nhận đúng với bản giấy' }).tap();
    await expect(read(own).getByText(/chi bộ đã xác nhận ngày/)).toBeVisible();
    await expect(own.getByRole('button', { name: 'Xác nhận đúng với bản giấy' })).toHaveCount(0);
  });
});

/** The card as it stands on the screen; the Party form beside it is seen on paper only. */
const read = (page: Page): Locator => page.getByRole('article');

const today = async (page: Page): Promise<string> =>
  page.evaluate(async () => ((await (await fetch('/api/installation')).json()) as { today: string }).today);

/** All of the paper but one line, as this browser would hold it after it was typed; the code of that line. */
async function fillIn(page: Page): Promise<string> {
  const [, organizationId, month] = new URL(page.url()).pathname.slice(1).split('/');
  const ask = <T>(path: string): Promise<T> =>
    page.evaluate(async (address) => (await (await fetch(`/api/${address}`)).json()) as never, path) as Promise<T>;
  const { account } = await ask<SessionView>('session');
  const sheet = await ask<KeyingView>(`keyed-cards?organizationId=${organizationId}&month=${month}`);
  const { facts, answers, weaknesses, vote } = aScorecard(sheet.criteriaSet, { facts: { heldOn: await today(page) } });
  const checks = sheet.criteriaSet.groups
    .flatMap(({ criteria }) => criteria)
    .filter(({ rule }) => rule.kind === 'CHECK');
  const left = checks.find(({ code }) => answers.some((answer) => answer.code === code && !answer.note))?.code ?? '';
  const items: [string, unknown][] = [
    ...Object.entries(facts).map(([name, value]): [string, unknown] => [`facts.${name}`, value]),
    ...Object.entries(vote).map(([name, value]): [string, unknown] => [`vote.${name}`, value]),
    ...answers
      .filter(({ code }) => code !== left)
      .map(({ code, ...value }): [string, unknown] => [`answers.${code}@${sheet.criteriaSetVersionId}`, value]),
    ['weaknesses', weaknesses],
  ];
  const prefix = `chibo.draft.v1/${account.id}/keyed-${organizationId}-${month}/`;
  await page.evaluate(
    ([root, all]) => {
      for (const [name, value] of all as [string, unknown][]) {
        const set = name.includes('@') ? { set: name.slice(name.indexOf('@') + 1) } : {};
        localStorage.setItem(
          `${root as string}${name}`,
          JSON.stringify({ ...set, base: null, value, sent: [], at: 1 }),
        );
      }
    },
    [prefix, items] as const,
  );
  await page.reload();
  return left;
}
