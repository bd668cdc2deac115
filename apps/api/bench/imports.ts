import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportView } from '@chibo/contracts';
import sqlite3 from 'sqlite3';
import { sheetXlsx } from '../src/imports/files/write-sheet';
import type { Side } from './sides';
import { end, processorTime, product } from './sides';

/**
 * npm run bench -- import 20000: so many new branches under the bloc as a workbook, looked through and taken in by the built
 * product; the clock's and the processor's seconds of both, the most memory the service held (its threads included), and what
 * another reader's ranking takes meanwhile. Then the same file again, where every row is the same.
 */
const LOOK_MS = 250;

export async function measureImport(rows: number): Promise<void> {
  const side = await product({ connections: 1, draftsPerConnection: 1, further: 0 });
  try {
    await makeAdministrator(side);
    const code = await rootCode(side);
    const file = await branches(rows, code);
    console.log(
      `${rows} branches in a workbook of ${Math.round(file.length / 1024)} KB; service before: ${peak(side)} MB`,
    );
    const shown = await measured(side, 'looked through', () => send(side, file));
    console.log(JSON.stringify(shown.counts));
    const done = await measured(side, 'taken in', () => apply(side, shown.id));
    console.log(`${done.stateLabel} ${done.failure ?? ''}`);
    const again = await measured(side, 'looked through again', () => send(side, file));
    console.log(JSON.stringify(again.counts));
  } finally {
    await end(side);
  }
}

async function branches(rows: number, parent: string): Promise<Buffer> {
  const columns = [
    { head: 'Mã', kind: 'CODE', width: 12 },
    { head: 'Tên tổ chức', kind: 'TEXT', width: 40 },
    { head: 'Loại', kind: 'CHOICE', width: 20 },
    { head: 'Mã cấp trên', kind: 'CODE', width: 12 },
    { head: 'Từ ngày', kind: 'DAY', width: 12 },
  ] as const;
  // One committee for every twenty branches.
  const lines = Array.from({ length: rows }, (_, at): (string | null)[] => {
    const committee = `B${Math.floor(at / 21)}`;
    return at % 21 === 0
      ? [committee, `Đảng bộ cơ sở số ${at / 21}`, 'Đảng bộ cơ sở', parent, '2026-01-01']
      : [
          `${committee}.${at % 21}`,
          `Chi bộ ${at % 21} của cơ sở ${committee}`,
          'Chi bộ trực thuộc',
          committee,
          '2026-01-01',
        ];
  });
  return sheetXlsx([{ title: 'Tổ chức đảng', columns, rows: lines }]);
}

async function measured<T>(side: Side, what: string, work: () => Promise<T>): Promise<T> {
  const [from, before] = [performance.now(), processorTime(side)];
  const waits: number[] = [];
  let over = false;
  const neighbour = async (): Promise<void> => {
    while (!over) {
      const asked = performance.now();
      await ask(side, 'GET', `/api/months/2026-01/ranking`, side.seed.officers.queue).catch(() => undefined);
      waits.push(performance.now() - asked);
      await pause(LOOK_MS);
    }
  };
  const looking = neighbour();
  const result = await work();
  over = true;
  await looking;
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  const [took, processor] = [performance.now() - from, processorTime(side) - before];
  const sorted = waits.toSorted((a, b) => a - b);
  const p95 = Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0);
  console.log(
    `${what}: ${seconds(took)} s, processor ${seconds(processor)} s, at most ${peak(side)} MB, another reader p95 ${p95} ms`,
  );
  return result;
}

function send(side: Side, file: Buffer): Promise<ImportView> {
  return ask(side, 'POST', '/api/imports?sheet=organizations&name=b.xlsx', side.seed.officers.root, file);
}

async function apply(side: Side, id: string): Promise<ImportView> {
  await ask(side, 'POST', `/api/imports/${id}/apply`, side.seed.officers.root);
  for (;;) {
    const view = await ask<ImportView>(side, 'GET', `/api/imports/${id}`, side.seed.officers.root);
    if (view.state !== 'APPLYING') return view;
    await pause(LOOK_MS);
  }
}

async function ask<T>(side: Side, method: string, path: string, token: string, file?: Buffer): Promise<T> {
  const headers = {
    Cookie: `chibo=${token}`,
    'X-Chibo': '1',
    ...(file ? { 'Content-Type': 'application/octet-stream' } : {}),
  };
  const body = file && new Uint8Array(file);
  const response = await fetch(`http://127.0.0.1:${side.port}${path}`, { method, headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

/** Most memory of the process so far, MB; on Linux alone, elsewhere 0. */
function peak({ child }: Side): number {
  const file = `/proc/${child.pid}/status`;
  return existsSync(file) ? Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1] ?? 0) / 1024) : 0;
}

/** The bloc's officer looks after its register too. */
function makeAdministrator(side: Side): Promise<void> {
  return run(
    side,
    `INSERT INTO role_assignment (id, account_id, organization_id, role, valid_from)
    SELECT 'bench-admin', account_id, organization_id, 'ADMIN', valid_from FROM role_assignment
    WHERE role = 'COMMITTEE_OFFICER' AND organization_id = '${side.seed.root}'`,
  );
}

function run({ file }: Side, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file);
    database.run(sql, (error) => {
      database.close();
      if (error) reject(error);
      else resolve();
    });
  });
}

async function rootCode(side: Side): Promise<string> {
  interface Found {
    organizations: { id: string; code: string }[];
  }
  const { organizations } = await ask<Found>(
    side,
    'GET',
    '/api/organizations?only=COMMITTEES',
    side.seed.officers.root,
  );
  return organizations.find(({ id }) => id === side.seed.root)?.code ?? '';
}
