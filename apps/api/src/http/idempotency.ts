import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { AlreadyRunning, Database } from '../db/database';
import { insertRow, rowOf } from '../db/rows';
import { open, seal } from './sealed-answer';
import { IdempotencyKey } from './idempotency.entity';
import { Refusal } from './refusal';

const KEPT_DAYS = 30;

/** A change somebody asks for, under a key that stays the same however often it is asked. */
export interface KeyedRequest {
  /** Account and route the key belongs to. */
  scope: string;
  /** 16 to 64 letters, digits or dashes; without one the request is an act all the same, but a repetition is another act. */
  key: string | undefined;
  payload: unknown;
  /** See ActHooks. */
  readsBefore?: boolean;
}

interface Once {
  id: string;
  key: string;
  payloadHash: string;
  readsBefore?: boolean;
}

/** The key was found used inside the transaction: another process has answered it meanwhile. */
class Answered extends Error {
  constructor(readonly known: IdempotencyKey) {
    super('This key has been answered.');
  }
}

/**
 * Exactly once: an act is one transaction with its answer, and its key is stored in it. The same key with the same payload
 * gets the same answer for 30 days, with another payload 422, while the first is running 409.
 */
@Injectable()
export class Idempotency {
  /** Keys at work in this process. */
  private readonly running = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async act<T>(request: KeyedRequest, work: () => Promise<T>): Promise<T> {
    const { readsBefore } = request;
    if (request.key === undefined) return this.database.act(work, { readsBefore });
    const key = checkKey(request.key);
    const id = `${request.scope}:${digest(key)}`;
    const payloadHash = digest(JSON.stringify(request.payload) ?? '');
    if (this.running.has(id)) throw new AlreadyRunning(id);
    this.running.add(id);
    try {
      return await this.once({ id, key, payloadHash, readsBefore }, work);
    } finally {
      this.running.delete(id);
    }
  }

  /** Takes away keys older than 30 days. */
  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000).toISOString();
    await this.database.write((manager) => manager.sql`DELETE FROM idempotency_key WHERE created_at < ${before}`);
  }

  private async once<T>({ id, key, payloadHash, readsBefore }: Once, work: () => Promise<T>): Promise<T> {
    const known = await this.database.read((manager) => rowOf(manager, IdempotencyKey, { id }));
    if (known) return replay<T>(known, key, payloadHash);
    try {
      return await this.database.act(work, {
        readsBefore,
        opened: (manager) => this.requireUnanswered(manager, id),
        closing: async (manager, result) => {
          const createdAt = this.clock.now().toISOString();
          await insertRow(manager, IdempotencyKey, { id, payloadHash, response: seal(key, result), createdAt });
        },
      });
    } catch (error) {
      if (error instanceof Answered) return replay<T>(error.known, key, payloadHash);
      throw error;
    }
  }

  private async requireUnanswered(manager: EntityManager, id: string): Promise<void> {
    await this.database.requireAlone(manager, id);
    const known = await rowOf(manager, IdempotencyKey, { id });
    if (known) throw new Answered(known);
  }
}

function checkKey(key: string): string {
  if (/^[\w-]{16,64}$/.test(key)) return key;
  throw keyMissing();
}

/** For an act that must not happen twice by mistake: it asks for a key. */
export function keyMissing(): Refusal {
  return new Refusal(400, 'KEY_MISSING', 'Thiếu tiêu đề Idempotency-Key (16 đến 64 chữ, số, gạch).', {
    errors: [{ field: 'Idempotency-Key', text: 'Cần 16 đến 64 chữ, số hoặc gạch.' }],
  });
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function replay<T>({ response, payloadHash }: IdempotencyKey, key: string, asked: string): T {
  if (payloadHash === asked) return open(key, response) as T;
  throw new Refusal(
    422,
    'KEY_REUSED',
    'Khóa gửi này đã dùng cho một nội dung khác. Đồng chí tải lại trang rồi làm lại.',
  );
}
