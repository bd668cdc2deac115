import { randomBytes } from 'node:crypto';
import { addMonths, foldVietnamese, monthOf, vietnamDay } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import type { EntityManager } from 'typeorm';
import { Account, RoleAssignment, Session } from '../src/accounts/account.entities';
import { called } from '../src/accounts/called';
import { sha256 } from '../src/accounts/passwords';
import { CellMonths } from '../src/cell-months/cell-months.service';
import { Clock } from '../src/clock';
import { CriteriaSetVersion } from '../src/criteria-sets/criteria-set.entity';
import { openDataSources } from '../src/db/data-sources';
import { Database } from '../src/db/database';
import { newId } from '../src/db/new-id';
import { insertRows } from '../src/demo/insert-rows';
import { Installation } from '../src/installation/installation.entity';
import { named } from '../src/organizations/named';
import { Organization, OrganizationLink, OrganizationProfile } from '../src/organizations/organization.entities';
import { RegisterChanges } from '../src/organizations/register-changes';
import { readSettings } from '../src/settings';
import type { Place } from './seed-cards';
import { card, decidedCard, sentCard } from './seed-cards';

/** Month of ranking and table; the drafts to be sent are of earlier months, and so are the cards that wait. */
export const RANKED_MONTH = '2026-01';
export const QUEUE_MONTH = '2025-12';
const SINCE = '2000-01-01';
const AT = '2026-01-31T10:00:00.000Z';

const COMMITTEES = 50;
const CELLS_OF_EACH = 10;
const WAITING = 100;

export interface SeedSize {
  connections: number;
  draftsPerConnection: number;
  /** Organisations that stand in the register and are asked for nothing. */
  further: number;
}

export interface Draft {
  scorecardId: string;
  month: string;
  /** Index of the connection (and secretary) that may send it. */
  connection: number;
}

export interface Seed {
  root: string;
  /** The committee for which a hundred cards wait. */
  queueCommittee: string;
  /** Cookie tokens: of its officer and the root's, and one secretary's per connection. */
  officers: { root: string; queue: string };
  secretaries: string[];
  drafts: Draft[];
}

/**
 * 500 branches in 50 organisations with a decided card each, empty drafts for each connection, and one organisation of a
 * hundred branches whose cards wait, each with one of the month before.
 */
export async function seed(dataDir: string, size: SeedSize): Promise<Seed> {
  const sources = await openDataSources(readSettings({ DATA_DIR: dataDir }));
  const database = new Database(sources);
  const result = await database.write((manager) => fill(manager, size));
  // What is derived is derived by the product, for both sides.
  await new CellMonths(database, new Clock(), new RegisterChanges()).reconcile();
  await sources.writer.query('ANALYZE');
  await database.onApplicationShutdown();
  return result;
}

async function fill(manager: EntityManager, size: SeedSize): Promise<Seed> {
  const root = await organization(manager, 'BLOC_PARTY_ORG', 'Đảng bộ Khối');
  const criteriaSetVersionId = await publish(manager, root);
  const cells: Place[] = [];
  for (let at = 1; at <= COMMITTEES; at += 1)
    cells.push(...(await committee(manager, root, String(at), CELLS_OF_EACH, criteriaSetVersionId)).cells);
  for (const [at, cell] of cells.entries()) await decidedCard(manager, cell, RANKED_MONTH, at);
  const waiting = await committee(manager, root, 'chờ', WAITING, criteriaSetVersionId);
  for (const [at, cell] of waiting.cells.entries()) {
    await decidedCard(manager, cell, addMonths(QUEUE_MONTH, -1), at + 3);
    await sentCard(manager, cell, QUEUE_MONTH, at);
  }
  // A month that stands open is opened for nobody else: else the product alone would begin with all months up to today.
  await card(manager, waiting.cells[0], monthOf(vietnamDay(new Date())));
  await further(manager, size.further);
  const officers = {
    root: await account(manager, 'COMMITTEE_OFFICER', root),
    queue: await account(manager, 'COMMITTEE_OFFICER', waiting.id),
  };
  const own = await secretariesOf(manager, cells.slice(0, size.connections), size.draftsPerConnection);
  await manager.insert(Installation, { id: 'this', mode: 'REAL', setupCodeHash: null, createdAt: AT });
  return { root, queueCommittee: waiting.id, officers, ...own };
}

async function committee(
  manager: EntityManager,
  root: string,
  name: string,
  cells: number,
  criteriaSetVersionId: string,
): Promise<{ id: string; cells: Place[] }> {
  const superiorId = await organization(manager, 'GRASSROOTS_PARTY_ORG', `Đảng bộ cơ sở ${name}`, root);
  const places: Place[] = [];
  for (let at = 1; at <= cells; at += 1) {
    const id = await organization(manager, 'SUBORDINATE_CELL', `Chi bộ ${name}.${at}`, superiorId);
    places.push({ id, superiorId, criteriaSetVersionId });
  }
  return { id: superiorId, cells: places };
}

async function secretariesOf(
  manager: EntityManager,
  cells: readonly Place[],
  draftsOfEach: number,
): Promise<Pick<Seed, 'secretaries' | 'drafts'>> {
  const [secretaries, drafts]: [string[], Draft[]] = [[], []];
  for (const [connection, cell] of cells.entries()) {
    secretaries.push(await account(manager, 'CELL_SECRETARY', cell.id));
    for (let at = 0; at < draftsOfEach; at += 1) {
      const month = addMonths('2001-01', at);
      drafts.push({ connection, month, scorecardId: await card(manager, cell, month) });
    }
  }
  return { secretaries, drafts };
}

async function organization(manager: EntityManager, kind: string, name: string, parentId?: string): Promise<string> {
  const { id, rows } = place(kind, name, parentId);
  await manager.insert(Organization, rows.organization);
  await manager.insert(OrganizationProfile, rows.profile);
  if (rows.link) await manager.insert(OrganizationLink, rows.link);
  return id;
}

interface Rows {
  organization: Organization;
  profile: OrganizationProfile;
  link?: OrganizationLink;
}

function place(kind: string, name: string, parentId?: string): { id: string; rows: Rows } {
  const id = newId();
  const period = { validFrom: SINCE, validTo: null };
  const rest = { leadership: 'COMMITTEE', minMinutesOverride: null, orderedBy: null, nationalCode: null } as const;
  const profile = { id: newId(), organizationId: id, kind, ...named(name, foldVietnamese(name)), ...rest, ...period };
  const link = parentId ? { id: newId(), childId: id, parentId, ...period } : undefined;
  return { id, rows: { organization: { id, existsFrom: SINCE, existsTo: null, createdAt: AT }, profile, link } };
}

/** A tree of its own: committees of a hundred branches, a hundred of them under each one above. */
async function further(manager: EntityManager, organizations: number): Promise<void> {
  const rows: Rows[] = [];
  const add = (kind: string, name: string, parentId?: string): string => {
    const made = place(kind, name, parentId);
    rows.push(made.rows);
    return made.id;
  };
  let [top, above] = ['', ''];
  for (let at = 0; rows.length < organizations; at += 1) {
    if (at % 10_000 === 0) top = add('PROVINCIAL_PARTY_ORG', `Đảng bộ tỉnh khác ${at}`);
    if (at % 100 === 0) above = add('GRASSROOTS_PARTY_ORG', `Đảng bộ khác ${at}`, top);
    add('SUBORDINATE_CELL', `Chi bộ khác ${at}`, above);
  }
  await insertRows(
    manager,
    Organization,
    rows.map((row) => row.organization),
  );
  await insertRows(
    manager,
    OrganizationProfile,
    rows.map((row) => row.profile),
  );
  await insertRows(
    manager,
    OrganizationLink,
    rows.flatMap((row) => row.link ?? []),
  );
}

async function publish(manager: EntityManager, ownerId: string): Promise<string> {
  const id = newId();
  const { meetingKinds } = hd42Commune;
  const period = { validFrom: SINCE, validTo: null, publishedAt: AT, createdAt: AT };
  const version = { id, setId: newId(), version: 1, status: 'PUBLISHED' as const, ownerId, meetingKinds, ...period };
  await manager.insert(CriteriaSetVersion, { ...version, content: hd42Commune });
  return id;
}

export async function account(manager: EntityManager, role: string, organizationId: string): Promise<string> {
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  const rest = { passwordHash: null, disabledAt: null, createdAt: AT };
  await manager.insert(Account, { id, ...called(id, 'Đo tốc độ'), ...rest });
  const period = { validFrom: SINCE, validTo: null };
  await manager.insert(RoleAssignment, { id: newId(), accountId: id, organizationId, role, ...period });
  const now = new Date().toISOString();
  await manager.insert(Session, {
    tokenHash: sha256(token),
    accountId: id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: '2099-01-01T00:00:00.000Z',
    idleSeconds: 86_400,
  });
  return token;
}
