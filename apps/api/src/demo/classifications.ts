import type { AnnualClass } from '@chibo/domain';
import { vietnamDay } from '@chibo/domain';
import type { AnnualClassification, ClassCeiling } from '../classifications/classification.entities';
import { newId } from '../db/new-id';
import type { DemoPeople } from './people';
import type { NewAuditRow } from './plan-audit';
import { actsOn } from './plan-audit';
import type { PlannedCard } from './planned-card';
import type { DemoOrganization, DemoTree } from './tree';

/** The article of 2018: of 65 grassroots organisations. */
const OUTSTANDING_2018 = 14;
const COMPLETED_2018 = 4;
/** So many thought better of themselves than was decided. */
const HIGHER_SELF_2018 = 5;

const DECISION_2018 = { number: '215-QĐ/ĐUK', on: '2018-12-25' };
const GROUND = 'Hoàn thành các chỉ tiêu, nhiệm vụ trong năm; không có tổ chức, đảng viên bị kỷ luật (minh họa).';

export interface ClassificationRows {
  classifications: AnnualClassification[];
  ceilings: ClassCeiling[];
  audit: NewAuditRow[];
}

interface Ground {
  tree: DemoTree;
  /** Of 2018: who met best stands first. */
  cards: readonly PlannedCard[];
  people: DemoPeople;
  now: Date;
}

interface YearOf {
  organization: DemoOrganization;
  year: number;
  self?: AnnualClass;
  proposed?: AnnualClass;
  decided?: AnnualClass;
}

/** 2018 decided as the article counts it; of the running year what has been said so far. */
export function demoClassifications({ tree, cards, people, now }: Ground): ClassificationRows {
  const organizations = grassrootsByMeetings(tree, cards);
  const years = [
    ...organizations.map((organization, at) => decidedIn2018(organization, at, organizations.length)),
    ...saidSoFar(organizations, Number(vietnamDay(now).slice(0, 4))),
  ];
  const stored = years.map((year) => stand(year, people, now));
  return {
    classifications: stored.map(({ row }) => row),
    ceilings: [ceilingOf(tree)],
    audit: stored.flatMap(({ audit }) => audit),
  };
}

/** By the share of Tốt months in 2018; whoever was not rated stands last. */
function grassrootsByMeetings({ root, partyOrgs, cells }: DemoTree, cards: readonly PlannedCard[]): DemoOrganization[] {
  const grassroots = [...partyOrgs, ...cells.filter(({ parentId }) => parentId === root.id)];
  const byOrganization = Map.groupBy(cards, ({ cell }) => (cell.parentId === root.id ? cell.id : cell.parentId));
  const good = ({ id }: DemoOrganization): number => {
    const own = byOrganization.get(id) ?? [];
    return own.length === 0 ? -1 : own.filter(({ score }) => score?.band === 'GOOD').length / own.length;
  };
  return grassroots.sort((a, b) => good(b) - good(a) || (a.code < b.code ? -1 : 1));
}

function decidedIn2018(organization: DemoOrganization, at: number, count: number): YearOf {
  const decided = classAt(at, count);
  const higher = at >= OUTSTANDING_2018 && at < OUTSTANDING_2018 + HIGHER_SELF_2018;
  return { organization, year: 2018, self: higher ? 'OUTSTANDING' : decided, proposed: decided, decided };
}

function classAt(at: number, count: number): AnnualClass {
  if (at < OUTSTANDING_2018) return 'OUTSTANDING';
  return at < count - COMPLETED_2018 ? 'WELL_DONE' : 'COMPLETED';
}

/** Two of three have rated themselves, one of three is proposed; nothing is decided yet. */
function saidSoFar(organizations: readonly DemoOrganization[], year: number): YearOf[] {
  return organizations.flatMap((organization, at) => {
    if (at % 3 === 2) return [];
    const self: AnnualClass = at % 5 === 0 ? 'OUTSTANDING' : 'WELL_DONE';
    return [{ organization, year, self, proposed: at % 3 === 0 ? (at % 10 === 0 ? 'WELL_DONE' : self) : undefined }];
  });
}

/** Said in December of its year, or in the week before now. */
function stand(
  { organization, year, self, proposed, decided }: YearOf,
  { authors }: DemoPeople,
  now: Date,
): { row: AnnualClassification; audit: NewAuditRow[] } {
  const daysBefore = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  const [ratedAt, proposedAt] =
    year === 2018
      ? [new Date('2018-12-10T02:00:00Z'), new Date('2018-12-18T02:00:00Z')]
      : [daysBefore(6), daysBefore(2)];
  const decidedAt = new Date(`${DECISION_2018.on}T02:00:00Z`);
  const id = newId();
  const act = actsOn('classification', id);
  const audit: NewAuditRow[] = [];
  if (self)
    audit.push(act(ratedAt, authors.secretary, 'classification.rated', { before: null, after: self, ground: GROUND }));
  if (proposed)
    audit.push(
      act(proposedAt, authors.officer, 'classification.proposed', { before: null, after: proposed, ground: '' }),
    );
  if (decided)
    audit.push(
      act(decidedAt, authors.officer, 'classification.decided', { before: null, after: decided, ...DECISION_2018 }),
    );
  const row: AnnualClassification = {
    ...{ id, organizationId: organization.id, year, version: audit.length },
    ...said('self', self, authors.secretary, ratedAt, GROUND),
    ...said('proposed', proposed, authors.officer, proposedAt, ''),
    decidedClass: decided ?? null,
    decisionNumber: decided ? DECISION_2018.number : null,
    decidedOn: decided ? DECISION_2018.on : null,
    decidedBy: decided ? authors.officer : null,
    decidedAt: decided ? decidedAt.toISOString() : null,
  };
  return { row, audit };
}

type Said<W extends string> = { [K in `${W}Ground` | `${W}By` | `${W}At`]: string | null } & {
  [K in `${W}Class`]: AnnualClass | null;
};

function said<W extends 'self' | 'proposed'>(
  who: W,
  annualClass: AnnualClass | undefined,
  by: string,
  at: Date,
  ground: string,
): Said<W> {
  const values = annualClass ? [annualClass, ground, by, at.toISOString()] : [null, null, null, null];
  const names = ['Class', 'Ground', 'By', 'At'].map((part) => `${who}${part}`);
  return Object.fromEntries(names.map((name, place) => [name, values[place]])) as unknown as Said<W>;
}

/** As many read the guidance: 20 % of those at least "hoàn thành tốt", and without the newly founded. */
function ceilingOf({ root }: DemoTree): ClassCeiling {
  return {
    organizationId: root.id,
    percent: 20,
    base: 'AT_LEAST_WELL_DONE',
    rounding: 'DOWN',
    newMonths: 6,
    byKind: 0,
    orderedBy: root.id,
  };
}
