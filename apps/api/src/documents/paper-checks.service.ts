import { Injectable } from '@nestjs/common';
import type { PaperCheckView } from '@chibo/contracts';
import type { PaperCheck } from '@chibo/domain';
import { checkCodeOf, checkCodeWords } from '@chibo/domain';
import type { Actor } from '../accounts/actor';
import { networkOf } from '../accounts/sign-in-delay';
import { Database } from '../db/database';
import { DearReads } from '../http/dear-reads';
import { Purses } from '../http/purses';
import { Refusal } from '../http/refusal';
import { cardRecord } from '../issued-papers/card-record';
import type { IssuedPaper } from '../issued-papers/issued-paper.entity';
import { IssuedPapers } from '../issued-papers/issued-papers.service';
import type { TableSource } from '../issued-papers/paper-source';
import { TablePapers } from './table-papers.service';

/** Checks from one network: a clerk with a pile of papers, not a program that guesses. */
const PACE = { atOnce: 20, perSecond: 0.5 };

/** Says of a code whether the record it was made from is still the same (docs/adr/0025). */
@Injectable()
export class PaperChecks {
  private readonly pace = new Purses(PACE);

  constructor(
    private readonly database: Database,
    private readonly papers: IssuedPapers,
    private readonly tables: TablePapers,
    private readonly dear: DearReads,
  ) {}

  /** @param address of whoever asks */
  async check(typed: string, address: string): Promise<PaperCheckView> {
    this.requireSlow(address);
    const code = checkCodeOf(typed);
    const paper = code ? await this.papers.byCode(code) : null;
    if (!paper) return { check: 'UNKNOWN' };
    const { kind, title, organizationName, number, issuedAt } = paper;
    return {
      check: await this.compared(paper),
      paper: { kind, title, organizationName, number, code: checkCodeWords(paper.code), issuedAt },
    };
  }

  private requireSlow(address: string): void {
    if (this.pace.take(networkOf(address), performance.now())) return;
    const words = 'Có quá nhiều lượt kiểm tra từ mạng này. Đồng chí chờ ít giây rồi thử lại.';
    throw new Refusal(429, 'TOO_MANY_CHECKS', words, { retryAfter: 2 });
  }

  private compared(paper: IssuedPaper): Promise<PaperCheck> {
    const { source } = paper;
    return source.kind === 'TABLE' ? this.table(paper, source) : this.card(paper, source.cardId);
  }

  /** What has changed without an act on the card has changed past the service. */
  private async card({ recordHash, cardVersion }: IssuedPaper, cardId: string): Promise<PaperCheck> {
    const record = await this.database.read((manager) => cardRecord(manager, cardId));
    if (record?.hash === recordHash) return 'MATCHES';
    return record?.version === cardVersion ? 'DIFFERS' : 'NEWER';
  }

  private async table(paper: IssuedPaper, source: TableSource): Promise<PaperCheck> {
    try {
      const reader = readerOf(paper);
      const { table, paper: now } = await this.dear.read(reader, () => this.tables.read(reader, source));
      if (table.seal?.altered) return 'DIFFERS';
      return now.recordHash === paper.recordHash ? 'MATCHES' : 'NEWER';
    } catch (error) {
      if (!(error instanceof Refusal) || error.getStatus() >= 429) throw error;
      return 'UNREADABLE';
    }
  }
}

/** Reads what whoever printed it could read then, and nothing of it leaves the service. */
function readerOf({ issuedBy, organizationId }: IssuedPaper): Actor {
  return {
    accountId: issuedBy,
    displayName: '',
    roles: [{ role: 'COMMITTEE_READER', organizationId }],
    requestId: 'paper-check',
  };
}
