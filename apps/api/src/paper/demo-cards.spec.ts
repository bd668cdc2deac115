import type { ScorecardView } from '@chibo/contracts';
import { cardsOf2018, OFFICER, recentCards } from './demo-cards.fixture';
import { cardNotes } from './card-rows';
import { meetingWords } from './meeting';
import { flat, readBack, verified } from './paper.fixture';
import { printPaper } from './print-paper';

const SETTINGS = { demonstration: true };

const names = ({ cell, superior }: ScorecardView): number => Math.max(cell.name.length, superior.name.length);
const bothNames = ({ cell, superior }: ScorecardView): number => cell.name.length + superior.name.length;
const notes = (view: ScorecardView): number => cardNotes(view).filter(({ words }) => words).length;
const noteWords = (view: ScorecardView): number => cardNotes(view).reduce((sum, { words }) => sum + words.length, 0);
const figures = (view: ScorecardView): number => Math.max(...cardNotes(view).map((note) => note.figures.length));
const weaknesses = ({ content }: ScorecardView): number => content.weaknesses.length;
const reasons = ({ score }: ScorecardView): number => score.reasons.join(' ').length;

/** About how many lines of the page all of it takes. */
function lines(view: ScorecardView): number {
  const { cell, superior, content, criteriaSet } = view;
  const rows = cardNotes(view).map((note) => Math.ceil(note.figures.length / 22));
  const below = cardNotes(view).filter(({ words }) => words.length > 22);
  const texts: [string, number][] = [
    [cell.name, 33],
    [superior.name, 33],
    [meetingWords(content.facts, criteriaSet), 115],
    [below.map(({ code, words }) => `${code}: ${words} `).join(''), 110],
    [content.weaknesses, 90],
  ];
  return [...rows, ...texts.map(([text, wide]) => Math.ceil(text.length / wide))].reduce((sum, each) => sum + each, 0);
}

const MEASURES = [names, bothNames, notes, noteWords, figures, weaknesses, reasons, lines];

/** The one card that has most of it; none of none. */
function most(cards: ScorecardView[], measure: (view: ScorecardView) => number): ScorecardView[] {
  const measured = cards.map((view) => ({ view, size: measure(view) })).toSorted((a, b) => b.size - a.size);
  return measured.slice(0, 1).map(({ view }) => view);
}

/** The cards with the most to print: by each measure, and of each month and state. */
function longest(cards: ScorecardView[]): ScorecardView[] {
  const alike = [...Map.groupBy(cards, ({ month, state }) => `${month} ${state}`).values()];
  return [
    ...new Set([...MEASURES.flatMap((measure) => most(cards, measure)), ...alike.flatMap((of) => most(of, lines))]),
  ];
}

const named = (view: ScorecardView): [string, ScorecardView] => [
  `${view.month}, ${view.state}: ${view.cell.name}, ${view.superior.name}`,
  view,
];

const RECENT = recentCards().filter(({ kind }) => kind !== 'THEMATIC');

describe('the cards of the demonstration on paper', () => {
  it('are many and of every state', () => {
    expect(RECENT.length).toBeGreaterThan(700);
    expect(new Set(RECENT.map(({ state }) => state))).toEqual(new Set(['DRAFT', 'SUBMITTED', 'RETURNED', 'DECIDED']));
  });

  it.each(longest(RECENT).map(named))('take one page, signatures and all: %s', async (_, view) => {
    const paper = readBack(await printPaper({ kind: 'card', view: view, settings: SETTINGS }));
    expect(paper.pages).toBe(1);
    const { superior, cell, content } = view;
    for (const text of [superior.name.toLocaleUpperCase('vi'), cell.name.toLocaleUpperCase('vi'), content.weaknesses])
      expect(paper.body).toContain(flat(text));
    for (const note of cardNotes(view)) {
      expect(paper.body).toContain(flat(note.figures));
      expect(paper.body).toContain(note.words.replace(/[.;]$/u, ''));
    }
    for (const signed of ['T/M CHI BỘ', OFFICER]) expect(paper.body).toContain(signed);
  });

  it('take one page with adjustments of the superior', async () => {
    for (const view of most(
      RECENT.filter(({ state }) => state === 'DECIDED'),
      noteWords,
    )) {
      const paper = readBack(
        await printPaper({
          kind: 'card',
          view: verified(view, { '4.1': 'Biên bản không ghi', '5.2': '' }),
          settings: SETTINGS,
        }),
      );
      expect(paper.pages).toBe(1);
      expect(paper.body).toContain('Cấp trên: Chưa có căn cứ, minh chứng: Biên bản không ghi');
    }
  });

  it.each(longest(cardsOf2018()).slice(0, 6).map(named))('take one page in 2018 too: %s', async (_, view) => {
    expect(readBack(await printPaper({ kind: 'card', view: view, settings: SETTINGS })).pages).toBe(1);
  });

  it('break a long name after its kind, or near its middle', async () => {
    const heads = [
      ['Đảng bộ Khối các cơ quan tỉnh Lào Cai', 'ĐẢNG BỘ', 'KHỐI CÁC CƠ QUAN TỈNH LÀO CAI'],
      ['Đảng bộ Sở Nông nghiệp và Phát triển nông thôn', 'ĐẢNG BỘ SỞ NÔNG NGHIỆP', 'VÀ PHÁT TRIỂN NÔNG THÔN'],
    ];
    for (const [name, ...lines] of heads) {
      const [view] = RECENT.filter(({ superior }) => superior.name === name);
      const { words } = readBack(await printPaper({ kind: 'card', view: view, settings: SETTINGS }));
      const rows = Map.groupBy(
        words.filter(({ x, y, page }) => page === 1 && y < 95 && x < 340),
        ({ y }) => Math.round(y),
      );
      expect([...rows.values()].slice(0, 2).map((row) => row.map(({ text }) => text).join(' '))).toEqual(lines);
    }
  });

  it('have summaries of one page', async () => {
    for (const view of most(RECENT, lines))
      expect(readBack(await printPaper({ kind: 'summary', view: view, settings: SETTINGS })).pages).toBe(1);
  });
});
