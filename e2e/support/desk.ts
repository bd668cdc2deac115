import type {
  CellFilter,
  CellRow,
  DemoAccountView,
  InstallationView,
  MonthCellsView,
  NewAccountView,
} from '@chibo/contracts';
import type { Role } from '@chibo/domain';
import { type APIRequestContext, request } from '@playwright/test';
import type { App } from './app';

/** Labels of the roles whose accounts a demonstration offers. */
const ADMINISTRATOR = 'Quản trị hệ thống';
const BLOC_OFFICE = { role: 'Cán bộ cấp ủy', organization: 'Đảng bộ Khối các cơ quan tỉnh Lào Cai' };

/**
 * Somebody signed in beside the browser: to prepare a journey, and to ask the service what it really holds. Refusals of
 * the service fail the journey with their words.
 */
export class Desk {
  private constructor(private readonly context: APIRequestContext) {}

  /** Sits down as the demonstration account of that role and organisation. */
  static async of(app: App, roleLabel: string, organizationName?: string): Promise<Desk> {
    const desk = await Desk.at(app.url);
    const accounts = await desk.get<DemoAccountView[]>('session/demo-accounts');
    const account = accounts.find(
      (one) => one.roleLabel === roleLabel && (!organizationName || one.organizationName === organizationName),
    );
    await desk.post('session/demo', { accountId: account?.accountId });
    return desk;
  }

  /** Nobody yet, at a running service. */
  static async at(url: string): Promise<Desk> {
    return new Desk(await request.newContext({ baseURL: `${url}/api/`, extraHTTPHeaders: { 'X-Chibo': '1' } }));
  }

  /** Sits down with a name and its password, at a real service too. */
  static async signIn(url: string, login: string, password: string): Promise<Desk> {
    const desk = await Desk.at(url);
    await desk.post('session', { login, password });
    return desk;
  }

  async get<T>(path: string): Promise<T> {
    return this.answer<T>(await this.context.get(path), path);
  }

  async post<T>(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<T> {
    return this.answer<T>(await this.context.post(path, { data: body, headers }), path);
  }

  async put<T>(path: string, body: object): Promise<T> {
    return this.answer<T>(await this.context.put(path, { data: body }), path);
  }

  async patch<T>(path: string, body: object, headers: Record<string, string> = {}): Promise<T> {
    return this.answer<T>(await this.context.patch(path, { data: body, headers }), path);
  }

  private async answer<T>(response: Awaited<ReturnType<APIRequestContext['get']>>, path: string): Promise<T> {
    const text = await response.text();
    if (!response.ok()) throw new Error(`${path}: ${response.status()} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/** The service's current month, `yyyy-mm`. */
export async function currentMonth(desk: Desk): Promise<string> {
  return (await desk.get<InstallationView>('installation')).today.slice(0, 7);
}

/** Branches of the whole bloc in this month, by how far they have come. */
export async function cellsOf(app: App, filter: CellFilter): Promise<CellRow[]> {
  const office = await Desk.of(app, BLOC_OFFICE.role, BLOC_OFFICE.organization);
  const month = await currentMonth(office);
  const cells: CellRow[] = [];
  for (let page = 1; ; page += 1) {
    const { cells: some } = await office.get<MonthCellsView>(`months/${month}/cells?filter=${filter}&page=${page}`);
    if (some.length === 0) return cells;
    cells.push(...some);
  }
}

/** A branch nobody has begun this month's card of, for one journey alone: with secretary, deputy and superior officer. */
export async function untouchedBranch(app: App): Promise<CellRow> {
  const administrator = await Desk.of(app, ADMINISTRATOR);
  const offered = await administrator.get<DemoAccountView[]>('session/demo-accounts');
  const taken = new Set(offered.map(({ organizationName }) => organizationName));
  const cell = (await cellsOf(app, 'INCOMPLETE')).find(
    ({ state, name, parentName }) => state === 'OPEN' && !taken.has(name) && !taken.has(parentName),
  );
  if (!cell) throw new Error('Every branch has begun its card.');
  await appoint(app, administrator, 'CELL_SECRETARY', cell.cellId);
  await appoint(app, administrator, 'CELL_DEPUTY', cell.cellId);
  await appoint(app, administrator, 'COMMITTEE_OFFICER', cell.parentId);
  return cell;
}

/** With a password of their own: the one that is given out opens nothing but the choice of it. */
async function appoint(app: App, administrator: Desk, role: Role, organizationId: string): Promise<void> {
  const login = `${role.toLowerCase()}.${organizationId.slice(-8)}`;
  const body = { login, displayName: `Minh họa ${login}`, role, organizationId };
  const { oneTimePassword } = await administrator.post<NewAccountView>('accounts', body);
  const person = await Desk.signIn(app.url, login, oneTimePassword);
  await person.put('session/password', { current: oneTimePassword, next: 'thuyền neo bến vắng chiều thu' });
}
