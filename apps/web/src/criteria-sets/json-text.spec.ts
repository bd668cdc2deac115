import { SET } from '../testing/card';
import { JsonFault, offsetOf, readJson, writeJson } from './json-text';

describe('a draft as text', () => {
  it('comes back as it was', () => {
    expect(readJson(writeJson(SET))).toEqual(SET);
  });

  it.each(['[]', '"chữ"', 'null', ''])('refuses %j', (text) => {
    expect(() => readJson(text)).toThrow(JsonFault);
  });

  it('cleans the words, and what came unseen into the text around them', () => {
    expect(readJson('{"title": "Bộ\\u202e tiêu\\u000bchí"}')).toEqual({ title: 'Bộ tiêu chí' });
    expect(readJson('\ufeff{\u2028"title":\u000b"Bộ\u000btiêu chí"}')).toEqual({ title: 'Bộ tiêu chí' });
  });

  it('tells the line of what is no JSON', () => {
    expect(() => readJson('{\n  "code": "A",\n  "title" "B"\n}')).toThrow('ở dòng 3');
  });

  const text = writeJson(SET);
  const place = (code: string): number => text.indexOf(`"code": "${code}"`);
  it.each([
    ['2.3', place('2.3')],
    ['ATTENDANCE', place('ATTENDANCE')],
    ['content.groups.1.criteria.2.rule.kind', place('2.3')],
    ['groups.1', place('2')],
    ['không có', undefined],
  ])('finds the place of %s', (line, offset) => {
    expect(offsetOf(text, line)).toBe(offset);
  });

  it('finds a code even in text that is no JSON', () => {
    expect(offsetOf(`${text},`, '2.3')).toBe(place('2.3'));
  });
});
