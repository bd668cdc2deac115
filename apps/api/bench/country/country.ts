import { setImmediate as turn } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { addDays, addMonths, lastDayOf, monthOf, vietnamDay } from '@chibo/domain';
import { hd42Commune } from '@chibo/domain/templates';
import { CriteriaSetVersion } from '../../src/criteria-sets/criteria-set.entity';
import type { Database } from '../../src/db/database';
import { newId } from '../../src/db/new-id';
import { insertRows } from '../../src/demo/insert-rows';
import { Installation } from '../../src/installation/installation.entity';
import { CellMonthDay } from '../../src/cell-months/cell-month.entity';
import { countAnew, miscounted } from '../../src/cell-months/month-counts';
import { named } from '../../src/organizations/named';
import { Organization, OrganizationLink, OrganizationProfile } from '../../src/organizations/organization.entities';
import { keepAllSuperiors } from '../../src/organizations/superiors';
import { account } from '../seed';

/** As in the country: committees of provinces, of blocs and communes under them, grassroots organisations, their branches. */
const PROVINCES = 34;
const GRASSROOTS_PER_BLOC = 15;
const CELLS_PER_GRASSROOTS = 25;
const SINCE = '2020-01-01';
const AT = '2026-01-31T03:00:00.000Z';

export interface Country {
  branches: number;
  /** Newest last. */
  months: string[];
  /** Cookie tokens of officers: of the first grassroots organisation, its bloc, its province and the country. */
  officers: Record<'committee' | 'bloc' | 'province' | 'country', string>;
  ids: Record<'committee' | 'bloc' | 'province' | 'country', string>;
}

/** A year of months, as far as a disk for tests holds it: beyond so many branches four of them, some kilobytes a card. */
const monthsFor = (branches: number): number => (branches > 100_000 ? 4 : 12);

/** Fills an empty database with so many branches and months of decided cards; the last month is under way. */
export async function fillCountry(database: Database, branches: number): Promise<Country> {
  const today = vietnamDay(new Date());
  const n = monthsFor(branches);
  const months = Array.from({ length: n }, (_, at) => addMonths(monthOf(today), at - n + 1));
  const { ids, setId, committees } = await database.write((manager) => register(manager, branches));
  for (const month of months) {
    const open = month === months.at(-1);
    for (let at = 0; at < committees.length; at += COMMITTEES_AT_ONCE)
      await database.write((manager) =>
        fillMonth(manager, { month, setId, open, committees: committees.slice(at, at + COMMITTEES_AT_ONCE) }),
      );
    await database.write(async (manager) => countAnew(manager, month, await miscounted(manager, month)));
  }
  const officers = await database.write(async (manager) => {
    const tokens: [string, string][] = [];
    for (const [level, id] of Object.entries(ids))
      tokens.push([level, await account(manager, 'COMMITTEE_OFFICER', id)]);
    await manager.insert(Installation, { id: 'this', mode: 'REAL', setupCodeHash: null, createdAt: AT });
    await manager.insert(CellMonthDay, { id: 'this', day: today });
    return Object.fromEntries(tokens) as Country['officers'];
  });
  return { branches, months, officers, ids };
}

async function register(
  manager: EntityManager,
  branches: number,
): Promise<{ ids: Country['ids']; setId: string; committees: string[] }> {
  const tree = new Tree();
  const country = tree.add('PROVINCIAL_PARTY_ORG', 'Cả nước');
  const blocs = Math.ceil(branches / (GRASSROOTS_PER_BLOC * CELLS_PER_GRASSROOTS));
  const provinces = Array.from({ length: Math.min(PROVINCES, Math.ceil(blocs / 8)) }, (_, at) =>
    tree.add('PROVINCIAL_PARTY_ORG', `Đảng bộ tỉnh số ${at + 1}`, country),
  );
  const [first, committees]: [string[], string[]] = [[], []];
  for (let bloc = 0; bloc < blocs; bloc += 1) {
    // Whoever watches the line to the database is to have a turn.
    await turn();
    const blocId = tree.add('BLOC_PARTY_ORG', `Đảng bộ số ${bloc + 1}`, provinces[bloc % provinces.length]);
    for (let at = 0; at < GRASSROOTS_PER_BLOC; at += 1) {
      const id = tree.add('GRASSROOTS_PARTY_ORG', `Đảng bộ cơ sở ${bloc + 1}.${at + 1}`, blocId);
      committees.push(id);
      first.push(...(first.length === 0 ? [id, blocId] : []));
      for (let cell = 0; cell < CELLS_PER_GRASSROOTS; cell += 1)
        tree.add('SUBORDINATE_CELL', `Chi bộ ${bloc + 1}.${at + 1}.${cell + 1}`, id);
    }
  }
  await tree.store(manager);
  await keepAllSuperiors(manager);
  const ids = { committee: first[0], bloc: first[1], province: provinces[0], country };
  return { ids, setId: await publish(manager, country), committees };
}

class Tree {
  private readonly organizations: Organization[] = [];
  private readonly profiles: OrganizationProfile[] = [];
  private readonly links: OrganizationLink[] = [];

  add(kind: string, name: string, parentId?: string): string {
    const id = newId();
    const period = { validFrom: SINCE, validTo: null };
    const rest = { leadership: 'COMMITTEE', minMinutesOverride: null, orderedBy: null, nationalCode: null } as const;
    this.organizations.push({ id, existsFrom: SINCE, existsTo: null, createdAt: AT });
    const code = String(this.organizations.length);
    this.profiles.push({ id: newId(), organizationId: id, kind, ...named(name, code), ...rest, ...period });
    if (parentId) this.links.push({ id: newId(), childId: id, parentId, ...period });
    return id;
  }

  async store(manager: EntityManager): Promise<void> {
    await insertRows(manager, Organization, this.organizations);
    await insertRows(manager, OrganizationProfile, this.profiles);
    await insertRows(manager, OrganizationLink, this.links);
  }
}

async function publish(manager: EntityManager, ownerId: string): Promise<string> {
  const id = newId();
  const { meetingKinds } = hd42Commune;
  const period = { validFrom: SINCE, validTo: null, publishedAt: AT, createdAt: AT };
  const version = { id, setId: newId(), version: 1, status: 'PUBLISHED' as const, ownerId, meetingKinds, ...period };
  await manager.insert(CriteriaSetVersion, { ...version, content: hd42Commune });
  return id;
}

/** A score as small as one can be: what a list reads of it is on the card. */
const SNAPSHOT = JSON.stringify({
  content: {
    facts: {},
    answers: [],
    weaknesses: '',
    vote: { officialPresent: 9, approve: 9, disapprove: 0, other: 0 },
  },
  context: { leadership: 'COMMITTEE' },
  score: { total: 9500, band: 'GOOD', lines: [], groups: [] },
});

/** Committees whose branches one statement fills: some seconds at most, as any statement of the service may take. */
const COMMITTEES_AT_ONCE = 400;

/** By statement, from the register: branch by branch would take hours. Of a month under way a third has not sent, a third waits. */
async function fillMonth(
  manager: EntityManager,
  { month, setId, open, committees }: { month: string; setId: string; open: boolean; committees: readonly string[] },
): Promise<void> {
  const third = 'CAST(SUBSTR(p.code, LENGTH(p.code), 1) AS integer)';
  const state = open
    ? `CASE WHEN ${third} < 3 THEN NULL WHEN ${third} < 6 THEN 'SUBMITTED' ELSE 'DECIDED' END`
    : "'DECIDED'";
  const cells = `FROM organization_profile p JOIN organization_link l ON l.child_id = p.organization_id WHERE l.parent_id IN (${committees.map((id) => `'${id}'`).join()})`;
  const key = `p.organization_id || '${month}'`;
  const total = `8000 + ${third} * 200`;
  const band = `CASE WHEN ${third} > 4 THEN 'GOOD' ELSE 'FAIR' END`;
  const lines = `SUBSTR(p.organization_id, 15) || ${third}`;
  const full = `'${'1'.repeat(27)}' || CASE WHEN ${third} > 4 THEN '1' ELSE '0' END`;
  const [day, at] = [`${month}-05`, `${month}-06T03:00:00.000Z`];
  const sent = `(${state}) IS NOT NULL`;
  await manager.query(`INSERT INTO obligation (id, cell_id, month, kind, state, reason, document, version)
    SELECT 'o' || ${key}, p.organization_id, '${month}', 'REGULAR', CASE WHEN ${sent} THEN 'MET' ELSE 'OPEN' END, NULL, NULL, 1 ${cells}`);
  await manager.query(`INSERT INTO meeting (id, cell_id, month, slot, kind, held_on)
    SELECT 'm' || ${key}, p.organization_id, '${month}', 'R', 'REGULAR', '${day}' ${cells} AND ${sent}`);
  await manager.query(`INSERT INTO scorecard (id, meeting_id, cell_id, month, kind, superior_id, state, version, criteria_set_version_id, draft,
      self_total, self_band, self_lines, self_full, seconds_spent, decided_total, decided_band, submitted_at, deadline, decided_at, saved_at)
    SELECT 'c' || ${key}, 'm' || ${key}, p.organization_id, '${month}', 'REGULAR', l.parent_id, ${state}, 2, '${setId}', '{"facts":{},"answers":[]}',
      ${total}, ${band}, ${lines}, ${full}, 300, CASE WHEN (${state}) = 'DECIDED' THEN ${total} END, CASE WHEN (${state}) = 'DECIDED' THEN ${band} END,
      '${at}', '${month}-07', CASE WHEN (${state}) = 'DECIDED' THEN '${at}' END, '${at}' ${cells} AND ${sent}`);
  await manager.query(`INSERT INTO assessment (id, scorecard_id, kind, revision, criteria_set_version_id, snapshot, total, band, author_id, created_at)
    SELECT 'a' || ${key}, 'c' || ${key}, 'SELF', 1, '${setId}', '${SNAPSHOT}', ${total}, ${band}, 'nobody', '${at}' ${cells} AND ${sent}`);
  await manager.query(`INSERT INTO cell_month (obligation_id, cell_id, month, superior_id, cell_kind, state, scorecard_id, kind, criteria_set_version_id,
      deadline, sent_on, self_total, self_band, self_lines, self_full, seconds_spent, decided_total, decided_band)
    SELECT 'o' || ${key}, p.organization_id, '${month}', l.parent_id, p.kind, COALESCE(${state}, 'OPEN'),
      CASE WHEN ${sent} THEN 'c' || ${key} END, CASE WHEN ${sent} THEN 'REGULAR' END, CASE WHEN ${sent} THEN '${setId}' END,
      CASE WHEN ${sent} THEN '${month}-07' ELSE '${addDays(lastDayOf(month), 2)}' END, CASE WHEN ${sent} THEN '${month}-06' END,
      CASE WHEN ${sent} THEN ${total} END, CASE WHEN ${sent} THEN ${band} END,
      CASE WHEN ${sent} THEN ${lines} END, CASE WHEN ${sent} THEN ${full} END, CASE WHEN ${sent} THEN 300 END,
      CASE WHEN (${state}) = 'DECIDED' THEN ${total} END, CASE WHEN (${state}) = 'DECIDED' THEN ${band} END ${cells}`);
}
