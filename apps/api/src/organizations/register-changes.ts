import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { keepSuperiors } from './superiors';

/** Keeps what is derived from the register after a change from a day on (ISO), in the change's transaction. */
export type RegisterFollower = (manager: EntityManager, organizationId: string, from: string) => Promise<void>;

/** Where the register says that it has changed, to rooms that build on it. */
@Injectable()
export class RegisterChanges {
  private readonly followers: RegisterFollower[] = [];

  follow(follower: RegisterFollower): void {
    this.followers.push(follower);
  }

  async tell(manager: EntityManager, organizationId: string, from: string): Promise<void> {
    await keepSuperiors(manager, organizationId);
    for (const follower of this.followers) await follower(manager, organizationId, from);
  }
}
