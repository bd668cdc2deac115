import type { INestApplication } from '@nestjs/common';
import type { Settings } from './settings';
import { readDemonstrationAccounts } from './demo/demo-accounts';
import { InstallationService } from './installation/installation.service';

/** What the person at the keyboard needs to know after a start. */
export async function greet(app: INestApplication, settings: Settings): Promise<void> {
  const installation = app.get(InstallationService);
  const address =
    settings.publicUrl ?? (await app.getUrl()).replace('[::1]', 'localhost').replace('127.0.0.1', 'localhost');
  console.log(`\nchibo: ${address}`);
  if (!address.startsWith('https:'))
    console.log(
      'Plain http: passwords and scores cross the network readable. Put a TLS proxy in front and set PUBLIC_URL and TRUST_PROXY.',
    );
  const code = await installation.renewSetupCode();
  if (code) console.log(`Empty system. One-time code for the first administrator (${address}/thiet-lap): ${code}`);
  if (installation.isDemonstration) printAccounts(settings.dataDir);
}

function printAccounts(dataDir: string): void {
  const accounts = readDemonstrationAccounts(dataDir);
  console.log('\nDữ liệu minh họa. Tài khoản (chỉ dùng trên máy này):');
  const widest = (pick: (account: (typeof accounts)[number]) => string): number =>
    Math.max(0, ...accounts.map((account) => pick(account).length));
  const [login, password] = [widest((account) => account.login), widest((account) => account.password)];
  for (const account of accounts)
    console.log(`  ${account.login.padEnd(login)}  ${account.password.padEnd(password)}  ${account.title}`);
}
