import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/actor';
import { Letterheads } from '../documents/letterheads.service';
import { ScorecardReader } from '../scorecards/scorecard-reader';
import type { ToPrint } from './paper-desk';

/** Cards as they go on paper, read as their page reads them. */
@Injectable()
export class CardPapers {
  constructor(
    private readonly reader: ScorecardReader,
    private readonly letterheads: Letterheads,
  ) {}

  async of(actor: Actor, id: string, kind: 'card' | 'summary'): Promise<ToPrint & { cell: string }> {
    const view = await this.reader.view(actor, id);
    const name = `phieu-${view.month}${kind === 'summary' ? '-tom-tat' : ''}.pdf`;
    const frame = await this.letterheads.cardFrame(view.cell.id, view.superior.id);
    return { order: { kind, view }, frame, name, cell: view.cell.name };
  }
}
