import type { ScorecardView } from '@chibo/contracts';
import type { Cell, Table, TableRow } from '@chibo/tables';
import { rowCount, wordsOf } from '@chibo/tables';
import mammoth from 'mammoth';
import readSheet from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc, BlocLogin } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import type { Actor } from '../accounts/actor';
import { SessionsService } from '../accounts/sessions.service';
import { ObligationsService } from '../obligations/obligations.service';
import { readBack } from '../paper/paper.fixture';
import { FRAME } from '../paper/tables/tables.fixture';
import { writeTable } from '../paper/tables/write-table';
import { TableReaders } from './table-readers';

const MONTH = '2026-02';
/** Every table finds in it what it asks for. */
const QUERY = { period: '2026-01..2026-02', quarter: '2026-Q1', year: 2026 };

/**
 * Every table of the house, by the name its room gave it, read back from its four files by tools that know nothing of our
 * writers: row by row in order, figure by figure, and the figures of the answers beside them the same on both databases.
 */
describe('every table of the house', () => {
  let app: TestApp;
  let bloc: Bloc;
  let actor: Actor;
  let officer: Browser;
  const tables = new Map<string, Table>();

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-02-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openCurrentMonth();
    officer = await Browser.signedIn(app, 'du.noivu');
    await act(officer, await sent('cb.tonghop', bloc.tongHop), 'confirm');
    const low = await sent('cb.thanhtra', bloc.thanhTra);
    const adjustments = [{ code: '4.2', points: 0, reasonCode: 'NO_EVIDENCE', words: 'Biên bản không ghi' }];
    const { body: verified } = await act(officer, low, 'verify', { adjustments });
    await act(officer, verified, 'decide');
    await planned();
    app.clock.set('2026-03-06T03:00:00Z');
    officer = await Browser.signedIn(app, 'du.noivu');
    await commended();
    const missing = [{ cellId: bloc.keHoach, reason: 'Bàn giao cán bộ' }];
    await officer.post(`months/${MONTH}/close`, { organizationId: bloc.noiVu, missing });
    actor = await actorOf('du.noivu');
    const readers = app.app.get(TableReaders);
    for (const name of readers.names) {
      const query = { ...QUERY, organizationId: bloc.noiVu };
      tables.set(name, (await readers.of(actor, { kind: 'TABLE', table: name, month: MONTH, query })).table);
    }
  });
  afterAll(() => app.close());

  async function sent(login: BlocLogin, organizationId: string): Promise<ScorecardView> {
    const { id } = await sentRegular(app, login, organizationId, MONTH);
    return (await officer.get<ScorecardView>(`scorecards/${id}`)).body;
  }

  async function planned(): Promise<void> {
    const visit = {
      committeeId: bloc.noiVu,
      organizationId: bloc.tongHop,
      quarter: '2026-Q1',
      plannedOn: '2026-03-20',
    };
    expect((await officer.post('visits', { ...visit, members: [{ name: 'Nguyễn Văn An' }] })).status).toBe(201);
  }

  async function commended(): Promise<void> {
    const whose = { committeeId: bloc.noiVu, organizationId: bloc.tongHop, year: 2026, kind: 'COLLECTIVE', count: 1 };
    const why = { form: 'CERTIFICATE', forWhat: 'Hoàn thành xuất sắc nhiệm vụ', decisionNumber: '01-QĐ/ĐU' };
    expect((await officer.post('commendations', { ...whose, ...why, decidedOn: '2026-03-02' })).status).toBe(201);
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

  it.each([
    'reports/bands?period=2026-01..2026-02',
    'reports/cells?period=2026-01..2026-02',
    'reports/ranking?period=2026-01..2026-02',
    `months/${MONTH}/table`,
    `months/${MONTH}/cells?filter=ALL`,
    `months/${MONTH}/ranking`,
    `months/${MONTH}/quality`,
    `months/${MONTH}/gaps`,
    `months/${MONTH}/obligations`,
  ])('has its figures in an answer that is the same bytes on both databases: %s', async (path) => {
    const { status, bytes } = await officer.file(path);
    expect(status).toBe(200);
    const name = path.replace(/\W+/g, '-');
    await expect(withoutChance(bytes.toString('utf8'))).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});

/** Ids and hashes over them are chance: each becomes the place it is first met at. A line for each field, to be read. */
function withoutChance(text: string): string {
  const met = new Map<string, number>();
  const placed = text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\b[0-9a-f]{64}\b/g, (id) => {
    if (!met.has(id)) met.set(id, met.size + 1);
    return `#${met.get(id)}`;
  });
  return `${placed.replace(/,"/g, ',\n"')}\n`;
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
