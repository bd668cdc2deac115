import type { CommentaryView, ProblemView } from '@chibo/contracts';
import { NO_COMMENTARY } from '@chibo/domain';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { sentRegular } from '../../test-support/cards';
import type { TestApp } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

const WORDS = { ...NO_COMMENTARY, strengths: 'Nề nếp.', limits: 'Ít ý kiến.', signedBy: 'Nguyễn Minh Họa' };

/** February 2026 of Y tế on 06/03/2026: its one branch has sent and is not decided. */
describe('what a committee says under its table', () => {
  let app: TestApp;
  let bloc: Bloc;
  let officer: Browser;
  let cardId: string;

  beforeAll(async () => {
    app = await aTestApp({ now: '2026-03-06T03:00:00Z' });
    bloc = await aBloc(app.database);
    await app.app.get(ObligationsService).openMonth('2026-02');
    officer = await Browser.signedIn(app, 'du.yte');
    cardId = (await sentRegular(app, 'cb.duoc', bloc.duoc, '2026-02')).id;
  });
  afterAll(() => app.close());

  const read = async (who = officer): Promise<CommentaryView> =>
    (await who.get<CommentaryView>(`reports/commentary?period=2026-02&organizationId=${bloc.yTe}`)).body;
  const write = (who: Browser, version: number, words: object = WORDS) =>
    who.put<CommentaryView & ProblemView>(`reports/commentary?period=2026-02&organizationId=${bloc.yTe}`, words, {
      version,
    });

  it('begins with what the figures say, and is the committee’s own to write', async () => {
    const { version, written, draft } = await read();
    expect([version, written]).toEqual([0, undefined]);
    expect(draft?.limits).toContain('chờ thẩm định 01');
    const above = await Browser.signedIn(app, 'vp.khoi');
    expect(await read(above)).toMatchObject({ version: 0, whyNot: expect.stringContaining('chính cấp ủy') as string });
    expect((await write(above, 0)).status).toBe(403);
  });

  it('is written on the version that was seen; another one is told of, and nothing is lost', async () => {
    expect((await write(officer, 0)).body).toMatchObject({ version: 1, written: WORDS, by: 'Đồng chí du.yte' });
    expect(await write(officer, 0, { ...WORDS, limits: 'x' })).toMatchObject({ status: 412, body: { code: 'STALE' } });
    expect((await read()).written?.limits).toBe('Ít ý kiến.');
    expect((await officer.put(`reports/commentary?period=2026-02`, WORDS)).status).toBe(428);
    expect((await write(officer, 1, { ...WORDS, limits: 'x'.repeat(2001) })).status).toBe(400);
  });

  it('stands under the table on paper, with the name of whoever signs', async () => {
    const { status, bytes } = await officer.file('months/2026-02/table.docx');
    expect(status).toBe(200);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    for (const words of ['Ưu điểm: Nề nếp.', 'Hạn chế: Ít ý kiến.', 'Nguyễn Minh Họa']) expect(value).toContain(words);
    expect(value).not.toContain('trước khi số liệu thay đổi');
    const { status: printed } = await officer.file('reports/bands.pdf?period=2026-02');
    expect(printed).toBe(200);
  });

  it('is frozen with the closing, and says that the figures have moved since it was written', async () => {
    const missing = [{ cellId: bloc.duoc, reason: 'Chờ thẩm định' }];
    expect((await officer.post('months/2026-02/close', { organizationId: bloc.yTe, missing })).status).toBe(200);
    expect((await write(officer, 1, { ...WORDS, strengths: 'Viết sau.' })).status).toBe(200);
    expect((await officer.post(`scorecards/${cardId}/confirm`, {}, { version: 2 })).status).toBe(200);
    const { frozen, written } = await read();
    expect([frozen?.strengths, written?.strengths, written?.moved]).toEqual(['Nề nếp.', 'Viết sau.', true]);
    const closed = await mammoth.extractRawText({
      buffer: Buffer.from((await officer.file('months/2026-02/table.docx')).bytes),
    });
    expect(closed.value).toContain('Nề nếp.');
    expect(closed.value).not.toContain('Viết sau.');
    const live = await mammoth.extractRawText({
      buffer: Buffer.from((await officer.file('months/2026-02/table.docx?figures=LIVE')).bytes),
    });
    expect(live.value).toContain('Viết sau.');
    expect(live.value).toContain('trước khi số liệu thay đổi');
  });
});
