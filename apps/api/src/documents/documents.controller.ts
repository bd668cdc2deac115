import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import {
  DocumentParam,
  MonthCellsQuery,
  MonthDocumentParam,
  MonthObligationsQuery,
  MonthTableQuery,
  RankingDocumentQuery,
  ReportCellsQuery,
  ReportQuery,
  ReportRankingDocumentQuery,
  ScoreGapsQuery,
  VisitsQuery,
} from '@chibo/contracts';
import type { Response } from 'express';
import type { Actor } from '../accounts/actor';
import { Needs } from '../http/needs';
import { Who } from '../http/request';
import { DocumentDesk } from './document-desk';

/** Tables as PDF, Word, Excel or CSV: what the page of the same name shows, all of it. */
@Controller()
export class DocumentsController {
  constructor(private readonly desk: DocumentDesk) {}

  @Get('months/:month/table.:format')
  @Needs('readMonth')
  table(
    @Who() actor: Actor,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthTableQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'byOrganization', month, query });
  }

  @Get('months/:month/cells.:format')
  @Needs('readMonth')
  cells(
    @Who() actor: Actor,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthCellsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'cells', month, query });
  }

  /** The list of ten columns that is sent upwards. */
  @Get('months/:month/list.:format')
  @Needs('readMonth')
  list(
    @Who() actor: Actor,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthCellsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'list', month, query });
  }

  @Get('months/:month/late.:format')
  @Needs('readMonth')
  late(
    @Who() actor: Actor,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthCellsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'late', month, query });
  }

  @Get('months/:month/ranking.:format')
  @Needs('readRanking')
  ranking(
    @Who() actor: Actor,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: RankingDocumentQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'ranking', month, query });
  }

  @Get('months/:month/obligations.:format')
  @Needs('readMonth')
  obligations(
    @Who() actor: Actor,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthObligationsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'obligations', month, query });
  }

  @Get('months/:month/closing.:format')
  @Needs('readMonth')
  closing(
    @Who() actor: Actor,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: MonthTableQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'closing', month, query });
  }

  @Get('months/:month/gaps.:format')
  @Needs('readMonth')
  scoreGaps(
    @Who() actor: Actor,
    @Param() { month, format }: MonthDocumentParam,
    @Query() query: ScoreGapsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'scoreGaps', month, query });
  }

  @Get('visits.:format')
  @Needs('readVisits')
  visits(
    @Who() actor: Actor,
    @Param() { format }: DocumentParam,
    @Query() query: VisitsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'visits', query });
  }

  @Get('reports/bands.:format')
  @Needs('readMonth')
  reportBands(
    @Who() actor: Actor,
    @Param() { format }: DocumentParam,
    @Query() query: ReportQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'reportBands', query });
  }

  @Get('reports/cells.:format')
  @Needs('readMonth')
  reportCells(
    @Who() actor: Actor,
    @Param() { format }: DocumentParam,
    @Query() query: ReportCellsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'reportCells', query });
  }

  @Get('reports/ranking.:format')
  @Needs('readRanking')
  reportRanking(
    @Who() actor: Actor,
    @Param() { format }: DocumentParam,
    @Query() query: ReportRankingDocumentQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return this.desk.table({ actor, response, format }, { table: 'reportRanking', query });
  }
}
