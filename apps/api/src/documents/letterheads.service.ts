import { Injectable } from '@nestjs/common';
import type { LetterheadView } from '@chibo/contracts';
import { LetterheadBody } from '@chibo/contracts';
import { allows, numberWords, vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Clock } from '../clock';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import { markOf, requireSeen } from '../http/seen-content';
import { InstallationService } from '../installation/installation.service';
import type { OrganizationNode } from '../organizations/tree';
import { lastKnown, pathOn } from '../organizations/tree';
import type { CardFrame } from '../paper/paper-settings';
import type { Frame } from '../paper/tables/frame';
import { issuingBody, onBehalfOf } from '../paper/tables/frame';
import { Letterhead } from './letterhead.entity';

const EMPTY = { place: '', symbol: '', onBehalf: null, signatory: null, recipients: [] };

/** How an organisation's papers are headed and signed. */
@Injectable()
export class Letterheads {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly access: AccessService,
    private readonly installation: InstallationService,
  ) {}

  async view(actor: Actor, organizationId: string): Promise<LetterheadView> {
    const standings = await this.access.require('readLetterhead', actor, organizationId);
    const day = this.today();
    const { own, superior, row, above } = await this.database.read(async (manager) => {
      const { own, superior } = await standingOn(manager, organizationId, day);
      const row = await letterheadOf(manager, organizationId);
      return { own, superior, row, above: superior && own.isCell ? await letterheadOf(manager, superior.id) : EMPTY };
    });
    const issuer = issuingBody(own.name);
    return {
      organizationId,
      name: own.name,
      isCell: own.isCell,
      mark: markOf(row),
      ...row,
      onBehalf: row.onBehalf ?? undefined,
      signatory: row.signatory ?? undefined,
      printed: {
        issuer,
        superior: superior?.name,
        place: above.place || undefined,
        onBehalf: onBehalfOf({ issuer }),
        day,
      },
      mayChange: standings.some(({ role, relation }) => allows('manageLetterhead', role, relation)),
    };
  }

  async change(
    actor: Actor,
    organizationId: string,
    seen: string | undefined,
    body: LetterheadBody,
  ): Promise<LetterheadView> {
    await this.database.writeInTurn(`letterhead:${organizationId}`, async (manager) => {
      await this.access.require('manageLetterhead', actor, organizationId);
      const before = await letterheadOf(manager, organizationId);
      requireSeen(seen, before, 'Thể thức văn bản này');
      const after = {
        place: body.place.trim(),
        symbol: body.symbol.trim(),
        onBehalf: body.onBehalf ?? null,
        signatory: body.signatory ?? null,
        recipients: body.recipients.map(({ name }) => ({ name: name.trim() })),
      };
      await manager.save(Letterhead, { organizationId, ...after });
      const subject = { type: 'organization', id: organizationId } as const;
      await this.audit.record(manager, actor, 'organization.letterhead-changed', subject, { before, after });
    });
    return this.view(actor, organizationId);
  }

  /**
   * What stands around a table of this organisation.
   * @param day of the paper; names are those of that day, or the last known ones
   */
  async frame(organizationId: string, day: string): Promise<Frame> {
    return this.database.read(async (manager) => {
      const { own, superior } = await standingOn(manager, organizationId, day);
      const { place, symbol, onBehalf, signatory, recipients } = await letterheadOf(manager, organizationId);
      return {
        issuer: own.name,
        superior: superior?.name,
        place: place || undefined,
        symbol: symbol || undefined,
        onBehalf: onBehalf ?? undefined,
        signatory: signatory ?? undefined,
        recipients: recipients.map(({ name }) => name),
        day,
        demonstration: this.installation.isDemonstration,
      };
    });
  }

  /**
   * What stands around a card: what the branch itself has set, and its place else as the committee above has it. Its number
   * and signature are never the committee's.
   */
  async cardFrame(cellId: string, superiorId: string): Promise<CardFrame> {
    const rows = await this.database.read((manager) =>
      manager.findBy(Letterhead, { organizationId: In([cellId, superiorId]) }),
    );
    const of = (id: string): Omit<Letterhead, 'organizationId'> =>
      rows.find(({ organizationId }) => organizationId === id) ?? EMPTY;
    const [own, above] = [of(cellId), of(superiorId)];
    return {
      place: own.place || above.place || undefined,
      number: own.symbol ? numberWords(own) : undefined,
      onBehalf: own.onBehalf ?? undefined,
      signatory: own.signatory ?? undefined,
    };
  }

  /** The day on which a paper is made. */
  today(): string {
    return vietnamDay(this.clock.now());
  }
}

/** With the names of a day, or the last known ones. */
async function standingOn(
  manager: EntityManager,
  organizationId: string,
  day: string,
): Promise<{ own: OrganizationNode; superior?: OrganizationNode }> {
  const [known, superior] = await pathOn(manager, organizationId, day);
  const own = known ?? (await lastKnown(manager, [organizationId], day)).get(organizationId);
  if (!own) throw Refusal.notFound('tổ chức đảng');
  return { own, superior };
}

async function letterheadOf(
  manager: EntityManager,
  organizationId: string,
): Promise<Omit<Letterhead, 'organizationId'>> {
  const row = await manager.findOneBy(Letterhead, { organizationId });
  if (!row) return EMPTY;
  const { place, symbol, onBehalf, signatory, recipients } = row;
  return { place, symbol, onBehalf, signatory, recipients };
}
