import { randomBytes } from 'node:crypto';
import { foldVietnamese, score } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { aScorecard } from '@chibo/testing';
import type { EntityManager } from 'typeorm';
import { Account, RoleAssignment, Session } from '../src/accounts/account.entities';
import { called } from '../src/accounts/called';
import { sha256 } from '../src/accounts/passwords';
import { CriteriaSetVersion } from '../src/criteria-sets/criteria-set.entity';
import { openDataSources } from '../src/db/data-sources';
import { Database } from '../src/db/database';
import { newId } from '../src/db/new-id';
import { Installation } from '../src/installation/installation.entity';
import { Obligation } from '../src/obligations/obligation.entities';
import { named } from '../src/organizations/named';
import { Organization, OrganizationLink, OrganizationProfile } from '../src/organizations/organization.entities';
import { EMPTY_CONTENT } from '../src/scorecards/content';
import { Meeting, Scorecard } from '../src/scorecards/scorecard.entities';
import { readSettings } from '../src/settings';

/** Month of the ranking; the drafts to be sent are of earlier months. */
export const RANKED_MONTH = '2026-01';
const SINCE = '2000-01-01';
const AT = '2026-01-31T10:00:00.000Z';

export interface Draft {
  scorecardId: string;
  month: string;
  /** Index of the connection (and secretary) that may send it. */
  connection: number;
}

export interface Seed {
  /** Cookie tokens: the officer's, and one secretary's per connection. */
  officer: string;
  secretaries: string[];
  drafts: Draft[];
}

/** 500 branches in 50 organisations with a decided card each, and `perConnection` empty drafts for each connection. */
export async function seed(dataDir: string, connections: number, perConnection: number): Promise<Seed> {
  const sources = await openDataSources(readSettings({ DATA_DIR: dataDir }));
  const database = new Database(sources);
  const result = await database.write((manager) => fill(manager, connections, perConnection));
  await database.onApplicationShutdown();
  return result;
}

async function fill(manager: EntityManager, connections: number, perConnection: number): Promise<Seed> {
  const root = await organization(manager, 'BLOC_PARTY_ORG', 'Đảng bộ Khối');
  const criteriaSetVersionId = await publish(manager, root);
  const cells: { id: string; superiorId: string }[] = [];
  for (let at = 0; at < 50; at += 1) {
    const superiorId = await organization(manager, 'GRASSROOTS_PARTY_ORG', `Đảng bộ cơ sở ${at + 1}`, root);
    for (let of = 0; of < 10; of += 1)
      cells.push({
        id: await organization(manager, 'SUBORDINATE_CELL', `Chi bộ ${at + 1}.${of + 1}`, superiorId),
        superiorId,
      });
  }
  for (const [at, cell] of cells.entries()) await decidedCard(manager, { ...cell, criteriaSetVersionId }, at);
  const officer = await account(manager, 'COMMITTEE_OFFICER', root);
  const secretaries: string[] = [];
  const drafts: Draft[] = [];
  for (let connection = 0; connection < connections; connection += 1) {
    const cell = cells[connection];
    secretaries.push(await account(manager, 'CELL_SECRETARY', cell.id));
    for (let at = 0; at < perConnection; at += 1) {
      const month = `${2001 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
      drafts.push({
        connection,
        month,
        scorecardId: await card(manager, { ...cell, criteriaSetVersionId }, month, {}),
      });
    }
  }
  await manager.insert(Installation, { id: 'this', mode: 'REAL', setupCodeHash: null, createdAt: AT });
  return { officer, secretaries, drafts };
}

async function organization(manager: EntityManager, kind: string, name: string, parentId?: string): Promise<string> {
  const id = newId();
  await manager.insert(Organization, { id, existsFrom: SINCE, existsTo: null, createdAt: AT });
  const period = { validFrom: SINCE, validTo: null };
  await manager.insert(OrganizationProfile, {
    id: newId(),
    organizationId: id,
    kind,
    ...named(name, foldVietnamese(name)),
    leadership: 'COMMITTEE',
    minMinutesOverride: null,
    ...period,
  });
  if (parentId) await manager.insert(OrganizationLink, { id: newId(), childId: id, parentId, ...period });
  return id;
}

async function publish(manager: EntityManager, ownerId: string): Promise<string> {
  const id = newId();
  const { meetingKinds } = hd42Commune;
  await manager.insert(CriteriaSetVersion, {
    id,
    setId: newId(),
    version: 1,
    status: 'PUBLISHED',
    ownerId,
    meetingKinds,
    content: hd42Commune,
    validFrom: SINCE,
    validTo: null,
    publishedAt: AT,
    createdAt: AT,
  });
  return id;
}

export async function account(manager: EntityManager, role: string, organizationId: string): Promise<string> {
  const id = newId();
  const token = randomBytes(32).toString('base64url');
  await manager.insert(Account, {
    id,
    ...called(id, 'Đo tốc độ'),
    passwordHash: null,
    disabledAt: null,
    createdAt: AT,
  });
  await manager.insert(RoleAssignment, {
    id: newId(),
    accountId: id,
    organizationId,
    role,
    validFrom: SINCE,
    validTo: null,
  });
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

interface Place {
  id: string;
  superiorId: string;
  criteriaSetVersionId: string;
}

async function decidedCard(manager: EntityManager, place: Place, at: number): Promise<void> {
  const content = aScorecard(hd42Commune, { facts: { heldOn: `${RANKED_MONTH}-05`, tasksDone: 5 + (at % 7) } });
  const { total, band } = score(
    hd42Commune,
    { ...content.facts, leadership: 'COMMITTEE' } as Parameters<typeof score>[1],
    content.answers as Parameters<typeof score>[2],
  );
  await card(manager, place, RANKED_MONTH, {
    state: 'DECIDED',
    selfTotal: total,
    selfBand: band,
    decidedTotal: total,
    decidedBand: band,
    submittedAt: AT,
    decidedAt: AT,
  });
}

async function card(
  manager: EntityManager,
  { id: cellId, superiorId, criteriaSetVersionId }: Place,
  month: string,
  state: Partial<Scorecard>,
): Promise<string> {
  const [id, meetingId] = [newId(), newId()];
  await manager.insert(Obligation, {
    id: newId(),
    cellId,
    month,
    kind: 'REGULAR',
    state: state.state ? 'MET' : 'OPEN',
    reason: null,
    document: null,
    version: 1,
  });
  await manager.insert(Meeting, { id: meetingId, cellId, month, slot: 'R', kind: 'REGULAR', heldOn: null });
  await manager.insert(Scorecard, {
    id,
    meetingId,
    cellId,
    month,
    kind: 'REGULAR',
    superiorId,
    state: 'DRAFT',
    version: 1,
    criteriaSetVersionId,
    draft: EMPTY_CONTENT,
    savedAt: AT,
    ...state,
  });
  return id;
}
