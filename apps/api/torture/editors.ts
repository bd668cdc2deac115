import type { SavedView, ScorecardView } from '@chibo/contracts';
import { PASSWORD } from '../test-support/a-bloc';
import { aKey, Browser } from '../test-support/browser';
import type { Figure } from './figure';
import type { Engine } from './ground';
import { aGround } from './ground';
import { Product } from './product';

/** Saves one account may make at one process without being asked to wait (ActPace). */
const RACES_PER_PROCESS = 500;

/** Two devices save the same version of one card at the same moment: one wins, the other is told and shown what stands. */
export async function editors(engine: Engine, races: number): Promise<Figure> {
  const ground = await aGround(engine);
  let product = await Product.start(ground.env);
  let pair = await Promise.all(['cb.tonghop', 'pbt.tonghop'].map((login) => signedIn(product.url, login)));
  const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
  const wanted = { organizationId: ground.bloc.tongHop, month, kind: 'THEMATIC' };
  const failures: string[] = [];
  let card = (await pair[0].post<ScorecardView>('scorecards', wanted, { key: aKey() })).body;
  for (let race = 0; race < races; race += 1) {
    if (race > 0 && race % RACES_PER_PROCESS === 0) {
      await product.stop();
      product = await Product.start(ground.env);
      pair = pair.map((browser) => browser.movedTo(product.url));
    }
    const { id, version } = card;
    const words = [`Lần ${race} bí thư`, `Lần ${race} phó bí thư`];
    const replies = await Promise.all(
      pair.map((browser, at) =>
        browser.patch<SavedView & { current?: ScorecardView }>(
          `scorecards/${id}`,
          { weaknesses: words[at] },
          { version },
        ),
      ),
    );
    const winners = replies.flatMap(({ status }, at) => (status === 200 ? [words[at]] : []));
    const losers = replies.filter(({ status }) => status === 412);
    card = (await pair[0].get<ScorecardView>(`scorecards/${id}`)).body;
    if (winners.length !== 1 || losers.length !== 1)
      failures.push(`race ${race}: ${replies.map(({ status }) => status).join(', ')}`);
    if (card.content.weaknesses !== winners[0]) failures.push(`race ${race}: the words of the winner are not stored`);
    if (losers[0]?.body.current?.content.weaknesses !== winners[0])
      failures.push(`race ${race}: the loser is not shown what stands`);
  }
  await product.stop();
  await ground.drop();
  return { name: 'two editors', engine, figures: { races, 'without one winner': failures.length }, failures };
}

async function signedIn(url: string, login: string): Promise<Browser> {
  const browser = new Browser(url);
  await browser.post('session', { login, password: PASSWORD });
  return browser;
}
