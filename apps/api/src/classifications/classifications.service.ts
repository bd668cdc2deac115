import { Injectable } from '@nestjs/common';
import type { AnnualTotals, ClassificationsView } from '@chibo/contracts';
import { ClassificationsQuery } from '@chibo/contracts';
import type { AnnualClass, AnnualCount, CeilingCheck, CeilingRule } from '@chibo/domain';
import {
  allows,
  ANNUAL_CLASSES,
  ceilingChecks,
  foldVietnamese,
  isRunning,
  lastFirstDay,
  whyDenied,
} from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { deskOf } from '../cell-months/desk';
import { MOST_LISTED, requireListable } from '../cell-months/whole-lists';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { nodeOn } from '../reports/period-scopes';
import { CardReadings } from '../scorecards/card-readings';
import { Ceilings } from './ceilings.service';
import { conclusionEntries } from './conclusion-entries';
import type { Wanted, YearList, YearTally } from './list-rows';
import { countYears, listedYears, tallyYears } from './list-rows';
import { conclusionOf, YearLists } from './year-lists';

const PAGE_SIZE = 100;

export const CONCLUDED = 'Danh sách xếp loại năm này đã chốt; muốn sửa thì mở lại danh sách và ghi lý do.';
const NOT_CONCLUDED = 'Danh sách xếp loại năm này chưa chốt.';
const NOTHING_DECIDED = 'Chưa tổ chức nào có quyết định xếp loại nên chưa chốt được.';

/** "Đánh giá, xếp loại năm": a committee's list, living or as it was closed. */
@Injectable()
export class ClassificationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly lists: YearLists,
    private readonly ceilings: Ceilings,
    private readonly readings: CardReadings,
  ) {}

  view(actor: Actor, query: ClassificationsQuery): Promise<ClassificationsView> {
    return this.read(actor, query, PAGE_SIZE);
  }

  /** All that are found, for files. */
  async whole(actor: Actor, query: ClassificationsQuery): Promise<ClassificationsView> {
    const view = await this.read(actor, { ...query, page: 1 }, MOST_LISTED);
    requireListable(view.total);
    return view;
  }

  private async read(actor: Actor, query: ClassificationsQuery, pageSize: number): Promise<ClassificationsView> {
    const { organizationId = deskOf(actor), year, page = 1 } = query;
    const standings = await this.access.require('readClassifications', actor, organizationId);
    const denied = standings.some(({ role, relation }) => allows('manageClassifications', role, relation))
      ? undefined
      : whyDenied('manageClassifications', standings);
    const living = await this.lists.living(actor, organizationId, year);
    const ceiling = await this.ceilings.of(standings, organizationId);
    const { view, shown } = await this.database.read(async (manager) => {
      const { name } = await nodeOn(manager, living.scope);
      const conclusion = await conclusionOf(manager, organizationId, year);
      const list: YearList = { ...living, conclusionId: conclusion?.id };
      const listed = await this.page(manager, list, wantedOf(query), {
        limit: pageSize,
        offset: (page - 1) * pageSize,
      });
      const tallies = await tallyYears(manager, list, newAfter(ceiling.rule, year));
      const totals = totalsOf(tallies);
      const view: ClassificationsView = {
        organization: { id: organizationId, name },
        year,
        running: isRunning({ from: `${year}-01`, to: `${year}-12` }, living.scope.today),
        ...{ rows: await this.lists.views(manager, list, listed.rows), total: listed.total, page, pageSize },
        ...{ totals, ...countsOf(tallies, ceiling.rule), kinds: kindsOf(tallies), ceiling },
        conclusions: await conclusionEntries(manager, { organizationId, year, looked: conclusion }),
        concluded: conclusion !== undefined,
        whyNotChange: denied ?? (conclusion && CONCLUDED),
        whyNotConclude: denied ?? (conclusion ? CONCLUDED : totals.decided === 0 ? NOTHING_DECIDED : undefined),
        whyNotReopen: denied ?? (conclusion ? undefined : NOT_CONCLUDED),
        at: this.clock.now().toISOString(),
      };
      return { view, shown: await this.lists.shownCards(manager, list, listed.rows) };
    });
    await this.readings.note(actor, shown);
    return view;
  }

  private async page(
    manager: EntityManager,
    list: YearList,
    wanted: Wanted,
    at: { limit: number; offset: number },
  ): Promise<{ rows: Awaited<ReturnType<typeof listedYears>>; total: number }> {
    const total = await countYears(manager, list, wanted);
    if (at.limit === MOST_LISTED) requireListable(total);
    return { rows: await listedYears(manager, list, wanted, at), total };
  }
}

export function wantedOf({ filter, annualClass, kind, q = '', sort, order }: ClassificationsQuery): Wanted {
  return { filter, annualClass, kind: kind ?? undefined, words: foldVietnamese(q), sort, order };
}

function newAfter(rule: CeilingRule | undefined, year: number): string | undefined {
  return rule && rule.newMonths > 0 ? lastFirstDay(year, rule.newMonths) : undefined;
}

export function totalsOf(tallies: readonly YearTally[]): AnnualTotals {
  const count = (which: (one: YearTally) => boolean): number =>
    tallies.filter(which).reduce((sum, { n }) => sum + n, 0);
  const byClass = (of: (one: YearTally) => AnnualClass | undefined): Record<AnnualClass, number> =>
    Object.fromEntries(ANNUAL_CLASSES.map((each) => [each, count((one) => of(one) === each)])) as Record<
      AnnualClass,
      number
    >;
  return {
    existing: count(() => true),
    rated: count(({ selfClass }) => selfClass !== undefined),
    proposed: count(({ proposedClass }) => proposedClass !== undefined),
    decided: count(({ decidedClass }) => decidedClass !== undefined),
    bands: byClass(({ decidedClass }) => decidedClass),
    expected: byClass(expectedClass),
  };
}

const expectedClass = ({ selfClass, proposedClass, decidedClass }: YearTally): AnnualClass | undefined =>
  decidedClass ?? proposedClass ?? selfClass;

/** Held against the ceiling: what is decided; and, where that differs, what would be. */
function countsOf(
  tallies: readonly YearTally[],
  rule: CeilingRule | undefined,
): Pick<ClassificationsView, 'counts' | 'checks' | 'expectedChecks'> {
  const counts = countedBy(tallies, ({ decidedClass }) => decidedClass);
  const expected = countedBy(tallies, expectedClass);
  const checked = (of: readonly AnnualCount[]): CeilingCheck[] => (rule ? ceilingChecks(rule, of) : []);
  const same = JSON.stringify(counts) === JSON.stringify(expected);
  return { counts, checks: checked(counts), expectedChecks: same ? [] : checked(expected) };
}

function countedBy(tallies: readonly YearTally[], of: (one: YearTally) => AnnualClass | undefined): AnnualCount[] {
  const groups = Map.groupBy(tallies, (one) => `${one.kind} ${one.isNew} ${of(one)}`);
  return [...groups.values()].map((group) => {
    const [{ kind, kindLabel, isNew }] = group;
    const annualClass = of(group[0]);
    return { kind, kindLabel, isNew, ...(annualClass && { annualClass }), n: group.reduce((sum, { n }) => sum + n, 0) };
  });
}

function kindsOf(tallies: readonly YearTally[]): ClassificationsView['kinds'] {
  return [...Map.groupBy(tallies, ({ kind }) => kind).values()].map((group) => ({
    kind: group[0].kind,
    label: group[0].kindLabel,
    n: group.reduce((sum, { n }) => sum + n, 0),
  }));
}
