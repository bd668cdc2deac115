import type { QualityView } from '@chibo/contracts';
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
