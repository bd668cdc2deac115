import type { InstallationView } from '@chibo/contracts';
import type { Page } from '@playwright/test';

/** A day of this month that is not yet to come, as a secretary types it: `22/11`. Asked of the service that serves the page. */
export async function meetingDay(page: Page): Promise<string> {
  const { today } = await page.evaluate(
    async () => (await (await fetch('/api/installation')).json()) as InstallationView,
  );
  const [, month, day] = today.split('-');
  return `${day}/${month}`;
}
