import { Injectable } from '@nestjs/common';
import type { MeetingKind } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import type { Scorecard } from './scorecard.entities';

/** A card as it is sent. */
export interface SentCard {
  card: Scorecard;
  kind: MeetingKind;
  heldOn?: string;
}

type Follows = (manager: EntityManager, actor: Actor, sent: SentCard) => Promise<void>;

/** What other rooms do in the sending's own transaction; they stand on this one and say it themselves. */
@Injectable()
export class AfterSending {
  private readonly all: Follows[] = [];

  add(follows: Follows): void {
    this.all.push(follows);
  }

  async run(manager: EntityManager, actor: Actor, sent: SentCard): Promise<void> {
    for (const follows of this.all) await follows(manager, actor, sent);
  }
}
