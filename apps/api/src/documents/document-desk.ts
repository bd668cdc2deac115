import { createParamDecorator, Injectable } from '@nestjs/common';
import type { ExecutionContext, StreamableFile } from '@nestjs/common';
import type { TableFormat } from '@chibo/contracts';
import type { Table } from '@chibo/tables';
import { rowCount } from '@chibo/tables';
import type { Response } from 'express';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { deskOf } from '../cell-months/desk';
import { Refusal } from '../http/refusal';
import type { AppRequest } from '../http/request';
import { PaperDesk } from '../paper/paper-desk';
import type { AskedTable } from './table-papers.service';
import { TablePapers } from './table-papers.service';
import type { TableReader } from './table-readers';
import { TableReaders } from './table-readers';

/** Most rows of a table in a file, by what a printer's memory holds: what is built as a whole costs more than what is streamed. */
export const MOST_ROWS: Readonly<Record<TableFormat, number>> = { pdf: 2000, docx: 1000, xlsx: 10_000, csv: 10_000 };

const NAMES: Readonly<Record<TableFormat, string>> = { pdf: 'PDF', docx: 'Word', xlsx: 'Excel', csv: 'CSV' };

/** Who stands at the counter, and where the file goes. */
export interface Counter {
  actor: Actor;
  response: Response;
}

/** The one of a request, for a route that answers with a file. */
export const AtCounter = createParamDecorator((_: unknown, context: ExecutionContext): Counter => {
  const http = context.switchToHttp();
  return { actor: http.getRequest<AppRequest>().actor, response: http.getResponse<Response>() };
});

/** Hands tables over the counter as files. */
@Injectable()
export class DocumentDesk {
  constructor(
    private readonly paper: PaperDesk,
    private readonly access: AccessService,
    private readonly papers: TablePapers,
    private readonly readers: TableReaders,
  ) {}

  /** A room says which table is its own and how it is read. @param table its name for good: printed papers are found again by it */
  reads<Query extends object>(table: string, read: TableReader<Query>): void {
    this.readers.add(table, read);
  }

  /** The right is asked for before the line: who may not read it takes nobody's place. */
  async table(
    { actor, response }: Counter,
    { format, ...asked }: AskedTable & { format: TableFormat },
  ): Promise<StreamableFile> {
    await this.access.requireNamed(actor, asked.query.organizationId ?? deskOf(actor));
    return this.paper.file(actor, response, async () => {
      const read = await this.papers.read(actor, asked);
      requireFits(read.table, format);
      // A file of values alone has no place for a code.
      const frame = format === 'csv' ? read.frame : await this.papers.issued(actor, read);
      return { order: { kind: 'table', format, table: read.table, frame }, name: `${read.table.name}.${format}` };
    });
  }
}

/** @throws Refusal TOO_LONG with the rows it has and those each file holds */
export function requireFits(table: Table, format: TableFormat): void {
  const rows = rowCount(table);
  if (rows <= MOST_ROWS[format]) return;
  const words = Object.entries(MOST_ROWS).map(([each, most]) => `${NAMES[each as TableFormat]} ${most}`);
  throw Refusal.conflict(
    'TOO_LONG',
    `Bảng có ${rows} dòng. Mỗi tệp có số dòng tối đa: ${words.join(', ')}. Đồng chí chọn loại tệp khác, lọc bớt hoặc lấy ở từng cấp ủy trực thuộc.`,
  );
}
