import { Injectable } from '@nestjs/common';
import { BlankQuery } from '@chibo/contracts';
import { vietnamDay } from '@chibo/domain';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { CriteriaSetsService } from '../criteria-sets/criteria-sets.service';
import { Database } from '../db/database';
import { pathOn } from '../organizations/tree';
import type { BlankFor } from './blank-paper';
import type { Paper } from './print-paper';

/** Cards to fill in by hand. */
@Injectable()
export class BlankCards {
  constructor(
    private readonly criteriaSets: CriteriaSetsService,
    private readonly access: AccessService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Of a set; with a branch and a month its head is filled. */
  async of(actor: Actor, id: string, { organizationId, month }: BlankQuery): Promise<Paper> {
    const { content: set } = await this.criteriaSets.view(actor, id);
    const cell = organizationId ? await this.cell(actor, organizationId) : undefined;
    return { kind: 'blank', set, blank: { cell, month: month ?? undefined } };
  }

  private async cell(actor: Actor, id: string): Promise<BlankFor['cell']> {
    await this.access.require('readCard', actor, id);
    const [cell, superior] = await this.database.read((manager) => pathOn(manager, id, vietnamDay(this.clock.now())));
    return cell && superior ? { name: cell.name, superior: superior.name } : undefined;
  }
}
