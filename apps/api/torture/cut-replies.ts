import type { ReceiptView, ScorecardView } from '@chibo/contracts';
import { PASSWORD } from '../test-support/a-bloc';
import { aKey, Browser } from '../test-support/browser';
import { thematicCard } from '../test-support/cards';
import { aRelay } from '../test-support/relay';
import type { Figure } from './figure';
import type { Engine } from './ground';
import { aGround } from './ground';
import { Product } from './product';

const TRIES = 6;

/** Opens and sends cards over a line that breaks at any moment; each act is asked under its key until it is answered. */
export async function cutReplies(engine: Engine, cards: number): Promise<Figure> {
  const ground = await aGround(engine);
  const product = await Product.start(ground.env);
  const relay = await aRelay({ host: '127.0.0.1', port: Number(new URL(product.url).port) });
  const browser = new Browser(`http://127.0.0.1:${relay.port}`);
  await browser.post('session', { login: 'cb.tonghop', password: PASSWORD });
  const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
  const failures: string[] = [];
  const receipts = new Set<string>();
  let cut = 0;

  /** Asks again under the same key; the line breaks a little later each time, and at last not at all. */
  async function asked<T>(send: (key: string) => Promise<{ status: number; body: T }>): Promise<T> {
    const key = aKey();
    for (let attempt = 0; ; attempt += 1) {
      const timer = attempt < TRIES ? setTimeout(breakOff, Math.random() * 12) : undefined;
      const reply = await send(key).catch(() => undefined);
      clearTimeout(timer);
      relay.restore();
      if (reply && reply.status < 300) return reply.body;
      if (reply && reply.status !== 409)
        failures.push(`answered ${reply.status}: ${JSON.stringify(reply.body).slice(0, 200)}`);
      cut += 1;
      if (attempt > 50) throw new Error('No answer came through.');
    }
  }
  const breakOff = (): void => relay.cut();

  for (let at = 0; at < cards; at += 1) {
    const wanted = { organizationId: ground.bloc.tongHop, month, kind: 'THEMATIC' };
    const card = await asked((key) => browser.post<ScorecardView>('scorecards', wanted, { key }));
    const body = thematicCard({ facts: { heldOn: `${month}-01` } });
    const receipt = await asked((key) =>
      browser.post<ReceiptView>(`scorecards/${card.id}/submit`, body, { version: 1, key }),
    );
    receipts.add(receipt.number);
  }
  await relay.close();
  await product.stop();
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
