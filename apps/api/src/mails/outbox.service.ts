import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LessThan, LessThanOrEqual } from 'typeorm';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Mail } from './mail.entity';
import type { Posted } from './mail-line';
import { MailLine, NoLine } from './mail-line';
import type { MailSettings } from './mail-settings';
import { MAIL_SETTINGS } from './mail-settings';

const MINUTE = 60_000;

/** Waiting after the first refusal, the second …; the last one from then on. Minutes. */
const PAUSES = [1, 5, 15, 60];

/** A letter about a deadline is of no use a day later. */
const LONGEST_TRY = 24 * 60 * MINUTE;

/** A claim older than this belongs to a process that has died. */
const LONGEST_SENDING = 10 * MINUTE;

/** Letters of one round; the rest waits for the next. */
const ROUND = 200;

/**
 * Takes waiting letters to the mail server, each at most once: the claim is committed before the first word to the
 * server, and a letter whose fate is not known is never sent again by itself (docs/adr/0013). Any number of processes.
 */
@Injectable()
export class Outbox {
  private readonly logger = new Logger('mail');
  private round?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Optional() @Inject(MAIL_SETTINGS) private readonly settings: MailSettings | undefined,
  ) {}

  /** Whether letters are sent at all. */
  get isOpen(): boolean {
    return this.settings !== undefined;
  }

  /** One round at a time in this process; who comes meanwhile waits for it. */
  deliver(): Promise<void> {
    this.round ??= this.deliverRound().finally(() => (this.round = undefined));
    return this.round;
  }

  /** After an act that wrote letters: its answer does not wait for the mail server. */
  deliverSoon(): void {
    this.database.afterwards(() =>
      this.deliver().catch((error: unknown) => this.logger.error('Letters wait for the next round', String(error))),
    );
  }

  /** Ends after the letter under way: it must not lose its claim, and the others can wait for the next start. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.round?.catch(() => undefined);
  }

  private async deliverRound(): Promise<void> {
    if (!this.settings || this.stopping) return;
    await this.settleDead();
    const due = await this.due();
    if (due.length === 0) return;
    try {
      await this.sendAll(this.settings, due);
    } catch (error) {
      if (!(error instanceof NoLine)) throw error;
      this.logger.warn(`The mail server does not take letters: ${error.message}`);
      for (const mail of due) await this.put(mail, 'WAITING', this.later(mail, error.message));
    }
  }

  private async sendAll(settings: MailSettings, due: Mail[]): Promise<void> {
    let line: MailLine | undefined;
    try {
      for (const mail of due) {
        if (this.stopping) return;
        line ??= await MailLine.open(settings);
        const posted = await this.post(line, mail);
        // The line is gone; the others have not been touched and go with the next round.
        if (posted?.state === 'UNKNOWN') return;
        // A refusal may leave the server in the middle of that letter, and it would refuse the next one for it.
        if (posted?.state === 'REFUSED') line = line.close();
      }
    } finally {
      line?.close();
    }
  }

  /** Undefined when another process has the letter. */
  private async post(line: MailLine, mail: Mail): Promise<Posted | undefined> {
    if (!(await this.claim(mail))) return undefined;
    const posted = await line.send(mail);
    await this.put(mail, 'SENDING', this.outcome(mail, posted));
    return posted;
  }

  private due(): Promise<Mail[]> {
    const nextTryAt = LessThanOrEqual(this.now());
    return this.database.read((manager) =>
      manager.find(Mail, {
        where: { state: 'WAITING', nextTryAt },
        order: { createdAt: 'ASC', id: 'ASC' },
        take: ROUND,
      }),
    );
  }

  /** Compare-and-set: of all processes one gets the letter. */
  private async claim({ id }: Mail): Promise<boolean> {
    const claim = { state: 'SENDING', claimedAt: this.now() } as const;
    const { affected } = await this.database.write((manager) => manager.update(Mail, { id, state: 'WAITING' }, claim));
    return affected === 1;
  }

  private outcome(mail: Mail, posted: Posted): Partial<Mail> {
    if (posted.state === 'SENT') return { state: 'SENT', sentAt: this.now(), attempts: mail.attempts + 1, error: null };
    if (posted.state === 'UNKNOWN') return { state: 'UNKNOWN', attempts: mail.attempts + 1, error: posted.error };
    if (posted.permanent) return { state: 'FAILED', attempts: mail.attempts + 1, error: posted.error };
    return this.later(mail, posted.error);
  }

  /** Once more after a pause, until it is too old to be of use. */
  private later({ attempts, createdAt }: Mail, error: string): Partial<Mail> {
    const now = this.clock.now().getTime();
    const state = now - Date.parse(createdAt) >= LONGEST_TRY ? 'FAILED' : 'WAITING';
    const pause = PAUSES[Math.min(attempts, PAUSES.length - 1)] * MINUTE;
    return { state, attempts: attempts + 1, nextTryAt: new Date(now + pause).toISOString(), error };
  }

  private async put({ id }: Mail, from: Mail['state'], change: Partial<Mail>): Promise<void> {
    await this.database.write((manager) => manager.update(Mail, { id, state: from }, change));
  }

  private async settleDead(): Promise<void> {
    const claimedAt = LessThan(new Date(this.clock.now().getTime() - LONGEST_SENDING).toISOString());
    const error = 'Máy chủ dừng giữa chừng khi đang gửi thư này.';
    const dead = { state: 'SENDING', claimedAt } as const;
    await this.database.write((manager: EntityManager) => manager.update(Mail, dead, { state: 'UNKNOWN', error }));
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
