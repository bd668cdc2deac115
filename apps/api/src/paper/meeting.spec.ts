import type { MeetingFacts } from '@chibo/domain';
import { FACT_NAMES, FACTS } from '@chibo/domain';
import { expect, it } from 'vitest';
import { keyedWords, meetingWords } from './meeting';

/** A meeting of which everything can be said. */
const WHOLE = Object.fromEntries(
  FACT_NAMES.map((name) => [name, { COUNT: 20, FLAG: true, WORDS: 'Nêu gương', DAY: '2026-03-05' }[FACTS[name].kind]]),
) as Required<MeetingFacts>;

const OTHER = { COUNT: 23, FLAG: false, WORDS: 'Phòng, chống lãng phí', DAY: '2026-03-06' } as const;

it.each(FACT_NAMES)('the paper says %s', (name) => {
  expect(meetingWords({ ...WHOLE, [name]: OTHER[FACTS[name].kind] })).not.toBe(meetingWords(WHOLE));
});

it('the paper says who keyed a card in, from what, and what the branch says of it, in a line or three', () => {
  const at = '2026-03-06T02:00:00.000Z';
  const keyed = {
    by: 'Lê A',
    at,
    paper: 'phiếu số 03',
    receivedOn: '2026-03-05',
    until: '2026-03-11',
    ownDraft: false,
  };
  const said = { ...keyed, words: 'Nhập hộ theo bản giấy', mark: 'SILENT' } as const;
  expect(keyedWords(undefined)).toBe('');
  expect(keyedWords(said)).toBe(
    ' Nhập hộ theo bản giấy (phiếu số 03), nhận ngày 05/03/2026, người nhập: Lê A; chi bộ chưa xác nhận.',
  );
  const objection = 'Bản giấy ghi 15 đồng chí có mặt, không phải 16. '.repeat(20);
  const words = keyedWords({ ...said, mark: 'OBJECTED', answer: { by: 'Bí thư', at, objection } });
  expect(words).toContain('chi bộ không đồng ý ngày 06/03/2026: Bản giấy ghi 15');
  expect(words.length).toBeLessThan(310);
});
