import { type ReorganizationBody } from '@chibo/contracts';
import type { FoundedItem } from '@chibo/contracts';
import type { RegisterPart, Role } from '@chibo/domain';
import { endedOn, formatDate, whyNotReorganization, whyRoleMisplaced } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import { RoleAssignment } from '../accounts/account.entities';
import { newId } from '../db/new-id';
import { ask, sql } from '../db/sql';
import { Refusal } from '../http/refusal';
import { Organization, OrganizationLink, OrganizationProfile } from '../organizations/organization.entities';
import type { RegisterChange } from '../organizations/register-changes';
import { requireFreeCode, requireKind, requirePlace } from '../organizations/register-rules';
import type { RegisterWriter } from '../organizations/register-writer';
import { moveTo, nodeOn } from '../organizations/register-writer';
import type { RowJournal } from '../organizations/row-journal';

/** What a reorganisation has made of the register, in its open transaction. */
export interface Reorganized {
  changes: RegisterChange[];
  parts: { organizationId: string; part: RegisterPart }[];
  /** Ids of the new organisations, by their codes. */
  founded: ReadonlyMap<string, string>;
  moved: { organizationId: string; to: string }[];
  carried: { assignmentId: string; to: string }[];
}

function refuse(field: string, text: string): never {
  throw Refusal.badRequest([{ field, text }]);
}

/** Carries a reorganisation out: new ones begin, what stood below moves, roles and groups follow, and what ends ends. */
export class Reorganizing {
  private readonly founded = new Map<string, string>();
  private readonly done: Reorganized = {
    changes: [],
    parts: [],
    founded: this.founded,
    moved: [],
    carried: [],
  };

  constructor(
    private readonly manager: EntityManager,
    private readonly journal: RowJournal,
    private readonly writer: RegisterWriter,
    private readonly body: ReorganizationBody,
  ) {}

  async run(): Promise<Reorganized> {
    this.requireShape();
    for (const item of this.body.founded ?? []) await this.found(item);
    if (this.body.successorId) await this.take(this.body.successorId);
    for (const id of this.ending) await this.end(id);
    if (this.body.kind === 'TRANSFER') await this.transfer();
    return this.done;
  }

  /** Those that are no more from the day on; of a SPLIT that keeps its own: none. */
  private get ending(): string[] {
    const { kind, organizationIds, successorId } = this.body;
    if (kind === 'TRANSFER') return [];
    return organizationIds.filter((id) => id !== successorId);
  }

  private requireShape(): void {
    const { kind, organizationIds, founded, successorId, from, decisionOn, children, roles } = this.body;
    const parted = kind === 'SPLIT' && successorId === organizationIds[0];
    if (kind === 'SPLIT' && successorId && !parted)
      refuse('successorId', 'Tách thì tổ chức giữ lại là chính tổ chức đó.');
    if (kind === 'ABSORB' && successorId && organizationIds.includes(successorId))
      refuse('successorId', 'Tổ chức giữ lại không thể vừa là tổ chức kết thúc.');
    const shape = {
      kind,
      organizations: organizationIds.length,
      founded: founded?.length ?? 0,
      hasSuccessor: !!successorId,
    };
    const why = whyNotReorganization(shape);
    if (why) refuse(why.field, why.text);
    if (decisionOn > from) refuse('decisionOn', `Quyết định phải có trước ngày ${formatDate(from)}.`);
    if (kind === 'TRANSFER' && (children?.length || roles?.length))
      refuse('organizationIds', 'Chuyển giao giữ nguyên tổ chức trực thuộc và vai trò.');
  }

  private async found(item: FoundedItem): Promise<void> {
    await requireKind(this.manager, item.kind);
    await requireFreeCode(this.manager, item.code);
    await requirePlace(this.manager, item.parentId, { from: this.body.from, to: null });
    const change = await this.writer.insert(this.journal, { ...item, from: this.body.from });
    this.founded.set(item.code, change.organizationId);
    this.note(change, 'BEGINS');
  }

  /** One that goes on: it exists from the day on, and is planned to end on none. */
  private async take(id: string): Promise<void> {
    const organization = await this.existing(id, 'successorId');
    if (organization.existsTo !== null)
      refuse('successorId', `Tổ chức này kết thúc từ ngày ${formatDate(organization.existsTo)}.`);
    this.note({ organizationId: id, from: this.body.from }, 'STAYS');
  }

  private async transfer(): Promise<void> {
    const to = this.body.successorId ?? '';
    for (const id of this.body.organizationIds) {
      await this.existing(id, 'organizationIds');
      await this.moved(id, to);
      this.note({ organizationId: id, from: this.body.from, minimum: true }, 'MOVES');
    }
  }

  private async end(id: string): Promise<void> {
    const { from } = this.body;
    const organization = await this.existing(id, 'organizationIds');
    if (!(await this.manager.existsBy(OrganizationLink, { childId: id })))
      refuse('organizationIds', 'Tổ chức đứng đầu không kết thúc được.');
    if (organization.existsTo !== null)
      refuse(
        'organizationIds',
        `${await this.nameOf(id)} đã có quyết định kết thúc từ ngày ${formatDate(organization.existsTo)}.`,
      );
    if (organization.existsFrom >= from)
      refuse('from', `${await this.nameOf(id)} mới có từ ngày ${formatDate(organization.existsFrom)}.`);
    await this.requireNoMeetings(id);
    for (const child of await this.childrenOf(id)) await this.moveChild(child, id);
    await this.requireNoneLater(id);
    await this.carryRoles(id);
    await this.cut(OrganizationProfile, { organizationId: id });
    await this.cut(OrganizationLink, { childId: id });
    await this.journal.put(Organization, { ...organization, existsTo: from });
    this.note({ organizationId: id, from, isEnded: true }, 'ENDS');
  }

  private async existing(id: string, field: string): Promise<Organization> {
    const { from } = this.body;
    const found = await this.manager.findOneBy(Organization, { id });
    if (!found) throw Refusal.notFound('tổ chức đảng này');
    if (found.existsFrom > from || (found.existsTo !== null && found.existsTo <= from))
      refuse(field, `${await this.nameOf(id)} không tồn tại trong ngày ${formatDate(from)}.`);
    return found;
  }

  /** Cards stay with who held the meeting: nobody holds one who is no more. */
  private async requireNoMeetings(id: string): Promise<void> {
    const { from } = this.body;
    const [held] = await ask<{ held_on: string }>(
      this.manager,
      sql`SELECT held_on FROM meeting WHERE cell_id = ${id} AND held_on >= ${from} ORDER BY held_on DESC LIMIT 1`,
    );
    if (held)
      refuse(
        'from',
        `${await this.nameOf(id)} đã có phiếu của kỳ họp ngày ${formatDate(held.held_on)}; ngày kết thúc phải sau ngày đó.`,
      );
  }

  private async childrenOf(id: string): Promise<string[]> {
    const { from } = this.body;
    const rows = await ask<{ child_id: string }>(
      this.manager,
      sql`SELECT child_id FROM organization_link WHERE parent_id = ${id} AND valid_from <= ${from}
        AND (valid_to IS NULL OR valid_to > ${from}) ORDER BY child_id`,
    );
    return rows.map((row) => row.child_id).filter((child) => !this.ending.includes(child));
  }

  private async moveChild(child: string, parent: string): Promise<void> {
    const named = this.body.children?.find(({ organizationId }) => organizationId === child)?.to;
    const to = named === undefined ? this.onlySuccessor() : this.reached(named, 'children');
    if (!to)
      refuse(
        'children',
        `Cần chọn nơi trực thuộc mới cho ${await this.nameOf(child)}, đang thuộc ${await this.nameOf(parent)}.`,
      );
    await this.moved(child, to);
    this.done.moved.push({ organizationId: child, to });
    this.done.changes.push({ organizationId: child, from: this.body.from, minimum: true });
  }

  /** A planned move into what ends, or a child that is to be founded there, would hang in the air. */
  private async requireNoneLater(id: string): Promise<void> {
    const { from } = this.body;
    const rows = await ask<{ child_id: string; valid_from: string }>(
      this.manager,
      sql`SELECT child_id, valid_from FROM organization_link WHERE parent_id = ${id} AND (valid_to IS NULL OR valid_to > ${from})`,
    );
    const [later] = rows.filter((row) => !this.ending.includes(row.child_id));
    if (later)
      refuse(
        'organizationIds',
        `${await this.nameOf(later.child_id)} có kế hoạch về đây từ ngày ${formatDate(later.valid_from)}; cần hủy kế hoạch đó trước.`,
      );
  }

  private async moved(childId: string, parentId: string): Promise<void> {
    await moveTo(this.manager, this.journal, { childId, parentId, from: this.body.from });
  }

  private async carryRoles(id: string): Promise<void> {
    const { from, roles } = this.body;
    const rows = await this.manager.findBy(RoleAssignment, { organizationId: id });
    for (const row of rows.filter(({ validTo }) => validTo === null || validTo > from)) {
      const to = roles?.find(({ assignmentId }) => assignmentId === row.id)?.to;
      if (row.validFrom < from) await this.journal.put(RoleAssignment, { ...row, validTo: from });
      else await this.journal.drop(RoleAssignment, row);
      if (to !== undefined) await this.carry(row, this.reached(to, 'roles'));
    }
  }

  private async carry(row: RoleAssignment, organizationId: string): Promise<void> {
    const { accountId, role } = row;
    const { isCell, name } = await nodeOn(this.manager, organizationId, this.body.from);
    const misplaced = whyRoleMisplaced(role as Role, isCell);
    if (misplaced) refuse('roles', `${misplaced} ${name} không nhận được vai trò này.`);
    const validFrom = row.validFrom > this.body.from ? row.validFrom : this.body.from;
    const held = await this.manager.findBy(RoleAssignment, { accountId, role, organizationId });
    if (!held.some(({ validTo }) => validTo === null || validTo > validFrom))
      await this.journal.put(RoleAssignment, { ...row, id: newId(), organizationId, validFrom });
    this.done.carried.push({ assignmentId: row.id, to: organizationId });
  }

  /** No row holds from the day on. */
  private async cut<T extends OrganizationProfile | OrganizationLink>(
    entity: new () => T,
    where: object,
  ): Promise<void> {
    const { kept, dropped } = endedOn(await this.manager.find(entity, { where }), this.body.from);
    for (const row of dropped) await this.journal.drop(entity, row);
    for (const row of kept) await this.journal.put(entity, row);
  }

  private onlySuccessor(): string | undefined {
    const all = [...this.founded.values(), ...(this.body.successorId ? [this.body.successorId] : [])];
    return all.length === 1 ? all[0] : undefined;
  }

  /** An organisation named by its id, or a new one by its code. */
  private reached(to: string, field: string): string {
    const known = this.founded.get(to) ?? to;
    if (this.ending.includes(known)) refuse(field, 'Nơi nhận không thể là tổ chức kết thúc.');
    return known;
  }

  private note(change: RegisterChange, part: RegisterPart): void {
    this.done.changes.push(change);
    this.done.parts.push({ organizationId: change.organizationId, part });
  }

  private async nameOf(id: string): Promise<string> {
    const [row] = await ask<{ name: string }>(
      this.manager,
      sql`SELECT name FROM organization_profile WHERE organization_id = ${id} ORDER BY valid_from DESC LIMIT 1`,
    );
    return row?.name ?? 'Tổ chức này';
  }
}
