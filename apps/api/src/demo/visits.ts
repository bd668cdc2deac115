import { addDays, addMonths, lastDayOf, lastMonthOf, monthOf, quarterOf, vietnamDay } from '@chibo/domain';
import { newId } from '../db/new-id';
import type { Assessment, Scorecard } from '../scorecards/scorecard.entities';
import type { Visit, VisitFinding, VisitTarget } from '../visits/visit.entities';
import { instantOn, meetingDay } from './calendar';
import { observedBy } from './observed-card';
import { OFFERED } from './offered';
import type { DemoPeople } from './people';
import type { NewAuditRow } from './plan-audit';
import type { PublishedDemoSet } from './planned-card';
import { Random } from './random';
import { FINDINGS } from './texts';
import type { DemoCell, DemoOrganization, DemoTree } from './tree';
import type { DemoVisit } from './visit-audit';
import { visitAudit } from './visit-audit';

/** As the article of 2018 counts them: "08 cấp ủy và 18 chi bộ". */
const COMMITTEES = 8;
const CELLS = 18;
/** Still to come in this quarter, and those that did not take place last month. */
const PLANNED = 4;
const MISSED = 2;
const DUE_DAYS = 30;

/** Everything the working group of the bloc leaves in the database. */
export interface VisitRows {
  targets: VisitTarget[];
  visits: Visit[];
  findings: VisitFinding[];
  assessments: Assessment[];
  audit: NewAuditRow[];
}

interface Ground {
  tree: DemoTree;
  scorecards: readonly Scorecard[];
  set: PublishedDemoSet;
  people: DemoPeople;
  now: Date;
}

/**
 * Last month the working group of the bloc sat in on 18 branches, each with a score of its own, and on 8 committees; two
 * visits were missed, and some are planned until the quarter's end. Nothing that was done lies in the future.
 */
export function demoVisits(ground: Ground): VisitRows {
  const { tree, scorecards, now } = ground;
  const month = addMonths(monthOf(vietnamDay(now)), -1);
  const random = new Random(`visits ${month}`);
  const cells = new Map(tree.cells.map((cell) => [cell.id, cell]));
  const met = scorecards.filter((card) => card.month === month && card.kind !== 'THEMATIC' && card.state === 'DECIDED');
  const open = random.shuffled(met.filter(({ cellId }) => !isOffered(cells.get(cellId))));
  const committees = random.shuffled(tree.partyOrgs).slice(0, COMMITTEES);
  const made = [
    ...open.slice(0, CELLS).map((card) => ofCell(ground, card, cells, random)),
    ...committees.map((committee) => ofCommittee(ground, committee, month, random)),
    ...open.slice(CELLS, CELLS + MISSED).map((card) => missed(ground, card, random)),
    ...open.slice(CELLS + MISSED, CELLS + MISSED + PLANNED).map(({ cellId }) => planned(ground, cellId)),
  ];
  return {
    targets: [...new Set(made.map(({ visit }) => visit.quarter))].map((quarter) => target(tree, quarter)),
    visits: made.map(({ visit }) => visit),
    findings: made.flatMap(({ findings }) => findings),
    assessments: made.flatMap(({ assessment }) => (assessment ? [assessment] : [])),
    audit: made.flatMap(visitAudit),
  };
}

/** Branches whose accounts are offered stay as their pages expect them. */
function isOffered(cell: DemoCell | undefined): boolean {
  return !cell || cell.code.startsWith(`${OFFERED.committee}.`) || cell.code === OFFERED.returned;
}

function target({ root }: DemoTree, quarter: string): VisitTarget {
  return { id: newId(), organizationId: root.id, quarter, cells: CELLS + MISSED, committees: COMMITTEES };
}

function aVisit({ tree, people }: Ground, organizationId: string, plannedOn: string, change: Partial<Visit>): Visit {
  const { id: accountId, displayName } = officeOf(people);
  return {
    id: newId(),
    committeeId: tree.root.id,
    organizationId,
    kind: 'CELL',
    quarter: quarterOf(plannedOn),
    plannedOn,
    members: [{ name: displayName, accountId }, { name: 'Ủy viên ban thường vụ phụ trách (minh họa)' }],
    state: 'PLANNED',
    reason: null,
    doneOn: null,
    assessmentId: null,
    pending: null,
    version: 1,
    createdBy: accountId,
    createdAt: instantOn(addDays(plannedOn, -20), [8, 10], new Random(`plan ${plannedOn}`)).toISOString(),
    ...change,
  };
}

/** The account of the bloc's office, which has the working group. */
function officeOf({ accounts }: DemoPeople): DemoPeople['accounts'][number] {
  const office = accounts.find(({ login }) => login === 'vp.khoi');
  if (!office) throw new Error('The demonstration has no account vp.khoi.');
  return office;
}

function ofCell(ground: Ground, card: Scorecard, cells: ReadonlyMap<string, DemoCell>, random: Random): DemoVisit {
  const { heldOn = lastDayOf(card.month) } = card.draft.facts;
  const { leadership = 'COMMITTEE' } = cells.get(card.cellId) ?? {};
  const seen = observedBy(ground.set.content, card.draft, leadership, random);
  const createdAt = instantOn(heldOn, [17, 20], random, ground.now).toISOString();
  const assessment: Assessment = {
    id: newId(),
    scorecardId: card.id,
    kind: 'OBSERVED',
    revision: 1,
    criteriaSetVersionId: ground.set.versionId,
    snapshot: { content: seen.content, context: { leadership }, score: seen.score },
    total: seen.score.total,
    band: seen.score.band,
    authorId: officeOf(ground.people).id,
    createdAt,
  };
  const done = { state: 'DONE', doneOn: heldOn, version: 4, assessmentId: assessment.id } as const;
  const visit = aVisit(ground, card.cellId, heldOn, done);
  return { visit, assessment, findings: [finding(ground, visit, 'Bí thư chi bộ', random)] };
}

function ofCommittee(ground: Ground, { id }: DemoOrganization, month: string, random: Random): DemoVisit {
  const doneOn = meetingDay(month, random.int(3, 26));
  const visit = aVisit(ground, id, doneOn, { kind: 'COMMITTEE', state: 'DONE', doneOn, version: 3 });
  return { visit, findings: [finding(ground, visit, 'Bí thư đảng ủy', random)] };
}

function missed(ground: Ground, { cellId, draft, month }: Scorecard, random: Random): DemoVisit {
  const reason = random.pick(['Tổ công tác bận họp đột xuất.', 'Chi bộ đổi ngày họp, báo muộn.']);
  const visit = aVisit(ground, cellId, draft.facts.heldOn ?? lastDayOf(month), { state: 'MISSED', reason, version: 2 });
  return { visit, findings: [] };
}

/** Near the end of the quarter, by members without accounts: nobody's pages are kept blind by it. */
function planned(ground: Ground, cellId: string): DemoVisit {
  const quarter = quarterOf(vietnamDay(ground.now));
  const members = [{ name: 'Ủy viên ban thường vụ phụ trách (minh họa)' }];
  const createdAt = ground.now.toISOString();
  const visit = aVisit(ground, cellId, meetingDay(lastMonthOf(quarter), 26), { members, createdAt });
  return { visit, findings: [] };
}

function finding({ now }: Ground, { id, doneOn, createdBy }: Visit, owner: string, random: Random): VisitFinding {
  const day = doneOn ?? '';
  const [words, action] = random.pick(FINDINGS);
  const doneAt = instantOn(addDays(day, random.int(5, DUE_DAYS)), [8, 17], random);
  const closed = random.chance(0.5) && doneAt <= now;
  return {
    id: newId(),
    visitId: id,
    words,
    action,
    owner,
    dueOn: addDays(day, DUE_DAYS),
    createdBy,
    createdAt: instantOn(day, [20, 21], random, now).toISOString(),
    doneAt: closed ? doneAt.toISOString() : null,
    doneBy: closed ? createdBy : null,
  };
}
