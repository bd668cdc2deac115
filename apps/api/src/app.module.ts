import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ACCOUNTS } from './accounts/room';
import { SessionGuard } from './accounts/session.guard';
import { Clock, IDLE } from './clock';
import type { DataSources } from './db/database';
import { DbModule } from './db/db.module';
import { ActPace } from './http/act-pace';
import { ActInterceptor } from './http/act.interceptor';
import { CrossSiteGuard } from './http/cross-site.guard';
import { DearReads } from './http/dear-reads';
import { HealthController, HEALTH_WARNINGS } from './http/health.controller';
import { Idempotency } from './http/idempotency';
import { NeedsInterceptor } from './http/needs.interceptor';
import { ReadsOnceMore } from './http/own-writes';
import { ProblemFilter } from './http/problem.filter';
import { RefusedActs } from './http/refused-acts';
import { Stopping } from './http/stopping';
import { validationPipe } from './http/validation';
import type { InstallationMode } from './installation/installation.service';
import { INSTALLATION_MODE } from './installation/installation.service';
import type { MailSettings } from './mails/mail-settings';
import { MAIL_SETTINGS, PUBLIC_URL } from './mails/mail-settings';
import { AUDIT } from './audit/room';
import type { BackupSettings } from './backups/backup-settings';
import { BACKUP_SETTINGS, NO_BACKUPS } from './backups/backup-settings';
import { BackupsService } from './backups/backups.service';
import { BACKUPS } from './backups/room';
import { AUDIT_TRAIL } from './audit-trail/room';
import { CELL_MONTHS } from './cell-months/room';
import { CHASING } from './chasing/room';
import { CLASSIFICATIONS } from './classifications/room';
import { CLOSINGS } from './closings/room';
import { COMMENDATIONS } from './commendations/room';
import { CRITERIA_SETS } from './criteria-sets/room';
import { DOCUMENTS } from './documents/room';
import { EXEMPLARY_MODELS } from './exemplary-models/room';
import { GROUPINGS } from './groupings/room';
import { IMPORTS } from './imports/room';
import { INDICATORS } from './indicators/room';
import { INSTALLATION } from './installation/room';
import { INVITATIONS } from './invitations/room';
import { ISSUED_PAPERS } from './issued-papers/room';
import { JOBS } from './jobs/room';
import { MAILS } from './mails/room';
import { MEETING_PLANS } from './meeting-plans/room';
import { MONTHS } from './months/room';
import { NOTICES } from './notices/room';
import { OBLIGATIONS } from './obligations/room';
import { ORGANIZATIONS } from './organizations/room';
import { PAPER } from './paper/room';
import { PUBLICATIONS } from './publications/room';
import { QUALITY } from './quality/room';
import { QUEUE } from './queue/room';
import { RANKINGS } from './rankings/room';
import { READINESS } from './readiness/room';
import { REORGANIZATIONS_ROOM } from './reorganizations/room';
import { REPLAYS } from './replays/room';
import { REPORTS } from './reports/room';
import { SCORECARDS } from './scorecards/room';
import { SUPERVISION } from './supervision/room';
import { TASKS } from './tasks/room';
import { VISITS } from './visits/room';
import type { Room } from './room';
import { Upkeep } from './upkeep';

/** The service's table of contents: one line for each room, which says itself what it gives. */
const ROOMS: Room[] = [
  ACCOUNTS,
  AUDIT,
  BACKUPS,
  AUDIT_TRAIL,
  CELL_MONTHS,
  CHASING,
  CLASSIFICATIONS,
  CLOSINGS,
  COMMENDATIONS,
  CRITERIA_SETS,
  DOCUMENTS,
  EXEMPLARY_MODELS,
  GROUPINGS,
  IMPORTS,
  INDICATORS,
  INSTALLATION,
  INVITATIONS,
  ISSUED_PAPERS,
  JOBS,
  MAILS,
  MEETING_PLANS,
  MONTHS,
  NOTICES,
  OBLIGATIONS,
  ORGANIZATIONS,
  PAPER,
  PUBLICATIONS,
  QUALITY,
  QUEUE,
  RANKINGS,
  READINESS,
  REORGANIZATIONS_ROOM,
  REPLAYS,
  REPORTS,
  SCORECARDS,
  SUPERVISION,
  TASKS,
  VISITS,
];

export interface AppParts {
  sources: DataSources;
  mode: InstallationMode;
  /** Another clock for specs. */
  clock?: Clock;
  /** Without it no letters are sent. */
  mail?: MailSettings;
  publicUrl?: string;
  /** Without them none are made. */
  backups?: BackupSettings;
  /** Nothing is done by itself: the procedures are there for one command. */
  idle?: boolean;
}

/** What every request passes, in this order. */
const EVERY_REQUEST: Room = {
  controllers: [HealthController],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: CrossSiteGuard },
    { provide: APP_GUARD, useClass: SessionGuard },
    { provide: APP_GUARD, useClass: ActPace },
    { provide: APP_INTERCEPTOR, useClass: ReadsOnceMore },
    { provide: APP_INTERCEPTOR, useClass: ActInterceptor },
    // Inside the act: what answers unasked is rolled back.
    { provide: APP_INTERCEPTOR, useClass: NeedsInterceptor },
    { provide: APP_PIPE, useFactory: validationPipe },
    DearReads,
    Idempotency,
    RefusedActs,
    Stopping,
  ],
};

@Module({})
export class AppModule {
  static of({
    sources,
    mode,
    clock = new Clock(),
    mail,
    publicUrl,
    backups = NO_BACKUPS,
    idle = false,
  }: AppParts): DynamicModule {
    const parts = [EVERY_REQUEST, ...ROOMS];
    return {
      module: AppModule,
      imports: [DbModule.over(sources)],
      controllers: parts.flatMap(({ controllers = [] }) => controllers),
      providers: [
        { provide: INSTALLATION_MODE, useValue: mode },
        { provide: Clock, useValue: clock },
        { provide: MAIL_SETTINGS, useValue: mode === 'DEMONSTRATION' ? undefined : mail },
        { provide: PUBLIC_URL, useValue: publicUrl },
        { provide: BACKUP_SETTINGS, useValue: backups },
        { provide: IDLE, useValue: idle },
        {
          provide: HEALTH_WARNINGS,
          useFactory: (kept: BackupsService) => () => kept.warningCodes(),
          inject: [BackupsService],
        },
        Upkeep,
        ...parts.flatMap(({ providers = [] }) => providers),
      ],
    };
  }
}
