import { Injectable } from '@nestjs/common';
import { BlankQuery } from '@chibo/contracts';
import { vietnamDay } from '@chibo/domain';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { CriteriaSetsService } from '../criteria-sets/criteria-sets.service';
import { Database } from '../db/database';
import { Letterheads } from './letterheads.service';
import { Issuing } from '../issued-papers/issuing.service';
import { pathOn } from '../organizations/tree';
import type { BlankFor } from '../paper/blank-paper';
import type { ToPrint } from '../paper/paper-desk';
import type { CardFrame } from '../paper/paper-settings';

/** Cards to fill in by hand. */
@Injectable()
export class BlankCards {
  constructor(
    private readonly criteriaSets: CriteriaSetsService,
    private readonly access: AccessService,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly letterheads: Letterheads,
    private readonly issuing: Issuing,
  ) {}

  /** Of a set; with a branch and a month its head is filled. */
  async of(actor: Actor, id: string, { organizationId, month }: BlankQuery): Promise<ToPrint> {
    const { content: set } = await this.criteriaSets.view(actor, id);
    const { cell, frame } = organizationId ? await this.cell(actor, organizationId, month ?? undefined) : {};
    return {
      order: { kind: 'blank', set, blank: { cell, month: month ?? undefined } },
      frame,
      name: 'phieu-trang.pdf',
    };
  }

  private async cell(
    actor: Actor,
    id: string,
    month?: string,
  ): Promise<{ cell?: BlankFor['cell']; frame?: CardFrame }> {
    await this.access.require('readCard', actor, id);
    const [cell, superior] = await this.database.read((manager) => pathOn(manager, id, vietnamDay(this.clock.now())));
    if (!cell || !superior) return {};
    const frame = await this.letterheads.cardFrame(cell.id, superior.id);
    const address = month && this.issuing.addressOf(pageOf(month, cell.code));
    return { cell: { name: cell.name, superior: superior.name, code: cell.code || undefined, address }, frame };
  }
}

/** The branch's row of the month, from which whoever holds the filled paper goes on. */
function pageOf(month: string, code: string): string {
  return `thang/${month}?loc=ALL&tim=${encodeURIComponent(code)}`;
}
