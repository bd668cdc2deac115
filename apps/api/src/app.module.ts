import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessService } from './accounts/access.service';
import { AccountsController } from './accounts/accounts.controller';
import { AccountsService } from './accounts/accounts.service';
import { KnownDevices } from './accounts/known-devices.service';
import { SessionController } from './accounts/session.controller';
import { SessionGuard } from './accounts/session.guard';
import { SessionsService } from './accounts/sessions.service';
import { SignInTries } from './accounts/sign-in-tries.service';
import { AuditService } from './audit/audit.service';
import { Clock } from './clock';
import { CriteriaSetsController } from './criteria-sets/criteria-sets.controller';
import { CriteriaSetsService } from './criteria-sets/criteria-sets.service';
import { PublishedSets } from './criteria-sets/published-sets';
import type { DataSources } from './db/database';
import { DbModule } from './db/db.module';
import { ActPace } from './http/act-pace';
import { ActInterceptor } from './http/act.interceptor';
import { NeedsInterceptor } from './http/needs.interceptor';
import { CrossSiteGuard } from './http/cross-site.guard';
import { DearReads } from './http/dear-reads';
import { HealthController } from './http/health.controller';
import { Idempotency } from './http/idempotency';
import { ReadsOnceMore } from './http/own-writes';
import { ProblemFilter } from './http/problem.filter';
import { RefusedActs } from './http/refused-acts';
import { Stopping } from './http/stopping';
import { validationPipe } from './http/validation';
import { DemoSessionController } from './installation/demo-session.controller';
import { InstallationController } from './installation/installation.controller';
import type { InstallationMode } from './installation/installation.service';
import { INSTALLATION_MODE, InstallationService } from './installation/installation.service';
import { AddressesController } from './mails/addresses.controller';
import { Addresses } from './mails/addresses.service';
import type { MailSettings } from './mails/mail-settings';
import { MAIL_SETTINGS, PUBLIC_URL } from './mails/mail-settings';
import { MailsController } from './mails/mails.controller';
import { MailsService } from './mails/mails.service';
import { Outbox } from './mails/outbox.service';
import { MeetingPlansController } from './meeting-plans/meeting-plans.controller';
import { MeetingPlansService } from './meeting-plans/meeting-plans.service';
import { ChasingController } from './chasing/chasing.controller';
import { ChasingService } from './chasing/chasing.service';
import { ClosingSeals } from './closings/closing-seals';
import { ClosingsService } from './closings/closings.service';
import { MonthObligationsController } from './obligations/month-obligations.controller';
import { MonthObligations } from './obligations/month-obligations.service';
import { MonthsController } from './months/months.controller';
import { RankingsController } from './rankings/rankings.controller';
import { QualityController } from './quality/quality.controller';
import { ClosingsController } from './closings/closings.controller';
import { CellRows } from './cell-months/cell-rows';
import { MonthDaysService } from './months/month-days.service';
import { MonthsService } from './months/months.service';
import { QualityService } from './quality/quality.service';
import { ScoreGapsService } from './quality/score-gaps.service';
import { RankingsService } from './rankings/rankings.service';
import { ReportsController } from './reports/reports.controller';
import { PeriodRankingsService } from './reports/period-rankings.service';
import { PeriodScopes } from './reports/period-scopes';
import { ReportsService } from './reports/reports.service';
import { DocumentDesk } from './documents/document-desk';
import { DocumentsController } from './documents/documents.controller';
import { PaperChecksController } from './documents/paper-checks.controller';
import { PaperChecks } from './documents/paper-checks.service';
import { Reprints } from './documents/reprints.service';
import { TablePapers } from './documents/table-papers.service';
import { IssuedPapersController } from './issued-papers/issued-papers.controller';
import { IssuedPapers } from './issued-papers/issued-papers.service';
import { Issuing } from './issued-papers/issuing.service';
import { LetterheadsController } from './documents/letterheads.controller';
import { Letterheads } from './documents/letterheads.service';
import { Tables } from './documents/tables.service';
import { JobClaims } from './jobs/job-claims';
import { JobRunner } from './jobs/job-runner';
import { JobWorks } from './jobs/job-works';
import { RecurringClaims } from './jobs/recurring-claims';
import { RecurringJobs } from './jobs/recurring-jobs.service';
import { RecurringWorks } from './jobs/recurring-works';
import { JobsController } from './jobs/jobs.controller';
import { JobsService } from './jobs/jobs.service';
import { NoticesController } from './notices/notices.controller';
import { NoticesService } from './notices/notices.service';
import { Reminders } from './notices/reminders.service';
import { DeadlinesController } from './obligations/deadlines.controller';
import { DeadlinesService } from './obligations/deadlines.service';
import { ObligationsController } from './obligations/obligations.controller';
import { CellMonths } from './cell-months/cell-months.service';
import { LeaveService } from './obligations/leave.service';
import { PastMonthsController } from './obligations/past-months.controller';
import { PastMonthsService } from './obligations/past-months.service';
import { PastResultsService } from './obligations/past-results.service';
import { ObligationsService } from './obligations/obligations.service';
import { SendingLocks } from './obligations/sending-locks';
import { CommitteeSettings } from './organizations/committee-settings.service';
import { OrganizationsController } from './organizations/organizations.controller';
import { RegisterChanges } from './organizations/register-changes';
import { OrganizationsService } from './organizations/organizations.service';
import { BlankCards } from './paper/blank-cards.service';
import { CardPapers } from './paper/card-papers.service';
import { PaperController } from './paper/paper.controller';
import { PaperDesk } from './paper/paper-desk';
import { PaperService } from './paper/paper.service';
import { Assessments } from './scorecards/assessments';
import { BlindScores } from './scorecards/blind-scores';
import { CardActs } from './scorecards/card-acts';
import { CardReadings } from './scorecards/card-readings';
import { CardNotices } from './scorecards/card-notices';
import { CardDeciding } from './scorecards/card-deciding';
import { HistoryService } from './scorecards/history.service';
import { MeetingPlacement } from './scorecards/placement';
import { GivingUpService } from './scorecards/giving-up.service';
import { GoneCards } from './scorecards/gone-cards';
import { ReceiptsService } from './scorecards/receipts.service';
import { ReturnedLocks } from './scorecards/returned-locks';
import { ReturnService } from './scorecards/return.service';
import { ReviewQueueController } from './queue/review-queue.controller';
import { ReviewQueue } from './queue/review-queue.service';
import { ReviewService } from './scorecards/review.service';
import { ScorecardReader } from './scorecards/scorecard-reader';
import { ScorecardsController } from './scorecards/scorecards.controller';
import { ScorecardsService } from './scorecards/scorecards.service';
import { Scoring } from './scorecards/scoring';
import { SubmissionService } from './scorecards/submission.service';
import { PublicationsController } from './publications/publications.controller';
import { Publications } from './publications/publications.service';
import { TouchedCards } from './publications/touched-cards';
import { VerifiedScore } from './scorecards/verified-score';
import { SupervisionController } from './supervision/supervision.controller';
import { SupervisionReader } from './supervision/supervision-reader';
import { SupervisionService } from './supervision/supervision.service';
import { CellYearService } from './tasks/cell-year.service';
import { StandingsService } from './tasks/standings.service';
import { TasksController } from './tasks/tasks.controller';
import { TasksService } from './tasks/tasks.service';
import { Upkeep } from './upkeep';
import { FindingsReader } from './visits/findings-reader';
import { FindingsService } from './visits/findings.service';
import { ObservationsService } from './visits/observations.service';
import { ObservedMeetings } from './visits/observed-meeting';
import { ProposalsService } from './visits/proposals.service';
import { VisitActs } from './visits/visit-acts';
import { VisitReader } from './visits/visit-reader';
import { VisitsController } from './visits/visits.controller';
import { VisitsService } from './visits/visits.service';

export interface AppParts {
  sources: DataSources;
  mode: InstallationMode;
  /** Another clock for specs. */
  clock?: Clock;
  /** Without it no letters are sent. */
  mail?: MailSettings;
  publicUrl?: string;
}

/** The service's table of contents: one controller and one or a few services per noun. */
@Module({})
export class AppModule {
  static of({ sources, mode, clock = new Clock(), mail, publicUrl }: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [DbModule.over(sources)],
      controllers: [
        HealthController,
        InstallationController,
        SessionController,
        DemoSessionController,
        AccountsController,
        OrganizationsController,
        DeadlinesController,
        MeetingPlansController,
        CriteriaSetsController,
        PublicationsController,
        MonthObligationsController,
        ObligationsController,
        PastMonthsController,
        ScorecardsController,
        ReviewQueueController,
        MonthsController,
        RankingsController,
        ReportsController,
        QualityController,
        ClosingsController,
        ChasingController,
        NoticesController,
        MailsController,
        AddressesController,
        SupervisionController,
        VisitsController,
        TasksController,
        PaperController,
        DocumentsController,
        LetterheadsController,
        IssuedPapersController,
        PaperChecksController,
        JobsController,
      ],
      providers: [
        { provide: INSTALLATION_MODE, useValue: mode },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: CrossSiteGuard },
        { provide: APP_GUARD, useClass: SessionGuard },
        { provide: APP_GUARD, useClass: ActPace },
        { provide: APP_INTERCEPTOR, useClass: ReadsOnceMore },
        { provide: APP_INTERCEPTOR, useClass: ActInterceptor },
        // Inside the act: what answers unasked is rolled back.
        { provide: APP_INTERCEPTOR, useClass: NeedsInterceptor },
        { provide: APP_PIPE, useFactory: validationPipe },
        AccessService,
        AccountsService,
        Addresses,
        Assessments,
        AuditService,
        BlankCards,
        BlindScores,
        CardActs,
        CardDeciding,
        CardNotices,
        CardPapers,
        CardReadings,
        CellMonths,
        CellRows,
        ChasingService,
        { provide: Clock, useValue: clock },
        ClosingSeals,
        ClosingsService,
        CommitteeSettings,
        CriteriaSetsService,
        DeadlinesService,
        DearReads,
        DocumentDesk,
        PublishedSets,
        Publications,
        FindingsReader,
        FindingsService,
        HistoryService,
        Idempotency,
        InstallationService,
        JobClaims,
        JobRunner,
        JobsService,
        JobWorks,
        RecurringClaims,
        RecurringJobs,
        RecurringWorks,
        KnownDevices,
        IssuedPapers,
        Issuing,
        Letterheads,
        PaperChecks,
        Reprints,
        TablePapers,
        { provide: MAIL_SETTINGS, useValue: mode === 'DEMONSTRATION' ? undefined : mail },
        { provide: PUBLIC_URL, useValue: publicUrl },
        MailsService,
        MeetingPlacement,
        MeetingPlansService,
        MonthObligations,
        MonthDaysService,
        MonthsService,
        NoticesService,
        LeaveService,
        ObligationsService,
        PastMonthsService,
        PastResultsService,
        SendingLocks,
        ObservationsService,
        ObservedMeetings,
        OrganizationsService,
        Outbox,
        PaperDesk,
        PaperService,
        ProposalsService,
        QualityService,
        ScoreGapsService,
        RankingsService,
        PeriodRankingsService,
        PeriodScopes,
        ReportsService,
        GivingUpService,
        GoneCards,
        ReceiptsService,
        RefusedActs,
        RegisterChanges,
        Reminders,
        ReturnedLocks,
        ReturnService,
        ReviewQueue,
        ReviewService,
        ScorecardReader,
        ScorecardsService,
        Scoring,
        SessionsService,
        Stopping,
        SignInTries,
        SubmissionService,
        Tables,
        TouchedCards,
        SupervisionReader,
        SupervisionService,
        CellYearService,
        StandingsService,
        TasksService,
        Upkeep,
        VerifiedScore,
        VisitActs,
        VisitReader,
        VisitsService,
      ],
    };
  }
}
