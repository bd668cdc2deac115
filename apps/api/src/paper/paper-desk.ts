import { Injectable, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../accounts/actor';
import { InstallationService } from '../installation/installation.service';
import type { PaperCheckMark } from '../issued-papers/issuing.service';
import { PaperService } from './paper.service';
import type { CardFrame, PaperSettings } from './paper-settings';
import type { CardPaper, Paper, PaperOrder } from './print-paper';

/** What is to be printed, what stands around it, and the name of its file. */
export interface ToPrint {
  order: Paper;
  frame?: CardFrame;
  check?: PaperCheckMark;
  name: string;
}

/** One card, with the names it is found by among others. */
export interface CardToPrint extends ToPrint {
  order: CardPaper;
  cell: string;
  superior: string;
}

/** Hands files over the counter: PDF to be opened in the browser, others to be kept; forgotten when whoever asked has left. */
@Injectable()
export class PaperDesk {
  constructor(
    private readonly paper: PaperService,
    private readonly installation: InstallationService,
  ) {}

  /** @param wanted read when the turn has come */
  async file(actor: Actor, response: Response, wanted: () => Promise<ToPrint>): Promise<StreamableFile> {
    let name = '';
    const order = async (): Promise<PaperOrder> => {
      const read = await wanted();
      name = read.name;
      return this.orderOf(read);
    };
    const file = await this.paper.print(actor, order, goneSignal(response));
    return handedOut(file, name);
  }

  /** For a file that goes into an archive. */
  async quietly(wanted: ToPrint): Promise<Buffer> {
    return (await this.paper.printQuietly(this.orderOf(wanted))).file;
  }

  /** Cards in one file, with the pages each of them takes. */
  async together(title: string, wanted: readonly CardToPrint[]): Promise<{ file: Buffer; pages: number[] }> {
    const cards = wanted.map((each) => ({ ...each.order, settings: this.settingsOf(each) }));
    const { file, pages = [] } = await this.paper.printQuietly({ kind: 'cards', title, cards });
    return { file, pages };
  }

  private orderOf(wanted: ToPrint): PaperOrder {
    return { ...wanted.order, settings: this.settingsOf(wanted) };
  }

  private settingsOf({ frame, check }: ToPrint): PaperSettings {
    return { ...frame, check, demonstration: this.installation.isDemonstration };
  }
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** @param name letters, digits and hyphens, with the end that says what it is */
function handedOut(file: Buffer, name: string): StreamableFile {
  const kind = name.slice(name.lastIndexOf('.') + 1);
  const disposition = `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="${name}"`;
  return new StreamableFile(file, { type: MEDIA_TYPES[kind], disposition, length: file.length });
}

/** Fires when the connection closes before the answer is out. */
function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
