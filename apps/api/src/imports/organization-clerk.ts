import { Injectable } from '@nestjs/common';
import { ChangeOrganizationBody, CreateOrganizationBody } from '@chibo/contracts';
import type { SheetRow, SheetValues } from '@chibo/domain';
import { vietnamDay } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../accounts/access.service';
import type { Actor } from '../accounts/actor';
import { Clock } from '../clock';
import { OrganizationsService } from '../organizations/organizations.service';
import { listRegister } from '../organizations/register-reader';
import { kindsByCode } from '../organizations/tree';
import type { JudgedRow, SheetClerk } from './judged-row';
import { textIn } from './judged-row';
import type { KnownOrganization } from './known-organizations';
import { inBatches, organizationsByCode, organizationsById } from './known-organizations';
import type { OrganizationPlan } from './organization-rows';
import { OrganizationRows, parentCodeOf } from './organization-rows';
import { naming } from './row-naming';

/** The register by its sheet. */
@Injectable()
export class OrganizationClerk implements SheetClerk<OrganizationPlan> {
  readonly right = 'manageOrganizations';

  constructor(
    private readonly clock: Clock,
    private readonly access: AccessService,
    private readonly organizations: OrganizationsService,
  ) {}

  async judge(manager: EntityManager, actor: Actor, rows: readonly SheetRow[]): Promise<JudgedRow<OrganizationPlan>[]> {
    const today = vietnamDay(this.clock.now());
    const codes = rows.flatMap((row) => [row.values['code'], row.values['parentCode']]).filter((code) => code !== null);
    const known = await organizationsByCode(manager, codes.map(String), today);
    await asOfTheirDays(manager, rows, known);
    const above = await this.withSuperiors(manager, known, today);
    const ids = [...known.values()].map(({ id }) => id);
    const reached = new Set(
      await inBatches(ids, async (some) => [...(await this.access.reached(actor, this.right, some))]),
    );
    const kinds = await kindsByCode(manager);
    const judged = new OrganizationRows({ today, rows, known, above, reached, kinds });
    return judged.all();
  }

  /** Of those the rows name, all that stand above them. */
  private async withSuperiors(
    manager: EntityManager,
    known: ReadonlyMap<string, { id: string; parentId: string | null; code: string; name: string }>,
    today: string,
  ): Promise<Map<string, { id: string; parentId: string | null; code: string; name: string }>> {
    const all = new Map([...known.values()].map((each) => [each.id, each]));
    for (;;) {
      const missing = [...all.values()].flatMap(({ parentId }) => (parentId && !all.has(parentId) ? [parentId] : []));
      if (missing.length === 0) return all;
      const found = await organizationsById(manager, missing, today);
      if (found.size === 0) return all;
      for (const [id, each] of found) all.set(id, each);
    }
  }

  /** Superiors before those below them, whatever the order of the file. */
  async apply(_manager: EntityManager, actor: Actor, rows: readonly JudgedRow<OrganizationPlan>[]): Promise<void> {
    const made = new Map<string, string>();
    const parentOf = (plan: OrganizationPlan): string | undefined =>
      plan.parentRow === undefined ? plan.parentId : made.get(plan.parentRow);
    await this.organizations.together(async (acts) => {
      for (const row of inOrder(rows)) {
        const { plan } = row;
        if (!plan) continue;
        await naming(row, async () => {
          const parentId = parentOf(plan);
          if (plan.id !== undefined)
            return acts.change(actor, plan.id, {
              ...(plan.body as ChangeOrganizationBody),
              ...(parentId && { parentId }),
            });
          made.set(plan.code, await acts.create(actor, { ...(plan.body as CreateOrganizationBody), parentId }));
        });
      }
      return () => undefined;
    });
  }

  async handOut(manager: EntityManager, actor: Actor, limit: number): Promise<SheetValues[]> {
    const day = vietnamDay(this.clock.now());
    const roots = this.access.requireSomewhere(this.right, actor);
    const listed = await listRegister(manager, { roots, day }, { limit, offset: 0 });
    const known = await organizationsById(
      manager,
      listed.map(({ id }) => id),
      day,
    );
    const above = await this.withSuperiors(manager, known, day);
    return listed.flatMap(({ id }) => {
      const each = known.get(id);
      if (!each) return [];
      const { code, name, kind, existsFrom: from, leadership, minMinutes, nationalCode } = each;
      const parentCode = parentCodeOf(each, above) ?? null;
      return [{ code, name, kind, parentCode, from, leadership, minMinutes, nationalCode, changedFrom: null }];
    });
  }
}

/** What is changed from another day than today is held against what stands there then: what is planned already is the same. */
async function asOfTheirDays(
  manager: EntityManager,
  rows: readonly SheetRow[],
  known: Map<string, KnownOrganization>,
): Promise<void> {
  const days = Map.groupBy(rows, (row) => textIn(row, 'changedFrom'));
  for (const [day, some] of days) {
    if (day === undefined) continue;
    const codes = some.flatMap((row) => textIn(row, 'code') ?? []);
    for (const [code, then] of await organizationsByCode(manager, codes, day)) known.set(code, then);
  }
}

/** New ones first, from above; what is changed finds them there. */
function inOrder(rows: readonly JudgedRow<OrganizationPlan>[]): JudgedRow<OrganizationPlan>[] {
  const byCode = new Map(rows.flatMap((row) => (row.plan ? [[row.plan.code, row] as const] : [])));
  const ordered = new Set<JudgedRow<OrganizationPlan>>();
  const put = (row: JudgedRow<OrganizationPlan>): void => {
    if (ordered.has(row)) return;
    const parent = row.plan?.parentRow === undefined ? undefined : byCode.get(row.plan.parentRow);
    if (parent) put(parent);
    ordered.add(row);
  };
  for (const row of rows) if (row.plan) put(row);
  return [...ordered];
}
