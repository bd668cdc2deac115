import 'reflect-metadata';
import { backupsBroken, backupsOnFullDisk, movesBroken } from './backups-broken';
import { backupsHold } from './backups-hold';
import { backupsOfSize } from './backups-size';
import { cutReplies } from './cut-replies';
import { editors } from './editors';
import type { Figure } from './figure';
import { print } from './figure';
import { fullDisk } from './full-disk';
import { kills } from './kills';
import { silentDatabase } from './silent-database';
import { stops } from './stops';

/**
 * npm run torture: the built product under kills, races, cut replies, a full disk and a database that is away, on both
 * databases. Bounded in count and time, loopback only. `--quick` does a tenth of it; further words choose scripts by name.
 */
const quick = process.argv.includes('--quick');
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const part = (count: number): number => (quick ? Math.ceil(count / 10) : count);

const SCRIPTS: [name: string, run: () => Promise<Figure>][] = (['sqlite', 'postgres'] as const).flatMap((engine) => [
  ['kills', () => kills(engine, part(100), part(50_000))],
  ['editors', () => editors(engine, part(2_000))],
  ['cut-replies', () => cutReplies(engine, part(300))],
  ['stops', () => stops(engine, part(20))],
  ['backups', () => backupsHold(engine, part(20))],
  ['backups', () => backupsBroken(engine, part(20))],
  ['backups', () => backupsOfSize(engine, part(1_000))],
]);
SCRIPTS.push(['backups', () => movesBroken(part(10))]);
SCRIPTS.push(['backups', backupsOnFullDisk]);
SCRIPTS.push(['full-disk', fullDisk]);
SCRIPTS.push(['silent-database', () => silentDatabase('silence')]);
SCRIPTS.push(['silent-database', () => silentDatabase('cut')]);

let failed = 0;
for (const [name, run] of SCRIPTS) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  // One that breaks off keeps the others from nothing.
  const figure = await run().catch((error: unknown) => console.log(`✗ ${name} broke off: ${String(error)}`));
  if (figure) print(figure);
  if (!figure || figure.failures.length > 0) failed += 1;
}
console.log(failed === 0 ? 'Nothing was lost.' : `${failed} scripts failed.`);
process.exit(failed === 0 ? 0 : 1);
