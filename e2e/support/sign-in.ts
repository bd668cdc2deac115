import type { DemoAccountView } from '@chibo/contracts';
import type { Page } from '@playwright/test';

/**
 * Signs the page in as the first demonstration account of that role (its label, such as "Bí thư chi bộ"), or as the one
 * of a given organisation, and opens the start page.
 */
export async function signInAs(page: Page, roleLabel: string, organizationName?: string): Promise<DemoAccountView> {
  await page.goto('/dang-nhap');
  const accounts = await page.evaluate(async () => {
    const response = await fetch('/api/session/demo-accounts');
    if (!response.ok) throw new Error(`demo-accounts: ${response.status}`);
    return (await response.json()) as DemoAccountView[];
  });
  const account = accounts.find(
    (one) => one.roleLabel === roleLabel && (!organizationName || one.organizationName === organizationName),
  );
  if (!account) throw new Error(`No "${roleLabel}" ${organizationName ?? ''} among ${JSON.stringify(accounts)}`);
  await page.evaluate(async (accountId) => {
    const headers = { 'Content-Type': 'application/json', 'X-Chibo': '1' };
    const response = await fetch('/api/session/demo', { method: 'POST', headers, body: JSON.stringify({ accountId }) });
    if (!response.ok) throw new Error(`session/demo: ${response.status} ${await response.text()}`);
  }, account.accountId);
  await page.goto('/');
  return account;
}
