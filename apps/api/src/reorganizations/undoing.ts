import { formatDate, monthOf } from '@chibo/domain';
import type { EntityManager, EntityMetadata } from 'typeorm';
import { putRows } from '../db/rows';
import { ask, sql, text } from '../db/sql';
import { RoleAssignment } from '../accounts/account.entities';
import { GroupStayRow } from '../groupings/grouping.entities';
import { Organization, OrganizationLink, OrganizationProfile } from '../organizations/organization.entities';
import type { RegisterAct, RegisterActPart } from '../organizations/register-act.entities';
import type { RegisterChange } from '../organizations/register-changes';
import type { RowChange } from '../organizations/row-journal';
import { isSameRow } from '../organizations/row-journal';
import { namesOf } from './concerned-rows';

interface Row {
  id: string;
}

/** What acts of the register write. */
const TABLES: readonly (new () => Row)[] = [
  Organization,
  OrganizationProfile,
  OrganizationLink,
  RoleAssignment,
  GroupStayRow,
];

/** Derived from the register, written by its acts themselves, or only telling of what was done. */
const FOLLOWING = new Set([
  'organization_profile',
  'organization_superior',
  'cell_month',
  'month_count',
  'register_act_part',
  'obligation',
  'audit',
  'refused_act',
]);

/** Columns by which rows belong to an organisation. */
const OWNERS = ['organizationId', 'cellId', 'committeeId', 'superiorId', 'ownerId', 'parentId'];

const WORDS: Readonly<Record<string, string>> = {
  scorecard: 'phiếu chấm điểm',
  meeting: 'kỳ sinh hoạt',
  role_assignment: 'tài khoản có vai trò',
  organization_link: 'tổ chức trực thuộc',
  criteria_set_version: 'bộ tiêu chí',
  supervising_officer: 'phân công phụ trách',
  visit: 'lượt dự sinh hoạt',
  group_stay: 'việc xếp nhóm',
  meeting_plan: 'lịch sinh hoạt',
  deadline_rule: 'hạn riêng',
  indicator: 'chỉ tiêu',
};

/** Takes an act of the register back: its rows become what they were, as long as nothing stands on what it made of them. */
export class Undoing {
  constructor(
    private readonly manager: EntityManager,
    private readonly act: RegisterAct,
    private readonly parts: readonly RegisterActPart[],
  ) {}

  /** Why it cannot be taken back: what depends on it, in words. */
  async whyNot(): Promise<string | undefined> {
    if (this.act.undoneAt !== null) return 'Quyết định này đã được hủy hoặc hoàn tác.';
    const touched = await this.touchedSince();
    if (touched) return touched;
    const held = [...(await this.onNewOnes()), ...(await this.onMovedOnes())];
    return held.length === 0 ? undefined : `Đã có dữ liệu dựa vào: ${held.join('; ')}.`;
  }

  /** @returns what has changed, for those that follow the register */
  async run(): Promise<RegisterChange[]> {
    const changes = this.changes();
    for (const { table, id, before } of this.act.rows.toReversed()) {
      const entity = this.entityOf(table);
      if (before === null) await this.manager.delete(entity, { id });
      else await putRows(this.manager, entity, 'id', [before as Row]);
    }
    return changes;
  }

  /** Those it is about, and those something stood under: each from its day on. */
  private changes(): RegisterChange[] {
    const from = this.act.fromDay;
    const gone = new Set(this.rowsOf('organization').flatMap(({ id, before }) => (before === null ? [id] : [])));
    const back = new Set(this.rowsOf('organization').flatMap(({ id, before }) => (before === null ? [] : [id])));
    const links = this.rowsOf('organization_link').flatMap(({ before, after }) =>
      [before, after].flatMap((row) => (row ? Object.values(pick(row, ['childId', 'parentId'])) : [])),
    );
    const ids = new Set([...this.parts.map(({ organizationId }) => organizationId), ...links]);
    return [...ids].map((organizationId) => ({
      organizationId,
      from,
      ...(gone.has(organizationId) && { isGone: true }),
      ...(back.has(organizationId) && { isBack: true }),
    }));
  }

  /** A later act, or somebody else, has changed one of its rows. */
  private async touchedSince(): Promise<string | undefined> {
    for (const change of this.lastOfEach()) {
      const row = await this.manager.findOneBy(this.entityOf(change.table), { id: change.id });
      if (!isSameRow(row, change.after)) return this.wordsOfTouched(change);
    }
    return undefined;
  }

  /** A row may be written more than once by one act. */
  private lastOfEach(): RowChange[] {
    return [...new Map(this.act.rows.map((row) => [`${row.table} ${row.id}`, row])).values()];
  }

  private async wordsOfTouched({ table, id, after, before }: RowChange): Promise<string> {
    const row = pick(after ?? before ?? {}, ['organizationId', 'childId']);
    const organizationId = Object.values(row)[0] ?? id;
    const name = (await namesOf(this.manager, [organizationId])).get(organizationId) ?? 'Tổ chức này';
    const what = table === 'role_assignment' ? 'Vai trò ở' : table === 'group_stay' ? 'Nhóm của' : 'Tổ chức';
    return `${what} ${name} đã được thay đổi sau quyết định này; cần hoàn tác thay đổi đó trước.`;
  }

  /** Whatever belongs to organisations that would never have been. */
  private async onNewOnes(): Promise<string[]> {
    const gone = this.rowsOf('organization').flatMap(({ id, before }) => (before === null ? [id] : []));
    if (gone.length === 0) return [];
    const held: string[] = [];
    for (const metadata of this.manager.connection.entityMetadatas)
      for (const column of metadata.columns)
        if (!FOLLOWING.has(metadata.tableName) && OWNERS.includes(column.propertyName)) {
          const n = await this.countOf(metadata, column.databaseName, gone);
          if (n > 0) held.push(`${n} ${WORDS[metadata.tableName] ?? 'dòng dữ liệu khác'}`);
        }
    const settled = await this.settledMonths(gone);
    return settled > 0 ? [...held, `${settled} tháng đã gửi, miễn hoặc ghi không sinh hoạt`] : held;
  }

  /** Of such rows those the act has not written itself. */
  private async countOf(metadata: EntityMetadata, column: string, gone: readonly string[]): Promise<number> {
    const rows = await ask<{ id: string }>(
      this.manager,
      sql`SELECT ${text(metadata.primaryColumns[0].databaseName)} AS id FROM ${text(metadata.tableName)} WHERE ${text(column)} IN (${[...gone]}) LIMIT 1000`,
    );
    const own = new Set(this.rowsOf(metadata.tableName).map(({ id }) => id));
    return rows.filter(({ id }) => !own.has(id)).length;
  }

  private async settledMonths(cells: readonly string[]): Promise<number> {
    const [{ n }] = await ask<{ n: number | string }>(
      this.manager,
      sql`SELECT count(*) AS n FROM obligation WHERE cell_id IN (${[...cells]}) AND state <> 'OPEN'`,
    );
    return Number(n);
  }

  /** Cards that stand under the superior somebody was moved to. */
  private async onMovedOnes(): Promise<string[]> {
    const held: string[] = [];
    for (const { after } of this.rowsOf('organization_link')) {
      const { childId, parentId, validFrom } = pick(after ?? {}, ['childId', 'parentId', 'validFrom']);
      if (!childId || validFrom !== this.act.fromDay) continue;
      const [{ n }] = await ask<{ n: number | string }>(
        this.manager,
        sql`SELECT count(*) AS n FROM scorecard WHERE cell_id = ${childId} AND superior_id = ${parentId}
          AND month >= ${monthOf(validFrom)}`,
      );
      const name = (await namesOf(this.manager, [childId])).get(childId) ?? '';
      if (Number(n) > 0) held.push(`${n} phiếu của ${name} ở cấp trên mới từ ngày ${formatDate(validFrom)}`);
    }
    return held;
  }

  private rowsOf(table: string): RowChange[] {
    return this.act.rows.filter((row) => row.table === table);
  }

  private entityOf(table: string): new () => Row {
    const found = TABLES.find((entity) => this.manager.connection.getMetadata(entity).tableName === table);
    if (!found) throw new Error(`Acts of the register do not write ${table}.`);
    return found;
  }
}

function pick(row: object, columns: readonly string[]): Record<string, string> {
  const all = row as Record<string, string>;
  return Object.fromEntries(columns.flatMap((column) => (all[column] ? [[column, all[column]]] : [])));
}
