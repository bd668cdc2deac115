import { describe, expect, it } from 'vitest';
import { readBack } from './paper.fixture';
import { printPaper } from './print-paper';
import type { Slip } from './slips-paper';

const OPEN = 'https://sinhhoat.tinhuy-laocai.vn/moi';

function slips(count: number, changes: Partial<Slip> = {}): Slip[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `Bí thư Chi bộ thôn ${at + 1}`,
    place: 'Chi bộ thôn Nậm Sin',
    login: `bt.${at + 1}`,
    code: 'K7N2P-X9QVE-RTABC',
    open: `${OPEN}#K7N2PX9QVERTABC`,
    ...changes,
  }));
}

async function printed(wanted: Slip[], demonstration = false): Promise<ReturnType<typeof readBack>> {
  const order = {
    kind: 'slips',
    slips: wanted,
    address: OPEN,
    until: '2026-04-05',
    settings: { demonstration },
  } as const;
  return readBack(await printPaper(order));
}

describe('slips on paper', () => {
  it.each([
    [1, 1],
    [12, 1],
    [13, 2],
  ])('%i take %i sheets', async (count, sheets) => {
    const paper = await printed(slips(count));
    expect([paper.pages, paper.size.slice(0, 15)]).toEqual([sheets, '595.28 x 841.89']);
    expect(paper.text.join(' ').match(/K7N2P/g)).toHaveLength(count);
  });

  it('have the code on their own slip with the longest names there are, and signs the typeface lacks are marked', async () => {
    const name = 'Nguyễn Phương Thượng Quỳnh '.repeat(5).slice(0, 120);
    const place = 'Chi bộ Trường Phổ thông dân tộc bán trú Trung học cơ sở '.repeat(5).slice(0, 250);
    const long = await printed(slips(12, { name, place, login: 'w'.repeat(64) }), true);
    expect(long.pages).toBe(1);
    expect(long.text[0].match(/K7N2P/g)).toHaveLength(12);
    expect(long.text[0].match(/đến hết ngày 05\/04\/2026/g)).toHaveLength(12);
    expect(long.text[0]).toContain('Dữ liệu minh họa');
    expect((await printed(slips(1, { name: 'Đồng chí 漢' }))).text[0]).toContain('Đồng chí □');
  });

  it('lead nowhere without a public address, and say where the code is typed', async () => {
    const order = {
      kind: 'slips',
      slips: slips(1, { open: undefined }),
      until: '2026-04-05',
      settings: { demonstration: false },
    } as const;
    const file = await printPaper(order);
    expect(readBack(file).text[0]).toContain('Dùng phiếu mời');
    if (process.env['SLIPS'])
      (await import('node:fs')).writeFileSync(
        process.env['SLIPS'],
        await printPaper({ ...order, slips: slips(14), address: OPEN }),
      );
  });
});
