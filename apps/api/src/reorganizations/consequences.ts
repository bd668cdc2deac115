import type { FigureChange, ReorganizationPreview } from '@chibo/contracts';
import { type ReorganizationBody } from '@chibo/contracts';
import { addDays, CARD_STATE_LABEL, countedAs, isSent, REGISTER_ACT_LABEL, REGISTER_PART_LABEL } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { cellsUnder } from '../organizations/tree-reader';
import type { CardRow } from './concerned-rows';
import {
  cardsOf,
  concerned,
  decidedMonths,
  groupsWith,
  namesOf,
  officersOf,
  owedBy,
  rolesAt,
  settingsOf,
} from './concerned-rows';
import type { Reorganized } from './reorganizing';

/** Most rows of one sort a preview lists; their number is said besides. */
const SHOWN = 200;

/** What a reorganisation changes, read before it and, in the same transaction, after it. */
export class Consequences {
  private readonly names = new Map<string, string>();

  private constructor(
    private readonly body: ReorganizationBody,
    private readonly counted: ReadonlyMap<string, number>,
    private readonly told: Omit<ReorganizationPreview, 'parts' | 'figures' | 'children' | 'roles'>,
    private readonly roles: ReorganizationPreview['roles'],
  ) {}

  static async before(manager: EntityManager, body: ReorganizationBody, today: string): Promise<Consequences> {
    const { organizationIds: all, kind, from, successorId } = body;
    const ending = kind === 'TRANSFER' ? [] : all.filter((id) => id !== successorId);
    const cards = await cardsOf(manager, ending);
    const told = {
      kindLabel: REGISTER_ACT_LABEL[kind],
      from,
      planned: from > today,
      cards: {
        kept: cards.length,
        undecided: cards
          .filter(({ state }) => countedAs(state) === 'waiting')
          .slice(0, SHOWN)
          .map(undecided),
        drafts: cards
          .filter(({ state }) => !isSent(state))
          .slice(0, SHOWN)
          .map(({ name, month }) => ({ organizationName: name, month })),
      },
      owed: await owedBy(manager, ending),
      officers: await officersOf(manager, all, from),
      groups: await groupsWith(manager, ending, from),
      settings: await settingsOf(manager, ending),
      yearMonths: await decidedMonths(manager, ending, from.slice(0, 4)),
    };
    const committees = await concerned(manager, body);
    return new Consequences(
      body,
      await cellsUnder(manager, committees, addDays(from, -1)),
      told,
      await rolesAt(manager, ending, from),
    );
  }

  async after(manager: EntityManager, { parts, moved, carried, founded }: Reorganized): Promise<ReorganizationPreview> {
    const ids = [
      ...parts.map(({ organizationId }) => organizationId),
      ...moved.flatMap((one) => [one.organizationId, one.to]),
    ];
    for (const [id, name] of await namesOf(manager, [...ids, ...this.counted.keys(), ...carried.map(({ to }) => to)]))
      this.names.set(id, name);
    const named = (id: string): string => this.names.get(id) ?? '';
    const to = new Map(carried.map((one) => [one.assignmentId, one.to]));
    return {
      ...this.told,
      parts: parts.map(({ organizationId, part }) => ({
        ...{ organizationId, name: named(organizationId), part, partLabel: REGISTER_PART_LABEL[part] },
      })),
      figures: await this.figures(manager, [...founded.values()]),
      children: moved.map((one) => ({
        organizationId: one.organizationId,
        name: named(one.organizationId),
        to: named(one.to),
      })),
      roles: this.roles.map((role) => {
        const carriedTo = to.get(role.assignmentId);
        return carriedTo === undefined ? role : { ...role, carriedTo: named(carriedTo) };
      }),
    };
  }

  private async figures(manager: EntityManager, founded: readonly string[]): Promise<FigureChange[]> {
    const { from } = this.body;
    const committees = await concerned(manager, this.body, founded);
    const after = await cellsUnder(manager, committees, from);
    const names = await namesOf(manager, committees);
    return committees
      .map((id) => ({
        label: `Chi bộ của ${names.get(id) ?? ''}`,
        before: this.counted.get(id) ?? 0,
        after: after.get(id) ?? 0,
      }))
      .filter(({ before, after: now }) => before !== now || before > 0);
  }
}

function undecided({ id, name, month, state }: CardRow): ReorganizationPreview['cards']['undecided'][number] {
  return { scorecardId: id, organizationName: name, month, stateLabel: CARD_STATE_LABEL[state] };
}
