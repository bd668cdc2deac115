import { Injectable } from '@nestjs/common';
import { allows, CARD_MOVES, vietnamDay, whyDenied, whyNotAllowed } from '@chibo/domain';
import type { AccessAction, CardMove, Relation } from '@chibo/domain';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { standingUnder } from '../organizations/superiors';
import { pathOn, placeOf } from '../organizations/tree';
import type { Actor, ActorRole } from './actor';
import { Ordering } from './ordering';

/** An actor's role with where it stands towards a subject, by today's tree. */
export interface Standing extends ActorRole {
  relation: Relation;
}

/** Organisations of an actor's own with those above them, and those under which everything is reached, by the tree of a day. */
export interface Line {
  above: string[];
  roots: string[];
  today: string;
}

/** Holds the role × subtree table of libs/domain against today's tree. */
@Injectable()
export class AccessService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Where each of the actor's roles stands towards an organisation: by today's tree, of one that is no more by the place it had
   * on its last day, of one that is yet to come by its first.
   */
  async standings(actor: Actor, organizationId: string): Promise<Standing[]> {
    const today = vietnamDay(this.clock.now());
    const above = (await this.database.read((manager) => placeOf(manager, organizationId, today))).map(
      (node) => node.id,
    );
    const standings: Standing[] = [];
    for (const role of actor.roles) {
      standings.push({
        ...role,
        relation:
          relationTo(role.organizationId, above) ?? (await this.below(role.organizationId, organizationId, today)),
      });
    }
    return standings;
  }

  /** Lets the act pass, or refuses in words. Returns the standings for finer questions. */
  async require(action: AccessAction, actor: Actor, organizationId: string): Promise<Standing[]> {
    note(action, actor);
    const standings = await this.standings(actor, organizationId);
    if (standings.some(({ role, relation }) => allows(action, role, relation))) return standings;
    throw Refusal.forbidden(whyDenied(action, standings));
  }

  /** All that the request's route names, of one organisation: before what is dear is begun. */
  async requireNamed(actor: Actor, organizationId: string): Promise<void> {
    for (const need of actor.route?.needs ?? [])
      if (typeof need === 'string') await this.require(need, actor, organizationId);
  }

  /** As require(), where a level higher up stands in the direct superior's place: for what it did and still stands above. */
  async requireInPlace(
    action: AccessAction,
    actor: Actor,
    organizationId: string,
    { level, words }: { level: string; words: string },
  ): Promise<void> {
    note(action, actor);
    const standings = await this.standings(actor, organizationId);
    if (standings.some((each) => each.organizationId === level && allows(action, each.role, 'DIRECT_SUPERIOR'))) return;
    const strange = standings.every(({ relation }) => relation === 'STRANGER' || relation === 'BELOW');
    throw Refusal.forbidden(strange ? whyDenied(action, standings) : words);
  }

  /** As require(), for what is ordered from a level and stays in the hands of that level and those above it. */
  async ordering(action: AccessAction, actor: Actor, organizationId: string): Promise<Ordering> {
    return this.orderingBy(action, await this.require(action, actor, organizationId), organizationId);
  }

  /** The same of standings already read, to say beforehand what the actor may change. */
  async orderingBy(action: AccessAction, standings: Standing[], organizationId: string): Promise<Ordering> {
    const able = standings.filter(({ role, relation }) => allows(action, role, relation));
    const today = vietnamDay(this.clock.now());
    const nodes = await this.database.read((manager) => placeOf(manager, organizationId, today));
    return new Ordering(
      nodes,
      able.map((standing) => standing.organizationId),
    );
  }

  /** The same of a move of a card, where a setting says besides which of those above decides. */
  requireMove(move: CardMove, actor: Actor, standings: (Standing & { decides?: boolean })[]): void {
    note(CARD_MOVES[move].needs, actor);
    const denied = whyNotAllowed(move, { standings });
    if (denied) throw Refusal.forbidden(denied);
  }

  /** The organisations on whose subtrees this actor may do it; refused in words where there is none. */
  requireSomewhere(action: AccessAction, actor: Actor): string[] {
    note(action, actor);
    const roots = this.roots(actor, action);
    if (roots.length > 0) return roots;
    throw Refusal.forbidden(
      whyDenied(
        action,
        actor.roles.map((role) => ({ ...role, relation: 'OWN' })),
      ),
    );
  }

  /** Organisations on whose subtrees this actor may do something from anywhere above. */
  roots(actor: Actor, action: AccessAction): string[] {
    const roles = actor.roles.filter(({ role }) => allows(action, role, 'INDIRECT_SUPERIOR'));
    return [...new Set(roles.map(({ organizationId }) => organizationId))];
  }

  /** Where organisations stand towards whom this actor may do something, above and below; for statements. */
  async line(actor: Actor, action: AccessAction): Promise<Line> {
    note(action, actor);
    const today = vietnamDay(this.clock.now());
    const above = new Set<string>();
    for (const { role, organizationId } of actor.roles) {
      const path = await this.database.read((manager) => pathOn(manager, organizationId, today));
      const relations: Relation[] = ['OWN', 'BELOW'];
      for (const [at, { id }] of path.entries()) if (allows(action, role, relations[Math.min(at, 1)])) above.add(id);
    }
    return { above: [...above], roots: this.roots(actor, action), today };
  }

  /** Those of some organisations, a page of a list, on which this actor may do something from anywhere above them. */
  async reached(actor: Actor, action: AccessAction, ids: readonly string[]): Promise<Set<string>> {
    const roots = this.roots(actor, action);
    if (roots.length === 0 || ids.length === 0) return new Set();
    const today = vietnamDay(this.clock.now());
    const below = await this.database.read((manager) => standingUnder(manager, roots, ids, today));
    return new Set([...below, ...ids.filter((id) => roots.includes(id))]);
  }

  /** As require(), of several organisations at once; the right is one that reaches down from anywhere above. */
  async requireReached(action: AccessAction, actor: Actor, ids: readonly string[]): Promise<void> {
    note(action, actor);
    const reached = await this.reached(actor, action, ids);
    if (ids.length > 0 && ids.every((id) => reached.has(id))) return;
    throw Refusal.forbidden('Có tổ chức không thuộc phạm vi của đồng chí.');
  }

  private async below(own: string, subject: string, today: string): Promise<Relation> {
    const above = await this.database.read((manager) => pathOn(manager, own, today));
    return above.some((node) => node.id === subject) ? 'BELOW' : 'STRANGER';
  }
}

/** That it is asked for, so that the route which does not name it is found. */
export function note(action: AccessAction, { route }: Actor): void {
  route?.asked.add(action);
}

/** Where each of the actor's roles stands towards a branch. @param path the branch first, then its superiors */
export function standingsOver({ roles }: Actor, path: readonly string[]): Standing[] {
  return roles.map((role) => ({ ...role, relation: relationTo(role.organizationId, path) ?? 'STRANGER' }));
}

/** `path`: the subject first, then its superiors. */
function relationTo(own: string, path: readonly string[]): Relation | undefined {
  const distance = path.indexOf(own);
  if (distance === 0) return 'OWN';
  if (distance === 1) return 'DIRECT_SUPERIOR';
  return distance > 1 ? 'INDIRECT_SUPERIOR' : undefined;
}
