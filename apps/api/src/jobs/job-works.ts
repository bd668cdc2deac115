import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/actor';
import { CardPapers } from '../documents/card-papers.service';
import { PaperDesk } from '../paper/paper-desk';

/** Kinds of long work; a new one is a line here and in WORKS. */
export type JobKind = 'cards' | 'summaries';

/** A file of the archive a job makes. */
export interface MadePiece {
  name: string;
  content: Buffer;
}

/** How each kind of job makes one of its pieces. May be done twice after a kill: it changes nothing. */
@Injectable()
export class JobWorks {
  constructor(
    private readonly cards: CardPapers,
    private readonly desk: PaperDesk,
  ) {}

  /** @throws Refusal when the account may not read it any more, or paper cannot be made at the moment */
  piece(kind: JobKind, actor: Actor, item: string, place: number): Promise<MadePiece> {
    const works: Record<JobKind, () => Promise<MadePiece>> = {
      cards: () => this.card(actor, item, place, 'card'),
      summaries: () => this.card(actor, item, place, 'summary'),
    };
    return works[kind]();
  }

  private async card(actor: Actor, id: string, place: number, kind: 'card' | 'summary'): Promise<MadePiece> {
    const paper = await this.cards.of(actor, id, kind);
    const content = await this.desk.quietly(paper);
    return { name: `${String(place + 1).padStart(3, '0')} ${fileName(paper.cell)}.pdf`, content };
  }
}

/** Names of branches may hold signs that no file system takes. */
function fileName(name: string): string {
  return name
    .replace(/[\\/:*?"<>|\u0000-\u001f]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 80);
}
