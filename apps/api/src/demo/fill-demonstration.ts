import type { EntityManager } from 'typeorm';
import { Account, RoleAssignment } from '../accounts/account.entities';
import { AnnualClassification, ClassCeiling } from '../classifications/classification.entities';
import { Commendation } from '../commendations/commendation.entity';
import { ExemplaryModel } from '../exemplary-models/exemplary-model.entities';
import { CriteriaSetVersion } from '../criteria-sets/criteria-set.entity';
import type { Database } from '../db/database';
import { GroupStayRow, OrganizationGroup, OrganizationGrouping } from '../groupings/grouping.entities';
import { Indicator, IndicatorClosing, IndicatorReport, IndicatorValueRow } from '../indicators/indicator.entities';
import { RefusedAct } from '../http/refused-act.entity';
import { Installation } from '../installation/installation.entity';
import { MeetingPlanRow } from '../meeting-plans/meeting-plan.entity';
import { NoticeRow } from '../notices/notice.entity';
import { Obligation } from '../obligations/obligation.entities';
import { Organization, OrganizationLink, OrganizationProfile } from '../organizations/organization.entities';
import { RegisterAct, RegisterActPart } from '../organizations/register-act.entities';
import { CardFacts } from '../scorecards/card-facts.entity';
import { Assessment, Meeting, ReceiptCounter, Scorecard } from '../scorecards/scorecard.entities';
import { SupervisingOfficer } from '../supervision/supervising-officer.entity';
import { Visit, VisitFinding, VisitPlace, VisitTarget } from '../visits/visit.entities';
import type { ClassificationRows } from './classifications';
import { demoClassifications } from './classifications';
import { addMonths, monthOf, vietnamDay } from '@chibo/domain';
import type { Closer } from './closed-months';
import { asClosed, closeDemoMonth } from './closed-months';
import type { CommendationRows } from './commendations';
import { demoCommendations } from './commendations';
import type { ModelRows } from './exemplary-models';
import { demoModels } from './exemplary-models';
import { keepDemonstrationAccounts } from './demo-accounts';
import type { GroupingRows } from './groupings';
import { demoGroupings } from './groupings';
import type { IndicatorRows } from './indicators';
import { demoIndicators } from './indicators';
import { insertRows } from './insert-rows';
import { Commentary } from '../closings/commentary.entity';
import { closedOn } from './late-decisions';
import { OFFERED } from './offered';
import { COMMENTARY } from './texts';
import type { DemoPeople } from './people';
import { demoPeople } from './people';
import type { NewAuditRow } from './plan-audit';
import { refusalsOf } from './refusals';
import { storeAudit } from './stored-audit';
import type { PlanRows } from './plan-rows';
import { planRows } from './plan-rows';
import type { PlannedMeetings } from './planned-meetings';
import { plannedMeetings } from './planned-meetings';
import type { DemoSets } from './published-sets';
import { demoSets } from './published-sets';
import { firstRecentDay, recentMonths } from './recent-months';
import type { MergedRows } from './merged-act';
import { mergedAct } from './merged-act';
import { joined, reorganized } from './reorganized';
import type { SupervisionRows } from './supervision';
import { demoSupervision } from './supervision';
import { noticesTold } from './told';
import type { TreeRows } from './tree';
import { demoTree, treeRows } from './tree';
import { placesOf } from '../visits/visit-places';
import type { VisitRows } from './visits';
import { demoVisits } from './visits';
import { year2018 } from './year-2018';

interface Demonstration {
  tree: TreeRows;
  groupings: GroupingRows;
  merged: MergedRows;
  indicators: IndicatorRows;
  sets: DemoSets;
  people: DemoPeople;
  plan: PlanRows;
  visits: VisitRows;
  supervision: SupervisionRows;
  meetings: PlannedMeetings;
  notices: NoticeRow[];
  classes: ClassificationRows;
  commended: CommendationRows;
  modelled: ModelRows;
}

/**
 * Fills an empty database with the demonstration bloc: its tree, the year 2018, the current month and the two before it.
 * All of it or nothing; the row that marks the data as a demonstration comes last. Passwords go to the data folder before
 * the write, so that no account is ever without its password.
 * @throws Error when the database is marked already
 */
export async function fillDemonstration(database: Database, dataDir: string, now: Date): Promise<void> {
  if (await database.read((manager) => manager.existsBy(Installation, {})))
    throw new Error('This database is marked already: a demonstration is filled into an empty one only.');
  say('scoring a year and three months of meetings');
  const demonstration = await prepare(now);
  keepDemonstrationAccounts(dataDir, demonstration.people.offered);
  await database.write((manager) => store(manager, database, demonstration, now));
  console.log('Filling the demonstration: done.');
}

async function prepare(now: Date): Promise<Demonstration> {
  const tree = demoTree();
  const sets = demoSets(tree.root.id, firstRecentDay(now));
  const people = await demoPeople(tree, now);
  const plans = [year2018(tree, sets.of2018), recentMonths(tree, sets, now)];
  const planned = {
    cards: plans.flatMap(({ cards }) => cards),
    obligations: plans.flatMap(({ obligations }) => obligations),
  };
  const rows = planRows(planned, people.authors);
  const visits = demoVisits({ tree, scorecards: rows.scorecards, set: sets.regular, people, now });
  const supervision = demoSupervision({ tree, people, now });
  const meetings = plannedMeetings(tree, people, now);
  const classes = demoClassifications({ tree, cards: plans[0].cards, people, now });
  const commended = demoCommendations({ tree, classifications: classes.classifications, people, now });
  const modelled = demoModels({ tree, people, now });
  const notices = noticesTold({ tree, scorecards: rows.scorecards, people, now });
  const groupings = demoGroupings(tree, people);
  const indicators = demoIndicators({ tree, people, now });
  const changed = reorganized(tree, now);
  const organizations = joined([treeRows(tree), changed]);
  const merged = mergedAct(tree, changed);
  const plan = withActs(rows, visits, [
    ...groupings.audit,
    ...visits.audit,
    ...supervision.audit,
    ...meetings.audit,
    ...classes.audit,
    ...commended.audit,
    ...modelled.audit,
  ]);
  return {
    ...{
      tree: organizations,
      merged,
      groupings,
      indicators,
      sets,
      people,
      plan,
      visits,
      supervision,
      meetings,
      notices,
    },
    ...{ classes, commended, modelled },
  };
}

/** What stands in the plan's own tables: observed scores, and the audit in the order of all acts. */
function withActs(plan: PlanRows, { assessments }: VisitRows, more: NewAuditRow[]): PlanRows {
  return { ...plan, assessments: [...plan.assessments, ...assessments], audit: inOrder([...plan.audit, ...more]) };
}

function inOrder(acts: readonly NewAuditRow[]): NewAuditRow[] {
  return acts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

async function store(
  manager: EntityManager,
  database: Database,
  {
    tree,
    groupings,
    merged,
    indicators,
    sets,
    people,
    plan,
    visits,
    supervision,
    meetings,
    notices,
    classes,
    commended,
    modelled,
  }: Demonstration,
  now: Date,
): Promise<void> {
  say(`${tree.organizations.length} organisations, ${people.accounts.length} accounts`);
  await insertRows(manager, Organization, tree.organizations);
  await insertRows(manager, OrganizationProfile, tree.profiles);
  await insertRows(manager, OrganizationLink, tree.links);
  await insertRows(manager, RegisterAct, merged.acts);
  await insertRows(manager, RegisterActPart, merged.parts);
  await insertRows(manager, OrganizationGrouping, groupings.groupings);
  await insertRows(manager, OrganizationGroup, groupings.groups);
  await insertRows(manager, GroupStayRow, groupings.stays);
  await insertRows(manager, Indicator, indicators.indicators);
  await insertRows(manager, IndicatorReport, indicators.reports);
  await insertRows(manager, IndicatorValueRow, indicators.values);
  await insertRows(manager, IndicatorClosing, indicators.closings);
  await insertRows(manager, Account, people.accounts);
  await insertRows(manager, RoleAssignment, people.roles);
  await insertRows(manager, CriteriaSetVersion, sets.rows);
  const month = addMonths(monthOf(vietnamDay(now)), -2);
  await storePlan(manager, plan, month);
  await insertRows(manager, Commentary, commentariesOf(closersOf(tree, people), month));
  say(`closing ${month}`);
  const closing = { month, cards: plan.scorecards, closers: closersOf(tree, people), now };
  const closed = await closeDemoMonth(manager, database, closing);
  await insertRows(manager, SupervisingOfficer, supervision.officers);
  await insertRows(manager, MeetingPlanRow, meetings.plans);
  await insertRows(manager, AnnualClassification, classes.classifications);
  await insertRows(manager, ClassCeiling, classes.ceilings);
  await insertRows(manager, Commendation, commended.commendations);
  await insertRows(manager, ExemplaryModel, modelled.models);
  await insertRows(manager, NoticeRow, notices);
  await insertRows(manager, VisitTarget, visits.targets);
  await insertRows(manager, Visit, visits.visits);
  await insertRows(
    manager,
    VisitPlace,
    visits.visits.flatMap((visit) => placesOf(visit, visit.createdAt)),
  );
  await insertRows(manager, VisitFinding, visits.findings);
  await storeAudit(manager, inOrder([...plan.audit, ...closed]));
  await insertRows(manager, RefusedAct, refusalsOf(people, now));
  await insertRows(manager, Installation, [
    { id: 'this', mode: 'DEMONSTRATION', setupCodeHash: null, createdAt: now.toISOString() },
  ]);
}

/** Written the day before the closing; what was decided afterwards is not in their figures. */
function commentariesOf(closers: readonly Closer[], period: string): Commentary[] {
  const writtenAt = new Date(closedOn(period).getTime() - 24 * 3600 * 1000).toISOString();
  return closers.map(({ organizationId, accountId: writtenBy }) => ({
    ...{ organizationId, period, version: 1, words: COMMENTARY, figures: '', writtenAt, writtenBy },
  }));
}

/** The bloc and the committee whose account is offered. */
function closersOf({ profiles }: TreeRows, { accounts }: DemoPeople): Closer[] {
  const offices = { LC: 'vp.khoi', [OFFERED.committee]: 'du.noivu' };
  return Object.entries(offices).map(([code, login]) => ({
    organizationId: profiles.find((profile) => profile.code === code)?.organizationId ?? '',
    accountId: accounts.find((account) => account.login === login)?.id ?? '',
  }));
}

/** @param month the one that is closed: its cards as they stood then */
async function storePlan(manager: EntityManager, plan: PlanRows, month: string): Promise<void> {
  say(`${plan.scorecards.length} scorecards`);
  await insertRows(manager, Obligation, plan.obligations);
  await insertRows(manager, Meeting, plan.meetings);
  await insertRows(manager, Scorecard, asClosed(plan.scorecards, month));
  await insertRows(manager, ReceiptCounter, plan.receipts);
  say(`${plan.assessments.length} assessments`);
  await insertRows(manager, Assessment, plan.assessments);
  await insertRows(manager, CardFacts, plan.facts);
}

function say(what: string): void {
  console.log(`Filling the demonstration: ${what} …`);
}
