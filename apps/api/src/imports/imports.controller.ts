import { Controller, Delete, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { ImportRowsView, ImportsView, ImportView } from '@chibo/contracts';
import { IdParam, ImportFileParam, ImportQuery, ImportRowsQuery, SheetFileParam } from '@chibo/contracts';
import type { Actor } from '../accounts/actor';
import { CommitsItself } from '../http/act.interceptor';
import { ForEveryAccount, Needs } from '../http/needs';
import type { Need } from '../http/needs';
import { SentFile, Who } from '../http/request';
import { ImportsService } from './imports.service';
import { SheetsService } from './sheets.service';

/** By which sheet it is. */
const BY_SHEET: Need = ['manageOrganizations', 'manageAccounts', 'enterPast'];

/** Sheets that are handed out, files that are sent in. */
@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly sheets: SheetsService,
  ) {}

  /** What is the account's own. */
  @Get('imports')
  @ForEveryAccount()
  list(@Who() actor: Actor): Promise<ImportsView> {
    return this.imports.list(actor);
  }

  /** The body is the file as it is. Opening it takes its time and stores nothing but what would become of it. */
  @Post('imports')
  @Needs(BY_SHEET)
  @CommitsItself()
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  send(@Who() actor: Actor, @Query() query: ImportQuery, @SentFile() file: Buffer): Promise<ImportView> {
    return this.imports.send(actor, query, file);
  }

  @Get('imports/:id')
  @ForEveryAccount()
  view(@Who() actor: Actor, @Param() { id }: IdParam): Promise<ImportView> {
    return this.imports.view(actor, id);
  }

  @Get('imports/:id/rows')
  @ForEveryAccount()
  rows(@Who() actor: Actor, @Param() { id }: IdParam, @Query() query: ImportRowsQuery): Promise<ImportRowsView> {
    return this.imports.rows(actor, id, query);
  }

  @Get('imports/:id/faults.:format')
  @ForEveryAccount()
  faults(@Who() actor: Actor, @Param() { id, format }: ImportFileParam): Promise<StreamableFile> {
    return this.sheets.faults(actor, id, format);
  }

  @Post('imports/:id/apply')
  @Needs(BY_SHEET)
  @HttpCode(202)
  apply(@Who() actor: Actor, @Param() { id }: IdParam): Promise<ImportView> {
    return this.imports.apply(actor, id);
  }

  @Delete('imports/:id')
  @ForEveryAccount()
  drop(@Who() actor: Actor, @Param() { id }: IdParam): Promise<ImportView> {
    return this.imports.drop(actor, id);
  }

  @Get('sheets/:sheet/template.:format')
  @Needs(BY_SHEET)
  template(@Who() actor: Actor, @Param() { sheet, format }: SheetFileParam): Promise<StreamableFile> {
    return this.sheets.template(actor, sheet, format);
  }

  @Get('sheets/:sheet/export.:format')
  @Needs(BY_SHEET)
  export(@Who() actor: Actor, @Param() { sheet, format }: SheetFileParam): Promise<StreamableFile> {
    return this.sheets.export(actor, sheet, format);
  }
}
