import type { ScorecardView, TasksView } from '@chibo/contracts';
import { BAND_LABEL, formatPoints, type LineScore } from '@chibo/domain';
import type { Page } from '@playwright/test';
import { figuresOf, type Paper, readBack } from '../support/paper';
import { expect, expectNoAxeViolations, signInAs, test } from '../support/test';

let card: ScorecardView;

test.beforeEach(async ({ page }) => {
  await test.step('a secretary opens the last card that was decided', async () => {
    await signInAs(page, 'Bí thư chi bộ', 'Chi bộ Thanh tra Sở');
    const { past } = await answerOf<TasksView>(page, 'tasks');
    const decided = past.find(({ state, kind }) => state === 'DECIDED' && kind !== 'THEMATIC');
    card = await answerOf<ScorecardView>(page, `scorecards/${decided?.scorecardId}`);
    await page.locator(`a[href="/phieu/${card.id}"]`).click();
    await expect(page.getByRole('heading', { name: /^Chi bộ Thanh tra Sở, tháng/ })).toBeVisible();
    await expectNoAxeViolations(page);
  });
});

test('the card as PDF says exactly what the service holds', async ({ page }) => {
  const paper = await test.step('“In phiếu” brings a PDF', async () => {
    const address = await page.getByRole('link', { name: 'In phiếu' }).getAttribute('href');
    const response = await page.request.get(address ?? '');
    expect(response.headers()['content-type']).toContain('application/pdf');
    return readBack(await response.body());
  });
  await expectWholeCard(paper);
});

test('the browser’s own print is the card too, without the pages around it', async ({ page }) => {
  const paper = readBack(await page.pdf({ preferCSSPageSize: true }));
  await expectWholeCard(paper);
  await test.step('nothing to press is on it', () => {
    for (const words of ['Trợ giúp', 'Đăng xuất', 'In phiếu', 'Việc cần làm', 'Xem lịch sử'])
      expect(paper.text).not.toContain(words);
  });
});

async function expectWholeCard(paper: Paper): Promise<void> {
  await test.step('one page with the Party’s head and the signatures', () => {
    expect(paper.pages).toBe(1);
    expect(paper.text).toContain('ĐẢNG CỘNG SẢN VIỆT NAM');
    expect(paper.text).not.toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA');
    expect(paper.text).toContain('T/M CHI BỘ');
  });
  await test.step('every line, the total and the band are those of the service', () => {
    const superior = new Map(card.verified?.score.lines.map((line) => [line.code, line]));
    for (const line of card.score.lines) {
      const most = line.state === 'MOVED' ? '–' : formatPoints(line.maxPoints);
      const figures = [most, printed(line), printed(superior.get(line.code))];
      expect(figuresOf(paper, line.code), `line ${line.code}`).toEqual(figures);
    }
    const totals = [10_000, card.score.total, card.decided?.total ?? 0].map(formatPoints);
    expect(figuresOf(paper, 'TỔNG ĐIỂM')).toEqual(totals);
    expect(paper.text).toContain(`Xếp loại: ${BAND_LABEL[card.score.band]}`);
  });
}

function printed(line: LineScore | undefined): string {
  return line?.points === undefined ? '–' : formatPoints(line.points);
}

async function answerOf<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(`/api/${path}`)).json()) as T;
}
