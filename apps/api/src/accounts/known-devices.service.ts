import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { KnownDevice } from './account.entities';
import { newToken, sha256 } from './passwords';

/** Seconds a browser stays known after its last sign-in. */
export const KNOWN_FOR = 180 * 86_400;
const MOST_OF_ONE_ACCOUNT = 10;

/**
 * Browsers in which an account has signed in with its password. Their tries are counted apart, so that whoever guesses
 * elsewhere holds nobody out of their own. A token is no session: it opens nothing without the password.
 */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Whether this browser is one of the account's. */
  async knows(accountId: string, token: string | undefined): Promise<boolean> {
    if (!token) return false;
    const device = { tokenHash: sha256(token), accountId };
    const row = await this.database.read((manager) => manager.findOneBy(KnownDevice, device));
    return row !== null && row.usedAt > this.since();
  }

  /** Makes the browser known, under the token it has or a new one; the least used beyond ten are forgotten. */
  async remember(manager: EntityManager, accountId: string, token = newToken()): Promise<string> {
    const device = { tokenHash: sha256(token), accountId };
    const usedAt = this.clock.now().toISOString();
    const { affected } = await manager.update(KnownDevice, device, { usedAt });
    if (!affected) await manager.insert(KnownDevice, { ...device, usedAt });
    const kept = await manager.find(KnownDevice, { where: { accountId }, order: { usedAt: 'DESC', tokenHash: 'ASC' } });
    for (const { tokenHash } of kept.slice(MOST_OF_ONE_ACCOUNT))
      await manager.delete(KnownDevice, { tokenHash, accountId });
    return token;
  }

  /** With the password goes what was known by it. */
  async forgetAll(manager: EntityManager, accountId: string): Promise<void> {
    await manager.delete(KnownDevice, { accountId });
  }

  private since(): string {
    return new Date(this.clock.now().getTime() - KNOWN_FOR * 1000).toISOString();
  }
}
