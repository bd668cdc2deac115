import { Injectable } from '@nestjs/common';
import type { ScorecardView } from '@chibo/contracts';
import { ReturnScorecardBody } from '@chibo/contracts';
import type { ReturnedLine } from '@chibo/domain';
import { addDays, checkReturnedLines, formatDate, isBlank, vietnamDay } from '@chibo/domain';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { PublishedSets } from '../criteria-sets/published-sets';
import { Database } from '../db/database';
import type { FieldError } from '../http/refusal';
import { Refusal } from '../http/refusal';
import { auditSubject, CardActs } from './card-acts';
import { CardNotices } from './card-notices';
import { CARD_TRACES } from './card-traces';
import type { Scorecard } from './scorecard.entities';

/** Longest time a branch may be given, days. */
const LONGEST_DAYS = 60;

interface Asked {
  message: string;
  lines: ReturnedLine[];
  due: string | null;
}

/** Gives a card back to the branch: one line, several, or the whole, each with what is asked. */
@Injectable()
export class ReturnService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly criteriaSets: PublishedSets,
    private readonly acts: CardActs,
    private readonly notices: CardNotices,
  ) {}

  return(actor: Actor, id: string, version: number, body: ReturnScorecardBody): Promise<ScorecardView> {
    return this.acts.review(
      actor,
      id,
      () => 'return',
      async (manager, seen) => {
        const { card } = seen;
        this.acts.requireOpen('return', seen, actor, version);
        const asked = await this.asked(card, body);
        const returnedAt = this.clock.now().toISOString();
        await this.acts.change(manager, card, { ...returned(asked, actor), returnedAt });
        const payload = { before: card.state, after: 'RETURNED', ...asked };
        await this.audit.record(manager, actor, CARD_TRACES.return.history, auditSubject(card), payload);
        await this.notices.returned(manager, card, { lines: asked.lines.length, due: asked.due });
      },
    );
  }

  /** What is asked, or a refusal that names the field. */
  private async asked(card: Scorecard, body: ReturnScorecardBody): Promise<Asked> {
    const lines = (body.lines ?? []).map(({ code, message }) => ({ code, message: message.trim() }));
    const message = body.message.trim();
    const due = body.due ?? null;
    const set = await this.database.read((manager) => this.criteriaSets.content(manager, card.criteriaSetVersionId));
    const problems = [
      ...(isBlank(message) && lines.length === 0 ? [NO_WORDS] : []),
      ...checkReturnedLines(set, lines).map(({ at, text }) => ({ field: at, text })),
      ...(due ? this.whyNotDue(due) : []),
    ];
    if (problems.length > 0) throw Refusal.notReady('Chưa trả lại được phiếu: còn chỗ cần sửa.', problems);
    return { message, lines, due };
  }

  private whyNotDue(due: string): FieldError[] {
    const today = vietnamDay(this.clock.now());
    const last = addDays(today, LONGEST_DAYS);
    if (due >= today && due <= last) return [];
    const text = `Hạn bổ sung phải từ hôm nay (${formatDate(today)}) đến ${formatDate(last)}.`;
    return [{ field: 'due', text }];
  }
}

const NO_WORDS: FieldError = { field: 'message', text: 'Đồng chí ghi lời nhắn để bí thư biết cần sửa gì.' };

function returned({ message, lines, due }: Asked, actor: Actor): Partial<Scorecard> {
  return {
    state: 'RETURNED',
    returnedMessage: message,
    returnedBy: actor.accountId,
    returnedLines: lines,
    returnedDue: due,
    verifiedTotal: null,
    verifiedAt: null,
    verifiedBy: null,
  };
}
