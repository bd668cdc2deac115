import { Injectable } from '@nestjs/common';
import type { ClassificationRow, OwnClassificationView } from '@chibo/contracts';
import { ClassificationYearQuery } from '@chibo/contracts';
import { allows, whyDenied } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { AuditService } from '../audit/audit.service';
import { Database } from '../db/database';
import { Refusal } from '../http/refusal';
import type { OrganizationNode } from '../organizations/tree';
import { lastKnown, pathOn } from '../organizations/tree';
import { namingDay } from '../reports/period-rows';
import { CardReadings } from '../scorecards/card-readings';
import { AnnualClassification } from './classification.entities';
import { historyOf } from './classification-history';
import { CONCLUDED } from './classifications.service';
import { listedYears } from './list-rows';
import { conclusionOf, YearLists } from './year-lists';

/** One organisation's own year, as it and those above it read it. */
@Injectable()
export class OwnClassification {
  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly lists: YearLists,
    private readonly readings: CardReadings,
  ) {}

  async view(
    actor: Actor,
    { organizationId = ownOf(actor), year }: ClassificationYearQuery,
  ): Promise<OwnClassificationView> {
    const standings = await this.access.require('readOwnClassification', actor, organizationId);
    const denied = standings.some(({ role, relation }) => allows('rateOwnYear', role, relation))
      ? undefined
      : whyDenied('rateOwnYear', standings);
    const { scope } = await this.lists.living(actor, organizationId, year);
    const { node, superior } = await this.database.read((manager) =>
      placeOf(manager, organizationId, namingDay(scope)),
    );
    const { row, concluded, shown } = superior
      ? await this.row(actor, { organizationId, superiorId: superior.id, year })
      : { row: unlisted(node), concluded: false, shown: [] };
    await this.readings.note(actor, shown);
    const whyNot = denied ?? whyNotRate(row, { concluded, hasSuperior: superior !== undefined });
    return {
      organization: { id: organizationId, name: node.name },
      year,
      ...(superior && { superiorName: superior.name }),
      row,
      history: await this.history(organizationId, year),
      ...(whyNot && { whyNotRate: whyNot }),
    };
  }

  /** The living row: what the meetings came to is of this moment, what was said of the year is as it stands. */
  private async row(
    actor: Actor,
    { organizationId, superiorId, year }: { organizationId: string; superiorId: string; year: number },
  ): Promise<{ row: ClassificationRow; concluded: boolean; shown: string[] }> {
    const list = await this.lists.living(actor, superiorId, year);
    return this.database.read(async (manager) => {
      const only = { words: '', only: organizationId };
      const rows = await listedYears(manager, list, only, { limit: 1, offset: 0 });
      const [row] = await this.lists.views(manager, list, rows);
      if (!row) throw Refusal.notFound('tổ chức đảng trong năm này');
      const concluded = (await conclusionOf(manager, superiorId, year)) !== undefined;
      return { row, concluded, shown: await this.lists.shownCards(manager, list, rows) };
    });
  }

  private async history(organizationId: string, year: number): Promise<OwnClassificationView['history']> {
    const stored = await this.database.read((manager) =>
      manager.findOneBy(AnnualClassification, { organizationId, year }),
    );
    return stored ? historyOf(await this.audit.of(stored.id)) : [];
  }
}

async function placeOf(
  manager: EntityManager,
  id: string,
  day: string,
): Promise<{ node: OrganizationNode; superior?: OrganizationNode }> {
  const [, superior] = await pathOn(manager, id, day);
  const node = (await lastKnown(manager, [id], day)).get(id);
  if (!node) throw Refusal.notFound('tổ chức đảng trong năm này');
  return { node, superior };
}

/** A branch's people look at their branch, a committee's at their committee. */
function ownOf({ roles }: Actor): string {
  const own = roles.find(({ role }) => allows('readOwnClassification', role, 'OWN'));
  if (!own) throw Refusal.forbidden('Xếp loại năm của một tổ chức do tổ chức đó và cấp trên xem.');
  return own.organizationId;
}

function whyNotRate(
  { decided }: ClassificationRow,
  { concluded, hasSuperior }: { concluded: boolean; hasSuperior: boolean },
): string | undefined {
  if (!hasSuperior) return 'Tổ chức này không có cấp trên trực tiếp trong hệ thống.';
  if (concluded) return CONCLUDED;
  return decided && 'Cấp ủy cấp trên đã quyết định xếp loại năm này.';
}

function unlisted({ id, name, kind, kindLabel, isCell }: OrganizationNode): ClassificationRow {
  const bands = { GOOD: 0, FAIR: 0, AVERAGE: 0, POOR: 0 };
  return { organizationId: id, name, kind, kindLabel, isCell, version: 0, months: { n: 0, bands } };
}
