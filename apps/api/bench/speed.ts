import type { Neighbours } from './documents';
import { besideDocuments } from './documents';
import type { Call, Reply, Side } from './sides';
import { bare, call, end, processorTime, product } from './sides';
import { requireSameRows, teach } from './sameness';

/**
 * npm run bench: sending a full card, the ranking and the month table of 500 branches, and a queue of 100 cards, through the
 * product and through the bare yardstick, in one interleaved run. Machines are noisy, so only ratios of neighbouring rounds
 * count.
 */
const CONNECTIONS = 10;
const ROUNDS = 9;

interface Measure {
  name: string;
  /** Least ratio wanted. */
  aim: number;
  /** Calls of a round. */
  times: number;
  call(side: Side, connection: number): Call;
  /** Bytes an answer may differ by from the one that was looked at. */
  tolerance: number;
}

const MEASURES: Record<'send' | 'ranking' | 'table' | 'queue', Measure> = {
  send: { name: 'Sending a full card', aim: 0.4, times: 100, call: nextSend, tolerance: 4 },
  ranking: {
    name: 'Ranking of 500 branches',
    aim: 0.9,
    times: 60,
    call: (side) => side.requests.ranking(),
    tolerance: 0,
  },
  table: {
    name: 'Month table of 500',
    aim: 0.4,
    times: 60,
    call: (side) => side.requests.table(),
    tolerance: 0,
  },
  queue: { name: 'Queue of 100 cards', aim: 0.45, times: 30, call: (side) => side.requests.queue(), tolerance: 0 },
};
const NAMES = Object.keys(MEASURES) as (keyof typeof MEASURES)[];

/** Of each connection's drafts one goes to show the yardstick what a send is. */
const DRAFTS = (ROUNDS * MEASURES.send.times) / CONNECTIONS + 1;

function nextSend(side: Side, connection: number): Call {
  const at = connection * DRAFTS + Math.floor(side.nextDraft / CONNECTIONS);
  side.nextDraft += 1;
  return side.requests.send(side.seed.drafts[at], at);
}

/** Calls per second, and the processor's milliseconds of one. */
interface Rate {
  perSecond: number;
  processor: number;
}

/** The round's calls on ten keep-alive connections, each connection its own in order. */
async function rate(side: Side, { times, call: of }: Measure, check: (reply: Reply) => void): Promise<Rate> {
  const batch = Array.from({ length: CONNECTIONS }, (): Call[] => []);
  for (let at = 0; at < times; at += 1) batch[at % CONNECTIONS].push(of(side, at % CONNECTIONS));
  const [started, processor] = [performance.now(), processorTime(side)];
  await Promise.all(
    batch.map(async (own) => {
      for (const each of own) check(await call(side, each));
    }),
  );
  const perSecond = (times / (performance.now() - started)) * 1000;
  return { perSecond, processor: (processorTime(side) - processor) / times };
}

function expecting(bytes: number, tolerance: number): (reply: Reply) => void {
  return ({ status, text }) => {
    const size = Buffer.byteLength(text);
    if (status !== 200 || Math.abs(size - bytes) > tolerance)
      throw new Error(`Unexpected answer ${status}, ${size} of ${bytes} bytes: ${text.slice(0, 300)}`);
  };
}

/** @param rates of both sides, round by round */
function tell({ name, aim }: Measure, rates: readonly Pair[]): void {
  const [min, median, max] = spread(rates.map(([a, b]) => a.perSecond / b.perSecond)).map((ratio) => ratio.toFixed(2));
  const middle = (of: keyof Rate, side: 0 | 1): number => spread(rates.map((pair) => pair[side][of]))[1];
  const [ours, theirs] = ([0, 1] as const).map((side) => middle('perSecond', side).toFixed(0));
  const [own, other] = ([0, 1] as const).map((side) => middle('processor', side).toFixed(1));
  console.log(
    `${name.padEnd(24)} product/bare  min ${min}  median ${median}  max ${max}  (aim ${aim.toFixed(2)}; median ${ours}/s against ${theirs}/s; processor ${own} ms against ${other} ms)`,
  );
}

/** Least, middle, greatest. */
function spread(figures: readonly number[]): [number, number, number] {
  const sorted = figures.toSorted((a, b) => a - b);
  return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted[sorted.length - 1]];
}

/** The page of a secretary, while another one has documents made. */
function beside(side: Side): Promise<Neighbours[]> {
  const { drafts, secretaries } = side.seed;
  const of = (at: number): [id: string, token: string] => [
    `/api/scorecards/${drafts[at * DRAFTS].scorecardId}`,
    secretaries[at],
  ];
  const [[page, reader], [card, printer]] = [of(0), of(1)];
  return besideDocuments(
    async (path, token) => {
      const { status } = await call(side, { path, method: 'GET', headers: { Cookie: `chibo=${token}` } });
      if (status !== 200 && status !== 429) throw new Error(`Unexpected answer ${status} of ${path}.`);
      return status === 429 ? 1 : 0;
    },
    [page, reader],
    [`${card}/card.pdf`, printer],
  );
}

function tellBeside(rounds: readonly Neighbours[]): void {
  const [min, median, max] = spread(rounds.map(({ busy, quiet }) => busy / quiet)).map((ratio) => ratio.toFixed(2));
  const [quiet, busy] = (['quiet', 'busy'] as const).map((of) =>
    spread(rounds.map((round) => round[of]))[1].toFixed(1),
  );
  const made = rounds.reduce((sum, round) => sum + round.made, 0);
  console.log(
    `${"Another's page, p95".padEnd(24)} while documents are made/not  min ${min}  median ${median}  max ${max}  (aim 1.20; median ${busy} ms against ${quiet} ms; ${made} documents)`,
  );
}

/** The product's, then the yardstick's. */
type Pair = [Rate, Rate];

type Rates = Record<keyof typeof MEASURES, Pair[]>;

async function measured(sides: readonly [Side, Side], bytes: Record<keyof typeof MEASURES, number>): Promise<Rates> {
  const rates: Rates = { send: [], ranking: [], table: [], queue: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    // Taking turns at going first, so that neither side always finds the machine warm.
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    for (const name of NAMES) {
      const pair: Rate[] = [];
      const measure = MEASURES[name];
      for (const at of order) pair[at] = await rate(sides[at], measure, expecting(bytes[name], measure.tolerance));
      rates[name].push([pair[0], pair[1]]);
    }
  }
  return rates;
}

/** @param further organisations that stand in the register besides */
export async function measureSpeed(further: number): Promise<void> {
  const size = { connections: CONNECTIONS, draftsPerConnection: DRAFTS, further };
  const sides = [await product(size), await bare(size)] as const;
  try {
    const bytes = await teach(...sides, nextSend);
    const rates = await measured(sides, bytes);
    await requireSameRows(...sides);
    const calls = NAMES.map((name) => MEASURES[name].times).join(', ');
    console.log(
      `\n${ROUNDS} rounds, ${CONNECTIONS} keep-alive connections, ${calls} calls a round and side; ${further} further organisations; answers and rows checked.`,
    );
    for (const name of NAMES) tell(MEASURES[name], rates[name]);
    tellBeside(await beside(sides[0]));
  } finally {
    for (const side of sides) await end(side);
  }
}
