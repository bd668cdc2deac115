import type { CommendationForm, CommendationKind } from '@chibo/domain';
import { addDays, vietnamDay } from '@chibo/domain';
import type { AnnualClassification } from '../classifications/classification.entities';
import { type Commendation, searchable } from '../commendations/commendation.entity';
import { newId } from '../db/new-id';
import type { DemoPeople } from './people';
import type { NewAuditRow } from './plan-audit';
import { actsOn } from './plan-audit';
import type { DemoTree } from './tree';

const DECISION_2018 = { decisionNumber: '216-QĐ/ĐUK', decidedOn: '2018-12-26' };

/** Of the running year; persons by number, never by a name. */
const THIS_YEAR: readonly { kind: CommendationKind; form: CommendationForm; recipient: string; forWhat: string }[] = [
  { kind: 'COLLECTIVE', form: 'CERTIFICATE', recipient: '', forWhat: 'Sinh hoạt chuyên đề Chỉ thị 05 có chất lượng' },
  { kind: 'COLLECTIVE', form: 'PRAISE', recipient: '', forWhat: 'Gửi phiếu đúng hạn cả quý' },
  { kind: 'INDIVIDUAL', form: 'CERTIFICATE', recipient: 'Cá nhân 01 (minh họa)', forWhat: 'Bí thư chi bộ giỏi' },
  { kind: 'INDIVIDUAL', form: 'CERTIFICATE', recipient: 'Cá nhân 02 (minh họa)', forWhat: 'Bí thư chi bộ giỏi' },
  { kind: 'INDIVIDUAL', form: 'PRAISE', recipient: 'Cá nhân 03 (minh họa)', forWhat: 'Học tập và làm theo Bác' },
];

export interface CommendationRows {
  commendations: Commendation[];
  audit: NewAuditRow[];
}

/** 14 giấy khen of 2018, as the article has them, to those whose year was outstanding; some few of this year. */
export function demoCommendations({
  tree,
  classifications,
  people,
  now,
}: {
  tree: DemoTree;
  classifications: readonly AnnualClassification[];
  people: DemoPeople;
  now: Date;
}): CommendationRows {
  const best = classifications.filter(({ year, decidedClass }) => year === 2018 && decidedClass === 'OUTSTANDING');
  const today = vietnamDay(now);
  const year = Number(today.slice(0, 4));
  const decidedOn = [addDays(today, -30), `${year}-01-01`].sort()[1];
  const given: Given[] = [
    ...best.map(({ organizationId }): Given => {
      const forWhat = 'Tổ chức đảng hoàn thành xuất sắc nhiệm vụ năm 2018';
      return {
        organizationId,
        year: 2018,
        kind: 'COLLECTIVE',
        form: 'CERTIFICATE',
        recipient: '',
        forWhat,
        ...DECISION_2018,
      };
    }),
    ...THIS_YEAR.map((one, at): Given => {
      const organizationId = best[at].organizationId;
      return { ...one, organizationId, year, decisionNumber: '31-QĐ/ĐUK', decidedOn };
    }),
  ];
  const stored = given.map((one) => rowOf(one, tree.root.id, people.authors.officer));
  return { commendations: stored.map(({ row }) => row), audit: stored.map(({ audit }) => audit) };
}

type Given = Pick<
  Commendation,
  'organizationId' | 'year' | 'kind' | 'form' | 'recipient' | 'forWhat' | 'decisionNumber' | 'decidedOn'
>;

function rowOf(given: Given, committeeId: string, officer: string): { row: Commendation; audit: NewAuditRow } {
  const [id, at] = [newId(), new Date(`${given.decidedOn}T03:00:00Z`)];
  const row: Commendation = {
    ...{ id, committeeId, ...given, count: 1, ...searchable(given), version: 1 },
    ...{ createdBy: officer, createdAt: at.toISOString() },
    ...{ withdrawnAt: null, withdrawnBy: null, withdrawnReason: null },
  };
  const { organizationId, year, decisionNumber: number } = given;
  const payload = { committeeId, organizationId, year, number, count: 1 };
  return { row, audit: actsOn('commendation', id)(at, officer, 'commendation.added', payload) };
}
