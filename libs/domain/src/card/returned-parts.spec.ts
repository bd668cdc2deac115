import { describe, expect, it } from 'vitest';
import { bestAnswers, FACTS, linesOf, scored } from '../../test-support/a-card';
import { cardChanges } from './card-changes';
import type { Answer } from '../criteria';
import type { MeetingFacts } from '../facts';
import type { Entered } from './returned-parts';
import { checkReturnedLines, factsBehind, lockedChanges, openParts, returnedWords, WEAKNESSES } from './returned-parts';
import { score } from '../scoring';
import { hd42Commune } from '../templates';

const facts: MeetingFacts = FACTS;
const SENT: Entered = { facts, answers: bestAnswers(hd42Commune), weaknesses: 'Báo lịch họp sớm hơn.' };
const answered = (code: string, answer: Partial<Answer>): Answer[] =>
  SENT.answers.map((each) => (each.code === code ? { ...each, ...answer } : each));
const behind = (code: string) =>
  factsBehind(linesOf(hd42Commune).find((criterion) => criterion.code === code) ?? linesOf(hd42Commune)[0]);
const asked = (...codes: string[]) => {
  const parts = openParts(
    hd42Commune,
    codes.map((code) => ({ code, message: 'Đề nghị xem lại.' })),
  );
  if (!parts) throw new Error('Nothing is locked.');
  return parts;
};
const changes = (codes: string[], now: Partial<Entered>) =>
  lockedChanges(asked(...codes), SENT, { ...SENT, ...now }).map(({ at }) => at);

describe('a returned card', () => {
  it('is open as a whole when no line was named', () => {
    expect(openParts(hd42Commune, [])).toBeUndefined();
  });

  it('opens the line that was asked for and nothing else', () => {
    expect(changes(['4.7'], { answers: answered('4.7', { value: 0 }) })).toEqual([]);
    expect(changes(['4.7'], { answers: answered('3.5', { value: 0 }) })).toEqual(['answers.3.5']);
    expect(changes(['4.7'], { answers: answered('3.5', { note: 'Thêm lời' }) })).toEqual(['answers.3.5']);
    expect(changes(['4.7'], { facts: { ...facts, minutes: 60 } })).toEqual(['facts.minutes']);
    expect(changes(['4.7'], { weaknesses: 'Khác' })).toEqual(['weaknesses']);
    expect(changes(['4.7', WEAKNESSES], { weaknesses: 'Khác' })).toEqual([]);
  });

  it('an answer left out is a change too', () => {
    expect(changes(['4.7'], { answers: SENT.answers.filter(({ code }) => code !== '3.5') })).toEqual(['answers.3.5']);
  });

  it('opens the facts behind a computed line, with those that must agree with them', () => {
    expect(behind('1.1')).toEqual(['minutes']);
    expect(behind('4.5')).toEqual(['speakers']);
    expect(behind('7.1')).toEqual(['tasksAssigned', 'tasksDone']);
    expect(behind('2.1')).toEqual(expect.arrayContaining(['memberCount', 'present', 'excused', 'unexcused']));
    expect(changes(['2.1'], { facts: { ...facts, present: 15, excused: 2 } })).toEqual([]);
    expect(changes(['2.1'], { facts: { ...facts, heldOn: '2026-03-06' } })).toEqual(['facts.heldOn']);
  });

  it('opens with a fact what a change of it asks for: the facts that must agree, the lines it decides about', () => {
    const { answers, facts: open } = asked('4.3');
    expect([...open].sort()).toEqual(['hasThematicPart', 'minutes', 'thematicMinutes', 'theme']);
    expect([...answers]).toEqual(['4.2', '4.3']);
    const thematic = { hasThematicPart: true, theme: 'Nêu gương', thematicMinutes: 60 };
    const now = { facts: { ...facts, ...thematic }, answers: answered('4.2', { value: 0, note: 'Thiếu nội dung' }) };
    expect(changes(['4.3'], now)).toEqual([]);
  });

  it('opens no more than that', () => {
    expect([...asked('4.2').facts]).toEqual([]);
    expect([...asked('4.2').answers]).toEqual(['4.2']);
    expect([...asked('1.1').facts]).toEqual(['minutes', 'thematicMinutes']);
    expect([...asked('1.1').answers]).toEqual([]);
    expect([...asked('4.5').facts]).toEqual(['speakers']);
    expect(asked('2.1').facts.has('speakers')).toBe(true);
    expect(asked('2.1').facts.has('minutes')).toBe(false);
  });

  it('says which part stays locked', () => {
    expect(lockedChanges(asked('4.7'), SENT, { ...SENT, facts: { ...facts, minutes: 60 } })).toEqual([
      {
        at: 'facts.minutes',
        text: 'Thời lượng (phút): cấp trên không trả lại phần này nên không sửa được.',
      },
    ]);
  });
});

it('says in one line what is asked', () => {
  const lines = [
    { code: '4.7', message: 'a' },
    { code: WEAKNESSES, message: 'b' },
  ];
  expect(returnedWords('Xem lại biên bản.', lines)).toBe('Xem lại biên bản. Cần bổ sung: mục 4.7, hạn chế.');
  expect(returnedWords('Xem lại.', [])).toBe('Xem lại.');
  expect(returnedWords('', lines)).toBe('Cần bổ sung: mục 4.7, hạn chế.');
});

describe('checkReturnedLines', () => {
  it('takes known lines with words', () => {
    expect(
      checkReturnedLines(hd42Commune, [
        { code: '4.7', message: 'Thiếu minh chứng.' },
        { code: WEAKNESSES, message: 'Ghi rõ thời hạn.' },
      ]),
    ).toEqual([]);
  });

  it('refuses unknown ones, repeated ones and those without words', () => {
    const refused = checkReturnedLines(hd42Commune, [
      { code: '9.9', message: 'a' },
      { code: '4.7', message: ' ' },
      { code: '4.7', message: 'b' },
    ]);
    expect(refused).toEqual([
      { at: 'lines.9.9', text: 'Mục 9.9 không có trong bộ tiêu chí.' },
      { at: 'lines.4.7', text: 'Mục 4.7 chưa có lời nhắn cho chi bộ.' },
      { at: 'lines.4.7', text: 'Mục 4.7 được trả lại hai lần.' },
    ]);
  });
});

describe('cardChanges', () => {
  const revision = (content: Entered) => ({
    content,
    score: score(hd42Commune, { ...content.facts, leadership: 'COMMITTEE' }, content.answers),
  });
  const between = (now: Partial<Entered>) => cardChanges(hd42Commune, revision(SENT), revision({ ...SENT, ...now }));

  it('is empty when nothing differs', () => {
    expect(between({})).toEqual([]);
  });

  it('shows a vote that was taken anew with another result', () => {
    const vote = { officialPresent: 12, approve: 12, disapprove: 0, other: 0 };
    const again = { officialPresent: 12, approve: 10, disapprove: 1, other: 1 };
    const [before, after] = [revision({ ...SENT, vote }), revision({ ...SENT, vote: again })];
    expect(cardChanges(hd42Commune, before, before)).toEqual([]);
    expect(cardChanges(hd42Commune, before, after)).toEqual([
      {
        at: 'vote',
        label: 'Biểu quyết',
        before: '12/12 tán thành',
        after: '10/12 tán thành, 1 không tán thành, 1 ý kiến khác',
      },
    ]);
    expect(between({ vote })).toMatchObject([{ before: '', after: '12/12 tán thành' }]);
  });

  it('shows a fact and the line that followed it', () => {
    const before = scored(hd42Commune).lines.find(({ code }) => code === '1.1')?.points;
    expect(before).toBeGreaterThan(0);
    expect(between({ facts: { ...facts, minutes: 60 } })).toEqual([
      { at: 'facts.minutes', label: 'Thời lượng (phút)', before: '95', after: '60' },
      expect.objectContaining({ at: 'answers.1.1', label: 'Mục 1.1 Thời lượng' }),
    ]);
  });

  it('shows an answer with its reason, a note alone, and the weaknesses', () => {
    const now = between({
      answers: answered('3.5', { value: 0, reasonCode: 'LATE', note: 'gửi trước nửa ngày' }),
      weaknesses: 'Gửi tài liệu trước 03 ngày.',
    });
    expect(now.map(({ at }) => at)).toEqual(['answers.3.5', 'weaknesses']);
    expect(now[0].after).toMatch(/^0 điểm \(.*gửi trước nửa ngày\)$/);
    const [note] = between({ answers: answered('3.5', { note: 'Có ảnh chụp.' }) });
    expect(note.after).toContain('Có ảnh chụp.');
  });

  it('shows what is done since of what last month left', () => {
    expect(between({ actionsDone: ['3.5', 'weaknesses'] })).toEqual([
      { at: 'actions.3.5', label: 'Việc tháng trước, mục 3.5', before: 'Chưa xong', after: 'Xong' },
      { at: 'actions.weaknesses', label: 'Việc tháng trước, hạn chế đã nêu', before: 'Chưa xong', after: 'Xong' },
    ]);
  });
});
