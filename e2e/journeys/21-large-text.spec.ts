import config from '../playwright.config';
import { expectNoSidewaysScroll } from '../support/phone';
import { expect, signInAs, test } from '../support/test';

const { launchOptions } = config.use ?? {};
test.use({
  launchOptions: { ...launchOptions, args: [...(launchOptions?.args ?? []), '--blink-settings=defaultFontSize=32'] },
});

/** Twice the size a reader's browser comes with; pages turn to their narrow form by the room for text, not by pixels. */
const PAGES: Record<string, string[]> = {
  'Bí thư chi bộ': ['viec-can-lam', 'tai-khoan', 'bo-tieu-chi'],
  'Cán bộ cấp ủy': ['viec-can-lam', 'thang', 'xep-hang', 'to-cong-tac', 'thong-bao'],
};

for (const [role, paths] of Object.entries(PAGES))
  test(`${role} with text at 200 % pushes nothing sideways`, async ({ page }) => {
    await signInAs(page, role);
    for (const path of paths) {
      await page.goto(`/${path}`);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expectNoSidewaysScroll(page, 768, 1366);
    }
  });
