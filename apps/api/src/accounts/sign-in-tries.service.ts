import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LessThanOrEqual } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { SignInTry } from './account.entities';
import { systemActor } from './actor';
import type { Tries } from './sign-in-delay';
import { isOver, networkOf, nextTry, secondsToWait } from './sign-in-delay';

/** Tries that cost no wait: a mistyped password and its second thoughts. */
const FREE = 5;
/** The same once a network or a login has seen so many refused that somebody is guessing. */
const FREE_UNDER_ATTACK = 1;
const ATTACK_BY_NETWORK = 30;
const ATTACK_ON_LOGIN = 50;
/** Rows that several tries share are counted one after the other. */
const ALL = 'sign-in-tries';
/** A refused row is told to the audit at these, and at the end of its window. */
const TOLD_AT = new Set([5, 50, 500, 5000]);

/** A try that has been counted and let in. */
export interface CountedTry {
  subject: string;
  tries: number;
  network: string;
  /** Absent: what is tried is not a login, or the browser is known. */
  login?: string;
}

/**
 * Bounds how often a secret is guessed (docs/adr/0020): per login and network, or per known browser. A try is counted in the
 * transaction that lets it in, before the secret is looked at; one that comes too early is told how long to wait and costs
 * one read.
 */
@Injectable()
export class SignInTries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** Of a login from a browser nobody knows. */
  async beginLogin(login: string, address: string): Promise<CountedTry> {
    const network = networkOf(address);
    const [byNetwork, onLogin] = [await this.refused(`network ${network}`), await this.refused(`login ${login}`)];
    const attacked = byNetwork >= ATTACK_BY_NETWORK || onLogin >= ATTACK_ON_LOGIN;
    return { ...(await this.begin(`login ${login} ${network}`, address, attacked ? FREE_UNDER_ATTACK : FREE)), login };
  }

  /** Of anything else that is guessed: a known browser, the own password, the set-up code. */
  async begin(subject: string, address: string, free = FREE): Promise<CountedTry> {
    const network = networkOf(address);
    this.requireOpen(await this.database.read((manager) => manager.findOneBy(SignInTry, { subject })));
    const tries = await this.database.writeInTurn(`try:${subject}`, async (manager) => {
      const before = await manager.findOneBy(SignInTry, { subject });
      this.requireOpen(before);
      if (before && isOver(asTries(before), this.clock.now())) await this.tell(manager, before);
      return this.count(manager, before, { subject, network, free });
    });
    return { subject, tries, network };
  }

  /** It was wrong. @param accountId whose secret it was; none: nobody has this login */
  async failed({ subject, tries, network, login }: CountedTry, accountId: string | null): Promise<void> {
    await this.database.writeInTurn(ALL, async (manager) => {
      await manager.update(SignInTry, { subject }, { accountId });
      if (accountId && TOLD_AT.has(tries)) await this.tellNow(manager, subject);
      for (const wide of login === undefined ? [] : [`network ${network}`, `login ${login}`])
        await this.countWide(manager, wide, network);
    });
    if (TOLD_AT.has(tries)) await this.forgetOld();
  }

  /** It was right: what was tried before counts no more. */
  async succeeded(manager: EntityManager, { subject, tries }: CountedTry): Promise<number> {
    const { affected } = await manager.delete(SignInTry, { subject });
    return affected ? tries - 1 : 0;
  }

  /** Ends the windows that are over, each with one line in the audit. */
  async forgetOld(): Promise<void> {
    const over = { forgetAt: LessThanOrEqual(this.clock.now().toISOString()) };
    await this.database.writeInTurn(ALL, async (manager) => {
      for (const row of await manager.findBy(SignInTry, over)) await this.tell(manager, row);
      await manager.delete(SignInTry, over);
    });
  }

  private requireOpen(before: SignInTry | null): void {
    const seconds = secondsToWait(asTries(before), this.clock.now());
    if (seconds === 0) return;
    const words = `Đã thử sai nhiều lần. Đồng chí chờ ${seconds} giây rồi thử lại.`;
    throw new Refusal(429, 'TOO_MANY_TRIES', words, { retryAfter: seconds });
  }

  private async refused(subject: string): Promise<number> {
    const row = await this.database.read((manager) => manager.findOneBy(SignInTry, { subject }));
    return row && !isOver(asTries(row), this.clock.now()) ? row.tries : 0;
  }

  private async count(
    manager: EntityManager,
    before: SignInTry | null,
    { subject, network, free }: { subject: string; network: string; free: number },
  ): Promise<number> {
    const now = this.clock.now();
    const { tries, openAt, forgetAt } = nextTry(asTries(before), now, free);
    const told = before && tries > 1 ? before.told : 0;
    const row = { tries, told, openAt: openAt.toISOString(), forgetAt: forgetAt.toISOString() };
    if (before) await manager.update(SignInTry, { subject }, row);
    else await manager.insert(SignInTry, { ...row, subject, network, accountId: null });
    return tries;
  }

  /** What a whole network, or all networks on one login, were refused: never waits, only makes the rest stricter. */
  private async countWide(manager: EntityManager, subject: string, network: string): Promise<void> {
    const before = await manager.findOneBy(SignInTry, { subject });
    if (before && isOver(asTries(before), this.clock.now())) await this.tell(manager, before);
    const tries = await this.count(manager, before, { subject, network, free: Infinity });
    if (TOLD_AT.has(tries)) await this.tellNow(manager, subject);
  }

  private async tellNow(manager: EntityManager, subject: string): Promise<void> {
    const row = await manager.findOneBy(SignInTry, { subject });
    if (!row) return;
    await this.tell(manager, row);
    await manager.update(SignInTry, { subject }, { told: row.tries });
  }

  /** One line for all of a window that has not been told: of an account, or of a network whatever logins it tried. */
  private async tell(manager: EntityManager, row: SignInTry): Promise<void> {
    const { subject, tries, told, network, accountId } = row;
    if (tries <= told || (!accountId && !subject.startsWith('network '))) return;
    const about = { type: 'account', id: accountId ?? 'unknown' } as const;
    const payload = { network, tries, since: told };
    await this.audit.record(manager, systemActor('sign-in-tries'), 'session.refused', about, payload);
  }
}

function asTries(row: SignInTry | null): Tries | undefined {
  return row ? { tries: row.tries, openAt: new Date(row.openAt), forgetAt: new Date(row.forgetAt) } : undefined;
}
