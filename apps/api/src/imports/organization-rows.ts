import { type ChangeOrganizationBody, type CreateOrganizationBody } from '@chibo/contracts';
import type { Leadership, SheetChange, SheetFault, SheetRow } from '@chibo/domain';
import { formatDate, LEADERSHIP_LABEL } from '@chibo/domain';
import type { JudgedRow } from './judged-row';
import { refused, rowsBy, rowsWords, textIn } from './judged-row';
import type { KnownOrganization } from './known-organizations';

/** How a row becomes an act of the register. */
export interface OrganizationPlan {
  code: string;
  /** Absent: a new organisation. */
  id?: string;
  body: CreateOrganizationBody | ChangeOrganizationBody;
  parentId?: string;
  /** The superior is made by the row of this code. */
  parentRow?: string;
}

type Placed = Pick<KnownOrganization, 'id' | 'parentId' | 'code' | 'name'>;

/** What the rows are held against. */
interface Ground {
  today: string;
  rows: readonly SheetRow[];
  /** By every code they have or had. */
  known: ReadonlyMap<string, KnownOrganization>;
  /** By id, with all that stand above them. */
  above: ReadonlyMap<string, Placed>;
  /** Ids over which the actor has the right. */
  reached: ReadonlySet<string>;
  kinds: ReadonlyMap<string, { label: string; is_cell: number }>;
}

const HEAD = {
  code: 'Mã',
  name: 'Tên tổ chức',
  kind: 'Loại',
  parentCode: 'Mã cấp trên',
  from: 'Từ ngày',
  leadership: 'Chi ủy',
  minMinutes: 'Thời lượng tối thiểu riêng',
  nationalCode: 'Mã quốc gia',
  changedFrom: 'Thay đổi từ ngày',
} as const;

export function parentCodeOf({ parentId }: Placed, above: ReadonlyMap<string, Placed>): string | undefined {
  return parentId ? above.get(parentId)?.code : undefined;
}

/** Rows of the register's sheet among each other and against what is there. */
export class OrganizationRows {
  private readonly byCode: ReadonlyMap<string, SheetRow>;
  private readonly twice: ReadonlyMap<string, number[]>;
  /** By code: whether the row is found at fault; those below it are too. */
  private readonly wrong = new Map<string, boolean>();
  private readonly aboveByCode: ReadonlyMap<string, Placed>;
  /** Ids of those that have others below them, as far as the file and what stands above it tell. */
  private readonly superiors: ReadonlySet<string>;

  constructor(private readonly ground: Ground) {
    const above = [...ground.above.values()];
    this.aboveByCode = new Map(above.map((each) => [each.code, each]));
    this.superiors = new Set(above.flatMap(({ parentId }) => (parentId ? [parentId] : [])));
    this.byCode = new Map(ground.rows.flatMap((row) => (codeOf(row) ? [[codeOf(row) ?? '', row] as const] : [])));
    this.twice = rowsBy(ground.rows, codeOf);
  }

  all(): JudgedRow<OrganizationPlan>[] {
    return this.ground.rows.map((row) => this.judge(row));
  }

  private judge(row: SheetRow): JudgedRow<OrganizationPlan> {
    const code = codeOf(row);
    const known = code === undefined ? undefined : this.ground.known.get(code);
    const title = [code, textIn(row, 'name') ?? known?.name].filter(Boolean).join(' – ');
    if (row.faults.length > 0 || code === undefined) return refused(row, title, []);
    const faults = this.faultsOf(row, code, known);
    if (faults.length > 0) return refused(row, title, faults);
    return known ? this.changed(row, title, known) : this.made(row, title, code);
  }

  private faultsOf(row: SheetRow, code: string, known: KnownOrganization | undefined): SheetFault[] {
    const others = (this.twice.get(code) ?? []).filter((each) => each !== row.row);
    const faults: (SheetFault | undefined)[] = [
      others.length > 0 ? fault('code', `Mã này còn ở ${rowsWords(others)}. Mỗi tổ chức một dòng.`, code) : undefined,
      known && !this.ground.reached.has(known.id)
        ? fault('code', 'Mã này đã dùng cho tổ chức ngoài phạm vi của đồng chí.', code)
        : known && this.ofKnown(row, known),
      this.parentFault(row, known),
      this.ofKind(row, code),
    ];
    return faults.filter((each) => each !== undefined);
  }

  private ofKnown(row: SheetRow, known: KnownOrganization): SheetFault | undefined {
    const { code, existsFrom, existsTo } = known;
    const from = textIn(row, 'from');
    if (existsTo !== null && existsTo <= this.ground.today)
      return fault('code', `Tổ chức này đã kết thúc từ ngày ${formatDate(existsTo)}.`, code);
    if (code !== codeOf(row)) return fault('code', `Đây là mã cũ; nay là ${code}.`, codeOf(row));
    if (from && from !== existsFrom)
      return fault(
        'from',
        `Đang ghi từ ngày ${formatDate(existsFrom)}; bảng không đổi ngày thành lập.`,
        formatDate(from),
      );
    return undefined;
  }

  private parentFault(row: SheetRow, known: KnownOrganization | undefined): SheetFault | undefined {
    const code = textIn(row, 'parentCode');
    // Of an organisation that is there, a column that is missing says nothing.
    if (code === undefined)
      return known && (!('parentCode' in row.values) || known.parentId === null)
        ? undefined
        : fault('parentCode', 'Chưa ghi. Tổ chức này cần có cấp trên trực tiếp.');
    const why = this.whyNotParent(row, code, known);
    return why === undefined ? undefined : fault('parentCode', why, code);
  }

  private whyNotParent(row: SheetRow, code: string, known: KnownOrganization | undefined): string | undefined {
    const parent = this.ground.known.get(code);
    const inFile = this.byCode.get(code);
    if (known && known.parentId === null) return 'Tổ chức gốc không có cấp trên.';
    if (this.isCircle(row)) return 'Các dòng đặt tổ chức này ở dưới chính nó.';
    if (!parent && !inFile) return 'Không có tổ chức nào mang mã này, trong hệ thống cũng như trong tệp.';
    // Unchanged it stays, wherever it stands.
    if (known && parent && known.parentId === parent.id) return undefined;
    if (parent && !this.ground.reached.has(parent.id)) return 'Cấp trên này ngoài phạm vi của đồng chí.';
    if (inFile && this.isWrong(inFile)) return `Cấp trên ở dòng ${inFile.row} bị từ chối.`;
    if (this.isCell(textIn(inFile ?? row, 'kind'), inFile ? undefined : parent))
      return 'Chi bộ không có tổ chức cấp dưới.';
    const since = parent?.existsFrom ?? (inFile && this.fromOf(inFile)) ?? '';
    const from = known ? this.changedFrom(row) : this.fromOf(row);
    return from < since ? `Cấp trên này mới có từ ngày ${formatDate(since)}.` : undefined;
  }

  private isCell(kind: string | undefined, parent: KnownOrganization | undefined): boolean {
    return parent ? parent.isCell : this.ground.kinds.get(kind ?? '')?.is_cell === 1;
  }

  /** Those below a committee that becomes a branch. */
  private ofKind(row: SheetRow, code: string): SheetFault | undefined {
    const kind = textIn(row, 'kind');
    const known = this.ground.known.get(code);
    if (!known || known.isCell || !this.isCell(kind, undefined)) return undefined;
    return this.superiors.has(known.id)
      ? fault('kind', 'Tổ chức này có tổ chức cấp dưới nên không thể là chi bộ.')
      : undefined;
  }

  /** Whether a row that others lean on is at fault. Circles are found before. */
  private isWrong(row: SheetRow): boolean {
    const code = codeOf(row) ?? '';
    const known = this.wrong.get(code);
    if (known !== undefined) return known;
    this.wrong.set(code, false);
    const found = this.judge(row).fate === 'REFUSED';
    this.wrong.set(code, found);
    return found;
  }

  /** Upwards by what the file says, else by what is there. */
  private isCircle(row: SheetRow): boolean {
    const start = codeOf(row);
    const seen = new Set<string>();
    for (let at = start; at !== undefined && !seen.has(at);) {
      seen.add(at);
      at = this.parentOf(at);
      if (at === start) return true;
    }
    return false;
  }

  private parentOf(code: string): string | undefined {
    const row = this.byCode.get(code);
    const said = row && textIn(row, 'parentCode');
    if (said) return said;
    const known = this.ground.known.get(code) ?? this.aboveByCode.get(code);
    return known && parentCodeOf(known, this.ground.above);
  }

  private fromOf(row: SheetRow): string {
    return textIn(row, 'from') ?? `${this.ground.today.slice(0, 4)}-01-01`;
  }

  private changedFrom(row: SheetRow): string {
    return textIn(row, 'changedFrom') ?? this.ground.today;
  }

  private made(row: SheetRow, title: string, code: string): JudgedRow<OrganizationPlan> {
    const { name, kind, leadership, minMinutes, nationalCode = null } = row.values;
    const body = {
      code,
      name,
      kind,
      from: this.fromOf(row),
      leadership: leadership ?? null,
      minMinutesOverride: minMinutes ?? null,
      nationalCode,
    };
    const plan = { code, body: body as CreateOrganizationBody, ...this.parent(row) };
    return { ...row, fate: 'NEW', title, changes: [], plan };
  }

  private parent(row: SheetRow): Pick<OrganizationPlan, 'parentId' | 'parentRow'> {
    const code = textIn(row, 'parentCode');
    const known = code === undefined ? undefined : this.ground.known.get(code);
    return known ? { parentId: known.id } : { parentRow: code };
  }

  private changed(row: SheetRow, title: string, known: KnownOrganization): JudgedRow<OrganizationPlan> {
    const { changes, body } = this.differences(row, known);
    const parentBefore = parentCodeOf(known, this.ground.above);
    const parentAfter = textIn(row, 'parentCode');
    const moves = parentAfter !== undefined && parentAfter !== parentBefore;
    const moved = moves ? [{ column: HEAD.parentCode, before: parentBefore ?? '', after: parentAfter }] : [];
    const all = [...changes, ...moved];
    if (all.length === 0) return { ...row, fate: 'SAME', title, changes: [] };
    const from = this.changedFrom(row);
    const plan = { code: known.code, id: known.id, body: { ...body, from }, ...(moves ? this.parent(row) : {}) };
    return {
      ...row,
      fate: 'CHANGED',
      title,
      changes: [...all, { column: HEAD.changedFrom, before: '', after: formatDate(from) }],
      plan,
    };
  }

  /** Columns the file has not say nothing. */
  private differences(
    row: SheetRow,
    known: KnownOrganization,
  ): { changes: SheetChange[]; body: ChangeOrganizationBody } {
    const body: Record<string, unknown> = {};
    const changes: SheetChange[] = [];
    const differs = (
      key: keyof typeof HEAD,
      field: string,
      before: unknown,
      after: unknown,
      words: (value: unknown) => string,
    ): void => {
      if (after === undefined || after === before) return;
      body[field] = after;
      changes.push({ column: HEAD[key], before: words(before), after: words(after) });
    };
    const plain = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
    differs('name', 'name', known.name, textIn(row, 'name'), plain);
    differs(
      'kind',
      'kind',
      known.kind,
      textIn(row, 'kind'),
      (kind) => this.ground.kinds.get(plain(kind))?.label ?? plain(kind),
    );
    differs(
      'leadership',
      'leadership',
      known.leadership,
      textIn(row, 'leadership'),
      (value) => LEADERSHIP_LABEL[value as Leadership],
    );
    differs('minMinutes', 'minMinutesOverride', known.minMinutes, row.values['minMinutes'], plain);
    differs('nationalCode', 'nationalCode', known.nationalCode, row.values['nationalCode'], plain);
    return { changes, body: body as unknown as ChangeOrganizationBody };
  }
}

function codeOf(row: SheetRow): string | undefined {
  return textIn(row, 'code');
}

function fault(key: keyof typeof HEAD, text: string, value?: string): SheetFault {
  return { column: HEAD[key], ...(value === undefined ? {} : { value }), text };
}
