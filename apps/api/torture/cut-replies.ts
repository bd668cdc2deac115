import type { ReceiptView, ScorecardView } from '@chibo/contracts';
import { addMonths, monthOf, vietnamDay } from '@chibo/domain';
import { PASSWORD } from '../test-support/a-bloc';
import { aKey, Browser } from '../test-support/browser';
import { thematicCard } from '../test-support/cards';
import { aRelay } from '../test-support/relay';
import type { Figure } from './figure';
import type { Engine } from './ground';
import { aGround } from './ground';
import { Product } from './product';

const TRIES = 6;

/** Cards of one process and month: within what an account may do at once (ActPace), and a branch hold in a month. */
const CARDS_PER_PROCESS = 30;

/** Opens and sends cards over a line that breaks at any moment; each act is asked under its key until it is answered. */
export async function cutReplies(engine: Engine, cards: number): Promise<Figure> {
  const ground = await aGround(engine);
  const failures: string[] = [];
  const receipts = new Set<string>();
  let cut = 0;

  for (let done = 0; done < cards; done += CARDS_PER_PROCESS) {
    const month = addMonths(monthOf(vietnamDay(new Date())), -done / CARDS_PER_PROCESS);
    const line = await aCutLine(ground.env);
    for (let at = done; at < Math.min(cards, done + CARDS_PER_PROCESS); at += 1) {
      const wanted = { organizationId: ground.bloc.tongHop, month, kind: 'THEMATIC' };
      const card = await line.asked((browser, key) => browser.post<ScorecardView>('scorecards', wanted, { key }));
      const body = thematicCard({ facts: { heldOn: `${month}-01` } });
      const receipt = await line.asked((browser, key) =>
        browser.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version: 1, key }),
      );
      receipts.add(`${month} ${receipt.number}`);
    }
    failures.push(...line.failures);
    cut += line.cut;
    await line.end();
  }
  const stored = await ground.look((database) =>
    database.read((manager) => manager.query<{ n: number | string }[]>('SELECT count(*) AS n FROM meeting')),
  );
  if (Number(stored[0].n) !== cards) failures.push(`${cards} meetings were opened, ${stored[0].n} are stored`);
  if (receipts.size !== cards) failures.push(`${cards} cards were sent, ${receipts.size} receipts given`);
  await ground.drop();
  return {
    name: 'cut replies',
    engine,
    figures: { acts: 2 * cards, 'asked again': cut, stored: Number(stored[0].n) },
    failures,
  };
}

/** A secretary's browser at a fresh process, over a line that breaks off. */
interface CutLine {
  /** Asks until it is answered. */
  asked<T>(send: (browser: Browser, key: string) => Promise<{ status: number; body: T }>): Promise<T>;
  failures: string[];
  cut: number;
  end(): Promise<void>;
}

async function aCutLine(env: Record<string, string>): Promise<CutLine> {
  const product = await Product.start(env);
  const relay = await aRelay({ host: '127.0.0.1', port: Number(new URL(product.url).port) });
  const browser = new Browser(`http://127.0.0.1:${relay.port}`);
  await browser.post('session', { login: 'cb.tonghop', password: PASSWORD });
  const breakOff = (): void => relay.cut();
  const line: CutLine = {
    failures: [],
    cut: 0,
    /** Again under the same key; the line breaks a little later each time, and at last not at all. */
    async asked(send) {
      const key = aKey();
      for (let attempt = 0; ; attempt += 1) {
        const timer = attempt < TRIES ? setTimeout(breakOff, Math.random() * 12) : undefined;
        const reply = await send(browser, key).catch(() => undefined);
        clearTimeout(timer);
        relay.restore();
        if (reply && reply.status < 300) return reply.body;
        if (reply && reply.status !== 409)
          line.failures.push(`answered ${reply.status}: ${JSON.stringify(reply.body).slice(0, 200)}`);
        line.cut += 1;
        if (attempt > 50) throw new Error('No answer came through.');
      }
    },
    async end() {
      await relay.close();
      await product.stop();
    },
  };
  return line;
}
