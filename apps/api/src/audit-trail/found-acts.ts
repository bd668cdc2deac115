import type { AuditTrailQuery } from '@chibo/contracts';
import { addDays, foldVietnamese } from '@chibo/domain';
import type { EntityManager } from 'typeorm';
import type { Sql } from '../db/sql';
import { ask, contains, sql } from '../db/sql';
import type { Among } from './among';
import { among } from './among';
import { concerns } from './part';
import type { Part } from './part';

export interface FoundAct {
  seq: number;
  at: string;
  account_id: string | null;
  network: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  organization_id: string | null;
  payload: string;
}

export type Wanted = Omit<AuditTrailQuery, 'organizationId'>;

/** Newest first, by the order in which they were written down. */
export async function findActs(manager: EntityManager, part: Part, wanted: Wanted, limit: number): Promise<FoundAct[]> {
  const ways = await waysOf(manager, part, wanted);
  if (ways.length === 0) return [];
  const found = ways.map((way) => newest(way, wanted, limit)).reduce((all, each) => sql`${all} UNION ${each}`);
  return ask<FoundAct>(
    manager,
    sql`SELECT a.seq, a.at, a.account_id, a.network, a.action, a.subject_type, a.subject_id, a.organization_id, a.payload
      FROM audit a WHERE a.seq IN (${found}) ORDER BY a.seq DESC LIMIT ${limit}`,
  );
}

/** Each way an act may concern the part with each way it may bear the name. */
async function waysOf(manager: EntityManager, part: Part, { q = '' }: Wanted): Promise<Among[]> {
  const [own, named] = [await concerns(manager, part), await namedBy(manager, q)];
  return own.flatMap((one) =>
    named.map((name) => ({
      condition: sql`${one.condition} AND ${name.condition}`,
      few: one.few || name.few,
    })),
  );
}

/** Numbers of the newest of one way: of all ways together more than are shown, and what is found twice stands once. */
function newest(way: Among, wanted: Wanted, limit: number): Sql {
  // Of few values all acts are taken by their index and put in order: reading from the newest on may not meet one for a million.
  const order = way.few ? sql`a.seq + 0 DESC` : sql`a.seq DESC`;
  return sql`SELECT seq FROM (
    SELECT a.seq FROM audit a WHERE ${way.condition} AND ${asked(wanted, way)} ORDER BY ${order} LIMIT ${limit}) newest`;
}

function asked({ accountId, subjectId, action, from, to, before }: Wanted, { few }: Among): Sql {
  // Without its index where a shorter one is at hand: SQLite takes any equality for a handful of rows.
  const column = few ? sql`(a.action || '')` : sql`a.action`;
  const parts = [
    ...(accountId ? [sql`(a.account_id = ${accountId} OR a.subject_id = ${accountId})`] : []),
    ...(subjectId ? [sql`a.subject_id = ${subjectId}`] : []),
    ...(action ? [sql`${column} = ${action}`] : []),
    ...(before ? [sql`a.seq < ${Number(before)}`] : []),
    ...(from ? [since(startOf(from))] : []),
    ...(to ? [until(startOf(addDays(to, 1)))] : []),
  ];
  return parts.reduce((all, each) => sql`${all} AND ${each}`, sql`1 = 1`);
}

/** First instant of a day in Vietnam. */
function startOf(day: string): string {
  return new Date(`${day}T00:00:00+07:00`).toISOString();
}

/** The clock may have stood a little wrong while the order went on: rows are looked for a day further. */
const MARGIN_MS = 86_400_000;

function since(at: string): Sql {
  const earlier = new Date(Date.parse(at) - MARGIN_MS).toISOString();
  return sql`a.at >= ${at} AND a.seq >= COALESCE((SELECT b.seq FROM audit b WHERE b.at >= ${earlier} ORDER BY b.at LIMIT 1), 0)`;
}

function until(at: string): Sql {
  const later = new Date(Date.parse(at) + MARGIN_MS).toISOString();
  return sql`a.at < ${at} AND a.seq <= COALESCE((SELECT b.seq FROM audit b WHERE b.at < ${later} ORDER BY b.at DESC LIMIT 1), 0)`;
}

/** Who did it, whose account it was done to, or of which organisation (by any name it has had). */
async function namedBy(manager: EntityManager, q: string): Promise<Among[]> {
  if (!q.trim()) return [{ condition: sql`1 = 1`, few: false }];
  const words = foldVietnamese(q);
  const people = sql`SELECT account.id FROM account WHERE ${contains(sql`account.folded`, words)}`;
  const places = sql`SELECT p.organization_id AS id FROM organization_profile p WHERE ${contains(sql`p.folded`, words)}`;
  const ways = [
    await among(manager, 'a.account_id', people),
    await among(manager, 'a.subject_id', people),
    await among(manager, 'a.organization_id', places),
  ];
  return ways.filter((way) => way !== undefined);
}
