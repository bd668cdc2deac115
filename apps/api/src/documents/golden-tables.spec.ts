import type { Cell, Table, TableRow } from '@chibo/tables';
import { rowCount, wordsOf } from '@chibo/tables';
import mammoth from 'mammoth';
import readSheet from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import type { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aDatabase } from '../../test-support/test-app';
import type { Actor } from '../accounts/actor';
import { SessionsService } from '../accounts/sessions.service';
import { readBack } from '../paper/paper.fixture';
import { FRAME } from '../paper/tables/tables.fixture';
import { writeTable } from '../paper/tables/write-table';
import type { Month } from './golden-month.fixture';
import { closedMonth, MONTH } from './golden-month.fixture';
import { define, itemOf, send, templateOf } from '../indicators/indicators.fixture';
import { TableReaders } from './table-readers';

const ANSWERS = [
  'reports/bands?period=2026-01..2026-02',
  'reports/cells?period=2026-01..2026-02',
  'reports/ranking?period=2026-01..2026-02',
  `months/${MONTH}/table`,
  `months/${MONTH}/cells?filter=ALL`,
  `months/${MONTH}/ranking`,
  `months/${MONTH}/quality`,
  `months/${MONTH}/gaps`,
  `months/${MONTH}/obligations`,
];

/** Every table finds in it what it asks for. */
const QUERY = { period: '2026-01..2026-02', quarter: '2026-Q1', year: 2026 };

/** Of the acts, which only administrators read. */
const DAYS = { from: '2026-02-01', to: '2026-03-31' };

/**
 * Every table of the house, by the name its room gave it, read back from its four files by tools that know nothing of our
 * writers: row by row in order, figure by figure, and the figures of the answers beside them the same on both databases.
 */
describe('every table of the house', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  /** The same month in another database: on SQLite, also where specs run on PostgreSQL. */
  let other: Month;
  const tables = new Map<string, Table>();

  beforeAll(async () => {
    ({ app, bloc, officer } = await closedMonth());
    other = await closedMonth(await aDatabase(undefined, 'sqlite'));
    const actors = { officer: await actorOf('du.noivu'), administrator: await actorOf('admin') };
    const readers = app.app.get(TableReaders);
    const indicators = await indicatorQuery();
    for (const name of readers.names) {
      const trail = name === 'audit-trail';
      const own = trail ? DAYS : name.startsWith('indicator') ? indicators : {};
      const actor = trail ? actors.administrator : actors.officer;
      const query = { ...QUERY, organizationId: bloc.noiVu, ...own };
      tables.set(name, (await readers.of(actor, { kind: 'TABLE', table: name, month: MONTH, query })).table);
    }
  });
  afterAll(() => Promise.all([app.close(), other.app.close()]));

  /** One indicator the committee enters itself, and has entered. */
  async function indicatorQuery(): Promise<{ period: string; indicatorId: string }> {
    const period = '2026';
    const indicator = { ...itemOf(templateOf('resolutions')), period: 'YEAR' as const };
    const known = await define(officer, bloc.noiVu, [indicator]);
    const sent = await send(officer, bloc.noiVu, period, { [indicator.name]: { part: 500 } });
    expect(sent.status).toBe(200);
    return { period, indicatorId: known.get(indicator.name)?.id ?? '' };
  }

  async function actorOf(login: string): Promise<Actor> {
    const [{ id }] = await app.database.read(
      (manager) => manager.sql<{ id: string }[]>`SELECT id FROM account WHERE login = ${login}`,
    );
    const found = await app.app.get(SessionsService).accountActor(id, 'golden');
    if (!found) throw new Error(`${login} is nobody.`);
    return found;
  }

  /** Each of them; a failure says which. */
  async function each(check: (table: Table) => Promise<void>): Promise<void> {
    for (const [name, table] of tables)
      await check(table).catch((error: unknown) => {
        throw new Error(`${name}: ${String(error)}`, { cause: error });
      });
  }

  it('is there with rows to be read', () => {
    expect(tables.size).toBeGreaterThanOrEqual(11);
    const empty = [...tables].filter(([, table]) => rowCount(table) === 0).map(([name]) => name);
    expect(empty).toEqual([]);
  });

  it('comes out of PDF row by row, letter for letter', () =>
    each(async (table) => {
      const { text } = readBack(await writeTable({ kind: 'table', format: 'pdf', table, frame: FRAME }));
      expectInOrder(text.join(' '), printedRows(table, true));
    }));

  it('comes out of Word row by row, letter for letter', () =>
    each(async (table) => {
      const file = await writeTable({ kind: 'table', format: 'docx', table, frame: FRAME });
      expectInOrder((await mammoth.extractRawText({ buffer: file })).value, printedRows(table, true));
    }));

  it('comes out of Excel as real numbers and days', () =>
    each(async (table) => {
      const [{ data }] = await readSheet(await writeTable({ kind: 'table', format: 'xlsx', table, frame: FRAME }));
      const found = (data as unknown[][]).map((row) => JSON.stringify(row.slice(0, table.columns.length)));
      let from = 0;
      for (const row of allRows(table)) {
        const wanted = JSON.stringify(row.cells.map((cell) => inExcel(cell, noteOf(row, cell))));
        const at = found.indexOf(wanted, from);
        if (at < 0) throw new Error(`No row ${wanted} in\n${found.slice(from).join('\n')}`);
        from = at + 1;
      }
    }));

  it('comes out of CSV with every row and nothing else', () =>
    each(async (table) => {
      const text = (await writeTable({ kind: 'table', format: 'csv', table, frame: FRAME })).toString('utf8');
      const many = table.blocks.length > 1;
      const rows = table.blocks.flatMap(({ head = '', rows: own }) =>
        own.map(({ cells }) => [...(many ? [head] : []), ...cells.map((cell) => wordsOf(cell))]),
      );
      expect(
        parsedCsv(text.slice(1))
          .slice(1)
          .map((row) => row.map((field) => field.replace(/^'/u, ''))),
      ).toEqual(rows);
    }));

  it.each([
    ['byOrganization', `months/${MONTH}/table`],
    ['cells', `months/${MONTH}/cells?filter=ALL`],
    ['ranking', `months/${MONTH}/ranking`],
    ['reportBands', 'reports/bands?period=2026-01..2026-02'],
    ['reportCells', 'reports/cells?period=2026-01..2026-02'],
    ['reportRanking', 'reports/ranking?period=2026-01..2026-02'],
  ])("has the counts, points and means of its page's answer and no others: %s of %s", async (name, path) => {
    const { body } = await officer.get<object>(path);
    const answered = new Set(numbersOf(body));
    const kinds = new Set(['POINTS', 'MEAN', 'COUNT']);
    const rows = tables.get(name)?.blocks.flatMap((block) => block.rows) ?? [];
    const figures = rows.flatMap(({ cells }) =>
      cells.flatMap(({ kind, value }) => (kinds.has(kind) ? (value ?? []) : [])),
    );
    expect(figures.length).toBeGreaterThan(1);
    expect(figures.filter((value) => !answered.has(value as number))).toEqual([]);
  });

  it.each(ANSWERS)("has its figures in an answer that is another database's to the byte: %s", async (path) => {
    const [own, others] = await Promise.all([officer, other.officer].map((who) => who.file(path)));
    expect([own.status, others.status]).toEqual([200, 200]);
    expect(withoutChance(own.bytes)).toBe(withoutChance(others.bytes));
  });
});

/** Ids and hashes over them are chance: each becomes the place it is first met at. */
function withoutChance(bytes: Buffer): string {
  const met = new Map<string, number>();
  return bytes.toString('utf8').replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\b[0-9a-f]{64}\b/g, (id) => {
    if (!met.has(id)) met.set(id, met.size + 1);
    return `#${met.get(id)}`;
  });
}

function numbersOf(answer: unknown): number[] {
  if (typeof answer === 'number') return [answer];
  return typeof answer === 'object' && answer !== null ? Object.values(answer).flatMap(numbersOf) : [];
}

function allRows({ blocks, total }: Table): TableRow[] {
  const rows = blocks.flatMap(({ rows: own, subtotal }) => [...own, ...(subtotal ? [subtotal] : [])]);
  return total ? [...rows, total] : rows;
}

/** The mark of a row's note stands in its first cell of words. */
function noteOf({ cells, note }: TableRow, cell: Cell): number | undefined {
  return cell === cells.find(({ kind }) => kind === 'TEXT') ? note : undefined;
}

/** The words of each row as paper has them, without white space, which a line break within a cell makes or takes. */
function printedRows(table: Table, unitInHead: boolean): string[] {
  return allRows(table).map((row) =>
    row.cells
      .map((cell, at) => {
        const note = noteOf(row, cell);
        const words = wordsOf(cell);
        const own = unitInHead && table.columns[at].unitInHead ? words.replace(/%$/u, '') : words;
        return `${own}${note === undefined ? '' : note + 1}`;
      })
      .join('')
      .replace(/\s/gu, ''),
  );
}

function expectInOrder(text: string, rows: readonly string[]): void {
  const whole = text.normalize('NFC').replace(/[\s\u200b]/gu, '');
  let from = 0;
  for (const row of rows) {
    const at = whole.indexOf(row.normalize('NFC'), from);
    if (at < 0) throw new Error(`No row “${row}” in “${whole.slice(from)}”`);
    from = at + row.length;
  }
}

const DAY_MS = 86_400_000;

/** What Excel holds of a cell: hundredths and tenths as numbers, days without a zone, words where there is nothing. */
function inExcel(cell: Cell, note?: number): unknown {
  const { kind, value } = cell;
  const words = `${wordsOf(cell)}${note === undefined ? '' : ` (${note + 1})`}`.trim();
  if (value === undefined || kind === 'TEXT' || kind === 'MARK') return words || null;
  if (kind === 'NUMBER' || kind === 'COUNT') return value;
  if (kind === 'POINTS' || kind === 'MEAN') return value / 100;
  if (kind === 'SHARE') return Number(wordsOf(cell).replace('%', '').replace(',', '.')) / 100;
  if (kind === 'INSTANT') return new Date(Date.parse(value) + (7 / 24) * DAY_MS);
  return new Date(`${value}T00:00:00Z`);
}

/** Fields between semicolons, quotes doubled within quotes. */
function parsedCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '') break;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
