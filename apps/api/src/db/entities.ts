import { Account, RoleAssignment, Session, SignInFailure } from '../accounts/account.entities';
import { AuditRow } from '../audit/audit.entity';
import { CriteriaSetVersion } from '../criteria-sets/criteria-set.entity';
import { IdempotencyKey } from '../http/idempotency.entity';
import { Installation } from '../installation/installation.entity';
import { Mail } from '../mail/mail.entity';
import { MeetingPlanRow } from '../meeting-plans/meeting-plan.entity';
import { MonthClosing, MonthReopening } from '../months/closing.entities';
import { NoticeRow } from '../notices/notice.entity';
import { Obligation } from '../obligations/obligation.entities';
import {
  CommitteeSetting,
  DeadlineException,
  DeadlineRule,
  Organization,
  OrganizationKind,
  OrganizationLink,
  OrganizationProfile,
} from '../organizations/organization.entities';
import { Assessment, Meeting, ReceiptCounter, Scorecard } from '../scorecards/scorecard.entities';
import { SupervisingOfficer } from '../supervision/supervising-officer.entity';
import { Visit, VisitFinding, VisitTarget } from '../visits/visit.entities';

/** Every table there is. */
export const ENTITIES = [
  Account,
  Assessment,
  AuditRow,
  CommitteeSetting,
  CriteriaSetVersion,
  DeadlineException,
  DeadlineRule,
  IdempotencyKey,
  Installation,
  Mail,
  Meeting,
  MeetingPlanRow,
  MonthClosing,
  MonthReopening,
  NoticeRow,
  Obligation,
  Organization,
  OrganizationKind,
  OrganizationLink,
  OrganizationProfile,
  ReceiptCounter,
  RoleAssignment,
  Scorecard,
  Session,
  SignInFailure,
  SupervisingOfficer,
  Visit,
  VisitFinding,
  VisitTarget,
];
