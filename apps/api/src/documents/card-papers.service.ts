import { Injectable } from '@nestjs/common';
import type { ScorecardView } from '@chibo/contracts';
import { formatMonth, isSent, minutesFigures, minutesParagraph } from '@chibo/domain';
import type { Actor } from '../accounts/actor';
import { Database } from '../db/database';
import { Letterheads } from './letterheads.service';
import { Refusal } from '../http/refusal';
import type { CardRecord } from '../issued-papers/card-record';
import { cardRecord } from '../issued-papers/card-record';
import type { IssuedPaper } from '../issued-papers/issued-paper.entity';
import type { PaperToIssue } from '../issued-papers/issuing.service';
import { identityOf, Issuing } from '../issued-papers/issuing.service';
import type { CardSource } from '../issued-papers/paper-source';
import { ScorecardReader } from '../scorecards/scorecard-reader';
import { subject } from '../paper/meeting';
import type { CardToPrint, ToPrint } from '../paper/paper-desk';
import type { CardFrame } from '../paper/paper-settings';
import { monthWords, shortDay } from '../paper/wording';

type Form = 'card' | 'summary';

interface ReadCard {
  view: ScorecardView;
  frame: CardFrame;
  /** Absent of a draft. */
  paper?: PaperToIssue;
}

/** A card that changes between two readings is read again so often. */
const MOST_READINGS = 3;

/** Cards as they go on paper, read as their page reads them; one that was sent gets its code. */
@Injectable()
export class CardPapers {
  constructor(
    private readonly reader: ScorecardReader,
    private readonly letterheads: Letterheads,
    private readonly issuing: Issuing,
    private readonly database: Database,
  ) {}

  async of(actor: Actor, id: string, kind: Form): Promise<CardToPrint> {
    const { view, frame, paper } = await this.read(actor, id, kind);
    const check = paper && this.issuing.markOf(await this.issuing.issue(actor, paper));
    return { ...toPrint(view, kind), frame, check, cell: view.cell.name, superior: view.superior.name };
  }

  /** Its paragraph for the branch's minutes; of a card that was sent. */
  async minutes(actor: Actor, id: string): Promise<ToPrint> {
    const view = await this.reader.view(actor, id);
    const { self, month, cell } = view;
    if (!self) throw Refusal.conflict('NOT_SENT', 'Phiếu chưa gửi nên chưa có đoạn ghi biên bản.');
    const paragraphs = [minutesParagraph({ month, ...minutesFigures(self) })];
    const heading = `${cell.name}, ${formatMonth(month)}: kết quả chấm điểm, xếp loại`;
    return { order: { kind: 'paragraph', heading, paragraphs }, name: `bien-ban-${month}.docx` };
  }

  /** @returns undefined where the card, or what stands around it, is another now */
  async again(actor: Actor, issued: IssuedPaper, source: CardSource): Promise<ToPrint | undefined> {
    const kind = source.kind === 'CARD' ? 'card' : 'summary';
    const { view, frame, paper } = await this.read(actor, source.cardId, kind);
    if (!paper || identityOf(paper).contentHash !== issued.contentHash) return undefined;
    return { ...toPrint(view, kind), frame, check: this.issuing.markOf(issued) };
  }

  private async read(actor: Actor, id: string, kind: Form): Promise<ReadCard> {
    const { view, record } = await this.inOneState(actor, id);
    const frame = await this.letterheads.cardFrame(view.cell.id, view.superior.id);
    return { view, frame, paper: record && paperOf(view, record, { frame, kind }) };
  }

  /** What is printed and what its code is tied to are of the same version. */
  private async inOneState(actor: Actor, id: string): Promise<{ view: ScorecardView; record?: CardRecord }> {
    for (let reading = 0; reading < MOST_READINGS; reading += 1) {
      const view = await this.reader.view(actor, id);
      if (!isSent(view.state)) return { view };
      const record = await this.database.read((manager) => cardRecord(manager, id));
      if (record?.version === view.version) return { view, record };
    }
    throw Refusal.conflict('CHANGED', 'Phiếu đang thay đổi. Đồng chí in lại sau ít giây.');
  }
}

function toPrint(view: ScorecardView, kind: Form): Pick<CardToPrint, 'order' | 'name'> {
  return { order: { kind, view }, name: `phieu-${view.month}${kind === 'summary' ? '-tom-tat' : ''}.pdf` };
}

function paperOf(view: ScorecardView, record: CardRecord, as: { frame: CardFrame; kind: Form }): PaperToIssue {
  const { cell, superior, officer, month, content } = view;
  const card = as.kind === 'card';
  return {
    source: { kind: card ? 'CARD' : 'SUMMARY', cardId: view.id },
    organizationId: cell.id,
    organizationName: cell.name,
    title: `${card ? 'Phiếu chấm điểm' : 'Tóm tắt phiếu chấm điểm'} ${subject(view.kind)} ${monthWords(month)}, họp ngày ${shortDay(content.facts.heldOn)}`,
    day: content.facts.heldOn ?? `${month}-01`,
    recordHash: record.hash,
    around: { ...as.frame, cell: cell.name, superior: superior.name, officer, carried: view.carried },
    cardVersion: record.version,
  };
}
