import { randomInt } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { CHECK_CODE_LENGTH, CHECK_CODE_LETTERS, checkCodeWords, foldVietnamese, sortKey } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { newId } from '../db/new-id';
import { PUBLIC_URL } from '../mails/mail-settings';
import { IssuedPaper } from './issued-paper.entity';
import type { PaperSource } from './paper-source';
import { hashOf } from './paper-source';

/** A paper about to be printed. */
export interface PaperToIssue extends Pick<IssuedPaper, 'organizationId' | 'organizationName' | 'title' | 'day'> {
  source: PaperSource;
  selection?: string;
  /** SHA-256 of what is checked later, hex. */
  recordHash: string;
  /** What stands around the record on paper. */
  around: unknown;
  cardVersion?: number;
}

/** What a paper carries so that it can be checked. */
export interface PaperCheckMark {
  /** In groups. */
  code: string;
  /** Where the code is looked up; absent where the service has no public address. */
  address?: string;
}

/** Gives papers their codes (docs/adr/0025). */
@Injectable()
export class Issuing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Optional() @Inject(PUBLIC_URL) private readonly publicUrl: string | undefined,
  ) {}

  /** The paper of this content: the one that was printed before, or a new one. */
  async issue(actor: Actor, paper: PaperToIssue): Promise<IssuedPaper> {
    const same = identityOf(paper);
    const known = await this.database.read((manager) => manager.findOneBy(IssuedPaper, same));
    if (known) return known;
    return this.database.writeInTurn(`issued-papers:${paper.organizationId}`, async (manager) => {
      const before = await manager.findOneBy(IssuedPaper, same);
      return before ?? manager.save(IssuedPaper, await this.rowOf(manager, actor, paper));
    });
  }

  markOf({ code }: IssuedPaper): PaperCheckMark {
    return {
      code: checkCodeWords(code),
      address: this.addressOf(`kiem-tra/${checkCodeWords(code)}`),
    };
  }

  /** Where a square on paper leads to; undefined where nobody has said under which address people come. */
  addressOf(page: string): string | undefined {
    return this.publicUrl && `${this.publicUrl}/${page}`;
  }

  private async rowOf(manager: EntityManager, actor: Actor, paper: PaperToIssue): Promise<IssuedPaper> {
    const { organizationId, organizationName, selection = null, day, source, recordHash } = paper;
    // What keeps together on paper may part on a screen.
    const title = paper.title.replaceAll('\u00a0', ' ');
    const last = await manager.maximum(IssuedPaper, 'number', { organizationId });
    const code = Array.from(
      { length: CHECK_CODE_LENGTH },
      () => CHECK_CODE_LETTERS[randomInt(CHECK_CODE_LETTERS.length)],
    );
    return {
      ...identityOf(paper),
      ...{ organizationId, organizationName, title, selection, day, source, recordHash },
      id: newId(),
      code: code.join(''),
      number: Number(last ?? 0) + 1,
      kind: source.kind,
      search: `${foldVietnamese(`${title} ${organizationName}`)} ${code.join('').toLowerCase()}`,
      sortKey: sortKey(`${title} ${organizationName}`),
      cardVersion: paper.cardVersion ?? null,
      issuedAt: this.clock.now().toISOString(),
      issuedBy: actor.accountId,
    };
  }
}

/** What makes two papers the same. */
export function identityOf({
  source,
  recordHash,
  around,
}: Pick<PaperToIssue, 'source' | 'recordHash' | 'around'>): Pick<IssuedPaper, 'sourceHash' | 'contentHash'> {
  return { sourceHash: hashOf(source), contentHash: hashOf([recordHash, around]) };
}
