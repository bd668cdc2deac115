import { Invitation } from '../accounts/invitation.entity';
import { Account, KnownDevice, RoleAssignment, Session, SignInTry } from '../accounts/account.entities';
import { SkippedStep } from '../readiness/skipped-step.entity';
import { AuditRow } from '../audit/audit.entity';
import { CriteriaSetVersion } from '../criteria-sets/criteria-set.entity';
import { Letterhead } from '../documents/letterhead.entity';
import { FolderMark } from './folder-mark.entity';
import { GroupStayRow, OrganizationGroup, OrganizationGrouping } from '../groupings/grouping.entities';
import { IdempotencyKey } from '../http/idempotency.entity';
import { RefusedAct } from '../http/refused-act.entity';
import { IssuedPaper } from '../issued-papers/issued-paper.entity';
import { SheetImport, SheetImportRow } from '../imports/sheet-import.entities';
import { Indicator, IndicatorClosing, IndicatorReport, IndicatorValueRow } from '../indicators/indicator.entities';
import { Installation } from '../installation/installation.entity';
import { Job, JobPiece } from '../jobs/job.entities';
import { RecurringJob } from '../jobs/recurring-job.entity';
import { Mail } from '../mails/mail.entity';
import { MeetingPlanRow } from '../meeting-plans/meeting-plan.entity';
import {
  AnnualClassification,
  AnnualConclusion,
  AnnualConclusionReopening,
  AnnualConclusionRow,
  ClassCeiling,
} from '../classifications/classification.entities';
import { Commendation } from '../commendations/commendation.entity';
import { ExemplaryModel, ModelRemark } from '../exemplary-models/exemplary-model.entities';
import { MonthClosing, MonthReopening } from '../closings/closing.entities';
import { NoticeRow } from '../notices/notice.entity';
import { CellMonth, CellMonthDay } from '../cell-months/cell-month.entity';
import { MonthCount } from '../cell-months/month-counts';
import { Obligation } from '../obligations/obligation.entities';
import {
  CommitteeSetting,
  DeadlineException,
  DeadlineRule,
  Organization,
  OrganizationKind,
  OrganizationLink,
  OrganizationProfile,
  OrganizationSuperior,
} from '../organizations/organization.entities';
import { RegisterAct, RegisterActPart } from '../organizations/register-act.entities';
import { CardReading } from '../scorecards/card-reading.entity';
import { Commentary } from '../closings/commentary.entity';
import { CardFacts } from '../scorecards/card-facts.entity';
import { Assessment, Meeting, ReceiptCounter, Scorecard } from '../scorecards/scorecard.entities';
import { ClosingReplay, ReplayRound } from '../replays/replay.entities';
import { SupervisingOfficer } from '../supervision/supervising-officer.entity';
import { Visit, VisitFinding, VisitPlace, VisitTarget } from '../visits/visit.entities';

/** Every table there is. */
export const ENTITIES = [
  Account,
  Invitation,
  AnnualClassification,
  AnnualConclusion,
  AnnualConclusionReopening,
  AnnualConclusionRow,
  Assessment,
  CardFacts,
  Commentary,
  AuditRow,
  SkippedStep,
  CardReading,
  ClosingReplay,
  CellMonth,
  CellMonthDay,
  ClassCeiling,
  Commendation,
  CommitteeSetting,
  CriteriaSetVersion,
  DeadlineException,
  DeadlineRule,
  ExemplaryModel,
  FolderMark,
  GroupStayRow,
  IdempotencyKey,
  Indicator,
  IndicatorClosing,
  IndicatorReport,
  IndicatorValueRow,
  Installation,
  IssuedPaper,
  KnownDevice,
  Mail,
  Meeting,
  MeetingPlanRow,
  Job,
  JobPiece,
  RecurringJob,
  Letterhead,
  ModelRemark,
  MonthClosing,
  MonthCount,
  MonthReopening,
  NoticeRow,
  Obligation,
  Organization,
  OrganizationGroup,
  OrganizationGrouping,
  OrganizationKind,
  OrganizationLink,
  OrganizationProfile,
  OrganizationSuperior,
  ReceiptCounter,
  RegisterAct,
  RegisterActPart,
  RefusedAct,
  ReplayRound,
  RoleAssignment,
  Scorecard,
  Session,
  SheetImport,
  SheetImportRow,
  SignInTry,
  SupervisingOfficer,
  Visit,
  VisitFinding,
  VisitPlace,
  VisitTarget,
];
