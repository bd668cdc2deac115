import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { BlankQuery, IdParam, PdfQuery } from '@chibo/contracts';
import { vietnamDay } from '@chibo/domain';
import type { Response } from 'express';
import type { Actor } from '../accounts/actor';
import { AccessService } from '../accounts/access.service';
import { Clock } from '../clock';
import { CriteriaSetsService } from '../criteria-sets/criteria-sets.service';
import { Database } from '../db/database';
import { Who } from '../http/request';
import { pathOn } from '../organizations/tree';
import { ScorecardReader } from '../scorecards/scorecard-reader';
import type { BlankFor } from './blank-paper';
import { PaperDesk } from './paper-desk';

/** Cards as PDF files, opened in the browser. */
@Controller()
export class PaperController {
  constructor(
    private readonly desk: PaperDesk,
    private readonly reader: ScorecardReader,
    private readonly criteriaSets: CriteriaSetsService,
    private readonly access: AccessService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('scorecards/:id/card.pdf')
  card(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Query() { form }: PdfQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const kind = form === 'summary' ? 'summary' : 'card';
    return this.desk.file(actor, response, async () => {
      const view = await this.reader.view(actor, id);
      return { order: { kind, view }, name: `phieu-${view.month}${kind === 'summary' ? '-tom-tat' : ''}.pdf` };
    });
  }

  /** The card to fill in by hand; with a branch and a month its head is filled. */
  @Get('criteria-sets/:id/blank.pdf')
  blank(
    @Who() actor: Actor,
    @Param() { id }: IdParam,
    @Query() query: BlankQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.file(actor, response, async () => {
      const { content: set } = await this.criteriaSets.view(actor, id);
      const cell = query.organizationId ? await this.cell(actor, query.organizationId) : undefined;
      return {
        order: { kind: 'blank', set, blank: { cell, month: query.month ?? undefined } },
        name: 'phieu-trang.pdf',
      };
    });
  }

  private async cell(actor: Actor, id: string): Promise<BlankFor['cell']> {
    await this.access.require('readCard', actor, id);
    const [cell, superior] = await this.database.read((manager) => pathOn(manager, id, vietnamDay(this.clock.now())));
    return cell && superior ? { name: cell.name, superior: superior.name } : undefined;
  }
}
