import { Injectable } from '@nestjs/common';
import { formatDate, vietnamDay, vietnamTime } from '@chibo/domain';
import { AuditService } from '../audit/audit.service';
import { Refusal } from '../http/refusal';

/** Why a card is not there: it never was, or its branch has given it up, which another device of theirs may not know. */
@Injectable()
export class GoneCards {
  constructor(private readonly audit: AuditService) {}

  async refusal(id: string): Promise<Refusal> {
    const row = (await this.audit.of(id)).find(({ action }) => action === 'scorecard.given-up');
    if (!row) return Refusal.notFound('phiếu chấm điểm');
    const at = new Date(row.at);
    const when = `${vietnamTime(at)} ngày ${formatDate(vietnamDay(at))}`;
    return new Refusal(
      410,
      'GIVEN_UP',
      `Phiếu chuyên đề này còn trống và đã được bỏ lúc ${when}. Những gì nhập sau đó chỉ có trên máy này; cần thì lập phiếu chuyên đề mới.`,
    );
  }
}
