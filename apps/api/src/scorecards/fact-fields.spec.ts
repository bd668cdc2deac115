import type { ProblemView, SavedView, ScorecardView } from '@chibo/contracts';
import type { MeetingFacts } from '@chibo/domain';
import { FACT_NAMES, FACTS, mostOf } from '@chibo/domain';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { openThematic } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

let app: TestApp;
let secretary: Browser;
let id: string;

beforeAll(async () => {
  app = await aTestApp();
  const { tongHop } = await aBloc(app.database);
  secretary = await Browser.signedIn(app, 'cb.tonghop');
  ({ id } = await openThematic(secretary, tongHop));
});
afterAll(() => app.close());

const cardNow = async (): Promise<ScorecardView> => (await secretary.get<ScorecardView>(`scorecards/${id}`)).body;

async function saved(facts: object): Promise<{ status: number; body: SavedView & ProblemView }> {
  const { version } = await cardNow();
  return secretary.patch<SavedView & ProblemView>(`scorecards/${id}`, { facts }, { version });
}

/** The largest that is taken, and what is refused. */
function boundsOf(name: keyof MeetingFacts): { largest: unknown; beyond: unknown } {
  const fact = FACTS[name];
  if (fact.kind === 'DAY') return { largest: '2026-02-28', beyond: '2026-02-30' };
  if (fact.kind === 'FLAG') return { largest: true, beyond: 1 };
  if (fact.kind === 'WORDS') return { largest: 'ă'.repeat(fact.most), beyond: 'ă'.repeat(fact.most + 1) };
  const most = mostOf(name as Parameters<typeof mostOf>[0]);
  return { largest: most, beyond: most + 1 };
}

it.each(FACT_NAMES)('%s is taken up to its bound, kept, refused beyond it in words, and cleared', async (name) => {
  const { largest, beyond } = boundsOf(name);
  expect((await saved({ [name]: largest })).status).toBe(200);
  expect((await cardNow()).content.facts[name]).toBe(largest);
  const { status, body } = await saved({ [name]: beyond });
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ field: `facts.${name}`, text: expect.stringContaining(FACTS[name].label) }]);
  expect((await saved({ [name]: null })).status).toBe(200);
  expect((await cardNow()).content.facts).not.toHaveProperty(name);
});

it('what is no fact is refused', async () => {
  expect((await saved({ weather: 3 })).status).toBe(400);
});
