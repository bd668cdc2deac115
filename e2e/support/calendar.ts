import type { InstallationView } from '@chibo/contracts';
import type { Page } from '@playwright/test';

/** The service's own current day, `yyyy-mm-dd`. */
export async function today(page: Page): Promise<string> {
  const response = await page.request.get('/api/installation');
  return ((await response.json()) as InstallationView).today;
}

/** A day of this month that is not yet to come, as a secretary types it: `22/11`. */
export async function meetingDay(page: Page): Promise<string> {
  const [, month, day] = (await today(page)).split('-');
  return `${day}/${month}`;
}
