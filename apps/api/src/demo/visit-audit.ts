import type { Assessment } from '../scorecards/scorecard.entities';
import type { Visit, VisitFinding } from '../visits/visit.entities';
import type { NewAuditRow } from './plan-audit';
import { actsOn } from './plan-audit';

/** One visit with what came of it. */
export interface DemoVisit {
  visit: Visit;
  findings: VisitFinding[];
  assessment?: Assessment;
}

/** Planning a visit, and what came of it. */
export function visitAudit({ visit, findings, assessment }: DemoVisit): NewAuditRow[] {
  const { id, committeeId, organizationId, quarter, plannedOn, createdBy, state, doneOn, reason } = visit;
  const act = actsOn('visit', id);
  const members = visit.members.map(({ name }) => name);
  const plan = { committeeId, organizationId, quarter, plannedOn, members };
  const rows = [act(new Date(visit.createdAt), createdBy, 'visit.planned', plan)];
  const evening = new Date(`${doneOn ?? plannedOn}T09:00:00Z`);
  if (state === 'MISSED')
    rows.push(act(evening, createdBy, 'visit.missed', { ...FROM, after: state, reason: reason ?? '' }));
  if (doneOn) rows.push(act(evening, createdBy, 'visit.done', { ...FROM, after: state, doneOn }));
  if (assessment) {
    const { scorecardId, revision, createdAt } = assessment;
    rows.push(act(new Date(createdAt), createdBy, 'visit.observed', { scorecardId, revision }));
  }
  for (const { id: findingId, words, action, owner, dueOn, createdAt, doneAt } of findings) {
    rows.push(act(new Date(createdAt), createdBy, 'visit.finding-added', { findingId, words, action, owner, dueOn }));
    const closed = { findingId, before: 'OPEN', after: 'DONE' } as const;
    if (doneAt) rows.push(act(new Date(doneAt), createdBy, 'visit.finding-done', closed));
  }
  return rows;
}

const FROM = { before: 'PLANNED' } as const;
