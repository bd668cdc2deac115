import { Groupings1797260000000 } from './1797260000000-groupings';
import { Indicators1797261000000 } from './1797261000000-indicators';
import { FirstTables1795305600000 } from './1795305600000-first-tables';
import { AppendOnly1795392000000 } from './1795392000000-append-only';
import { Verifying1795478400000 } from './1795478400000-verifying';
import { Closings1795564800000 } from './1795564800000-closings';
import { DeadlineExceptions1795651200000 } from './1795651200000-deadline-exceptions';
import { MeetingPlans1795824000000 } from './1795824000000-meeting-plans';
import { Supervision1795996800000 } from './1795996800000-supervision';
import { Notices1796083200000 } from './1796083200000-notices';
import { ClosingNumbers1796169600000 } from './1796169600000-closing-numbers';
import { SignInTries1796342400000 } from './1796342400000-sign-in-tries';
import { Trust1796428800000 } from './1796428800000-trust';
import { Levels1796428801000 } from './1796428801000-levels';
import { CellMonths1796515200000 } from './1796515200000-cell-months';
import { AccountSearch1796601600000 } from './1796601600000-account-search';
import { IssuedPapers1796900000000 } from './1796900000000-issued-papers';
import { Jobs1796860800000 } from './1796860800000-jobs';
import { Letterheads1796774400000 } from './1796774400000-letterheads';
import { MonthCounts1796688000000 } from './1796688000000-month-counts';
import { SelfFigures1797000000000 } from './1797000000000-self-figures';
import { RecurringJobs1797100000000 } from './1797100000000-recurring-jobs';
import { PastResults1797210000000 } from './1797210000000-past-results';
import { Gaps1797230000000 } from './1797230000000-gaps';
import { PartsOfOneFile1797270000000 } from './1797270000000-parts-of-one-file';
import { KeyedCards1797280000000 } from './1797280000000-keyed-cards';
import { Roundings1797220000000 } from './1797220000000-roundings';
import { SendingLocks1797200000000 } from './1797200000000-sending-locks';
import { ExemplaryModels1797252000000 } from './1797252000000-exemplary-models';
import { Commendations1797251000000 } from './1797251000000-commendations';
import { CardFacts1797240000000 } from './1797240000000-card-facts';
import { Sentences1797241000000 } from './1797241000000-sentences';
import { Commentaries1797242000000 } from './1797242000000-commentaries';
import { Classifications1797250000000 } from './1797250000000-classifications';
import { PendingObservations1797290000000 } from './1797290000000-pending-observations';
import { Invitations1797301000000 } from './1797301000000-invitations';
import { SessionDevices1797302000000 } from './1797302000000-session-devices';
import { ConfirmedAddresses1797303000000 } from './1797303000000-confirmed-addresses';
import { SignedIn1797300000000 } from './1797300000000-signed-in';
import { RegisterSearch1797310000000 } from './1797310000000-register-search';
import { SheetImports1797320000000 } from './1797320000000-sheet-imports';
import { AuditPlaces1797340000000 } from './1797340000000-audit-places';
import { SkippedSteps1797341000000 } from './1797341000000-skipped-steps';
import { RegisterActs1797311000000 } from './1797311000000-register-acts';
import { Visits1795737600000 } from './1795737600000-visits';
import { Replays1797330000000 } from './1797330000000-replays';

/** In order; a landed migration is never edited. */
export const MIGRATIONS = [
  FirstTables1795305600000,
  AppendOnly1795392000000,
  Verifying1795478400000,
  Closings1795564800000,
  DeadlineExceptions1795651200000,
  Visits1795737600000,
  MeetingPlans1795824000000,
  Supervision1795996800000,
  Notices1796083200000,
  ClosingNumbers1796169600000,
  SignInTries1796342400000,
  Trust1796428800000,
  Levels1796428801000,
  CellMonths1796515200000,
  AccountSearch1796601600000,
  MonthCounts1796688000000,
  Letterheads1796774400000,
  Jobs1796860800000,
  IssuedPapers1796900000000,
  SelfFigures1797000000000,
  RecurringJobs1797100000000,
  SendingLocks1797200000000,
  PastResults1797210000000,
  Roundings1797220000000,
  Gaps1797230000000,
  CardFacts1797240000000,
  Sentences1797241000000,
  Commentaries1797242000000,
  Classifications1797250000000,
  Commendations1797251000000,
  ExemplaryModels1797252000000,
  Groupings1797260000000,
  Indicators1797261000000,
  PartsOfOneFile1797270000000,
  KeyedCards1797280000000,
  PendingObservations1797290000000,
  SignedIn1797300000000,
  Invitations1797301000000,
  SessionDevices1797302000000,
  ConfirmedAddresses1797303000000,
  RegisterSearch1797310000000,
  RegisterActs1797311000000,
  SheetImports1797320000000,
  Replays1797330000000,
  AuditPlaces1797340000000,
  SkippedSteps1797341000000,
];
