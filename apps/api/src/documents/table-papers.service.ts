import { Injectable } from '@nestjs/common';
import { vietnamDay } from '@chibo/domain';
import type { Table } from '@chibo/tables';
import type { Actor } from '../accounts/actor';
import type { IssuedPaper } from '../issued-papers/issued-paper.entity';
import type { PaperToIssue } from '../issued-papers/issuing.service';
import { identityOf, Issuing } from '../issued-papers/issuing.service';
import type { TableSource } from '../issued-papers/paper-source';
import { hashOf, sourceOfTable } from '../issued-papers/paper-source';
import type { Frame } from '../paper/tables/frame';
import { Letterheads } from './letterheads.service';
import { TableReaders } from './table-readers';

export interface AskedTable {
  table: string;
  month?: string;
  query: { organizationId?: string };
}

/** A table with what stands around it, and what makes it this paper. */
export interface ReadTable {
  table: Table;
  frame: Frame;
  paper: PaperToIssue;
}

/** Tables as they go on paper. */
@Injectable()
export class TablePapers {
  constructor(
    private readonly tables: TableReaders,
    private readonly letterheads: Letterheads,
    private readonly issuing: Issuing,
  ) {}

  async read(actor: Actor, asked: AskedTable): Promise<ReadTable> {
    const { table, organizationId } = await this.tables.of(actor, {
      ...asked,
      kind: 'TABLE',
      query: { ...asked.query },
    });
    const day = table.seal ? vietnamDay(new Date(table.seal.closedAt)) : this.letterheads.today();
    const frame = await this.letterheads.frame(organizationId, day);
    return { table, frame, paper: paperOf(table, frame, sourceOfTable(asked, organizationId), organizationId) };
  }

  /** The frame with the code of this paper. */
  async issued(actor: Actor, { frame, paper }: ReadTable): Promise<Frame> {
    return { ...frame, check: this.issuing.markOf(await this.issuing.issue(actor, paper)) };
  }

  /**
   * A paper of before, letter for letter.
   * @returns undefined where the figures or what stands around them are others now
   */
  async again(actor: Actor, issued: IssuedPaper, source: TableSource): Promise<Omit<ReadTable, 'paper'> | undefined> {
    const { table, frame, paper } = await this.read(actor, source);
    if (identityOf(paper).contentHash !== issued.contentHash) return undefined;
    const { day, issuedAt: at } = issued;
    return { table: { ...table, at }, frame: { ...frame, day, check: this.issuing.markOf(issued) } };
  }
}

/** Neither the moment of the figures nor the day of the paper makes another one of it. */
function paperOf(table: Table, frame: Frame, source: TableSource, organizationId: string): PaperToIssue {
  const { kind, about } = table.title;
  const { day, ...around } = frame;
  return {
    ...{ source, organizationId, day, around },
    organizationName: frame.issuer,
    title: `${kind} ${about}`,
    selection: table.selection,
    recordHash: hashOf({ ...table, at: undefined }),
  };
}
