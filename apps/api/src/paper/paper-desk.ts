import { Injectable, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../accounts/actor';
import { InstallationService } from '../installation/installation.service';
import { PaperService } from './paper.service';
import type { Paper } from './print-paper';

/** Hands PDF files over the counter: to be opened in the browser, and forgotten when whoever asked has left. */
@Injectable()
export class PaperDesk {
  constructor(
    private readonly paper: PaperService,
    private readonly installation: InstallationService,
  ) {}

  /** @param wanted read when the turn has come */
  async file(
    actor: Actor,
    response: Response,
    wanted: () => Promise<{ order: Paper; name: string }>,
  ): Promise<StreamableFile> {
    let name = '';
    const settings = { demonstration: this.installation.isDemonstration };
    const order = async (): Promise<Paper & { settings: typeof settings }> => {
      const read = await wanted();
      name = read.name;
      return { ...read.order, settings };
    };
    const file = await this.paper.print(actor, order, goneSignal(response));
    const disposition = `inline; filename="${name}"`;
    return new StreamableFile(file, { type: 'application/pdf', disposition, length: file.length });
  }
}

/** Fires when the connection closes before the answer is out. */
function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
