import type { ClassificationsView, OwnClassificationView } from '@chibo/contracts';
import { expect } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import type { Browser } from '../../test-support/browser';

export const YEAR = 2026;

/** Acts on the list of Đảng bộ Sở Nội vụ (three branches), each on the versions in hand. */
export class ListFixture {
  constructor(
    readonly officer: Browser,
    readonly bloc: Bloc,
    readonly committeeId = bloc.noiVu,
  ) {}

  async view(query = ''): Promise<ClassificationsView> {
    const { status, body } = await this.officer.get<ClassificationsView>(
      `classifications?organizationId=${this.committeeId}&year=${YEAR}${query}`,
    );
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  async body(act: string, ids: string[], more: object = {}): Promise<object> {
    const { rows } = await this.view();
    const items = ids.map((id) => ({
      organizationId: id,
      version: rows.find(({ organizationId }) => organizationId === id)?.version ?? 0,
    }));
    const decision = act === 'DECIDE' ? { decisionNumber: '05-QĐ/ĐU', decidedOn: `${YEAR}-03-05` } : {};
    return { organizationId: this.committeeId, year: YEAR, act, items, ...decision, ...more };
  }

  async act<T = ClassificationsView>(
    act: string,
    ids: string[],
    more: object = {},
  ): Promise<{ status: number; body: T }> {
    return this.officer.post<T>('classifications', await this.body(act, ids, more));
  }

  async done(act: string, ids: string[], more: object = {}): Promise<ClassificationsView> {
    const { status, body } = await this.act(act, ids, more);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  conclude<T = ClassificationsView>(decided: number, undecided: number): Promise<{ status: number; body: T }> {
    const body = { organizationId: this.committeeId, year: YEAR, decided, undecided };
    return this.officer.post<T>('classifications/conclusion', body);
  }

  reopen<T = ClassificationsView>(reason: string): Promise<{ status: number; body: T }> {
    return this.officer.post<T>('classifications/reopening', {
      organizationId: this.committeeId,
      year: YEAR,
      reason,
    });
  }
}

/** An organisation rates itself. */
export async function rateOwn<T = OwnClassificationView>(
  browser: Browser,
  organizationId: string,
  annualClass: string | null,
  { version = 0, ground = '', year = YEAR }: { version?: number; ground?: string; year?: number } = {},
): Promise<{ status: number; body: T }> {
  return browser.put<T>('classifications/own', { organizationId, year, annualClass, ground }, { version });
}
