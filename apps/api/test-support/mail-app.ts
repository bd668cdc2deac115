import type { INestApplication } from '@nestjs/common';
import { createApp } from '../src/http/create-app';
import { readSettings } from '../src/settings';
import type { TestApp } from './test-app';
import { TestClock } from './test-app';

export interface OtherService {
  app: INestApplication;
  clock: TestClock;
}

/** A second service over the same data, as another process would be: its own connections, its own clock. */
export async function openMailApp({ data, clock }: TestApp, smtpUrl: string): Promise<OtherService> {
  const settings = readSettings({ DATA_DIR: data.dataDir, SMTP_URL: smtpUrl, MAIL_FROM: 'chibo@example.vn' });
  const sources = await data.again();
  const own = new TestClock(clock.now());
  const app = await createApp({ sources, mode: 'REAL', clock: own }, settings);
  return { app: await app.init(), clock: own };
}
