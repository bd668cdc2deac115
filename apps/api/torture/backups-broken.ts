import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, killedAfter } from './command';
import type { Figure } from './figure';
import type { Engine, Ground } from './ground';
import { aGround } from './ground';
import { ballast } from './ballast';

const MEGABYTES = 40;

/** Kills backups, restores and moves at any moment: what is there afterwards is whole or nothing, and the next try does it. */
export async function backupsBroken(engine: Engine, times: number): Promise<Figure> {
  const dir = mkdtempSync(join(tmpdir(), 'chibo-broken-'));
  const ground = await aGround(engine);
  const failures: string[] = [];
  let killed = 0;
  try {
    await ground.look((database) => ballast(database, MEGABYTES));
    const whole = await command(ground.env, 'backup', '--to', join(dir, 'whole'));
    if (whole.code !== 0) throw new Error(whole.said);
    const file = onlyFile(join(dir, 'whole'));
    for (let round = 0; round < times; round += 1) {
      // From a process that has hardly begun to one that is nearly through.
      const after = (0.15 + (0.95 * round) / times) * whole.seconds * 1000;
      const target = { DATA_DIR: join(dir, `restored-${round}`) };
      const one = await killedAfter(after, ground.env, 'backup', '--to', join(dir, 'killed'));
      const two = await killedAfter(after, target, 'restore', file);
      killed += [one, two].filter(({ code }) => code === null).length;
      failures.push(...(await wrongAfter(two.code, target, file)));
      rmSync(target.DATA_DIR, { recursive: true, force: true });
    }
    failures.push(...(await wrongIn(join(dir, 'killed'), ground, dir)));
  } finally {
    await ground.drop();
    rmSync(dir, { recursive: true, force: true });
  }
  return { name: 'backups killed', engine, figures: { killed, of: 2 * times, wrong: failures.length }, failures };
}

/** A killed restore has left a folder no service starts on, or the whole; and it can be begun again. */
async function wrongAfter(code: number | null, target: { DATA_DIR: string }, file: string): Promise<string[]> {
  if (!existsSync(join(target.DATA_DIR, 'chibo.sqlite'))) {
    const again = await command(target, 'restore', file);
    if (again.code !== 0) return [`a restore that was killed is not begun again: ${again.said}`];
  } else if (code === 0) return [];
  const looked = await command(target, 'reconcile');
  return looked.code === 0 ? [] : [`after a killed restore: ${looked.said}`];
}

/** Whatever has a backup's name can be restored, and the next backup sweeps what was left. */
async function wrongIn(killed: string, ground: Ground, dir: string): Promise<string[]> {
  const wrong: string[] = [];
  const last = await command(ground.env, 'backup', '--to', killed);
  if (last.code !== 0) wrong.push(last.said);
  for (const name of readdirSync(killed)) {
    if (!name.endsWith('.backup')) wrong.push(`${name} was left behind`);
    const target = { DATA_DIR: join(dir, 'looked') };
    const restored = await command(target, 'restore', join(killed, name));
    if (restored.code !== 0) wrong.push(restored.said);
    rmSync(target.DATA_DIR, { recursive: true, force: true });
  }
  return wrong;
}

/** Onto a disk that is full before it is through: one line, and nothing is left there. */
export async function backupsOnFullDisk(): Promise<Figure> {
  const dir = mkdtempSync(join(tmpdir(), 'chibo-small-'));
  const disk = join(dir, 'disk');
  mkdirSync(disk);
  const name = 'backups on a full disk';
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return { name, engine: 'sqlite', figures: { 'not run': 'no right to mount' }, failures: [] };
  }
  const ground = await aGround('sqlite');
  try {
    await ground.look((database) => ballast(database, MEGABYTES));
    const whole = await command(ground.env, 'backup', '--to', join(dir, 'whole'));
    const refused = [
      await command(ground.env, 'backup', '--to', join(disk, 'kept')),
      await command({ DATA_DIR: join(disk, 'data') }, 'restore', onlyFile(join(dir, 'whole'))),
    ];
    const failures = refused
      .filter(({ code, said }) => code !== 1 || said.includes('\n') || !/no room|disk is full/.test(said))
      .map(({ code, said }) => `ended with ${code}: ${said}`);
    const left = [join(disk, 'kept'), join(disk, 'data')].flatMap((folder) => readdirSync(folder));
    failures.push(...left.filter((each) => each !== 'lock.sqlite').map((each) => `${each} was left behind`));
    if (whole.code !== 0) failures.push(whole.said);
    return { name, engine: 'sqlite', figures: { refused: refused.length, wrong: failures.length }, failures };
  } finally {
    execFileSync('umount', [disk]);
    await ground.drop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Kills a move at any moment: the empty database stays one, and the next move fills it. */
export async function movesBroken(times: number): Promise<Figure> {
  const [from, into] = [await aGround('sqlite'), await aGround('postgres', { empty: true })];
  const failures: string[] = [];
  let killed = 0;
  try {
    await from.look((database) => ballast(database, MEGABYTES));
    const move = ['move-to-postgres', '--from', from.dataDir] as const;
    for (let round = 0; round < times; round += 1) {
      const ended = await killedAfter(400 + round * 300, into.env, ...move);
      killed += ended.code === null ? 1 : 0;
      if (ended.code === 0) break;
    }
    const last = await command(into.env, ...move);
    const done = last.code === 0 || /There are data already/.test(last.said);
    if (!done) failures.push(last.said);
    const looked = await command(into.env, 'reconcile');
    if (looked.code !== 0) failures.push(looked.said);
  } finally {
    await from.drop();
    await into.drop();
  }
  return { name: 'moves killed', engine: 'postgres', figures: { killed, wrong: failures.length }, failures };
}

function onlyFile(dir: string): string {
  const [name] = readdirSync(dir);
  return join(dir, name);
}
