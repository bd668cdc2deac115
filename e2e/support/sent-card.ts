import type { CellRow, InstallationView, ReceiptView, ScorecardView } from '@chibo/contracts';
import { aScorecard, type ScorecardOverrides } from '@chibo/testing';
import type { App } from './app';
import { Desk } from './desk';

/** A card the branch's secretary has just sent, without a screen; held on the service's own day. */
export async function sentCard(app: App, cell: CellRow, overrides: ScorecardOverrides = {}): Promise<ScorecardView> {
  const desk = await Desk.of(app, 'Bí thư chi bộ', cell.name);
  const { today } = await desk.get<InstallationView>('installation');
  const opened = { organizationId: cell.cellId, month: today.slice(0, 7), kind: 'REGULAR' };
  const { id, version, criteriaSet } = await desk.post<ScorecardView>('scorecards', opened);
  const body = aScorecard(criteriaSet, { ...overrides, facts: { heldOn: today, ...overrides.facts } });
  const headers = { 'If-Match': `"${version}"`, 'Idempotency-Key': `journey-${id}` };
  await desk.post<ReceiptView>(`scorecards/${id}/submit`, body, headers);
  return desk.get<ScorecardView>(`scorecards/${id}`);
}
