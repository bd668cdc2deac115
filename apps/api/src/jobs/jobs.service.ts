import { Injectable } from '@nestjs/common';
import type { JobsView, JobView } from '@chibo/contracts';
import { CardsJobBody } from '@chibo/contracts';
import { formatMonth, JOB_STATE_LABEL } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { MonthsService } from '../months/months.service';
import { lastKnown } from '../organizations/tree';
import { KEPT_HOURS } from './job-claims';
import { JobRunner } from './job-runner';
import { itemsOf, Job, JobPiece, piecesOf } from './job.entities';

/** Cards of one job: some twenty megabytes of paper. */
export const MOST_CARDS = 500;
const MOST_SHOWN = 20;
const OPEN = ['WAITING', 'RUNNING'] as const;

/** What an account has asked for that takes longer than a request. */
@Injectable()
export class JobsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly months: MonthsService,
    private readonly runner: JobRunner,
  ) {}

  /** All sent cards of a committee's month, the ones this account may open. */
  async askForCards(actor: Actor, { organizationId, month, form, file }: CardsJobBody): Promise<JobView> {
    await this.access.require('readMonth', actor, organizationId);
    const { rows } = await this.months.whole(actor, month, { organizationId });
    const items = rows.flatMap(({ canOpen, scorecardId }) => (canOpen && scorecardId ? [scorecardId] : []));
    requireSome(items.length);
    const accountId = actor.accountId ?? '';
    const job = await this.database.writeInTurn(`jobs:${accountId}`, async (manager) => {
      await this.requireNone(manager, accountId);
      const name = (await lastKnown(manager, [organizationId], `${month}-28`)).get(organizationId)?.name ?? '';
      const what = form === 'summary' ? 'Tóm tắt phiếu' : 'Phiếu';
      const title = `${what} ${formatMonth(month)}, ${name}`;
      const kind = form === 'summary' ? 'summaries' : 'cards';
      const now = this.clock.now().toISOString();
      const plan = { month, organizationId, file, items };
      const row: Job = {
        ...EMPTY,
        id: newId(),
        accountId,
        kind,
        title,
        createdAt: now,
        nextTryAt: now,
        total: piecesOf(plan),
        plan,
      };
      await manager.insert(Job, row);
      const payload = { kind, month, organizationId, pieces: items.length };
      await this.audit.record(manager, actor, 'job.asked', { type: 'job', id: row.id, organizationId }, payload);
      return row;
    });
    this.runner.soon();
    return viewOf(job);
  }

  /** In the open transaction: work of another room on one thing of its own, which is shown there and not among the files. */
  async begin(
    manager: EntityManager,
    { accountId }: Actor,
    work: { kind: 'import'; title: string; itemId: string },
  ): Promise<string> {
    const id = newId();
    const now = this.clock.now().toISOString();
    const { kind, title, itemId } = work;
    const plan = { month: '', organizationId: '', file: 'zip', items: [itemId] } as const;
    const row = { ...EMPTY, id, accountId: accountId ?? '', kind, title, createdAt: now, nextTryAt: now };
    await manager.insert(Job, { ...row, total: 1, plan: { ...plan, items: [itemId] } });
    this.runner.soon();
    return id;
  }

  /** It waits or is worked on. */
  isOpen(id: string): Promise<boolean> {
    return this.database.readFresh((manager) => manager.existsBy(Job, { id, state: In([...OPEN]) }));
  }

  /** Of the account, files of cards: what other rooms have done is shown there. */
  async list({ accountId }: Actor): Promise<JobsView> {
    const jobs = await this.database.read((manager) =>
      manager.find(Job, {
        where: { accountId: accountId ?? '', kind: In(['cards', 'summaries']) },
        order: { createdAt: 'DESC', id: 'DESC' },
        take: MOST_SHOWN,
      }),
    );
    return { jobs: jobs.map(viewOf) };
  }

  async view(actor: Actor, id: string): Promise<JobView> {
    return viewOf(await this.own(actor, id));
  }

  /** What was made so far is gone at once; the piece under way is not stored any more. */
  async cancel(actor: Actor, id: string): Promise<JobView> {
    await this.own(actor, id);
    await this.database.write(async (manager) => {
      const change = { state: 'CANCELLED', claim: null, finishedAt: this.clock.now().toISOString() } as const;
      const { affected } = await manager.update(Job, { id, state: In([...OPEN]) }, change);
      if (affected !== 1) throw Refusal.conflict('JOB_OVER', 'Việc này đã kết thúc nên không hủy được nữa.');
      const { affected: done = 0 } = await manager.delete(JobPiece, { jobId: id });
      await this.audit.record(manager, actor, 'job.cancelled', { type: 'job', id }, { done: done ?? 0 });
    });
    return this.view(actor, id);
  }

  /** The finished job's pieces, read one after the other as they are asked for. */
  async pieces(
    actor: Actor,
    id: string,
  ): Promise<{ job: Job; pieces: (Pick<JobPiece, 'name' | 'papers'> & { read: () => Promise<Buffer> })[] }> {
    const job = await this.own(actor, id);
    if (job.state !== 'DONE') throw Refusal.conflict('NOT_DONE', 'Việc này chưa xong nên chưa có tệp.');
    const rows = await this.database.read((manager) =>
      manager.find(JobPiece, {
        select: { name: true, papers: true, place: true },
        where: { jobId: id },
        order: { place: 'ASC' },
      }),
    );
    const pieces = rows.map(({ name, papers, place }) => ({ name, papers, read: () => this.content(id, place) }));
    return { job, pieces };
  }

  private async content(jobId: string, place: number): Promise<Buffer> {
    const { content } = await this.database.read((manager) => manager.findOneByOrFail(JobPiece, { jobId, place }));
    return Buffer.from(content, 'base64');
  }

  private async own({ accountId }: Actor, id: string): Promise<Job> {
    const job = await this.database.read((manager) => manager.findOneBy(Job, { id }));
    if (!job) throw Refusal.notFound('việc này; tệp được giữ một ngày');
    if (job.accountId !== accountId) throw Refusal.forbidden('Việc này do tài khoản khác yêu cầu.');
    return job;
  }

  private async requireNone(manager: EntityManager, accountId: string): Promise<void> {
    if (!(await manager.existsBy(Job, { accountId, state: In([...OPEN]) }))) return;
    const words = 'Đồng chí đang có một việc chưa xong. Đồng chí chờ xong hoặc hủy việc đó trước.';
    throw Refusal.conflict('JOB_OPEN', words);
  }
}

const EMPTY = {
  state: 'WAITING',
  done: 0,
  failures: 0,
  claim: null,
  claimedAt: null,
  error: null,
  finishedAt: null,
} as const;

function requireSome(cards: number): void {
  if (cards === 0) throw Refusal.conflict('NO_CARDS', 'Tháng này chưa có phiếu nào đã gửi mà đồng chí mở được.');
  if (cards <= MOST_CARDS) return;
  const words = `Có ${cards} phiếu, mỗi tệp có tối đa ${MOST_CARDS} phiếu. Đồng chí lấy ở từng cấp ủy trực thuộc.`;
  throw Refusal.conflict('TOO_LONG', words);
}

function viewOf({ id, title, state, done, plan, createdAt, finishedAt, error }: Job): JobView {
  const until = state === 'DONE' && finishedAt ? new Date(Date.parse(finishedAt) + KEPT_HOURS * 3_600_000) : undefined;
  return {
    id,
    title,
    state,
    stateLabel: JOB_STATE_LABEL[state],
    file: plan.file,
    done: itemsOf(plan, done),
    total: plan.items.length,
    createdAt,
    finishedAt: finishedAt ?? undefined,
    until: until?.toISOString(),
    error: error ?? undefined,
  };
}
