import { Injectable } from '@nestjs/common';
import type { Actor } from '../accounts/actor';
import { CardPapers } from '../documents/card-papers.service';
import { PaperDesk } from '../paper/paper-desk';
import type { CardToPrint } from '../paper/paper-desk';
import type { Job } from './job.entities';
import { pieceOf } from './job.entities';
import type { JoinedPaper } from './joined-pdf';

/** Kinds of long work; a new one is a line here and in FORMS. */
export type JobKind = 'cards' | 'summaries' | 'import';

/** A file of the archive a job makes, or a part of its one file. */
export interface MadePiece {
  name: string;
  content: Buffer;
  papers?: JoinedPaper[];
}

const FORMS = { cards: 'card', summaries: 'summary' } as const satisfies Partial<Record<JobKind, string>>;

/** Makes the one piece of a job of another room; done again after a kill, it finds what it has done. */
type OwnWork = (actor: Actor, itemId: string) => Promise<void>;

/** How each kind of job makes one of its pieces. May be done twice after a kill: it changes nothing. */
@Injectable()
export class JobWorks {
  private readonly own = new Map<JobKind, OwnWork>();

  constructor(
    private readonly cards: CardPapers,
    private readonly desk: PaperDesk,
  ) {}

  /**
   * The piece that comes next.
   * @throws Refusal when the account may not read it any more, or paper cannot be made at the moment
   */
  async piece({ kind, plan, done, title }: Job, actor: Actor): Promise<MadePiece> {
    const ids = pieceOf(plan, done);
    if (kind === 'import') {
      await this.own.get(kind)?.(actor, ids[0]);
      return { name: kind, content: Buffer.alloc(0) };
    }
    return plan.file === 'pdf'
      ? this.part(actor, ids, FORMS[kind], title)
      : this.card(actor, ids[0], done, FORMS[kind]);
  }

  /** A room says how its kind of job is done. */
  does(kind: JobKind, work: OwnWork): void {
    this.own.set(kind, work);
  }

  private async card(actor: Actor, id: string, place: number, form: 'card' | 'summary'): Promise<MadePiece> {
    const paper = await this.cards.of(actor, id, form);
    const content = await this.desk.quietly(paper);
    return { name: `${String(place + 1).padStart(3, '0')} ${fileName(paper.cell)}.pdf`, content };
  }

  private async part(actor: Actor, ids: string[], form: 'card' | 'summary', title: string): Promise<MadePiece> {
    const cards: CardToPrint[] = [];
    for (const id of ids) cards.push(await this.cards.of(actor, id, form));
    const { file, pages } = await this.desk.together(title, cards);
    const papers = cards.map(({ cell, superior }, at) => ({ name: cell, under: superior, pages: pages[at] }));
    return { name: cards[0].cell, content: file, papers };
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
