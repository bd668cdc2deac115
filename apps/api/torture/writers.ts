import { setTimeout as pause } from 'node:timers/promises';
import type { ReceiptView, SavedView, ScorecardView } from '@chibo/contracts';
import { PASSWORD } from '../test-support/a-bloc';
import { aKey, Browser } from '../test-support/browser';
import { thematicCard } from '../test-support/cards';
import type { Database } from '../src/db/database';
import type { Ground } from './ground';

/** Branches with somebody who writes for them. */
const SECRETARIES = { tongHop: 'cb.tonghop', thanhTra: 'cb.thanhtra', duoc: 'cb.duoc', bao: 'cb.bao' } as const;
const SAVES_PER_CARD = 8;

/** What the service has acknowledged. */
export class Ledger {
  readonly saves: { card: string; version: number }[] = [];
  readonly receipts: { card: string; number: string }[] = [];
  /** Refusals by status; 0 where no answer came. */
  readonly refused = new Map<number, number>();

  get acknowledged(): number {
    return this.saves.length + this.receipts.length;
  }

  refuse(status: number): void {
    this.refused.set(status, (this.refused.get(status) ?? 0) + 1);
  }
}

/** One secretary at one device: fills in a thematic card, saves it again and again, sends it, and begins the next one. */
export class Writer {
  private browser?: Browser;
  private card?: Pick<ScorecardView, 'id' | 'version'>;
  private saved = 0;
  private month = someMonth();

  constructor(
    private readonly login: string,
    private readonly organizationId: string,
    private readonly ledger: Ledger,
  ) {}

  /** `perBranch` devices at every branch. */
  static crowd({ bloc }: Ground, ledger: Ledger, perBranch: number): Writer[] {
    return Object.entries(SECRETARIES).flatMap(([branch, login]) =>
      Array.from({ length: perBranch }, () => new Writer(login, bloc[branch as keyof typeof SECRETARIES], ledger)),
    );
  }

  /** Works until it is told to stop, whatever the service does. */
  async work(url: string, stop: AbortSignal): Promise<void> {
    this.browser = this.browser?.movedTo(url);
    while (!stop.aborted) {
      try {
        await this.step(url);
      } catch {
        // No answer: what was under way may be done or not.
        await this.give(0);
      }
    }
  }

  private async step(url: string): Promise<void> {
    this.browser ??= await this.signedIn(url);
    if (!this.card) return this.begin(this.browser);
    if (this.saved < SAVES_PER_CARD) return this.save(this.browser, this.card);
    return this.send(this.browser, this.card);
  }

  private async signedIn(url: string): Promise<Browser> {
    const browser = new Browser(url);
    const reply = await browser.post('session', { login: this.login, password: PASSWORD });
    if (reply.status === 200) return browser;
    throw new Error(`${this.login} is not signed in: ${reply.status}`);
  }

  private async begin(browser: Browser): Promise<void> {
    this.month = someMonth();
    const wanted = { organizationId: this.organizationId, month: this.month, kind: 'THEMATIC' };
    const reply = await browser.post<ScorecardView>('scorecards', wanted, { key: aKey() });
    if (reply.status !== 201) return this.give(reply.status);
    this.card = reply.body;
    this.saved = 0;
  }

  private async save(browser: Browser, { id, version }: Pick<ScorecardView, 'id' | 'version'>): Promise<void> {
    const reply = await browser.patch<SavedView>(`scorecards/${id}`, { weaknesses: `Lần ${version}` }, { version });
    if (reply.status !== 200) return this.give(reply.status);
    this.ledger.saves.push({ card: id, version: reply.body.version });
    this.card = { id, version: reply.body.version };
    this.saved += 1;
  }

  private async send(browser: Browser, { id, version }: Pick<ScorecardView, 'id' | 'version'>): Promise<void> {
    const body = thematicCard({ facts: { heldOn: `${this.month}-01` } });
    const reply = await browser.post<ReceiptView>(`scorecards/${id}/submit`, body, { version, key: aKey() });
    if (reply.status !== 200) return this.give(reply.status);
    this.ledger.receipts.push({ card: id, number: reply.body.number });
    this.card = undefined;
  }

  /** Nothing was done, or nobody knows: after a short rest the next card; where it went too fast, the same one again. */
  private async give(status: number): Promise<void> {
    this.ledger.refuse(status);
    if (status !== 429) this.card = undefined;
    await pause(status === 429 ? 300 : 20);
  }
}

/** One of the last twenty, in Vietnam: a branch has no more than 100 thematic cards in each. */
function someMonth(): string {
  const now = new Date(Date.now() + 7 * 3_600_000);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - Math.floor(Math.random() * 20)))
    .toISOString()
    .slice(0, 7);
}

/** What was acknowledged and is not stored, and what is stored and does not fit together. */
export async function losses(database: Database, ledger: Ledger): Promise<string[]> {
  return [...(await lostSaves(database, ledger)), ...(await lostReceipts(database, ledger)), ...(await torn(database))];
}

async function lostSaves(database: Database, { saves }: Ledger): Promise<string[]> {
  const rows = await database.read(
    (manager) =>
      manager.sql<{ subject_id: string; payload: string }[]>`
        SELECT subject_id, payload FROM audit WHERE action = 'scorecard.saved'`,
  );
  const stored = new Set(
    rows.map(({ subject_id: card, payload }) => `${card} ${(JSON.parse(payload) as { version: number }).version}`),
  );
  return saves
    .filter(({ card, version }) => !stored.has(`${card} ${version}`))
    .map((each) => `save ${JSON.stringify(each)}`);
}

async function lostReceipts(database: Database, { receipts }: Ledger): Promise<string[]> {
  const rows = await database.read(
    (manager) =>
      manager.sql<{ id: string; receipt_number: string }[]>`
        SELECT id, receipt_number FROM scorecard WHERE state = 'SUBMITTED'`,
  );
  const stored = new Map(rows.map((row) => [row.id, row.receipt_number]));
  return receipts
    .filter(({ card, number }) => stored.get(card) !== number)
    .map((each) => `receipt ${JSON.stringify(each)}`);
}

/** Half done: a card sent without its snapshot, its audit row or its obligation, a number given twice or left out. */
async function torn(database: Database): Promise<string[]> {
  const rows = await database.read(
    (manager) => manager.sql<{ id: string; what: string }[]>`
      SELECT id, 'sent without a snapshot' AS what FROM scorecard WHERE state = 'SUBMITTED'
        AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.scorecard_id = scorecard.id AND a.kind = 'SELF' AND a.total = scorecard.self_total)
      UNION ALL SELECT id, 'sent without a trace' FROM scorecard WHERE state = 'SUBMITTED'
        AND NOT EXISTS (SELECT 1 FROM audit WHERE subject_id = scorecard.id AND action = 'scorecard.submitted')
      UNION ALL SELECT id, 'sent and still owed' FROM scorecard WHERE state = 'SUBMITTED'
        AND NOT EXISTS (SELECT 1 FROM obligation o WHERE o.cell_id = scorecard.cell_id AND o.month = scorecard.month
          AND o.kind = 'THEMATIC' AND o.state = 'MET')
      UNION ALL SELECT month, 'receipt numbers with gaps or twins' FROM receipt_counter
        WHERE last <> (SELECT count(DISTINCT receipt_number) FROM scorecard WHERE scorecard.month = receipt_counter.month)
          OR last <> (SELECT count(receipt_number) FROM scorecard WHERE scorecard.month = receipt_counter.month)`,
  );
  return rows.map(({ id, what }) => `${what}: ${id}`);
}
