import type { KeyInBody, KeyingView, NewAccountView, ProblemView, ScorecardView } from '@chibo/contracts';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import type { ScorecardOverrides } from '@chibo/testing';
import { aKey, Browser } from './browser';
import type { TestApp } from './test-app';

export const PAPER = 'Phiếu giấy số 03, ngày 05/3/2026';

/** Keys in a branch's card of a meeting on the month's 5th, received that day, as the sheet that was just read has it. */
export async function keyIn(
  officer: Browser,
  where: { organizationId: string; month: string },
  change: Partial<KeyInBody> & { version?: number; card?: ScorecardOverrides } = {},
): Promise<{ status: number; body: ScorecardView & ProblemView }> {
  const { organizationId, month } = where;
  const { version, card, ...rest } = change;
  const heldOn = card?.facts?.heldOn ?? `${month}-05`;
  const content = aScorecard(hd42Commune, { ...card, facts: { heldOn, ...card?.facts } });
  const body = { ...content, organizationId, month, paper: PAPER, receivedOn: heldOn, ...rest };
  const seen = version ?? (await sheet(officer, { organizationId, month })).body.version;
  return officer.post('keyed-cards', body, { version: seen, key: aKey() });
}

export function sheet(
  officer: Browser,
  { organizationId, month }: { organizationId: string; month: string },
  of: { heldOn?: string; kind?: string } = {},
): Promise<{ status: number; body: KeyingView & ProblemView }> {
  const meeting = new URLSearchParams(of).toString();
  return officer.get(`keyed-cards?organizationId=${organizationId}&month=${month}${meeting && `&${meeting}`}`);
}

/** A second officer of a committee. */
export async function anotherOfficer(app: TestApp, organizationId: string, login = 'hai.noivu'): Promise<Browser> {
  const admin = await Browser.signedIn(app, 'admin');
  const wanted = { login, displayName: `Đồng chí ${login}`, role: 'COMMITTEE_OFFICER', organizationId };
  const { body } = await admin.post<NewAccountView>('accounts', wanted);
  return Browser.first(app, login, body.oneTimePassword);
}
