import type { Role, SheetChange, SheetFault, SheetRow } from '@chibo/domain';
import { addDays, formatDate, loginFromName, ROLE_LABEL, whyRoleMisplaced } from '@chibo/domain';
import type { KnownAccount, KnownRole } from '../accounts/accounts-known';
import type { IntakePerson, IntakeRole } from '../accounts/account-intake';
import { loginKeyOf } from '../accounts/called';
import type { JudgedRow } from './judged-row';
import { refused, rowsBy, rowsWords, textIn } from './judged-row';
import type { KnownOrganization } from './known-organizations';

/** What one row adds to a person; rows of one person are taken in together. */
export interface PersonPlan {
  person: Omit<IntakePerson, 'roles'>;
  role?: IntakeRole;
}

interface Ground {
  today: string;
  rows: readonly SheetRow[];
  organizations: ReadonlyMap<string, KnownOrganization>;
  /** Ids of organisations over which the actor has the right. */
  reached: ReadonlySet<string>;
  /** By login, as it is compared. */
  accounts: ReadonlyMap<string, KnownAccount>;
  /** By organisation. */
  accountsAt: ReadonlyMap<string, readonly KnownAccount[]>;
  /** Logins there are, as they are compared. */
  taken: ReadonlySet<string>;
}

const HEAD = {
  name: 'Họ và tên',
  login: 'Tên đăng nhập',
  role: 'Vai trò',
  code: 'Mã tổ chức',
  from: 'Từ ngày',
  until: 'Đến hết ngày',
} as const;

const LOGIN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Rows of the people's sheet among each other and against what is there. */
export class PeopleRows {
  /** Logins of the file and those made for it, as they are compared. */
  private readonly used: Set<string>;
  private readonly sameRole: ReadonlyMap<string, number[]>;
  private readonly nameless: ReadonlyMap<string, number[]>;
  private readonly names = new Map<string, { name: string; row: number }>();

  constructor(private readonly ground: Ground) {
    const { rows, taken } = ground;
    this.used = new Set([...taken, ...rows.flatMap((row) => textIn(row, 'login') ?? []).map(loginKeyOf)]);
    this.sameRole = rowsBy(rows, (row) => {
      const login = textIn(row, 'login');
      return login && [loginKeyOf(login), textIn(row, 'role'), textIn(row, 'code')].join('\n');
    });
    this.nameless = rowsBy(rows, (row) => (textIn(row, 'login') ? undefined : textIn(row, 'name')?.toLowerCase()));
    for (const row of rows) this.noteName(row);
  }

  /** The first row of a person says how they are called. */
  private noteName(row: SheetRow): void {
    const [login, name] = [textIn(row, 'login'), textIn(row, 'name')];
    if (login && name && !this.names.has(loginKeyOf(login))) this.names.set(loginKeyOf(login), { name, row: row.row });
  }

  all(): JudgedRow<PersonPlan>[] {
    return this.ground.rows.map((row) => this.judge(row));
  }

  private judge(row: SheetRow): JudgedRow<PersonPlan> {
    const [name = '', role, code = ''] = [
      textIn(row, 'name'),
      textIn(row, 'role') as Role | undefined,
      textIn(row, 'code'),
    ];
    const organization = this.ground.organizations.get(code);
    const place = organization?.name ?? code;
    const title = [name, role && ROLE_LABEL[role], place].filter(Boolean).join(', ');
    if (row.faults.length > 0 || !role) return refused(row, title, []);
    const account = this.accountOf(row, role, organization);
    const faults = [...this.placeFaults(row, role, organization), ...this.personFaults(row, account)];
    const held = account && organization && heldNow(account, role, organization.id, this.ground.today);
    faults.push(...this.dayFaults(row, held));
    if (held && role === 'ADMIN' && this.untilOf(row, held) !== held.until)
      faults.push(fault('until', 'Vai trò quản trị chỉ kết thúc ở trang Tài khoản.'));
    if (faults.length > 0 || !organization) return refused(row, title, faults);
    return this.fateOf(row, { title, role, organization, account, held });
  }

  /** By its login; without one, whoever of this name has this very role there: the same file sent twice makes nobody twice. */
  private accountOf(row: SheetRow, role: Role, organization: KnownOrganization | undefined): KnownAccount | undefined {
    const login = textIn(row, 'login');
    if (login) return this.ground.accounts.get(loginKeyOf(login));
    const name = textIn(row, 'name')?.toLowerCase();
    return this.ground.accountsAt
      .get(organization?.id ?? '')
      ?.find(
        (each) =>
          each.displayName.toLowerCase() === name && heldNow(each, role, organization?.id ?? '', this.ground.today),
      );
  }

  private placeFaults(row: SheetRow, role: Role, organization: KnownOrganization | undefined): SheetFault[] {
    const { today, reached } = this.ground;
    const code = textIn(row, 'code');
    if (!organization)
      return [fault('code', 'Không có tổ chức nào mang mã này. Đồng chí nhập bảng tổ chức trước.', code)];
    if (!reached.has(organization.id)) return [fault('code', 'Tổ chức này ngoài phạm vi của đồng chí.', code)];
    if (organization.existsTo !== null && organization.existsTo <= today)
      return [fault('code', `Tổ chức này đã kết thúc từ ngày ${formatDate(organization.existsTo)}.`, code)];
    if (organization.existsFrom > (textIn(row, 'from') ?? today))
      return [fault('from', `Tổ chức này mới có từ ngày ${formatDate(organization.existsFrom)}.`)];
    const misplaced = whyRoleMisplaced(role, organization.isCell);
    return misplaced ? [fault('role', misplaced, ROLE_LABEL[role])] : [];
  }

  private personFaults(row: SheetRow, account: KnownAccount | undefined): SheetFault[] {
    const [login, name = ''] = [textIn(row, 'login'), textIn(row, 'name')];
    const others = (rows: readonly number[] | undefined): number[] => (rows ?? []).filter((each) => each !== row.row);
    const faults: (SheetFault | undefined)[] = [];
    if (login === undefined) {
      const twins = others(this.nameless.get(name.toLowerCase()));
      const which = `Cùng họ tên với ${rowsWords(twins)}. Đồng chí ghi tên đăng nhập: giống nhau nếu là một người, khác nhau nếu là hai người.`;
      return twins.length > 0 ? [fault('login', which)] : [];
    }
    if (!LOGIN.test(login))
      faults.push(fault('login', 'Chỉ gồm chữ không dấu, số, dấu chấm, gạch dưới và gạch nối.', login));
    const first = this.names.get(loginKeyOf(login));
    if (first && first.name !== name)
      faults.push(fault('name', `Dòng ${first.row} ghi tên đăng nhập này là của ${first.name}.`, name));
    const same = others(this.sameRole.get([loginKeyOf(login), textIn(row, 'role'), textIn(row, 'code')].join('\n')));
    if (same.length > 0) faults.push({ text: `Vai trò này còn ở ${rowsWords(same)}.` });
    if (account && !this.isOver(account)) faults.push(fault('login', 'Tên đăng nhập này đã có.', login));
    else if (account?.disabled) faults.push(fault('login', 'Tài khoản này đang bị khóa.', login));
    return faults.filter((each) => each !== undefined);
  }

  /** Nobody reaches above himself: every role stands where this actor gives out accounts. */
  private isOver({ roles }: KnownAccount): boolean {
    return roles.every(({ organizationId }) => this.ground.reached.has(organizationId));
  }

  private dayFaults(row: SheetRow, held: KnownRole | undefined): SheetFault[] {
    const { today } = this.ground;
    const [from, until] = [textIn(row, 'from'), textIn(row, 'until')];
    if (held && from && from !== held.from)
      return [
        fault(
          'from',
          `Vai trò này ghi từ ngày ${formatDate(held.from)}; bảng không đổi ngày bắt đầu.`,
          formatDate(from),
        ),
      ];
    const start = held?.from ?? from ?? today;
    if (!held && start < today)
      return [fault('from', `Vai trò mới có hiệu lực sớm nhất từ hôm nay, ${formatDate(today)}.`, formatDate(start))];
    if (until === undefined || until === held?.until) return [];
    if (until < start) return [fault('until', `Trước ngày bắt đầu ${formatDate(start)}.`, formatDate(until))];
    return until < addDays(today, -1) ? [fault('until', 'Ngày này đã qua.', formatDate(until))] : [];
  }

  private fateOf(
    row: SheetRow,
    {
      title,
      role,
      organization,
      account,
      held,
    }: {
      title: string;
      role: Role;
      organization: KnownOrganization;
      account: KnownAccount | undefined;
      held: KnownRole | undefined;
    },
  ): JudgedRow<PersonPlan> {
    const name = textIn(row, 'name') ?? '';
    const login = account?.login ?? textIn(row, 'login') ?? this.newLogin(name);
    const renamed = account !== undefined && account.displayName !== name;
    const until = this.untilOf(row, held);
    const changes = [
      ...(renamed ? [{ column: HEAD.name, before: account.displayName, after: name }] : []),
      ...(held && held.until !== until
        ? [{ column: HEAD.until, before: dayWords(held.until), after: dayWords(until) }]
        : []),
    ] satisfies SheetChange[];
    if (held && changes.length === 0) return { ...row, fate: 'SAME', title, changes };
    const wanted = {
      role,
      organizationId: organization.id,
      from: held?.from ?? textIn(row, 'from') ?? this.ground.today,
      until,
    };
    const own = held?.until === until ? undefined : { ...wanted, ...(held ? { id: held.id } : {}) };
    const plan = { person: { accountId: account?.id, login, displayName: name, renamed }, role: own };
    const made = `${title} (${account ? 'thêm vai trò cho' : 'tên đăng nhập'} ${login})`;
    return held
      ? { ...row, fate: 'CHANGED', title, changes, plan }
      : { ...row, fate: 'NEW', title: made, changes, plan };
  }

  /** A column the file has not says nothing of a role that is there. */
  private untilOf(row: SheetRow, held: KnownRole | undefined): string | null {
    return 'until' in row.values ? (textIn(row, 'until') ?? null) : (held?.until ?? null);
  }

  private newLogin(name: string): string {
    const login = loginFromName(name, (each) => this.used.has(loginKeyOf(each)));
    this.used.add(loginKeyOf(login));
    return login;
  }
}

/** The role as it holds today or is to come. */
function heldNow({ roles }: KnownAccount, role: Role, organizationId: string, today: string): KnownRole | undefined {
  return roles.find(
    (each) =>
      each.role === role && each.organizationId === organizationId && (each.until === null || each.until >= today),
  );
}

function dayWords(day: string | null): string {
  return day === null ? 'không hạn' : formatDate(day);
}

function fault(key: keyof typeof HEAD, text: string, value?: string): SheetFault {
  return { column: HEAD[key], ...(value ? { value } : {}), text };
}
