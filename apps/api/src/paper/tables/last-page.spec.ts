import type { ScheduleView } from '@chibo/contracts';
import { TEMPLATES } from '@chibo/domain/templates';
import { describe, expect, it } from 'vitest';
import { aCard, readBack } from '../paper.fixture';
import type { Paper } from '../paper.fixture';
import { printPaper } from '../print-paper';
import { FRAME, monthlyListOf } from './tables.fixture';
import { writeTable } from './write-table';

const settings = { demonstration: false };

/** Rows that begin with a number at the left of the last page, below its head. */
function numbered({ words, pages }: Paper): number {
  return words.filter(({ text, page, x, y }) => page === pages && /^\d+$/u.test(text) && x < 110 && y > 80).length;
}

describe('signatures', () => {
  it('never stand on the last page of a table without two of its rows, the total one of them', async () => {
    const papers: Paper[] = [];
    for (const rows of [24, 30, 60, 160, 179, 184, 190])
      papers.push(
        readBack(await writeTable({ kind: 'table', format: 'pdf', table: monthlyListOf(rows), frame: FRAME })),
      );
    const longer = papers.filter(({ pages }) => pages > 1);
    expect(longer.length).toBeGreaterThan(3);
    for (const paper of longer) {
      expect(paper.text.at(-1)).toMatch(/Tổng cộng.*NGƯỜI LẬP BIỂU/u);
      expect(numbered(paper)).toBeGreaterThanOrEqual(1);
    }
  });

  it('never stand on the last page of a schedule without two of its branches', async () => {
    const papers: Paper[] = [];
    for (let rows = 36; rows <= 56; rows += 2)
      papers.push(readBack(await printPaper({ kind: 'schedule', view: aSchedule(rows), settings })));
    const longer = papers.filter(({ pages }) => pages > 1);
    expect(longer.length).toBeGreaterThan(3);
    for (const paper of longer) {
      expect(paper.text.at(-1)).toContain('T/M BAN THƯỜNG VỤ');
      expect(numbered(paper)).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('the total', () => {
  it.each(TEMPLATES.map((set) => [set.code, set] as const))(
    'of the blank card of %s has its last lines with it',
    async (_, set) => {
      const paper = readBack(await printPaper({ kind: 'blank', set, settings }));
      const last = set.groups.at(-1)?.criteria.at(-1)?.code ?? '';
      expect(paper.text.find((page) => page.includes('TỔNG ĐIỂM'))).toMatch(
        new RegExp(`${last.replace('.', '\\.')} .*TỔNG ĐIỂM`, 'u'),
      );
    },
  );

  it('of a card on two pages has a line with it, whatever its length', async () => {
    const papers: Paper[] = [];
    for (let lines = 0; lines < 12; lines += 1)
      papers.push(readBack(await printPaper({ kind: 'card', view: longCard(lines), settings })));
    const longer = papers.filter(({ pages }) => pages > 1);
    expect(longer.length).toBeGreaterThan(3);
    for (const { text } of longer) expect(text.find((page) => page.includes('TỔNG ĐIỂM'))).toMatch(/8\.3 .*TỔNG ĐIỂM/u);
  });
});

/** As many lines with a note of two lines in their cell. */
function longCard(lines: number): ReturnType<typeof aCard> {
  let left = lines;
  const weaknesses = 'Báo lịch họp trước 05 ngày, gửi tài liệu trước ba ngày. '.repeat(15);
  return aCard({
    weaknesses,
    note: (code) => (code.startsWith('4') || (left -= 1) < 0 ? undefined : 'Gửi trước nửa ngày, chậm'),
  });
}

function aSchedule(rows: number): ScheduleView {
  return {
    month: '2026-03',
    organization: { id: 'o', name: 'Đảng bộ Sở Nội vụ' },
    rows: Array.from({ length: rows }, (_, at) => ({
      cellId: String(at),
      name: `Chi bộ ${at}`,
      parentName: 'Đảng bộ Sở Nội vụ',
    })),
  } as unknown as ScheduleView;
}
