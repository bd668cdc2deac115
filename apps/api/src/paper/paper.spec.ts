import { BAND_LABEL, formatPoints } from '@chibo/domain';
import type { LineScore, Points, Score } from '@chibo/domain';
import { TEMPLATES } from '@chibo/domain/templates';
import type { ScorecardView } from '@chibo/contracts';
import { aCard, figuresBeside, flat, readBack, template, verified } from './paper.fixture';
import type { Paper } from './paper.fixture';
import { printPaper } from './print-paper';

const SETTINGS = { demonstration: true, place: 'Lào Cai' };

async function card(view: ScorecardView): Promise<Paper> {
  return readBack(await printPaper({ kind: 'card', view: view, settings: SETTINGS }));
}

function whole(paper: Paper): string {
  return paper.text.join(' ');
}

const LONG = 'Tài liệu gửi chậm, đồng chí phụ trách chưa bám sát nhiệm vụ chính trị của đơn vị. ';

function words(length: number): string {
  return LONG.repeat(Math.ceil(length / LONG.length))
    .slice(0, length - 4)
    .trimEnd()
    .concat(' hết');
}

function lineOf(score: Score | undefined, code: string): LineScore | undefined {
  return score?.lines.find((line) => line.code === code);
}

function printed(line: LineScore | undefined): string {
  if (line?.state === 'MOVED' || line?.state === 'EXCLUDED') return '–';
  return printedPoints(line?.points);
}

function printedPoints(value: Points | undefined): string {
  return value === undefined ? '' : formatPoints(value);
}

/** Every line and group on paper against the values of the view. */
function expectEveryFigure(paper: Paper, { score, verified: superior }: ScorecardView): void {
  for (const line of score.lines) {
    const max = printed(line) === '–' ? '–' : formatPoints(line.maxPoints);
    const figures = { max, self: printed(line), verified: printed(lineOf(superior?.score, line.code)) };
    expect({ code: line.code, ...figuresBeside(paper, line.code) }).toEqual({ code: line.code, ...figures });
  }
  for (const group of score.groups.filter(
    ({ code }) => score.lines.filter((line) => line.groupCode === code).length > 1,
  )) {
    const other = superior?.score.groups.find(({ code }) => code === group.code);
    const figures = {
      max: formatPoints(group.maxPoints),
      self: formatPoints(group.points),
      verified: printedPoints(other?.points),
    };
    expect({ code: group.code, ...figuresBeside(paper, group.code) }).toEqual({ code: group.code, ...figures });
  }
}

describe('the card on paper', () => {
  const view = verified(
    aCard({ failed: ['3.5'], note: (code) => (code === '3.5' ? 'Gửi trước nửa ngày' : undefined) }),
    { '4.7': 'Biên bản không ghi' },
  );
  let paper: Paper;
  beforeAll(async () => {
    paper = await card(view);
  });

  it('takes one A4 page for a card of thirty lines with short notes', () => {
    expect(paper.pages).toBe(1);
    expect(paper.size).toContain('A4');
  });

  it('prints every figure the API gives', () => {
    expectEveryFigure(paper, view);
    expect(figuresBeside(paper, 'TỔNG')).toEqual({
      max: '100',
      self: formatPoints(view.score.total),
      verified: printedPoints(view.verified?.score.total),
    });
  });

  it('prints maxima that add up to 100, a line that does not apply as a dash', () => {
    const maxima = view.score.lines
      .filter(({ code }) => code !== '2.2')
      .map(({ code }) => figuresBeside(paper, code).max);
    expect(maxima).toContain('–');
    expect(maxima.reduce((sum, max) => sum + (max === '–' ? 0 : Number(max)), 0)).toBe(99);
    expect(whole(paper)).toContain('Không áp dụng');
    expect(whole(paper)).toContain('Gồm 5 điểm mục 4.3');
  });

  it('prints the figures of computed lines and the reasons of deductions', () => {
    for (const text of [
      '15/17, đạt 88,2%',
      '7/15, đạt 46,7%',
      '10/11, đạt 90,9%',
      'Thiếu 10 phút',
      'Gửi trước nửa ngày',
      'Cấp trên: Chưa có căn cứ, minh chứng: Biên bản không ghi',
    ]) {
      expect(whole(paper)).toContain(text);
    }
  });

  it("prints last month's actions, done or not, where there are any", async () => {
    expect(whole(paper)).not.toContain('Việc tháng trước');
    const carried = [
      { code: 'weaknesses', text: 'Báo lịch sớm.', done: true },
      { code: '7.1', text: 'Mục 7.1 Kết quả thực hiện: mất 3 điểm (đạt 85%)', done: false },
    ];
    const printed = await card(aCard({ view: { carried } }));
    expect(whole(printed)).toContain(
      'Việc tháng trước: 1) Báo lịch sớm (đã xong); 2) Mục 7.1 Kết quả thực hiện: mất 3 điểm (đạt 85%) (chưa xong).',
    );
  });

  it('never prints a share rounded up onto a threshold it has not reached', async () => {
    const facts = { ...view.content.facts, memberCount: 2001, exempt: 1, present: 1799, excused: 201 };
    const close = await card(aCard({ facts }));
    expect(whole(close)).toContain('1799/2000, đạt 89,9%');
  });

  it('prints the meeting, the reasons of the band, the vote and the weaknesses', () => {
    expect(whole(paper)).toContain(
      'Họp ngày 05/3/2026, 80 phút. Đảng số 18, được miễn 01, phải dự 17; có mặt 15, vắng có lý do 02, không lý do 0.',
    );
    for (const reason of view.verified?.score.reasons ?? []) expect(whole(paper)).toContain(reason);
    expect(whole(paper)).toContain('Biểu quyết: 13/14 đồng chí tán thành, 92,9%; không tán thành 01.');
    expect(whole(paper)).toContain('Hạn chế, biện pháp khắc phục: Báo lịch họp trước 05 ngày.');
  });

  it('has the head of a Party paper, never that of the State', () => {
    for (const text of [
      'ĐẢNG BỘ SỞ NỘI VỤ',
      'CHI BỘ PHÒNG TỔNG HỢP',
      '*',
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'Lào Cai, ngày 05 tháng 3 năm 2026',
    ]) {
      expect(whole(paper)).toContain(text);
    }
    expect(whole(paper)).toContain('PHIẾU CHẤM ĐIỂM chất lượng sinh hoạt chi bộ tháng 3 năm 2026');
    expect(whole(paper)).not.toMatch(/CỘNG HÒA|Độc lập/u);
  });

  it('ends with both signatures, the thresholds of the set and the mark of illustrative data', () => {
    expect(whole(paper)).toMatch(/CẤP ỦY VIÊN CẤP TRÊN PHỤ TRÁCH.*T\/M CHI BỘ BÍ THƯ/u);
    expect(whole(paper).match(/\(ký, ghi rõ họ tên\)/gu)).toHaveLength(2);
    expect(whole(paper)).toContain('Tốt từ 90; Khá từ 70 đến dưới 90; Trung bình từ 50 đến dưới 70; Kém dưới 50 điểm.');
    expect(whole(paper)).toContain('Dữ liệu minh họa.');
  });

  it('prints who follows the branch below the room to sign, and is no longer for it', async () => {
    const named = await card(aCard({ view: { officer: 'Nguyễn Văn An' } }));
    expect(named.pages).toBe(1);
    expect(whole(named)).toContain('Nguyễn Văn An');
    const yOf = (text: string): number => named.words.findLast((word) => word.text === text)?.y ?? 0;
    expect(yOf('An') - yOf('TRÁCH')).toBeGreaterThan(40);
  });

  it('embeds its typeface and names itself', () => {
    expect(paper.fonts.length).toBeGreaterThan(1);
    for (const font of paper.fonts)
      expect(font).toMatch(/^[A-Z]{6}\+Tinos\S*\s+CID TrueType\s+Identity-H\s+yes yes yes/u);
    expect(paper.title).toBe('PHIẾU CHẤM ĐIỂM: chất lượng sinh hoạt chi bộ tháng 3 năm 2026, Chi bộ Phòng Tổng hợp');
  });
});

describe('the code of a card', () => {
  const widest = 'QQQQQQ-QQQQQQ-QQQQQQ';
  it.each([undefined, 'https://chibo.example.vn/kiem-tra/QQQQQQ-QQQQQQ-QQQQQQ'])(
    'stands whole between the signatures, of the widest letters too, and takes no room of its own: %s',
    async (address) => {
      const view = aCard({ failed: ['3.5'], view: { officer: 'Nguyễn Văn An' } });
      const settings = { ...SETTINGS, check: { code: widest, address } };
      const [plain, marked] = [await card(view), readBack(await printPaper({ kind: 'card', view, settings }))];
      expect([plain.pages, marked.pages]).toEqual([1, 1]);
      expect(marked.body).toContain(`Mã kiểm tra ${widest.replaceAll('-', '\u2011')}`);
      expect(marked.body.includes('gõ ở trang Kiểm tra văn bản')).toBe(!address);
      const yOf = (paper: Paper, text: string): number => paper.words.findLast((word) => word.text === text)?.y ?? 0;
      expect(yOf(marked, 'An')).toBeCloseTo(yOf(plain, 'An'), 1);
    },
  );
});

describe('a card with many words', () => {
  it('still takes one page when every line has a short note', async () => {
    const computed = ['1.1', '2.1', '4.5', '7.1'];
    const note = (code: string): string | undefined => (computed.includes(code) ? undefined : 'Chưa nêu rõ hạn');
    expect((await card(aCard({ note, weaknesses: words(300) }))).pages).toBe(1);
  });

  it('repeats the head of the table on the second page', async () => {
    const paper = await card(aCard({ note: () => 'Gửi tài liệu trước nửa ngày, chậm' }));
    expect(paper.pages).toBe(2);
    expect(paper.text[1]).toContain('Tiêu chí đánh giá');
  });

  it('moves long reasons below the table, in full while two pages hold them', async () => {
    const paper = await card(aCard({ failed: ['3.5'], note: (code) => (code === '3.5' ? words(1000) : undefined) }));
    expect(paper.pages).toBeLessThanOrEqual(2);
    expect(whole(paper)).toContain('Xem dưới bảng');
    expect(paper.body).toContain(`3.5: ${words(1000)}`);
  });

  it.each([
    ['words', words(4000)],
    ['a run without spaces', 'Ư'.repeat(4000)],
    ['the widest letter', 'W'.repeat(4000)],
    ['very many lines', 'Một hai\n'.repeat(500)],
  ])('takes two pages at the worst with weaknesses complete: %s', async (_, weaknesses) => {
    const view = aCard({ weaknesses, note: () => words(1000) });
    const paper = await card(view);
    expect(paper.pages).toBe(2);
    expect(paper.body.replaceAll(' ', '')).toContain(weaknesses.replace(/\s/gu, ''));
    expect(whole(paper)).toContain('toàn văn xem trong hệ thống');
    expectEveryFigure(paper, view);
  });

  it.each([0, 300, 600, 900, 1200, 2400])(
    'never leaves the signatures alone on a page: %i characters',
    async (length) => {
      const paper = await card(aCard({ weaknesses: words(length) }));
      const [last = ''] = paper.text.filter((text) => text.includes('T/M CHI BỘ'));
      expect(last).toMatch(/hết CẤP ỦY VIÊN/u);
    },
  );
});

describe('other cards', () => {
  it('says in plain words that a draft is a draft and leaves open what is open', async () => {
    const view = aCard({
      unanswered: true,
      facts: { heldOn: '2026-02-09' },
      weaknesses: '',
      view: { state: 'DRAFT', month: '2026-02' },
    });
    const paper = await card(view);
    expect(whole(paper)).toContain('BẢN NHÁP – chưa gửi');
    expect(paper.words.find(({ text }) => text === 'NHÁP')?.y).toBeLessThan(50);
    expect(whole(paper)).toContain('Lào Cai, ngày 09 tháng 02 năm 2026');
    expect(whole(paper)).toContain(`Tạm tính, đã chấm 0/${view.score.applicable} mục.`);
    expect(figuresBeside(paper, '3.1')).toEqual({ max: '3', self: '', verified: '' });
    expect(whole(paper)).not.toContain('Xếp loại: Kém.');
  });

  it('says that a returned card is being corrected', async () => {
    expect(whole(await card(aCard({ view: { state: 'RETURNED' } })))).toContain('BẢN NHÁP – đang sửa, chưa gửi lại');
  });

  it('shows the sum and the total brought to 100 where a line is left out', async () => {
    const view = aCard({ facts: { ...aCard().content.facts, tasksAssigned: 0, tasksDone: 0 } });
    const paper = await card(view);
    expect(figuresBeside(paper, '7.1')).toEqual({ max: '–', self: '–', verified: '' });
    expect(figuresBeside(paper, 'Cộng')).toEqual({ max: '70', self: formatPoints(view.score.earned), verified: '' });
    expect(figuresBeside(paper, 'TỔNG')).toEqual({ max: '100', self: formatPoints(view.score.total), verified: '' });
  });

  it('has a title of its own for a thematic meeting', async () => {
    const set = TEMPLATES.find(({ meetingKinds }) => meetingKinds[0] === 'THEMATIC');
    const facts = { ...aCard().content.facts, hasThematicPart: true, thematicMinutes: 45, theme: 'Chuyển đổi số' };
    const paper = await card(aCard({ set, facts }));
    expect(whole(paper)).toContain('chất lượng sinh hoạt chuyên đề tháng 3 năm 2026');
    expect(whole(paper)).toContain('chuyên đề “Chuyển đổi số”, 45 phút');
    expect(paper.pages).toBe(1);
  });

  it.each(TEMPLATES.map(({ code }) => code))('prints every figure of a card of %s on one page', async (code) => {
    const view = aCard({
      set: template(code),
      facts: { ...aCard().content.facts, unexcused: 1, excused: 1, thematicMinutes: 60 },
    });
    const paper = await card(view);
    expect(paper.pages).toBe(1);
    expectEveryFigure(paper, view);
    expect(paper.body).toContain(`Xếp loại: ${BAND_LABEL[view.score.band]} (chi bộ tự chấm).`);
    for (const reason of view.score.reasons) expect(paper.body).toContain(flat(reason));
  });

  it('prints names and words that look like markup as they are', async () => {
    const name = 'Chi bộ <img onerror="x"> {bold}';
    const paper = await card(
      aCard({ view: { cell: { id: 'b', name, kindLabel: '' } }, weaknesses: '<b>đậm</b>\tthụt' }),
    );
    expect(whole(paper)).toContain(name.toLocaleUpperCase('vi'));
    expect(whole(paper)).toContain('<b>đậm</b> thụt');
  });
});

describe('the summary', () => {
  it.each([words(200), words(4000), 'W'.repeat(4000)])('shows every group on one page', async (weaknesses) => {
    const view = verified(aCard({ failed: ['3.5'], weaknesses }), { '4.7': 'Không có' });
    const paper = readBack(await printPaper({ kind: 'summary', view: view, settings: SETTINGS }));
    expect(paper.pages).toBe(1);
    expect(whole(paper)).toContain('TÓM TẮT KẾT QUẢ CHẤM ĐIỂM');
    for (const { label, maxPoints, points: own, code } of view.score.groups) {
      const superior = view.verified?.score.groups.find((group) => group.code === code);
      expect(whole(paper)).toContain(
        `${code} ${label} ${[maxPoints, own, superior?.points].map(printedPoints).join(' ')}`,
      );
    }
    expect(whole(paper)).toContain('Chưa tối đa: 4.5, 4.7');
    if (weaknesses.length > 1200) expect(whole(paper)).toContain('… (xem đủ trong phiếu chấm điểm)');
  });
});

describe('the blank card', () => {
  it.each(TEMPLATES.map(({ code }) => code))(
    'lists every line of %s with its maximum and nothing filled in',
    async (code) => {
      const set = template(code);
      const paper = readBack(await printPaper({ kind: 'blank', set, settings: { demonstration: false } }));
      expect(paper.pages).toBe(code === 'HD42-2025-commune' ? 2 : 1);
      // The total is never alone: lines of its last group, or more, stand above it.
      const [above = ''] = paper.text[paper.pages - 1].split('TỔNG ĐIỂM');
      expect(above.match(/\d\.\d |[IV]+\.\d /gu)?.length ?? above.match(/ \d /gu)?.length).toBeGreaterThan(1);
      for (const { code: line, maxPoints } of set.groups.flatMap((group) => group.criteria)) {
        expect(figuresBeside(paper, line)).toEqual({ max: formatPoints(maxPoints), self: '', verified: '' });
      }
      expect(whole(paper)).toContain('T/M CHI BỘ');
      expect(whole(paper)).not.toContain('Dữ liệu minh họa');
    },
  );

  it.each(TEMPLATES.map(({ code }) => code))(
    "is read at arm's length and written on by hand, with the square of its branch too: %s",
    async (code) => {
      const set = template(code);
      const address = 'https://chibo.example.vn/thang/2026-03?loc=ALL&tim=BL-01';
      const cell = { name: 'Chi bộ Thôn 1', superior: 'Đảng bộ xã Bản Lầu', code: 'BL-01', address };
      const order = { kind: 'blank' as const, set, settings: { demonstration: false }, blank: { cell } };
      const paper = readBack(await printPaper(order));
      expect(paper.pages).toBe(code === 'HD42-2025-commune' ? 2 : 1);
      expect(whole(paper)).toContain('Mã chi bộ BL\u201101');
      const rows = paper.words
        .filter(({ text, x }) => x < 106 && /^([IV]+|\d)(\.\d)?$/u.test(text))
        .toSorted((a, b) => a.page - b.page || a.y - b.y);
      expect(rows.length).toBeGreaterThan(9);
      for (const [at, row] of rows.slice(1).entries())
        if (row.page === rows[at].page) expect(row.y - rows[at].y).toBeGreaterThanOrEqual(13);
      const [first, last] = [rows[0], paper.words.find(({ text }) => text === 'TỔNG')!];
      const within = paper.words
        .filter(({ page, y }) => page < last.page || y <= last.y)
        .filter(({ y }) => y >= first.y);
      expect(Math.min(...within.filter(({ y }) => y < 760).map(({ size }) => size))).toBeGreaterThanOrEqual(9.99);
    },
  );

  it('carries the branch and the month when they are known', async () => {
    const blank = { cell: { name: 'Chi bộ Thôn 1', superior: 'Đảng bộ xã Bản Lầu' }, month: '2026-01' };
    const text = whole(
      readBack(await printPaper({ kind: 'blank', set: template('HD42-2025-commune'), settings: SETTINGS, blank })),
    );
    expect(text).toContain('ĐẢNG BỘ XÃ BẢN LẦU');
    expect(text).toContain('CHI BỘ THÔN 1');
    expect(text).toContain('chất lượng sinh hoạt chi bộ tháng 01 năm 2026');
  });
});
