import type { ProblemView, ScorecardView, SessionView } from '@chibo/contracts';
import { cleanText } from '@chibo/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';

/** What every object has, but for those that are refused as prototypes. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype).filter((key) => !/^(__proto__|constructor)$/.test(key));

describe('bad input', () => {
  let app: TestApp;
  let secretary: Browser;
  let card: ScorecardView;

  beforeAll(async () => {
    app = await aTestApp();
    const bloc = await aBloc(app.database);
    secretary = await Browser.signedIn(app, 'cb.tonghop');
    card = (
      await secretary.post<ScorecardView>('scorecards', {
        organizationId: bloc.tongHop,
        month: '2026-02',
        kind: 'REGULAR',
      })
    ).body;
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    const { body } = await secretary.get<ScorecardView>(`scorecards/${card.id}`);
    expect(body).toMatchObject({ version: 1, content: card.content });
  });

  const NUL = '\u0000';
  const cases: [what: string, body: unknown, status: number, field: string][] = [
    ['an unknown field', { facts: { phutHop: 90 } }, 400, 'facts.phutHop'],
    ['a wrong type', { facts: { minutes: '90' } }, 400, 'facts.minutes'],
    ['a number with decimals', { facts: { minutes: 90.5 } }, 400, 'facts.minutes'],
    ['a number out of bounds', { facts: { present: -1 } }, 400, 'facts.present'],
    ['a day that does not exist', { facts: { heldOn: '2026-02-30' } }, 400, 'facts.heldOn'],
    ['NUL in a text', { weaknesses: `a${NUL}b` }, 400, 'weaknesses'],
    ['a lone surrogate', '{"weaknesses":"\\ud800"}', 400, 'weaknesses'],
    ['a text too long', { weaknesses: 'x'.repeat(4001) }, 400, 'weaknesses'],
    ['an answer that is no object', { answers: [7] }, 400, 'answers.0'],
    ['an answer that is an empty list', { answers: [[]] }, 400, 'answers'],
    ['answers that are no list', { answers: { '3.1': 1 } }, 400, 'answers'],
    ['an answer with an unknown field', { answers: [{ code: '3.1', points: 300 }] }, 400, 'answers.3.1.points'],
    [
      'one of several answers, by its code and not by its place',
      { answers: [{ code: '7', note: `a${NUL}b` }, { code: '1' }] },
      400,
      'answers.7.note',
    ],
    ['an answer without a code, by its place', { answers: [{ value: 1 }] }, 400, 'answers.0.code'],
    ['too many answers', { answers: Array.from({ length: 201 }, (_, at) => ({ code: `x${at}` })) }, 400, 'answers'],
    ['a prototype in disguise', '{"__proto__":{"x":1},"constructor":{"prototype":{}}}', 400, 'body'],
    ...INHERITED.map((key): [string, unknown, number, string] => [
      `the inherited key ${key}`,
      `{"weaknesses":"x","${key}":1}`,
      400,
      key,
    ]),
    ...INHERITED.map((key): [string, unknown, number, string] => [
      `the inherited key ${key} inside`,
      `{"answers":[{"code":"3.1","${key}":1}]}`,
      400,
      `answers.3.1.${key}`,
    ]),
    ['an array instead of an object', [], 400, 'body'],
    ['null instead of an object', 'null', 400, 'body'],
    [
      'one line answered twice',
      {
        answers: [
          { code: '3.1', value: 1 },
          { code: '3.1', value: 0 },
        ],
      },
      400,
      'answers',
    ],
    ['10 MB', { weaknesses: 'x'.repeat(10_000_000) }, 413, 'body'],
    ['broken JSON', '{"weaknesses":', 400, 'body'],
    [
      'bytes that are no UTF-8',
      Buffer.from([...Buffer.from('{"weaknesses":"'), 0xed, 0xa0, 0x80, 0x22, 0x7d]),
      400,
      'body',
    ],
  ];

  it.each(cases)('%s is refused and stores nothing', async (_what, body, status, field) => {
    const reply = await secretary.patch<ProblemView>(`scorecards/${card.id}`, body, { version: 1 });
    expect(reply.status).toBe(status);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body.errors?.map((error) => error.field)).toContain(field);
    for (const { text } of reply.body.errors ?? []) expect(text).toMatch(/[^\u0000-\u007f]/);
    const after = await secretary.get<ScorecardView>(`scorecards/${card.id}`);
    expect(after.body).toMatchObject({ version: 1, content: card.content });
  });

  it('names the field of a bad path, query and body alike', async () => {
    expect(await secretary.get<ProblemView>('scorecards/khong-phai-ma')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'id' }] },
    });
    const officer = await Browser.signedIn(app, 'du.noivu');
    expect(await officer.get<ProblemView>('months/2026-13/table')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'month' }] },
    });
    for (const page of ['0', '0x10', '1e3', '1.5', ' 1']) {
      expect(await officer.get<ProblemView>(`months/2026-02/cells?page=${page}`)).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'page' }] },
      });
    }
    expect(await officer.get<ProblemView>('months/2026-02/cells?q=a&q=b')).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'q' }] },
    });
  });

  it.each([
    [
      'weaknesses',
      { weaknesses: 'Họp\u000bđủ' },
      'Hạn chế, biện pháp khắc phục có dấu ngắt dòng của PowerPoint (U+000B)',
    ],
    ['weaknesses', { weaknesses: '\u202eChi bộ' }, 'Hạn chế, biện pháp khắc phục có dấu đổi chiều viết (U+202E)'],
    ['weaknesses', { weaknesses: 'bộ\u009f' }, 'Hạn chế, biện pháp khắc phục có ký tự điều khiển (U+009F)'],
    ['facts.theme', { facts: { theme: 'a\nb' } }, 'Tên chuyên đề có dấu xuống dòng (U+000A)'],
    ['answers.3.1.note', { answers: [{ code: '3.1', note: 'a\u2028b' }] }, 'Lý do, căn cứ có dấu ngắt dòng (U+2028)'],
  ])('names the sign it refuses at %s and changes no text by itself', async (field, body, words) => {
    const reply = await secretary.patch<ProblemView>(`scorecards/${card.id}`, body, { version: 1 });
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ field }] } });
    expect(reply.body.errors?.[0].text).toContain(words);
  });

  it('takes what a page sends: clean, with line feeds, in whatever form of Unicode', async () => {
    const other = await Browser.signedIn(app, 'cb.thanhtra');
    const [role] = (await other.get<SessionView>('session')).body.roles;
    const wanted = { organizationId: role.organizationId, month: '2026-02', kind: 'REGULAR' };
    const { id, version } = (await other.post<ScorecardView>('scorecards', wanted)).body;
    const weaknesses = cleanText('\u202eChi bộ\u000bĐông\u0085 Hải\u2069', 'MANY');
    expect(
      (await other.patch(`scorecards/${id}`, { weaknesses: weaknesses.normalize('NFD') }, { version })).status,
    ).toBe(200);
    const stored = (await other.get<ScorecardView>(`scorecards/${id}`)).body;
    expect(stored.content.weaknesses).toBe('Chi bộ\nĐông\n Hải');
  });

  it('takes a body only as JSON', async () => {
    const reply = await secretary.patch<ProblemView>(`scorecards/${card.id}`, 'weaknesses=x', {
      version: 1,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(reply).toMatchObject({ status: 415, body: { code: 'UNSUPPORTED' } });
  });
});
