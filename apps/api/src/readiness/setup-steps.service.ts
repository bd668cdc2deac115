import { Inject, Injectable, Optional } from '@nestjs/common';
import type { SetupStepsView, SetupStepView } from '@chibo/contracts';
import type { ReadinessGap, SetupStep } from '@chibo/domain';
import { SETUP_STEP_LABEL, SETUP_STEPS, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { displayNames } from '../accounts/display-names';
import { AuditService } from '../audit/audit.service';
import { BackupsService } from '../backups/backups.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { ask, sql } from '../db/sql';
import type { MailSettings } from '../mails/mail-settings';
import { MAIL_SETTINGS } from '../mails/mail-settings';
import { holds, reachedFrom } from '../organizations/on-day';
import type { Looked } from './gaps';
import { countGaps } from './gaps';
import { SkippedStep } from './skipped-step.entity';

interface Standing {
  cells: number;
  committees: number;
  sets: number;
  deadlines: number;
  months: number;
}

type Found = Omit<SetupStepView, 'step' | 'label' | 'skipped'>;

/** What an installation still needs before it can work, looked up and never ticked off by hand; a line may be left out with a reason. */
@Injectable()
export class SetupSteps {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly backups: BackupsService,
    private readonly clock: Clock,
    @Optional() @Inject(MAIL_SETTINGS) private readonly mail: MailSettings | undefined,
  ) {}

  async view(actor: Actor): Promise<SetupStepsView> {
    const roots = this.access.requireSomewhere('manageSetup', actor);
    const looked = { roots, day: vietnamDay(this.clock.now()) };
    const backup = await this.backups.standing();
    return this.database.read(async (manager) => {
      const found = this.found(await standingOf(manager, looked), await countGaps(manager, looked), backup);
      const skipped = await skippedSteps(manager);
      const steps = SETUP_STEPS.map((step) => ({
        ...{ step, label: SETUP_STEP_LABEL[step], ...found[step] },
        ...(skipped.has(step) && { skipped: skipped.get(step) }),
      }));
      return { steps, open: steps.filter((each) => !each.done && !each.skipped).length };
    });
  }

  async skip(actor: Actor, step: SetupStep, reason: string): Promise<void> {
    this.access.requireSomewhere('manageSetup', actor);
    await this.database.write(async (manager) => {
      const row = { step, reason: reason.trim(), accountId: actor.accountId ?? '', at: this.clock.now().toISOString() };
      await manager.delete(SkippedStep, { step });
      await manager.insert(SkippedStep, row);
      const subject = { type: 'installation', id: 'this' } as const;
      await this.audit.record(manager, actor, 'setup.step-skipped', subject, { step, reason: row.reason });
    });
  }

  async takeUp(actor: Actor, step: SetupStep): Promise<void> {
    this.access.requireSomewhere('manageSetup', actor);
    await this.database.write(async (manager) => {
      const { affected } = await manager.delete(SkippedStep, { step });
      if (!affected) return;
      const subject = { type: 'installation', id: 'this' } as const;
      await this.audit.record(manager, actor, 'setup.step-taken-up', subject, { step });
    });
  }

  private found(
    { cells, committees, sets, deadlines, months }: Standing,
    gaps: Record<ReadinessGap, number>,
    { folder, kept }: { folder: 'SET' | 'DEFAULT' | 'OFF'; kept: number },
  ): Record<SetupStep, Found> {
    const some = (n: number, words: string, none: string): Found => ({ done: n > 0, words: n > 0 ? words : none });
    const lacking = (n: number, all: number, what: string): Found => ({
      done: all > 0 && n === 0,
      words: all === 0 ? `Chưa có ${what} nào.` : n === 0 ? `Đủ ${all} ${what}.` : `Còn ${n} trên ${all} ${what}.`,
    });
    return {
      ORGANIZATIONS: some(cells, `${committees} cấp ủy, ${cells} chi bộ.`, `${committees} cấp ủy, chưa có chi bộ nào.`),
      CRITERIA_SET: some(
        sets,
        `${sets} bản đang áp dụng.`,
        'Chưa có bộ tiêu chí nào đang áp dụng; chọn mẫu rồi ban hành.',
      ),
      DEADLINES: some(deadlines, `${deadlines} hạn đã đặt.`, 'Chưa đặt hạn nào; đang dùng số ngày chung của phần mềm.'),
      SCORERS: lacking(gaps.NO_SCORER, cells, 'chi bộ'),
      VERIFIERS: lacking(gaps.NO_VERIFIER, committees, 'cấp ủy'),
      BACKUP: {
        done: folder === 'SET',
        words: {
          SET: `Đã chọn nơi sao lưu, có ${kept} bản.`,
          DEFAULT: `Đang sao lưu cạnh dữ liệu, cùng một đĩa; có ${kept} bản. Khai BACKUP_DIR ở đĩa khác.`,
          OFF: 'Chưa sao lưu. Khai BACKUP_DIR rồi khởi động lại.',
        }[folder],
      },
      MAIL: {
        done: this.mail !== undefined,
        words: this.mail
          ? 'Đã nối.'
          : 'Chưa nối; nhắc hạn chỉ có trong ứng dụng. Khai SMTP_URL và MAIL_FROM rồi khởi động lại.',
      },
      FIRST_MONTH: some(months, `${months} tháng đã mở.`, 'Chưa có tháng nào; tháng tự mở khi có chi bộ.'),
    };
  }
}

async function standingOf(manager: EntityManager, { roots, day }: Looked): Promise<Standing> {
  const reached = reachedFrom(roots, day);
  const [row] = await ask<Record<keyof Standing, number | string>>(
    manager,
    sql`SELECT
      (SELECT count(*) FROM (${reached}) x JOIN organization_profile p ON p.organization_id = x.organization_id AND ${holds('p', day)}
        JOIN organization_kind k ON k.code = p.kind WHERE k.is_cell = 1) AS cells,
      (SELECT count(*) FROM (${reached}) x JOIN organization_profile p ON p.organization_id = x.organization_id AND ${holds('p', day)}
        JOIN organization_kind k ON k.code = p.kind WHERE k.is_cell = 0) AS committees,
      (SELECT count(*) FROM criteria_set_version s WHERE s.status = 'PUBLISHED' AND ${holds('s', day)}) AS sets,
      (SELECT count(*) FROM deadline_rule d WHERE d.organization_id IN (SELECT organization_id FROM (${reached}) x)) AS deadlines,
      (SELECT count(DISTINCT b.month) FROM obligation b
        WHERE b.cell_id IN (SELECT organization_id FROM (${reached}) x)) AS months`,
  );
  const { cells, committees, sets, deadlines, months } = row;
  return {
    cells: Number(cells),
    committees: Number(committees),
    sets: Number(sets),
    deadlines: Number(deadlines),
    months: Number(months),
  };
}

async function skippedSteps(manager: EntityManager): Promise<Map<SetupStep, NonNullable<SetupStepView['skipped']>>> {
  const rows = await manager.find(SkippedStep);
  const names = await displayNames(
    manager,
    rows.map(({ accountId }) => accountId),
  );
  return new Map(rows.map(({ step, reason, accountId, at }) => [step, { reason, at, by: names.get(accountId) ?? '' }]));
}
