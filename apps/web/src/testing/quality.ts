import type { QualityView, ScoreGapsView } from '@chibo/contracts';
import type { ScoreQuality } from '@chibo/domain';

/** Three cards, two rated, all means alike, unless told otherwise. */
export function aQuality(changes: Partial<ScoreQuality> = {}): ScoreQuality {
  return {
    cards: 3,
    rated: 2,
    good: 1,
    goodShare: 500,
    self: { mean: 9412, n: 3 },
    verified: { mean: 9292, n: 2 },
    verifiedGap: { mean: 120, n: 2 },
    level: 'GREEN',
    same: 0,
    hasty: 0,
    neverBelow: [],
    ...changes,
  };
}

/** Nothing sent. */
export function noCards(): ScoreQuality {
  return { cards: 0, rated: 0, good: 0, same: 0, hasty: 0, neverBelow: [] };
}

export function aQualityRow(
  organizationId: string,
  name: string,
  quality: ScoreQuality,
  isCell = false,
): QualityView['rows'][number] {
  return { organizationId, name, isCell, quality };
}

export function aQualityView(changes: Partial<QualityView> = {}): QualityView {
  const so = aQuality({
    observed: { mean: 8300, n: 1 },
    observedGap: { mean: 1150, n: 1 },
    level: 'RED',
    same: 2,
    hasty: 1,
    neverBelow: ['1.1', '7.1', '10.2'],
  });
  return {
    from: '2026-01',
    to: '2026-03',
    organization: { id: 'tinh', name: 'Đảng bộ các cơ quan Đảng' },
    rows: [
      aQualityRow('yt', 'Đảng bộ Sở Y tế', aQuality()),
      aQualityRow('so', 'Đảng bộ Sở Nội vụ', so),
      aQualityRow('bao', 'Chi bộ Báo', noCards(), true),
    ],
    total: aQuality({ cards: 6 }),
    lineNames: { '1.1': 'Chuẩn bị', '7.1': 'Nhiệm vụ', '10.2': 'Đảng phí' },
    ...changes,
  };
}

/** One branch of four that were verified lost a line of ten points. */
export function theGaps(changes: Partial<ScoreGapsView> = {}): ScoreGapsView {
  return {
    month: '2026-02',
    organization: { id: 'so', name: 'Đảng bộ Sở Nội vụ' },
    from: 500,
    rows: [
      {
        cellId: 'th',
        name: 'Chi bộ Tổng hợp',
        parentName: 'Đảng bộ Sở Nội vụ',
        scorecardId: 'card',
        canOpen: true,
        self: { total: 9600, band: 'GOOD' },
        verified: { total: 8600, band: 'FAIR' },
        gap: -1000,
        decided: false,
        grounds: [
          { code: '4.2', name: 'Nội dung', self: 1000, verified: 0, words: 'Chấm cao hơn mức đạt: Biên bản không ghi' },
        ],
      },
    ],
    total: 1,
    verified: 4,
    page: 1,
    pageSize: 100,
    at: '2026-03-20T03:00:00Z',
    ...changes,
  };
}
