import { withMissingMarked } from './missing-letters';
import { aCard, flat, readBack, verified } from './paper.fixture';
import { printPaper } from './print-paper';

const SETTINGS = { demonstration: true };
const WORDS = 'Dấu □ thay cho ký tự mà kiểu chữ in không có; toàn văn xem trong hệ thống.';

const marked = (text: string): string => withMissingMarked(text).content;

describe('signs the typeface lacks', () => {
  it('are replaced by a mark on paper, wherever they were typed, and the foot says so', async () => {
    const note = (code: string): string | undefined => (code === '3.5' ? 'Gửi 漢字 muộn' : undefined);
    const cell = { id: 'b', name: 'Chi bộ Phòng 😀', kindLabel: '' };
    const card = aCard({ failed: ['3.5'], note, weaknesses: 'Tốt 😀 lắm, 👨‍👩‍👧 đủ.', view: { cell } });
    const view = verified(card, { '4.7': 'Chưa đạt ✅' });
    for (const file of [
      await printPaper({ kind: 'card', view: view, settings: SETTINGS }),
      await printPaper({ kind: 'summary', view: view, settings: SETTINGS }),
    ]) {
      const { text, pages } = readBack(file);
      expect(pages).toBe(1);
      expect(text[0]).toContain('CHI BỘ PHÒNG □');
      expect(text[0]).toContain('Tốt □ lắm, □ đủ.');
      expect(text[0]).toContain(WORDS);
    }
    const { body } = readBack(await printPaper({ kind: 'card', view: view, settings: SETTINGS }));
    expect(body).toContain('Gửi □□ muộn');
    expect(body).toContain('Chưa đạt □');
  });

  it('are not spoken of where there are none', async () => {
    const view = aCard({ weaknesses: 'Ký tự đủ: “–” … ≥ 15′ €, ½.' });
    const { text, body } = readBack(await printPaper({ kind: 'card', view: view, settings: SETTINGS }));
    expect(body).toContain(flat(view.content.weaknesses));
    expect(text.join(' ')).not.toContain('□');
  });

  it('are none of the letters of Vietnamese, composed or not', () => {
    const vowels = [...'aăâeêioôơuưy'].flatMap((vowel) =>
      ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((tone) => vowel + tone),
    );
    const letters = [...vowels, 'đ'].flatMap((letter) => [letter, letter.toUpperCase()]).join(' ');
    for (const form of ['NFC', 'NFD']) expect(marked(letters.normalize(form))).toBe(letters.normalize(form));
  });

  it('count as people see them: one mark for one sign, none for what is invisible', () => {
    expect(marked('a👍🏽b❤️c🇻🇳d')).toBe('a□b□c□d');
    expect(marked('Tab\tvà\u200bngắt\u2060dòng\nmới')).toBe('Tab\tvà\u200bngắt\u2060dòng\nmới');
    expect(marked('\u0007')).toBe('□');
  });
});
