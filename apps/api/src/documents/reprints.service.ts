import { Injectable } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../accounts/actor';
import { Refusal } from '../http/refusal';
import type { IssuedPaper } from '../issued-papers/issued-paper.entity';
import { IssuedPapers } from '../issued-papers/issued-papers.service';
import { CardPapers } from './card-papers.service';
import type { ToPrint } from '../paper/paper-desk';
import { PaperDesk } from '../paper/paper-desk';
import { requireFits } from './document-desk';
import { TablePapers } from './table-papers.service';

/** Prints papers of the book again. */
@Injectable()
export class Reprints {
  constructor(
    private readonly papers: IssuedPapers,
    private readonly cards: CardPapers,
    private readonly tables: TablePapers,
    private readonly desk: PaperDesk,
  ) {}

  /** @throws Refusal NOT_THE_SAME where what it was made from has changed */
  async again(actor: Actor, id: string, response: Response): Promise<StreamableFile> {
    const issued = await this.papers.one(actor, id);
    return this.desk.file(actor, response, async () => {
      const same = await this.read(actor, issued);
      if (same) return same;
      const words =
        'Số liệu hoặc thể thức đã thay đổi từ khi in, nên không in lại được đúng văn bản này. Đồng chí in bản mới ở trang của phiếu, của bảng.';
      throw Refusal.conflict('NOT_THE_SAME', words);
    });
  }

  private async read(actor: Actor, issued: IssuedPaper): Promise<ToPrint | undefined> {
    const { source } = issued;
    if (source.kind !== 'TABLE') return this.cards.again(actor, issued, source);
    const read = await this.tables.again(actor, issued, source);
    if (!read) return undefined;
    requireFits(read.table, 'pdf');
    return { order: { kind: 'table', format: 'pdf', ...read }, name: `${read.table.name}.pdf` };
  }
}
