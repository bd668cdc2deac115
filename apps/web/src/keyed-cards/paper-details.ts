import { Injectable, inject } from '@angular/core';
import { DeviceStore } from '../device/device-store';

/** From what paper a card is keyed in, as far as it is entered. */
export interface PaperDetails {
  paper: string;
  /** `yyyy-mm-dd`. */
  receivedOn?: string;
}

const PAPERS = 'chibo.paper.v1';

/** Kept beside the sheet on this device until the card is sent. */
@Injectable({ providedIn: 'root' })
export class PaperStore {
  private readonly shelf = inject(DeviceStore).device;

  read(accountId: string, sheet: string): PaperDetails {
    const { paper = '', receivedOn } = this.shelf.readJson<Partial<PaperDetails>>(nameOf(accountId, sheet)) ?? {};
    return { paper, receivedOn };
  }

  write(accountId: string, sheet: string, details: PaperDetails): void {
    this.shelf.write(nameOf(accountId, sheet), JSON.stringify(details));
  }

  drop(accountId: string, sheet: string): void {
    this.shelf.remove(nameOf(accountId, sheet));
  }
}

function nameOf(accountId: string, sheet: string): string {
  return `${PAPERS}/${accountId}/${sheet}`;
}
