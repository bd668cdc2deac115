import { recentCards } from './demo-cards.fixture';
import { aCard, readBack } from './paper.fixture';
import type { Paper } from './paper.fixture';
import type { CardsOrder, MadeFile } from './print-paper';
import { makeFile, printPaper } from './print-paper';

const check = (at: number) => ({
  code: `K7N2PX-9QVERT-ABCDE${at % 10}`,
  address: `https://chibo.example.vn/kiem-tra/K7N2PX-9QVERT-ABCDE${at % 10}`,
});
const note = 'Gửi tài liệu trước nửa ngày, chậm so với quy định, đã nhắc';

/** Of one page and of two, with a foot of three lines, a draft, and summaries among them. */
const VIEWS = [
  ...recentCards().slice(0, 8),
  aCard({ note: () => note }),
  aCard({ weaknesses: 'Chậm 🙂. '.repeat(300), note: () => note.repeat(8) }),
  aCard({ view: { state: 'DRAFT' } }),
  ...recentCards().slice(40, 44),
];

const ORDER: CardsOrder = {
  kind: 'cards',
  title: 'Phiếu tháng 3/2026, Đảng bộ Khối',
  cards: VIEWS.map((view, at) => ({
    kind: at % 5 === 4 ? 'summary' : 'card',
    view,
    settings: { demonstration: true, place: `Nơi ${at}`, check: check(at) },
  })),
};

describe('cards in one file', () => {
  let made: MadeFile;
  let whole: Paper;
  beforeAll(async () => {
    made = await makeFile(ORDER);
    whole = readBack(made.file);
  });

  it('read letter for letter as each of them alone, on as many pages of their own', async () => {
    const { pages = [] } = made;
    let at = 0;
    for (const [index, card] of ORDER.cards.entries()) {
      const alone = readBack(await printPaper(card));
      expect(pages[index]).toBe(alone.pages);
      expect(whole.text.slice(at, at + alone.pages)).toEqual(alone.text);
      const placed = whole.words.filter(({ page }) => page > at && page <= at + alone.pages);
      expect(placed.map((word) => ({ ...word, page: word.page - at }))).toEqual(alone.words);
      at += alone.pages;
    }
    expect(whole.pages).toBe(at);
    expect(new Set(pages)).toEqual(new Set([1, 2]));
    expect(whole.title).toBe(ORDER.title);
  });

  it('carry their typefaces once', () => {
    expect(whole.fonts.length).toBeLessThanOrEqual(4);
  });
});
