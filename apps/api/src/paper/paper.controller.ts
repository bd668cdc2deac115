import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { BlankQuery, IdParam, PdfQuery } from '@chibo/contracts';
import { vietnamDay } from '@chibo/domain';
import type { Actor } from '../accounts/actor';
import { AccessService } from '../accounts/access.service';
import { Clock } from '../clock';
import { CriteriaSetsService } from '../criteria-sets/criteria-sets.service';
import { Database } from '../db/database';
import { Who } from '../http/request';
import { InstallationService } from '../installation/installation.service';
import { pathOn } from '../organizations/tree';
import { ScorecardReader } from '../scorecards/scorecard-reader';
import type { BlankFor } from './blank-paper';
import type { PaperSettings } from './paper-settings';
import { PaperService } from './paper.service';

/** Cards as PDF files, opened in the browser. */
@Controller()
export class PaperController {
  constructor(
    private readonly paper: PaperService,
    private readonly reader: ScorecardReader,
    private readonly criteriaSets: CriteriaSetsService,
    private readonly access: AccessService,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly installation: InstallationService,
  ) {}

  @Get('scorecards/:id/card.pdf')
  async card(@Who() actor: Actor, @Param() { id }: IdParam, @Query() { form }: PdfQuery): Promise<StreamableFile> {
    const view = await this.reader.view(actor, id);
    const file =
      form === 'summary' ? await this.paper.summary(view, this.settings) : await this.paper.card(view, this.settings);
    return pdf(file, `phieu-${view.month}${form === 'summary' ? '-tom-tat' : ''}.pdf`);
  }

  /** The card to fill in by hand; with a branch and a month its head is filled. */
  @Get('criteria-sets/:id/blank.pdf')
  async blank(@Who() actor: Actor, @Param() { id }: IdParam, @Query() query: BlankQuery): Promise<StreamableFile> {
    const { content } = await this.criteriaSets.view(actor, id);
    const cell = query.organizationId ? await this.cell(actor, query.organizationId) : undefined;
    return pdf(
      await this.paper.blank(content, this.settings, { cell, month: query.month ?? undefined }),
      'phieu-trang.pdf',
    );
  }

  private async cell(actor: Actor, id: string): Promise<BlankFor['cell']> {
    await this.access.require('readCard', actor, id);
    const [cell, superior] = await this.database.read((manager) => pathOn(manager, id, vietnamDay(this.clock.now())));
    return cell && superior ? { name: cell.name, superior: superior.name } : undefined;
  }

  private get settings(): PaperSettings {
    return { demonstration: this.installation.isDemonstration };
  }
}

function pdf(file: Buffer, name: string): StreamableFile {
  return new StreamableFile(file, {
    type: 'application/pdf',
    disposition: `inline; filename="${name}"`,
    length: file.length,
  });
}
