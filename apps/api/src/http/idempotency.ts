import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { IdempotencyKey } from './idempotency.entity';
import { Refusal } from './refusal';

const KEPT_DAYS = 30;

export interface KeyedRequest {
  /** Account and route the key belongs to. */
  scope: string;
  key: string | undefined;
  payload: unknown;
}

/**
 * Exactly once: the answer is stored with its effect in one transaction. The same key with the same payload gets the
 * same answer for 30 days, with another payload 422, while the first is running 409.
 */
@Injectable()
export class Idempotency {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async once<T>(request: KeyedRequest, act: (manager: EntityManager) => Promise<T>): Promise<T> {
    const id = `${request.scope}:${checkKey(request.key)}`;
    const payloadHash = createHash('sha256').update(JSON.stringify(request.payload)).digest('base64url');
    return this.database.writeOnce(id, async (manager) => {
      const known = await manager.findOneBy(IdempotencyKey, { id });
      if (known) return replay<T>(known, payloadHash);
      const result = await act(manager);
      const createdAt = this.clock.now().toISOString();
      await manager.insert(IdempotencyKey, { id, payloadHash, response: JSON.stringify(result), createdAt });
      return result;
    });
  }

  /** Takes away keys older than 30 days. */
  async forgetOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000).toISOString();
    await this.database.write((manager) => manager.sql`DELETE FROM idempotency_key WHERE created_at < ${before}`);
  }
}

function checkKey(key: string | undefined): string {
  if (key && /^[\w-]{16,64}$/.test(key)) return key;
  throw new Refusal(400, 'KEY_MISSING', 'Thiếu tiêu đề Idempotency-Key (16 đến 64 chữ, số, gạch).', {
    errors: [{ field: 'Idempotency-Key', text: 'Cần 16 đến 64 chữ, số hoặc gạch.' }],
  });
}

function replay<T>(known: IdempotencyKey, payloadHash: string): T {
  if (known.payloadHash === payloadHash) return JSON.parse(known.response) as T;
  throw new Refusal(422, 'KEY_REUSED', 'Khóa gửi này đã dùng cho một nội dung khác. Đồng chí mở lại phiếu rồi gửi.');
}
