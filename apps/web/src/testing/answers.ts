import type {
  AccountsView,
  CriteriaSetView,
  QueueView,
  RankingView,
  ReceiptView,
  ScheduleView,
  ScorecardView,
  TroubledMail,
} from '@chibo/contracts';
import type { Notice } from '@chibo/domain';
import { anAccount } from './accounts';
import { aCard, FULL, SELF, SET } from './card';
import { aClassList, anOwnYear } from './classifications';
import { anOwedMonth, theExcuses } from './excuses';
import { someModels } from './exemplary-models';
import { someCommendations } from './commendations';
import { anAct, theRefusals, theTrail } from './audit-trail';
import { aClosing } from './closing';
import { theDeadlines, theSettings } from './deadlines';
import { aLetterhead } from './letterhead';
import { aRow, aTable } from './month';
import { aKeyingView } from './keying';
import { aCellYear, aStanding, theDays } from './home';
import { aNotice, REOPENED, theNotices } from './notices';
import { theGroupings } from './groupings';
import { anImport, anImportRow, someRows, theImports } from './imports';
import { theEntry, theIndicators, theOverview } from './indicators';
import { aGap, theGapsOf, theSteps } from './readiness';
import { theObligations } from './obligations';
import { anOrganization, theDetail, theTree } from './organization';
import { aPaper, thePapers } from './papers';
import { aQualityView, theGaps } from './quality';
import { anItem } from './queue';
import { aReport, aCommentary, aReportClosedMonths, aReportFacts, aReportRanking } from './report';
import { theSupervision } from './supervision';
import { aDoneVisit, anObservation, aPlan, theUnvisited } from './visits';

/** What a server with one thing of each kind answers, by path; all of them bear the name they are asked for by. */
const ANSWERS: [path: RegExp, answer: (name: string, id: string) => unknown][] = [
  [/^months\/.*\/table/, (name, id) => aTable({ organization: { ...place(name, id), kindLabel: 'Đảng bộ' } })],
  [
    /^months\/.*\/cells/,
    (name, id) => ({ cells: [aRow(id, name)], locks: { closed: false, late: [] }, total: 1, page: 1, pageSize: 100 }),
  ],
  [/^months\/.*\/days/, (name, id) => theDays({ organization: place(name, id) })],
  [/^months\/.*\/closing/, (name, id) => aClosing({ organization: place(name, id) })],
  [/^months\/.*\/ranking/, theRanking],
  [/^months\/.*\/gaps/, (name, id) => theGaps({ organization: place(name, id) })],
  [/^months\/.*\/quality/, (name, id) => aQualityView({ organization: place(name, id) })],
  [/^months\/.*\/queue/, theQueue],
  [/^months\/.*\/obligations/, (name, id) => ({ ...theObligations([]), organization: place(name, id) })],
  [/^organizations\/.*\/schedule/, theSchedule],
  [/^organizations\/.*\/excuses/, (name, id) => theExcuses([anOwedMonth({ name })], id)],
  [/^organizations\/.*\/past-months/, (name, id) => ({ organizationId: id, name, months: [] })],
  [/^organizations\/.*\/deadlines/, (name, id) => theDeadlines({ organizationId: id, name })],
  [/^organizations\/.*\/settings/, (_, id) => theSettings({ organizationId: id })],
  [/^organizations\/.*\/letterhead/, (name, id) => aLetterhead({ organizationId: id, name })],
  [/^organizations\/.*\/indicators\/.*/, (name, id) => theEntry({ organization: place(name, id) })],
  [/^organizations\/.*\/indicators/, (name, id) => theIndicators({ organization: place(name, id) })],
  [/^indicators\/overview/, (name, id) => theOverview({ organization: place(name, id) })],
  [/^organizations\/.*\/groupings/, (name, id) => theGroupings({ organization: place(name, id) })],
  [/^groupings\/.*\/organizations/, () => ({ organizations: [], total: 0, page: 1, pageSize: 100 })],
  [/^organizations\/.*\/supervision/, (name, id) => theSupervision({ organizationId: id, name })],
  [/^organizations\/kinds/, () => []],
  [/^organizations\/.*\/history/, () => ({ acts: [], profiles: [], superiors: [] })],
  [/^organizations\/tree/, (name, id) => theTree([anOrganization(id, name)])],
  [/^organizations\/[^/?]+$/, (name, id) => theDetail(anOrganization(id, name))],
  [/^organizations/, (name, id) => ({ organizations: [anOrganization(id, name)], total: 1, page: 1, pageSize: 100 })],
  [/^exemplary-models/, (name, id) => someModels({ organization: place(name, id) })],
  [/^commendations/, (name, id) => someCommendations({ organization: place(name, id) })],
  [/^classifications\/own/, (name, id) => anOwnYear({ organization: place(name, id) })],
  [/^classifications/, (name, id) => aClassList({ organization: place(name, id) })],
  [/^mails/, (name) => ({ mail: true, waiting: 0, sent: 0, troubled: [aTroubledMail(name)] })],
  [/^readiness\/steps/, () => theSteps()],
  [/^readiness/, (name, id) => theGapsOf([aGap({ organizationName: name, organizationId: id })])],
  [/^audit-trail\/refusals/, (name) => theRefusals({ by: name })],
  [/^audit-trail/, (name) => theTrail([anAct({ organizationName: name })])],
  [/^imports\/.*\/rows/, (name) => someRows({ rows: [anImportRow({ title: name })] })],
  [/^imports\/.*/, (name, id) => anImport({ id, fileName: name })],
  [/^imports/, (name) => theImports({ imports: [anImport({ fileName: name })] })],
  [/^jobs\/recurring/, () => ({ jobs: [] })],
  [/^visits\?/, (name, id) => aPlan({ organization: place(name, id), visits: [] })],
  [/^visits\/.*\/observation/, (name, id) => anObservation({ visitId: id, cell: place(name, id) })],
  [/^visits\/unvisited/, (name, id) => theUnvisited({ organization: place(name, id) })],
  [/^visits\/findings/, () => []],
  [/^visits\//, (name, id) => aDoneVisit({ id, organization: { ...place(name, id), kindLabel: 'Chi bộ' } })],
  [/^keyed-cards/, (name, id) => aKeyingView({ cell: { ...place(name, id), kindLabel: 'Chi bộ' } })],
  [/^scorecards\//, theCard],
  [/^criteria-sets\//, theSet],
  [/^criteria-sets/, (name, id) => [theSet(name, id)]],
  [/^notices/, (name) => theNotices(aNotice('n', { ...REOPENED, name } as Notice))],
  [/^tasks\/standings/, (name) => ({ organization: place(name, 'o'), months: [aStanding('2026-03')], earlier: 0 })],
  [/^tasks\/year/, (name) => aCellYear({ organization: place(name, 'c') })],
  [/^tasks/, (name) => ({ owed: [], keyed: [], past: [], review: [{ ...place(name, 'o'), ...waiting(name) }] })],
  [/^reports\/facts/, (name, id) => aReportFacts({ organization: place(name, id) })],
  [/^reports\/commentary/, (name, id) => aCommentary({ organization: place(name, id) })],
  [/^reports\/closed-months/, () => aReportClosedMonths()],
  [/^reports\/ranking/, (name, id) => aReportRanking({ organization: place(name, id) })],
  [/^reports\/bands/, (name, id) => aReport({ organization: { ...place(name, id), kindLabel: 'Đảng bộ' } })],
  [/^accounts/, theAccounts],
  [/^issued-papers/, (name, id) => thePapers({ organization: place(name, id) })],
  [/^paper-checks/, (name) => ({ check: 'MATCHES', paper: aPaper({ organizationName: name }) })],
];

/** @param nameOf what is asked for by a path: its name and id */
export function serving(nameOf: (path: string) => { name: string; id: string }): (path: string) => unknown {
  return (path) => {
    const answer = ANSWERS.find(([pattern]) => pattern.test(path))?.[1];
    if (!answer) throw new Error(`nothing is served under ${path}`);
    const { name, id } = nameOf(path);
    return answer(name, id);
  };
}

function place(name: string, id: string): { id: string; name: string } {
  return { id, name };
}

function waiting(organizationName: string): object {
  return { organizationId: 'o', organizationName, month: '2026-03', waiting: 1 };
}

function theRanking(name: string, id: string): RankingView {
  const lists = { pools: [], cells: [], organizations: [], undecided: [], missing: [] };
  const none = { ...lists, total: 0, ranked: 0, page: 1, pageSize: 100, undecidedTotal: 0, missingTotal: 0 };
  return { month: '2026-03', months: ['2026-03'], organization: place(name, id), ...none };
}

function theQueue(name: string, id: string): QueueView {
  return { month: '2026-03', organization: place(name, id), items: [anItem(id, { name })] };
}

function theAccounts(name: string): AccountsView {
  return { accounts: [anAccount('tk', name, { roles: [] })], total: 1, page: 1, pageSize: 100 };
}

function aTroubledMail(subject: string): TroubledMail {
  const words = { state: 'FAILED', stateLabel: 'Không gửi được', error: 'x' } as const;
  return { id: 'thu', at: '2026-03-05T09:42:00Z', to: 'an@chibo.vn', subject, ...words };
}

function theSchedule(name: string, id: string): ScheduleView {
  return { month: '2026-03', organization: place(name, id), rows: [], total: 0, all: 0, planned: 0, superiors: 0 };
}

/** Sent, so that it is read and has a receipt; the receipt names who received it. */
function theCard(name: string, id: string): ScorecardView {
  const receipt: ReceiptView = {
    number: '2026-03-0147',
    at: '2026-03-05T09:42:00Z',
    deadline: '2026-03-07',
    late: false,
    receiver: name,
    decisionDeadline: '2026-04-10',
    total: 9400,
    band: 'FAIR',
    vote: { officialPresent: 14, approve: 14, disapprove: 0, other: 0 },
    recallUntil: '2026-03-05T09:52:00Z',
  };
  return aCard(FULL, { id, cell: { ...place(name, id), kindLabel: 'Chi bộ' }, self: SELF, moves: [], receipt });
}

function theSet(name: string, id: string): CriteriaSetView {
  const { code, source, meetingKinds } = SET;
  const set = { versionId: id, code, title: name, source, meetingKinds, status: 'PUBLISHED' } as const;
  return {
    ...set,
    version: 1,
    validFrom: '2026-01-01',
    content: SET,
    mark: '0123456789abcdef',
    errors: [],
    maySteer: false,
  };
}
