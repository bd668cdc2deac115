import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keepSuperiors } from './superiors';

/** What has become otherwise: of one organisation, from a day on (ISO). */
export interface RegisterChange {
  organizationId: string;
  from: string;
  /** It was not there before. */
  isNew?: boolean;
}

/** Keeps what is derived from the register, in the change's transaction. */
export type RegisterFollower = (manager: EntityManager, change: RegisterChange) => Promise<void>;

/** Where the register says that it has changed, to rooms that build on it. */
@Injectable()
export class RegisterChanges {
  private readonly followers: RegisterFollower[] = [];

  follow(follower: RegisterFollower): void {
    this.followers.push(follower);
  }

  async tell(manager: EntityManager, change: RegisterChange): Promise<void> {
    await keepSuperiors(manager, change.organizationId);
    for (const follower of this.followers) await follower(manager, change);
  }
}
