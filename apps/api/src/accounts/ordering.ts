import { mayOverrule, ordersFrom, whyOrdered } from '@chibo/domain';
import { Refusal } from '../http/refusal';
import type { OrganizationNode } from '../organizations/tree';

/** From which level an actor orders something for an organisation, and what it has to leave as those above ordered it. */
export class Ordering {
  private readonly path: string[];

  /**
   * @param nodes the organisation and all above it, by today's tree
   * @param from where the actor's roles that have the right stand
   */
  constructor(
    private readonly nodes: readonly OrganizationNode[],
    private readonly from: readonly string[],
  ) {
    this.path = nodes.map(({ id }) => id);
  }

  /** The level that is remembered with what is ordered now. */
  get by(): string | null {
    return ordersFrom(this.path, this.from) ?? null;
  }

  /** Who ordered what only those above order: as remembered, otherwise the direct superior, if it has one. */
  fromAbove(orderedBy: string | null): string | null {
    const above = this.path.slice(1);
    return above.find((id) => id === orderedBy) ?? above.at(0) ?? null;
  }

  /** @param what with its capital: "Hạn này" */
  whyNot(what: string, orderedBy: string | null): string | undefined {
    if (mayOverrule(this.path, this.from, orderedBy)) return undefined;
    return whyOrdered(what, this.nodes.find(({ id }) => id === orderedBy)?.name ?? 'cấp trên');
  }

  require(what: string, orderedBy: string | null): void {
    const refused = this.whyNot(what, orderedBy);
    if (refused) throw Refusal.forbidden(refused);
  }
}
