import type { ProblemView, VisitView } from '@chibo/contracts';
import { expect } from 'vitest';
import type { Bloc } from '../../test-support/a-bloc';
import type { Browser } from '../../test-support/browser';

/** Plans visits of Đảng bộ Sở Nội vụ and acts on them, each act on the version in hand. */
export class VisitFixture {
  constructor(
    readonly officer: Browser,
    private readonly bloc: Bloc,
    private readonly memberAccount?: string,
  ) {}

  body(change: object = {}): object {
    return {
      committeeId: this.bloc.noiVu,
      organizationId: this.bloc.tongHop,
      quarter: '2026-Q1',
      plannedOn: '2026-03-05',
      members: [{ name: 'Đồng chí du.noivu', accountId: this.memberAccount }, { name: 'Nguyễn Văn Bình' }],
      ...change,
    };
  }

  async planned(change: object = {}): Promise<VisitView> {
    const { status, body } = await this.officer.post<VisitView>('visits', this.body(change));
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  }

  async done(change: object = {}, doneOn = '2026-03-05'): Promise<VisitView> {
    const { status, body } = await this.act(await this.planned(change), 'done', { doneOn });
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  }

  act<T = VisitView>(
    { id, version }: Pick<VisitView, 'id' | 'version'>,
    move: string,
    body: object,
  ): Promise<{ status: number; body: T }> {
    return this.officer.post<T>(`visits/${id}/${move}`, body, { version });
  }
}

export function fieldsOf({ errors }: ProblemView): string[] | undefined {
  return errors?.map(({ field }) => field);
}

/** The account behind a login. */
export async function accountOf(officer: Browser, committeeId: string): Promise<string> {
  const { body } = await officer.get<{ officers: { accountId: string }[] }>(
    `visits?organizationId=${committeeId}&quarter=2026-Q1`,
  );
  return body.officers[0].accountId;
}
