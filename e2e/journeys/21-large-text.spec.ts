import config from '../playwright.config';
import { expectNoSidewaysScroll } from '../support/phone';
import { walkFrom } from '../support/walk';
import { expect, signInAs, test } from '../support/test';

const { launchOptions } = config.use ?? {};
test.use({
  launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), '--blink-settings=defaultFontSize=32'] },
});

/** Twice the size a reader's browser comes with; pages turn to their narrow form by the room for text, not by pixels. */
for (const role of ['Bí thư chi bộ', 'Cán bộ cấp ủy', 'Quản trị hệ thống'])
  test(`every screen of ${role} with text at 200 % pushes nothing sideways`, async ({ page }) => {
    test.setTimeout(240_000);
    await signInAs(page, role);
    await walkFrom(page, '/viec-can-lam', ['/'], async (path) => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expect(page.getByText(/Đang (mở|tải)/)).toHaveCount(0);
      await expectNoSidewaysScroll(page, 360, 768, 1366);
    });
  });
