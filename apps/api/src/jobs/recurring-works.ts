import { Injectable } from '@nestjs/common';
import { BackupsService } from '../backups/backups.service';
import { Outbox } from '../mails/outbox.service';
import { Reminders } from '../notices/reminders.service';
import { Replays } from '../replays/replays.service';
import { Upkeep } from '../upkeep';

/** Kinds of what the service does by itself; a new one is a line here and in WORKS. */
export type RecurringKind = 'UPKEEP' | 'REMINDERS' | 'LETTERS' | 'BACKUP' | 'REPLAY';

interface RecurringWork {
  kind: RecurringKind;
  label: string;
  everyMinutes: number;
  /** May be done by two processes at once, or twice after a kill: each step of it is idempotent or claimed by itself. */
  work: () => Promise<void>;
}

/** What is done again and again, how often, and by whom. */
@Injectable()
export class RecurringWorks {
  readonly all: readonly RecurringWork[];

  constructor(
    upkeep: Upkeep,
    reminders: Reminders,
    private readonly outbox: Outbox,
    backups: BackupsService,
    replays: Replays,
  ) {
    this.all = [
      {
        kind: 'UPKEEP',
        label: 'Mở tháng mới, dọn dữ liệu cũ, soát sổ đã khóa',
        everyMinutes: 60,
        work: () => upkeep.run(),
      },
      { kind: 'REMINDERS', label: 'Nhắc hạn chi bộ và cấp ủy', everyMinutes: 15, work: () => reminders.run() },
      { kind: 'LETTERS', label: 'Gửi thư đang chờ', everyMinutes: 1, work: () => outbox.deliver() },
      {
        kind: 'BACKUP',
        label: 'Sao lưu, phục hồi thử và đối chiếu',
        everyMinutes: 60,
        work: () => backups.takeDaily(),
      },
      {
        kind: 'REPLAY',
        label: 'Tính lại phiếu và sổ đã khóa để đối chiếu',
        everyMinutes: 1,
        work: () => replays.beat(),
      },
    ];
  }

  /** Ends after the letter under way. */
  stop(): Promise<void> {
    return this.outbox.stop();
  }
}
