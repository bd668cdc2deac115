import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { Refusal } from '../http/refusal';
import { SignInFailure } from './account.entities';
import type { Actor } from './actor';

/** Guessing: so many failures in the window, then wait it out (ASVS V6.3.1). An office may share one address. */
const WINDOW_SECONDS = 15 * 60;
const MOST_PER_LOGIN = 10;
const MOST_PER_ADDRESS = 30;

/** Bounds how often a password is guessed, per login and per address. Rows, so that all processes count together. */
@Injectable()
export class SignInTries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /**
   * Counts a try before the password is looked at, so that tries made at the same moment see each other. One that is barred
   * is not counted: whoever keeps trying does not keep the owner out for longer.
   */
  async begin(visitor: Actor, loginKey: string, address: string): Promise<void> {
    const tried = this.row(`login:${loginKey}`);
    await this.database.write((manager) => manager.insert(SignInFailure, tried));
    const byLogin = await this.count(tried.subject);
    if (byLogin <= MOST_PER_LOGIN && (await this.count(`address:${address}`)) < MOST_PER_ADDRESS) return;
    await this.database.write(async (manager) => {
      await manager.sql`DELETE FROM sign_in_failure WHERE id = ${tried.id} OR at < ${this.since()}`;
      const refused = { login: loginKey, because: 'rate' } as const;
      await this.audit.record(manager, visitor, 'session.refused', { type: 'account', id: 'unknown' }, refused);
    });
    throw new Refusal(
      429,
      'TOO_MANY_TRIES',
      'Đã thử sai nhiều lần. Đồng chí chờ 15 phút rồi thử lại, hoặc nhờ quản trị cấp lại mật khẩu.',
      { retryAfter: WINDOW_SECONDS },
    );
  }

  /** The try has failed: it counts against its address too. */
  async failed(manager: EntityManager, address: string): Promise<void> {
    await manager.insert(SignInFailure, this.row(`address:${address}`));
  }

  /** The owner has come: earlier tries of this login count no more. */
  async forget(manager: EntityManager, loginKey: string): Promise<void> {
    await manager.delete(SignInFailure, { subject: `login:${loginKey}` });
  }

  private row(subject: string): SignInFailure {
    return { id: newId(), subject, at: this.clock.now().toISOString() };
  }

  private since(): string {
    return new Date(this.clock.now().getTime() - WINDOW_SECONDS * 1000).toISOString();
  }

  private async count(subject: string): Promise<number> {
    const rows = await this.database.read(
      (manager) =>
        manager.sql<
          { n: string | number }[]
        >`SELECT count(*) AS n FROM sign_in_failure WHERE subject = ${subject} AND at > ${this.since()}`,
    );
    return Number(rows[0].n);
  }
}
