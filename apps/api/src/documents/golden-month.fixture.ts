import type { ScorecardView } from '@chibo/contracts';
import { expect } from 'vitest';
import type { Bloc, BlocLogin } from '../../test-support/a-bloc';
import { aBloc } from '../../test-support/a-bloc';
import { Browser } from '../../test-support/browser';
import { act, sentRegular } from '../../test-support/cards';
import type { TestApp, TestDatabase } from '../../test-support/test-app';
import { aTestApp } from '../../test-support/test-app';
import { ObligationsService } from '../obligations/obligations.service';

export const MONTH = '2026-02';

export interface Month {
  app: TestApp;
  bloc: Bloc;
  officer: Browser;
}

/**
 * February 2026 of the small bloc's Nội vụ, closed on 06/03/2026, with something for every table of the house: a card confirmed,
 * one lowered, one missing, a visit planned, a commendation.
 */
export async function closedMonth(data?: TestDatabase): Promise<Month> {
  const app = await aTestApp({ now: `${MONTH}-06T03:00:00Z`, data });
  const bloc = await aBloc(app.database);
  await app.app.get(ObligationsService).openCurrentMonth();
  const earlier = await Browser.signedIn(app, 'du.noivu');
  await decided({ app, bloc, officer: earlier });
  await planned({ app, bloc, officer: earlier });
  app.clock.set('2026-03-06T03:00:00Z');
  const officer = await Browser.signedIn(app, 'du.noivu');
  await commended({ app, bloc, officer });
  await nominated({ app, bloc, officer });
  const missing = [{ cellId: bloc.keHoach, reason: 'Bàn giao cán bộ' }];
  await done(officer.post(`months/${MONTH}/close`, { organizationId: bloc.noiVu, missing }), 200);
  return { app, bloc, officer };
}

async function decided({ app, bloc, officer }: Month): Promise<void> {
  const sent = async (login: BlocLogin, organizationId: string): Promise<ScorecardView> => {
    const { id } = await sentRegular(app, login, organizationId, MONTH);
    return (await officer.get<ScorecardView>(`scorecards/${id}`)).body;
  };
  await done(act(officer, await sent('cb.tonghop', bloc.tongHop), 'confirm'), 200);
  const adjustments = [{ code: '4.2', points: 0, reasonCode: 'NO_EVIDENCE', words: 'Biên bản không ghi' }];
  const verified = await act(officer, await sent('cb.thanhtra', bloc.thanhTra), 'verify', { adjustments });
  await done(act(officer, verified.body, 'decide'), 200);
}

async function planned({ bloc, officer }: Month): Promise<void> {
  const visit = { committeeId: bloc.noiVu, organizationId: bloc.tongHop, quarter: '2026-Q1', plannedOn: '2026-03-20' };
  await done(officer.post('visits', { ...visit, members: [{ name: 'Nguyễn Văn An' }] }), 201);
}

async function commended({ bloc, officer }: Month): Promise<void> {
  const whose = { committeeId: bloc.noiVu, organizationId: bloc.tongHop, year: 2026, kind: 'COLLECTIVE', count: 1 };
  const why = { form: 'CERTIFICATE', forWhat: 'Hoàn thành xuất sắc nhiệm vụ', decisionNumber: '01-QĐ/ĐU' };
  await done(officer.post('commendations', { ...whose, ...why, decidedOn: '2026-03-02' }), 201);
}

async function nominated({ bloc, officer }: Month): Promise<void> {
  const model = { organizationId: bloc.noiVu, year: 2026, title: 'Mỗi tuần một việc', summary: 'Đăng ký việc cụ thể' };
  await done(officer.post('exemplary-models', model), 201);
}

async function done(reply: Promise<{ status: number; body: unknown }>, wanted: number): Promise<void> {
  const { status, body } = await reply;
  expect(status, JSON.stringify(body)).toBe(wanted);
}
