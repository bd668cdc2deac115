import type {
  FindingView,
  ObservationView,
  OwnFindingView,
  UnvisitedView,
  VisitsView,
  VisitView,
} from '@chibo/contracts';
import { ProblemError } from '../shell/api';
import { SET } from './card';

export const FINDING: FindingView = {
  id: 'f1',
  words: 'Biên bản chưa ghi kết luận',
  action: 'Bổ sung kết luận',
  owner: 'Bí thư chi bộ',
  dueOn: '2026-03-20',
  by: 'Cán bộ A',
  overdue: false,
};

/** A visit that is planned, by an officer with an account and somebody without. */
export function aVisit(changes: Partial<VisitView> = {}): VisitView {
  return {
    id: 'v1',
    version: 3,
    committee: { id: 'so', name: 'Đảng bộ Sở Nội vụ' },
    organization: { id: 'th', name: 'Chi bộ Tổng hợp', kindLabel: 'Chi bộ trực thuộc' },
    kind: 'CELL',
    quarter: '2026-Q1',
    plannedOn: '2026-03-05',
    members: [{ name: 'Cán bộ A', accountId: 'a' }, { name: 'Nguyễn Văn Bình' }],
    state: 'PLANNED',
    stateLabel: 'Theo kế hoạch',
    observed: false,
    waitsForCard: false,
    findings: [],
    mayPlan: true,
    whyNotObserve: 'Ghi ngày đã dự trước, rồi mới chấm điểm quan sát.',
    ...changes,
  };
}

/** The same, done, to be scored by the reader. */
export function aDoneVisit(changes: Partial<VisitView> = {}): VisitView {
  const done = { state: 'DONE', stateLabel: 'Đã dự', doneOn: '2026-03-05', whyNotObserve: undefined } as const;
  return aVisit({ ...done, ...changes });
}

export function aMissedVisit(changes: Partial<VisitView> = {}): VisitView {
  return aVisit({ state: 'MISSED', stateLabel: 'Không dự', reason: 'Bão số 3', ...changes });
}

/** Three visits of a quarter: one planned, one done and one missed. */
export function aPlan(changes: Partial<VisitsView> = {}): VisitsView {
  const place = (id: string, name: string): VisitView['organization'] => ({ id, name, kindLabel: 'Chi bộ trực thuộc' });
  return {
    organization: { id: 'so', name: 'Đảng bộ Sở Nội vụ' },
    quarter: '2026-Q1',
    target: { cells: 20, committees: 8 },
    coverage: { cells: 18, committees: 8, text: '08 cấp ủy và 18 chi bộ' },
    ofYear: { year: 2026, cells: 31, committees: 9, text: '09 cấp ủy và 31 chi bộ' },
    visits: [
      aDoneVisit({ id: 'v2', organization: place('tt', 'Chi bộ Thanh tra'), observed: true, findings: [FINDING] }),
      aMissedVisit({ id: 'v3', organization: place('dt', 'Chi bộ Đào tạo'), plannedOn: '2026-03-10' }),
      aVisit({ plannedOn: '2026-03-25' }),
    ],
    officers: [
      { accountId: 'a', name: 'Cán bộ A' },
      { accountId: 'b', name: 'Cán bộ B' },
    ],
    mayPlan: true,
    ...changes,
  };
}

export function anObservation(changes: Partial<ObservationView> = {}): ObservationView {
  return {
    visitId: 'v1',
    cell: { id: 'th', name: 'Chi bộ Tổng hợp' },
    heldOn: '2026-03-05',
    kind: 'REGULAR',
    card: { id: 'card', state: 'DRAFT' },
    criteriaSetVersionId: 'set',
    criteriaSet: SET,
    context: { leadership: 'COMMITTEE' },
    ...changes,
  };
}

export function anOwnFinding(changes: Partial<OwnFindingView> = {}): OwnFindingView {
  return { ...FINDING, committeeName: 'Đảng bộ Sở Nội vụ', doneOn: '2026-03-05', ...changes };
}

/** A refusal of the server, at a field where one is named. */
export function aRefusal(status: number, detail: string, field?: string, text = detail): ProblemError {
  const errors = field ? [{ field, text }] : undefined;
  return new ProblemError({ type: 'about:blank', title: '', status, code: 'REFUSED', detail, errors, requestId: '' });
}

/** Two places of a quarter where nobody was: one long ago, one that stands in the plan. */
export function theUnvisited(changes: Partial<UnvisitedView> = {}): UnvisitedView {
  const [parentName, kindLabel] = ['Đảng bộ Sở Nội vụ', 'Chi bộ trực thuộc'];
  return {
    organization: { id: 'so', name: parentName },
    quarter: '2026-Q1',
    span: 'QUARTER',
    rows: [
      { organizationId: 'tt', name: 'Chi bộ Thanh tra', parentName, kindLabel, kind: 'CELL', lastOn: '2025-06-05' },
      { organizationId: 'kh', name: 'Chi bộ Kế hoạch', parentName, kindLabel, kind: 'CELL', plannedOn: '2026-03-20' },
    ],
    total: 2,
    page: 1,
    pageSize: 100,
    unvisited: { committees: 0, cells: 2, text: '00 cấp ủy và 02 chi bộ' },
    existing: { committees: 0, cells: 3, text: '00 cấp ủy và 03 chi bộ' },
    at: '2026-03-06T03:00:00.000Z',
    ...changes,
  };
}
