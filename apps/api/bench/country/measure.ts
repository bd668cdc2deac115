import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDataSources } from '../../src/db/data-sources';
import { Database } from '../../src/db/database';
import { newId } from '../../src/db/new-id';
import { Clock } from '../../src/clock';
import { CellMonths } from '../../src/cell-months/cell-months.service';
import { RegisterChanges } from '../../src/organizations/register-changes';
import { readSettings } from '../../src/settings';
import { Product } from '../../torture/product';
import type { Country } from './country';
import { fillCountry } from './country';

/**
 * npm run bench -- country 3000 30000: fills a country of so many branches and reads what one committee, one bloc, one province
 * and the country read of a month. What is said is the growth from the first size to the last: an exponent of 0 is none.
 */
const TIMES = 9;

/** A month's pages as each level opens them; a path from the root is no month's, YEAR the year of the last one, ID the organisation. */
const READINGS: readonly [name: string, level: keyof Country['ids'], path: string][] = [
  ['tasks of a committee', 'committee', '/api/tasks?'],
  ['tasks of a bloc', 'bloc', '/api/tasks?'],
  ['top of the register', 'country', '/api/organizations/tree?'],
  ['register under the country', 'country', '/api/organizations/tree?parentId=ID'],
  ['search in the register', 'country', '/api/organizations?q=co%20so%201.3'],
  ['criteria sets of a bloc', 'bloc', '/api/criteria-sets?'],
  ['month table of a committee', 'committee', 'table?'],
  ['month table of a bloc', 'bloc', 'table?'],
  ['month table of a province', 'province', 'table?'],
  ['month table of the country', 'country', 'table?'],
  ['page of branches of a bloc', 'bloc', 'cells?filter=INCOMPLETE'],
  ['page of branches of a province', 'province', 'cells?page=3'],
  ['search in a bloc', 'bloc', 'cells?q=co%20so%201.3'],
  ['ranking of a committee', 'committee', 'ranking?'],
  ['ranking of a bloc', 'bloc', 'ranking?'],
  ['ranking of a province', 'province', 'ranking?'],
  ['ranking of the country', 'country', 'ranking?'],
  ['queue of a committee', 'committee', 'queue?'],
  ['obligations of a bloc', 'bloc', 'obligations?'],
  ['obligations of the country', 'country', 'obligations?page=3'],
  ['year of a committee', 'committee', '/api/reports/bands?period=YEAR&organizationId=ID'],
  ['year of a bloc', 'bloc', '/api/reports/bands?period=YEAR&organizationId=ID'],
  ['year of a province', 'province', '/api/reports/bands?period=YEAR&organizationId=ID'],
  ['year of the country', 'country', '/api/reports/bands?period=YEAR&organizationId=ID'],
  ['year of a bloc by branch', 'bloc', '/api/reports/cells?period=YEAR&organizationId=ID'],
  ['quality of a bloc', 'bloc', 'quality?'],
  ['quality of a province', 'province', 'quality?'],
  ['quality of the country', 'country', 'quality?'],
  ['closing of a committee', 'committee', 'closing?'],
  ['closing of a bloc', 'bloc', 'closing?'],
  ['closing of a province', 'province', 'closing?'],
  ['closing of the country', 'country', 'closing?'],
];

export async function measureCountries(sizes: readonly number[]): Promise<void> {
  const figures = new Map<string, { size: number; ms: number }[]>(READINGS.map(([name]) => [name, []]));
  for (const size of sizes) {
    const ground = await aGround();
    try {
      await measure(ground.env, size, (name, ms) => figures.set(name, [...(figures.get(name) ?? []), { size, ms }]));
      console.log(`  on the disk ${await ground.size()} MB`);
    } finally {
      await ground.drop();
    }
  }
  for (const [name, rows] of figures) {
    const [first, last] = [rows.at(0), rows.at(-1)];
    const growth =
      !first || !last || rows.length < 2
        ? ''
        : `  growth ${(Math.log(last.ms / first.ms) / Math.log(last.size / first.size)).toFixed(2)}`;
    console.log(`${name.padEnd(32)} ${sizes.map((size) => told(size, rows)).join('  ')}${growth}`);
  }
}

function told(size: number, rows: readonly { size: number; ms: number }[]): string {
  const found = rows.find((row) => row.size === size);
  return `${size}: ${found ? `${found.ms.toFixed(1)} ms` : 'not run'}`;
}

async function measure(
  env: Record<string, string>,
  size: number,
  note: (name: string, ms: number) => void,
): Promise<void> {
  const sources = await openDataSources(readSettings(env));
  const began = Date.now();
  const country = await fillCountry(new Database(sources), size);
  await sources.writer.query('ANALYZE');
  console.log(
    `${size} branches, ${country.months.length} months on ${sources.engine}: filled in ${Math.round((Date.now() - began) / 1000)} s`,
  );
  const database = new Database(sources);
  await requireDerived(database, country);
  await database.onApplicationShutdown();
  const product = await Product.start(env);
  for (const [name, level, path] of READINGS) {
    const last = country.months.at(-1) ?? '';
    const own = path.startsWith('/') ? path : `/api/months/${last}/${path}&organizationId=ID`;
    const url = product.url + own.replace('YEAR', last.slice(0, 4)).replace('ID', country.ids[level]);
    const ms = await median(url, country.officers[level]);
    if (ms === undefined) console.log(`  ${name}: not run again, the first one took over ${LONGEST_MS / 1000} s`);
    else note(name, ms);
  }
  console.log(`  memory of the service ${product.megabytes} MB`);
  await product.stop();
}

/** The rows the generator wrote are those the product would have written: of one batch of branches. */
async function requireDerived(database: Database, { months, ids }: Country): Promise<void> {
  const cellMonths = new CellMonths(database, new Clock(), new RegisterChanges());
  const cells = await database.read(
    (manager) =>
      manager.sql<{ id: string }[]>`SELECT child_id AS id FROM organization_link WHERE parent_id = ${ids.committee}`,
  );
  for (const month of months) {
    const differing = await database.write((manager) =>
      cellMonths.keep(
        manager,
        month,
        cells.map(({ id }) => id),
      ),
    );
    if (differing > 0) throw new Error(`${differing} rows of ${month} are not what the product writes.`);
  }
}

/** Longest first reading that is worth repeating. */
const LONGEST_MS = 10_000;

async function median(url: string, token: string): Promise<number | undefined> {
  const times: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const before = performance.now();
    const response = await fetch(url, { headers: { Cookie: `chibo=${token}` } });
    const body = await response.text();
    if (performance.now() - before > LONGEST_MS) return undefined;
    if (response.status !== 200) throw new Error(`${response.status} of ${url}: ${body.slice(0, 300)}`);
    // The first one opens files and prepares statements.
    if (time > 0) times.push(performance.now() - before);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)];
}

interface Ground {
  env: Record<string, string>;
  /** Megabytes on the disk. */
  size(): Promise<number>;
  drop(): Promise<void>;
}

/** SQLite in a folder, or with TEST_DATABASE_URL a schema of its own there. */
async function aGround(): Promise<Ground> {
  const server = process.env['TEST_DATABASE_URL'];
  const dataDir = mkdtempSync(join(tmpdir(), 'chibo-country-'));
  const file = join(dataDir, 'chibo.sqlite');
  const drop = (): Promise<void> => Promise.resolve(rmSync(dataDir, { recursive: true, force: true }));
  const size = (): Promise<number> => Promise.resolve(Math.round(statSync(file).size / 2 ** 20));
  if (!server) return { env: { DATA_DIR: dataDir }, size, drop };
  const schema = `country_${newId().replaceAll('-', '')}`;
  const run = async (sql: string): Promise<pg.QueryResult<{ mb: number }>> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    return client.query<{ mb: number }>(sql).finally(() => client.end());
  };
  await run(`CREATE SCHEMA ${schema}`);
  const url = new URL(server);
  url.searchParams.set('schema', schema);
  return {
    env: { DATA_DIR: dataDir, DATABASE_URL: url.href },
    async size() {
      const sum = `SELECT CAST(sum(pg_total_relation_size(oid)) / 1048576 AS integer) AS mb FROM pg_class`;
      return (await run(`${sum} WHERE relkind = 'r' AND relnamespace = '${schema}'::regnamespace`)).rows[0].mb;
    },
    async drop() {
      await run(`DROP SCHEMA ${schema} CASCADE`);
      await drop();
    },
  };
}
