import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keepSuperiors } from './superiors';

/** What has become otherwise: of one organisation, from a day on (ISO). */
export interface RegisterChange {
  organizationId: string;
  from: string;
  /** It was not there before. */
  isNew?: boolean;
  /** It is no more from that day on. */
  isEnded?: boolean;
  /** What had ended goes on from that day. */
  isBack?: boolean;
  /** It never was: its founding was taken back. */
  isGone?: boolean;
  /** Its own minimum of minutes, or the superiors whose criteria sets bound it. */
  minimum?: boolean;
}

/** Keeps what is derived from the register, in the transaction of the changes; one that cannot live with them refuses. */
export type RegisterFollower = (manager: EntityManager, changes: readonly RegisterChange[]) => Promise<void>;

/** Where the register says that it has changed, to rooms that build on it. */
@Injectable()
export class RegisterChanges {
  private readonly followers: RegisterFollower[] = [];

  follow(follower: RegisterFollower): void {
    this.followers.push(follower);
  }

  /** Of any number of organisations at once: once for a whole import. */
  async tell(manager: EntityManager, changes: readonly RegisterChange[]): Promise<void> {
    if (changes.length === 0) return;
    await keepSuperiors(
      manager,
      changes.map(({ organizationId }) => organizationId),
    );
    for (const follower of this.followers) await follower(manager, changes);
  }
}
